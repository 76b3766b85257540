// SPDX-License-Identifier: Apache-2.0
// `dateline read`: one record whatever the order, the threads and the interruptions; clear words
// for bad input.
#include <algorithm>
#include <cstdint>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "program.h"

namespace dateline::tests {
namespace {

using testing::EndsWith;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

std::vector<std::string> sample_files() {
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(samples)) {
    const std::string ending = entry.path().extension().string();
    if (ending == ".txt" || ending == ".jsonl" || ending == ".html")
      files.push_back(entry.path().string());
  }
  std::ranges::sort(files);
  return files;
}

std::string joined(const std::vector<std::string>& files) {
  std::string list;
  for (const std::string& file : files) list += " " + file;
  return list;
}

std::string record_of(const Program& program, const std::string& db) {
  const Result result = program.run("events --json --db " + db);
  EXPECT_EQ(result.code, 0) << result.err;
  return result.out;
}

TEST(Read, reads_the_samples_and_says_so_in_one_line) {
  const Program program;
  const Result result = program.run("read" + joined(sample_files()));
  EXPECT_EQ(result.code, 0) << result.err;
  EXPECT_THAT(result.out, IsEmpty());
  EXPECT_THAT(result.err, HasSubstr("reports read -> "));
  EXPECT_EQ(std::ranges::count(result.err, '\n'), 1) << result.err;
}

TEST(Read, adds_nothing_twice) {
  const Program program;
  ASSERT_EQ(program.run("read " + samples).code, 0);
  const std::string before = record_of(program, "dateline.db");
  const Result again = program.run("read " + samples);
  EXPECT_EQ(again.code, 0);
  EXPECT_THAT(again.err, HasSubstr("already known"));
  EXPECT_EQ(record_of(program, "dateline.db"), before);
}

TEST(Read, the_record_does_not_depend_on_order_threads_or_portions) {
  const Program program;
  std::vector<std::string> files = sample_files();
  ASSERT_EQ(program.run("read --threads 1 --db one.db" + joined(files)).code, 0);
  const std::string expected = record_of(program, "one.db");
  ASSERT_GT(expected.size(), 10000U);
  std::ranges::reverse(files);
  ASSERT_EQ(program.run("read --threads 4 --db two.db" + joined(files)).code, 0);
  EXPECT_EQ(record_of(program, "two.db"), expected);
  for (const std::string& file : files)
    ASSERT_EQ(program.run("read --db three.db " + file).code, 0);
  EXPECT_EQ(record_of(program, "three.db"), expected);
  ASSERT_EQ(program.run("reread --db three.db").code, 0);
  EXPECT_EQ(record_of(program, "three.db"), expected);
}

TEST(Read, a_killed_run_is_finished_by_the_next) {
  const Program program;
  ASSERT_EQ(program.run("read --db whole.db " + samples).code, 0);
  for (const char* after : {"0.05", "0.15", "0.3", "0.6"}) {
    static_cast<void>(program.shell(std::string("timeout -s KILL ") + after +
                                    " " DATELINE_PROGRAM " read --db cut.db " + samples));
  }
  ASSERT_EQ(program.run("read --db cut.db " + samples).code, 0);
  EXPECT_EQ(record_of(program, "cut.db"), record_of(program, "whole.db"));
  EXPECT_EQ(program.run("doctor --db cut.db").code, program.run("doctor --db whole.db").code);
}

TEST(Read, goes_on_after_bad_input_and_ends_with_2) {
  const Program program;
  program.write("empty.txt", "");
  program.write("picture.png", std::string("\x89PNG\r\n\x1a\n\0\0\0", 11));
  program.write("good.txt",
                "KYIV - Indian Prime Minister Narendra Modi met Ukrainian President Volodymyr "
                "Zelenskyy on 23 August 2024.\n");
  const Result result = program.run("read empty.txt missing.txt picture.png good.txt");
  EXPECT_EQ(result.code, 2);
  EXPECT_THAT(result.err, HasSubstr("empty.txt"));
  EXPECT_THAT(result.err, HasSubstr("missing.txt"));
  EXPECT_THAT(result.err, HasSubstr("picture.png"));
  EXPECT_THAT(result.err, HasSubstr("1 report read"));
  EXPECT_THAT(record_of(program, "dateline.db"), HasSubstr("2024-08-23"));
}

TEST(Read, broken_utf8_is_read_and_noted) {
  const Program program;
  program.write("broken.txt",
                "The Indian prime minister met the Ukrainian president \x81\x8D in Kyiv on "
                "Friday, and the two leaders talked about trade and the war for two hours.\n");
  EXPECT_EQ(program.run("read broken.txt").code, 0);
  const std::string annotation = program.run("annotate broken.txt").out;
  EXPECT_THAT(annotation, HasSubstr("\xEF\xBF\xBD"));
  EXPECT_THAT(annotation, HasSubstr("ill-formed"));
}

TEST(Read, noise_in_a_given_language_is_read_without_harm) {
  const Program program;
  // Letters of many scripts, capitals and marks without order, the same in every run.
  std::string noise;
  std::uint32_t state = 7;
  for (int i = 0; i < 60000; ++i) {
    state = state * 1664525U + 1013904223U;
    noise.push_back(static_cast<char>(1U + (state >> 24U) % 255U));
  }
  program.write("noise.txt", noise);
  for (const char* lang : {"en", "gu"}) {
    const Result result = program.run(std::string("annotate noise.txt --lang ") + lang);
    EXPECT_TRUE(result.code == 0 || result.code == 2) << result.code << result.err;
    EXPECT_THAT(result.err, Not(HasSubstr("Assertion")));
  }
}

TEST(Read, a_line_of_200_mb_is_refused_in_bounded_memory) {
  const Program program;
  const Result made = program.shell(
      "head -c 200000000 /dev/zero | tr '\\0' 'a' > long.jsonl && printf '\\n{\"text\": \"Modi met "
      "Putin in Moscow on 9 July 2024.\"}\\n' >> long.jsonl && ls -l long.jsonl");
  ASSERT_EQ(made.code, 0);
  const Result result = program.shell("ulimit -v 2000000; " DATELINE_PROGRAM " read long.jsonl");
  EXPECT_EQ(result.code, 2);
  EXPECT_THAT(result.err, HasSubstr("long.jsonl"));
}

TEST(Read, says_which_languages_it_cannot_read) {
  const Program program;
  program.write("fr.txt",
                "Le ministre des Affaires étrangères a rencontré son homologue allemand à Berlin "
                "lundi pour discuter de la crise.\n");
  const Result result = program.run("read fr.txt");
  EXPECT_EQ(result.code, 0);
  EXPECT_THAT(result.err, HasSubstr("languages not supported: fr"));
}

TEST(Read, refuses_a_date_that_is_none) {
  const Program program;
  const Result result = program.run("read --date 19.8.2025 " + samples);
  EXPECT_EQ(result.code, 2);
  EXPECT_THAT(result.err, HasSubstr("2025-08-19"));
}

TEST(Read, a_full_disk_is_told_and_loses_nothing) {
  const Program program;
  // A limit on the size of files stands in for a full disk: writing fails in the same way.
  const Result result = program.shell(
      "trap '' XFSZ; ulimit -f 200; " DATELINE_PROGRAM " read --db small.db " + samples);
  EXPECT_EQ(result.code, 2) << result.err;
  EXPECT_THAT(result.err, HasSubstr("small.db"));
  ASSERT_EQ(program.run("read --db small.db " + samples).code, 0);
  ASSERT_EQ(program.run("read --db whole.db " + samples).code, 0);
  EXPECT_EQ(record_of(program, "small.db"), record_of(program, "whole.db"));
}

}  // namespace
}  // namespace dateline::tests
