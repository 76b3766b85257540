// SPDX-License-Identifier: Apache-2.0
// Missing and damaged data: a clear sentence that says what, where and what to do; nothing made up.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "program.h"

namespace dateline::tests {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::Not;

/// A copy of the program's data that a test may break.
class Data : public testing::Test {
 protected:
  Data() {
    fs::create_directories(program.folder() / "data");
    for (const char* part : {"languages", "knowledge"}) {
      fs::copy(fs::path(DATELINE_SOURCE_DIR) / part, program.folder() / "data" / part,
               fs::copy_options::recursive);
    }
    program.write(
        "report.txt",
        "The Indian prime minister, Narendra Modi, met the Ukrainian president, Volodymyr "
        "Zelenskyy, in Kyiv on 23 August 2024.\n");
  }

  [[nodiscard]] fs::path file(const char* name) const { return program.folder() / "data" / name; }
  [[nodiscard]] Result run(const std::string& arguments) const {
    return program.run(arguments, "DATELINE_DATA=$PWD/data");
  }

  Program program;
};

TEST_F(Data, whole_data_reads) {
  const Result result = run("read report.txt");
  EXPECT_EQ(result.code, 0) << result.err;
  EXPECT_THAT(run("events --json").out, HasSubstr("2024-08-23"));
}

TEST_F(Data, a_missing_folder_is_named) {
  const Result result = program.run("read report.txt", "DATELINE_DATA=/nowhere");
  EXPECT_EQ(result.code, 2);
  EXPECT_THAT(result.err, HasSubstr("DATELINE_DATA is /nowhere"));
}

TEST_F(Data, a_missing_model_is_named_and_the_report_is_not_taken_as_read) {
  fs::rename(file("languages/en/syntax.model"), file("syntax.model"));
  const Result result = run("read report.txt");
  EXPECT_EQ(result.code, 2);
  EXPECT_THAT(result.err, HasSubstr("languages/en/syntax.model"));
  EXPECT_EQ(run("doctor").code, 2);
  fs::rename(file("syntax.model"), file("languages/en/syntax.model"));
  EXPECT_EQ(run("read report.txt").code, 0);
  EXPECT_THAT(run("events --json").out, HasSubstr("2024-08-23"));
}

TEST_F(Data, a_damaged_or_short_model_is_told) {
  const fs::path model = file("languages/en/syntax.model");
  std::fstream damage(model, std::ios::in | std::ios::out | std::ios::binary);
  damage.seekp(static_cast<std::streamoff>(fs::file_size(model) / 2));
  damage << "damage damage damage damage";
  damage.close();
  EXPECT_THAT(run("read report.txt").err, HasSubstr("syntax.model"));
  EXPECT_EQ(run("read report.txt").code, 2);
  fs::resize_file(model, 1000);
  EXPECT_THAT(run("doctor").out, HasSubstr("FAULT pack en"));
}

TEST_F(Data, a_damaged_gazetteer_is_refused_and_an_absent_one_is_not) {
  program.write("data/places.gaz", "this is no gazetteer");
  const Result result = run("read report.txt");
  EXPECT_EQ(result.code, 2);
  EXPECT_THAT(result.err, HasSubstr("places.gaz"));
  EXPECT_EQ(run("doctor").code, 2);
  fs::remove(file("places.gaz"));
  EXPECT_EQ(run("read report.txt").code, 0);
  EXPECT_THAT(run("events --json").out, HasSubstr("2024-08-23"));
}

TEST_F(Data, a_faulty_row_is_told_with_file_and_line_and_left_out) {
  std::ofstream(file("knowledge/countries.tsv"), std::ios::app)
      << "too\tmany\tcells\t4\t5\t6\t7\t8\t9\t10\t11\t12\t13\t14\n";
  const Result result = run("read report.txt");
  EXPECT_THAT(result.err, HasSubstr("countries.tsv:"));
  EXPECT_THAT(run("events --json").out, HasSubstr("2024-08-23"));
}

TEST_F(Data, a_newer_pack_is_refused_with_advice) {
  program.write("data/languages/en/pack.toml", "format = 99\nlanguage = \"en\"\n");
  const Result result = run("read report.txt");
  EXPECT_EQ(result.code, 2);
  EXPECT_THAT(result.err, HasSubstr("newer Dateline"));
}

TEST_F(Data, a_change_of_data_is_read_into_the_whole_record) {
  ASSERT_EQ(run("read report.txt").code, 0);
  ASSERT_EQ(run("doctor").code, 2) << "no gazetteer in this copy";
  EXPECT_THAT(run("doctor").out, HasSubstr("ok    record"));
  std::ofstream(file("knowledge/countries.tsv"), std::ios::app) << "# a comment\n";
  EXPECT_THAT(run("doctor").out, HasSubstr("dateline reread"));
  ASSERT_EQ(run("reread").code, 0);
  EXPECT_THAT(run("doctor").out, HasSubstr("ok    record"));
}

}  // namespace
}  // namespace dateline::tests
