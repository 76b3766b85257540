// SPDX-License-Identifier: Apache-2.0
// dateline eval as a user runs it: figures, shapes, exit codes; and PLOVER's records against the
// scorer that lies beside them.
#include <cmath>
#include <filesystem>
#include <map>
#include <regex>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "program.h"

namespace dateline::tests {
namespace {

using Json = nlohmann::json;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

/// A news gold over one line of our own, with one event and two names.
class Eval : public testing::Test {
 protected:
  void SetUp() override {
    const std::string line = "Angela Merkel met Emmanuel Macron in Berlin on Monday.";
    program.write("texts/eng.txt", line + "\nThe weather stayed fine.\n");
    program.write("news/languages.tsv", "lang\tfile\nen\teng.txt\nxx\teng.txt\n");
    for (const std::string half : {"open", "kept"}) write_gold("news/" + half + "/");
  }

  void write_gold(const std::string& folder) const {
    program.write(folder + "documents.tsv",
                  "document\tfirst\tlast\tdate\nown.1\t1\t2\t2019-05-06\n");
    program.write(folder + "entities.tsv",
                  "document\tid\tkind\tcode\tlabel\nown.1\ta1\tperson\tDEU.GOV\tAngela Merkel\n"
                  "own.1\ta2\tperson\tFRA.GOV\tEmmanuel Macron\n");
    program.write(folder + "times.tsv", "document\tid\ttype\tvalue\n");
    program.write(folder + "events.tsv",
                  "document\tid\tclass\tmode\tstatus\tactors\nown.1\te1\tCONSULT\t\thappened\ta1 "
                  "a2\n");
    program.write(folder + "en/names.tsv", "line\tfrom\tto\tentity\n1\t0\t13\ta1\n1\t18\t33\ta2\n");
    program.write(folder + "en/times.tsv", "line\tfrom\tto\ttime\n");
    program.write(folder + "en/events.tsv", "line\tfrom\tto\tevent\tkind\n1\t14\t17\te1\tmain\n");
    program.write(folder + "en/roles.tsv", "line\tfrom\tto\tevent\trole\tentity\n");
  }

