// SPDX-License-Identifier: Apache-2.0
// Questions to the record: shapes, filters, exit codes, ids.
#include <algorithm>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "program.h"

namespace dateline::tests {
namespace {

using Json = nlohmann::json;
using testing::Each;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

std::vector<Json> json_lines(const std::string& text) {
  std::vector<Json> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(Json::parse(line));
  return lines;
}

class Questions : public testing::Test {
 protected:
  void SetUp() override { ASSERT_EQ(program.run("read " + samples).code, 0); }
  Program program;
};

TEST_F(Questions, timeline_has_one_line_an_event) {
  const std::string table = program.run("timeline").out;
  const auto events = json_lines(program.run("events --json").out);
  ASSERT_FALSE(events.empty());
  EXPECT_THAT(table, StartsWith("DATE"));
  EXPECT_GE(std::ranges::count(table, '\n'), static_cast<std::ptrdiff_t>(events.size()) + 1);
}

TEST_F(Questions, csv_has_as_many_rows_and_cells_as_it_says) {
  const std::string csv = program.run("events --csv").out;
  const auto events = json_lines(program.run("events --json").out);
  std::size_t rows = 0;
  bool quoted = false;
  for (const char letter : csv) {
    if (letter == '"') quoted = !quoted;
    if (letter == '\n' && !quoted) ++rows;
  }
  EXPECT_EQ(rows, events.size() + 1);
}

TEST_F(Questions, names_are_found_in_every_script) {
  for (const char* name : {"Zelenskyy", "Zelensky", "ઝેલેન્સ્કી", "Зеленский"}) {
    const auto events = json_lines(program.run(std::string("events --json --who ") + name).out);
    EXPECT_FALSE(events.empty()) << name;
  }
}

TEST_F(Questions, filters_narrow) {
  for (const Json& event :
       json_lines(program.run("events --json --class CONSULT --on 2024-08").out)) {
    EXPECT_EQ(event["class"], "CONSULT");
    EXPECT_THAT(event["when"]["from"].get<std::string>(), StartsWith("2024-08"));
  }
  for (const Json& event : json_lines(program.run("events --json --who Modi --with Putin").out)) {
    EXPECT_GE(event["actors"].size() + event["recipients"].size(), 2U);
  }
}

TEST_F(Questions, no_row_is_exit_1_and_a_wrong_question_exit_2) {
  EXPECT_EQ(program.run("events --who Nobodyofthisname").code, 1);
  EXPECT_THAT(program.run("events --who Nobodyofthisname").err, HasSubstr("no event fits"));
  EXPECT_EQ(program.run("events --class MEETING").code, 2);
  EXPECT_EQ(program.run("events --on yesterday").code, 2);
  EXPECT_EQ(program.run("events --status done").code, 2);
  EXPECT_EQ(program.run("events --db none.db").code, 2);
  EXPECT_EQ(program.run("nosuchcommand").code, 2);
  EXPECT_EQ(program.run("").code, 2);
}

TEST_F(Questions, every_id_of_a_mention_finds_its_event) {
  for (const Json& event : json_lines(program.run("events --json").out)) {
    for (const Json& mention : event["mentions"]) {
      const Result result = program.run("show --json " + mention["id"].get<std::string>());
      ASSERT_EQ(result.code, 0) << result.err;
      EXPECT_EQ(Json::parse(result.out)["id"], event["id"]);
    }
  }
  EXPECT_EQ(program.run("show ev-zzzzzzzz").code, 2);
}

TEST_F(Questions, every_span_holds_the_letters_it_claims) {
  std::map<std::string, std::string> texts;
  for (const Json& row : json_lines(program.run("sql --json 'select key, text from report'").out)) {
    texts[row["key"]] = row["text"];
  }
  for (const Json& mention : json_lines(program.run("extract " + samples).out)) {
    const std::string& text = texts.at(mention["report"]);
    const auto letters = [&text](const Json& span) {
      return text.substr(span[0].get<std::size_t>(),
                         span[1].get<std::size_t>() - span[0].get<std::size_t>());
    };
    EXPECT_EQ(letters(mention["span"]), mention["text"]);
    for (const char* side : {"actors", "recipients"}) {
      for (const Json& participant : mention[side]) {
        if (!participant.contains("span")) continue;
        EXPECT_EQ(letters(participant["span"]), participant["text"]);
      }
    }
    for (const Json& claim : mention["claims"]) EXPECT_EQ(letters(claim["span"]), claim["text"]);
    for (const Json& quotation : mention.value("quotations", Json::array())) {
      EXPECT_THAT(text, HasSubstr(quotation.get<std::string>()));
    }
  }
}

TEST_F(Questions, why_gives_rule_letters_and_merges) {
  const Result found = program.run("events --json --who Modi --with Zelenskyy --class CONSULT");
  ASSERT_EQ(found.code, 0);
  const std::string id = json_lines(found.out).front()["id"];
  const std::string why = program.run("why " + id).out;
  EXPECT_THAT(why, HasSubstr("/events"));
  EXPECT_THAT(why, HasSubstr("trigger"));
}

TEST_F(Questions, sql_reads_and_never_writes) {
  EXPECT_THAT(program.run("sql 'select count(*) as n from report'").out, StartsWith("n\n"));
  EXPECT_EQ(program.run("sql 'delete from report'").code, 2);
  EXPECT_EQ(program.run("sql 'select nothing'").code, 2);
  EXPECT_EQ(program.run("sql 'select 1 where 0'").code, 1);
  EXPECT_THAT(program.run("sql 'select count(*) from report' --csv").out, HasSubstr("\r\n"));
}

TEST_F(Questions, full_text_search_finds_gujarati) {
  EXPECT_EQ(
      program.run("sql \"select rowid from report_text where report_text match 'કિવમાં'\"").code, 0);
}

TEST_F(Questions, a_reader_that_goes_away_is_no_fault) {
  EXPECT_EQ(
      program
          .shell("{ " DATELINE_PROGRAM
                 " events --json; echo $? > code; } | head -c 1 > /dev/null; exit $(cat code)")
          .code,
      0);
}

TEST_F(Questions, a_full_standard_output_is_a_fault) {
  EXPECT_EQ(program.shell(DATELINE_PROGRAM " events --json > /dev/full").code, 2);
}

TEST(Help, every_command_has_one_with_an_example) {
  const Program program;
  const Result help = program.run("--help");
  EXPECT_EQ(help.code, 0);
  for (const char* command :
       {"read", "reread", "extract", "annotate", "events", "timeline", "planned", "show", "why",
        "eval", "languages", "doctor", "sql", "man", "completion"}) {
    EXPECT_THAT(help.out, HasSubstr(command));
    const Result one = program.run(std::string(command) + " --help");
    EXPECT_EQ(one.code, 0);
    EXPECT_THAT(one.out, HasSubstr(std::string("Example:\n  dateline ") + command));
  }
}

TEST(Help, man_page_and_completions_come_from_the_same_source) {
  const Program program;
  EXPECT_THAT(program.run("man").out, HasSubstr(".SS timeline"));
  EXPECT_THAT(program.run("completion bash").out, HasSubstr("--since"));
  EXPECT_EQ(program.shell(DATELINE_PROGRAM " completion bash | bash -n").code, 0);
  EXPECT_THAT(program.run("completion fish").out, HasSubstr("complete -c dateline"));
  EXPECT_EQ(program.run("completion tcsh").code, 2);
}

TEST(Help, version_names_packs_and_knowledge) {
  const Program program;
  const std::string out = program.run("--version").out;
  for (const char* part : {"dateline ", "ICU ", "knowledge ", "pack en ", "pack gu "})
    EXPECT_THAT(out, HasSubstr(part));
}

}  // namespace
}  // namespace dateline::tests