  Program program;
};

TEST_F(Eval, prints_figures_with_interval_and_n) {
  const Result result = program.run("eval events news --texts texts");
  ASSERT_EQ(result.code, 0) << result.err;
  const auto lines = lines_of(result.out);
  ASSERT_GE(lines.size(), 2U);
  EXPECT_EQ(lines.front(), "news, open half, en (documents resampled)");
  EXPECT_TRUE(std::regex_match(
      lines[1],
      std::regex(R"(events: class +\d+\.\d +\[ *\d+\.\d, +\d+\.\d\] +n 1 +P +\d+\.\d +R 100\.0)")))
      << lines[1];
}

TEST_F(Eval, every_layer_of_the_news_gold_can_be_asked_for) {
  for (const char* task :
       {"events", "status", "roles", "links", "names", "identities", "places", "times"}) {
    const Result result = program.run(std::string("eval ") + task + " news --texts texts");
    EXPECT_EQ(result.code, 0) << task << ": " << result.err;
    EXPECT_THAT(result.out, HasSubstr(" n ")) << task;
  }
}

TEST_F(Eval, json_lines_parse) {
  const Result result = program.run("eval names news --texts texts --json");
  ASSERT_EQ(result.code, 0) << result.err;
  const auto lines = lines_of(result.out);
  EXPECT_GE(lines.size(), 4U);
  for (const std::string& line : lines) {
    const Json figure = Json::parse(line);
    EXPECT_TRUE(figure["figure"].is_string());
    EXPECT_TRUE(figure["corpus"].is_string());
    EXPECT_TRUE(figure["n"].is_number());
    if (figure["value"].is_null()) {  // neither in the gold nor found: no figure
      EXPECT_EQ(figure["n"], 0);
      EXPECT_TRUE(figure["low"].is_null());
      EXPECT_TRUE(figure["high"].is_null());
      continue;
    }
    EXPECT_LE(figure["low"], figure["value"]);
    EXPECT_GE(figure["high"], figure["value"]);
    EXPECT_TRUE(figure["low"].is_number());
  }
}

TEST_F(Eval, csv_has_a_header_and_as_many_rows) {
  const auto rows = lines_of(program.run("eval names news --texts texts --csv").out);
  const auto figures = lines_of(program.run("eval names news --texts texts --json").out);
  ASSERT_EQ(rows.size(), figures.size() + 1);
  EXPECT_THAT(rows.front(), StartsWith("figure,measure,corpus,value,low,high,n"));
}

TEST_F(Eval, the_same_call_prints_the_same) {
  const std::string call = "eval names news --texts texts --json --errors";
  EXPECT_EQ(program.run(call).out, program.run(call).out);
}

TEST_F(Eval, errors_come_with_their_text_before_the_figures) {
  program.write("news/open/en/events.tsv", "line\tfrom\tto\tevent\tkind\n2\t4\t11\te1\tmain\n");
  const Result result = program.run("eval events news --texts texts --errors");
  ASSERT_EQ(result.code, 0) << result.err;
  EXPECT_THAT(result.out, StartsWith("MISSED\t2\tCONSULT happened\tThe [weather] stayed fine.\n"));
}

TEST_F(Eval, what_cannot_be_measured_is_exit_2_and_says_what_to_do) {
  const auto fails = [&](const std::string& arguments, const std::string& says) {
    const Result result = program.run("eval " + arguments);
    EXPECT_EQ(result.code, 2) << arguments;
    EXPECT_THAT(result.err, HasSubstr(says)) << arguments;
    EXPECT_THAT(result.out, IsEmpty()) << arguments;
  };
  fails("weather news --texts texts", "no such task: weather; there are: events");
  fails("events nothing", "nothing: no such file or folder");
  fails("events texts/eng.txt", "eval events reads news gold; PLOVER");
  fails("events news --texts texts --half kept --errors", "leave out --errors");
  fails("events news --texts texts --half best", "--half is open or kept");
  fails("events news --texts texts --lang xx", "`dateline languages` lists those");
  fails("events news --texts elsewhere", "elsewhere/eng.txt");
  fails("events", "GOLD");
  program.write("news/open/en/names.tsv", "line\tfrom\tto\tentity\n1\t0\t13\ta9\n");
  fails("names news --texts texts", "names.tsv:2: the gold has no a9");
}

TEST_F(Eval, the_kept_half_gives_totals) {
  const Result result = program.run("eval events news --texts texts --half kept");
  EXPECT_EQ(result.code, 0) << result.err;
  EXPECT_THAT(result.out, StartsWith("news, kept half, en"));
}

TEST_F(Eval, a_wrong_task_lists_those_there_are) {
  const std::string fault = program.run("eval weather news").err;
  for (const char* task : {"syntax", "languages", "pages", "names", "identities", "places", "links",
                           "times", "status", "roles"}) {
    EXPECT_THAT(fault, HasSubstr(task));
  }
}

// ---- against the scorer beside the records -------------------------------------------------

/// "class  recall ... F1  55.7%  top1 ..." by the line's name.
std::map<std::string, double> scorers_f1(const std::string& out) {
  std::map<std::string, double> values;
  for (const std::string& line : lines_of(out)) {
    std::smatch found;
    static const std::regex row(R"(^(class[+a-z]*) .*  F1 +([0-9.]+)%.*)");
    if (std::regex_match(line, found, row)) values[found[1]] = std::stod(found[2]);
  }
  return values;
}

TEST(EvalPlover, gives_the_figures_of_score_plover) {
  const std::filesystem::path shared = DATELINE_SOURCE_DIR "/../shared";
  const std::filesystem::path gold = shared / "data/events/plover_gold_dev.json";
  const std::filesystem::path scorer = shared / "tools/score_plover.py";
  const Program program;
  if (!std::filesystem::exists(gold) || !std::filesystem::exists(scorer)) {
    GTEST_SKIP() << "NOT CHECKED against score_plover.py: " << gold << " is not there";
  }
  if (program.shell("python3 -c 0").code != 0) {
    GTEST_SKIP() << "NOT CHECKED against score_plover.py: python3 is not there";
  }
  const Result ours = program.run("eval events '" + gold.string() + "' --predictions F --json");
  ASSERT_EQ(ours.code, 0) << ours.err;
  const Result theirs =
      program.shell("python3 '" + scorer.string() + "' '" + gold.string() + "' F");
  ASSERT_EQ(theirs.code, 0) << theirs.err;
  const auto expected = scorers_f1(theirs.out);
  ASSERT_EQ(expected.size(), 3U) << theirs.out;
  static const std::map<std::string, std::string> names = {
      {"events: class", "class"},
      {"events: class, source", "class+source"},
      {"events: class, source, target", "class+source+target"}};
  std::size_t compared = 0;
  for (const std::string& line : lines_of(ours.out)) {
    const Json figure = Json::parse(line);
    const auto name = names.find(figure["figure"]);
    if (name == names.end()) continue;
    ++compared;
    const double tenths = std::round(figure["value"].get<double>() * 10);
    EXPECT_NEAR(tenths, std::round(expected.at(name->second) * 10), 0.01) << name->first;
  }
  EXPECT_EQ(compared, 3U);
}

}  // namespace
}  // namespace dateline::tests
