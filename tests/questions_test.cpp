// SPDX-License-Identifier: Apache-2.0
// Questions to the record: shapes, filters, exit codes, ids.
#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "program.h"

namespace dateline::tests {
namespace {

using Json = nlohmann::json;
using testing::Contains;
using testing::HasSubstr;
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

  /// The answer to a question that must have one.
  [[nodiscard]] std::vector<Json> ask(const std::string& arguments) const {
    const Result result = program.run(arguments);
    EXPECT_EQ(result.code, 0) << arguments << ": " << result.err;
    std::vector<Json> lines = json_lines(result.out);
    EXPECT_FALSE(lines.empty()) << arguments << " answers nothing";
    return lines;
  }

  Program program;
};

std::set<std::string> ids_of(const std::vector<Json>& events) {
  std::set<std::string> ids;
  for (const Json& event : events) ids.insert(event.at("id"));
  return ids;
}

TEST_F(Questions, timeline_has_one_line_an_event) {
  const std::string table = program.run("timeline").out;
  const auto events = ask("events --json");
  EXPECT_EQ(ids_of(events).size(), events.size());
  EXPECT_THAT(table, StartsWith("DATE"));
  std::size_t rows = 0;
  std::istringstream lines(table);
  for (std::string line; std::getline(lines, line);) {
    const std::size_t id = line.find("ev-");
    if (id == std::string::npos) continue;
    ++rows;
    const std::string prefix = line.substr(id, line.find(' ', id) - id);
    EXPECT_EQ(std::ranges::count_if(events,
                                    [&](const Json& event) {
                                      return event["id"].get<std::string>().starts_with(prefix);
                                    }),
              1)
        << line;
  }
  EXPECT_EQ(rows, events.size());
}

/// The cells of CSV with quoted cells, line by line.
std::vector<std::vector<std::string>> csv_rows(const std::string& csv) {
  std::vector<std::vector<std::string>> rows(1, {""});
  bool quoted = false;
  for (const char letter : csv) {
    if (letter == '"') {
      quoted = !quoted;
    } else if (letter == ',' && !quoted) {
      rows.back().emplace_back();
    } else if (letter == '\n' && !quoted) {
      rows.push_back({""});
    } else if (letter != '\r' || quoted) {
      rows.back().back() += letter;
    }
  }
  rows.pop_back();  // what stands behind the last line's end
  return rows;
}

TEST_F(Questions, csv_has_as_many_rows_and_cells_as_it_says) {
  const auto rows = csv_rows(program.run("events --csv").out);
  const auto events = ask("events --json");
  ASSERT_EQ(rows.size(), events.size() + 1);
  const auto id = std::ranges::find(rows.front(), "id") - rows.front().begin();
  ASSERT_LT(static_cast<std::size_t>(id), rows.front().size()) << "no column id";
  for (std::size_t row = 1; row < rows.size(); ++row) {
    EXPECT_EQ(rows[row].size(), rows.front().size()) << "row " << row;
    EXPECT_EQ(rows[row].at(static_cast<std::size_t>(id)), events[row - 1]["id"]);
  }
}

TEST_F(Questions, names_are_found_in_every_script) {
  const auto expected = ids_of(ask("events --json --who Zelenskyy"));
  EXPECT_LT(expected.size(), ask("events --json").size());
  for (const char* name : {"Zelensky", "ઝેલેન્સ્કી", "Зеленский"}) {
    EXPECT_EQ(ids_of(ask(std::string("events --json --who ") + name)), expected) << name;
  }
}

TEST_F(Questions, filters_narrow) {
  for (const Json& event : ask("events --json --class CONSULT --on 2024-08")) {
    EXPECT_EQ(event["class"], "CONSULT");
    EXPECT_THAT(event["when"]["from"].get<std::string>(), StartsWith("2024-08"));
  }
  for (const Json& event : ask("events --json --who Modi --with Putin")) {
    EXPECT_GE(event["actors"].size() + event["recipients"].size(), 2U);
  }
  for (const Json& event : ask("events --json --at Kyiv")) {
    EXPECT_THAT(event["where"]["name"].get<std::string>(), HasSubstr("Kyiv"));
  }
  for (const Json& event : ask("planned --json")) EXPECT_EQ(event["status"], "planned");
  for (const Json& event : ask("events --json --lang gu")) {
    EXPECT_THAT(event["langs"].get<std::vector<std::string>>(), Contains("gu"));
  }
  EXPECT_EQ(ask("events --json --limit 3").size(), 3U);
}

/// What a filter lets through is what a person would pick out of everything.
TEST_F(Questions, filters_lose_nothing) {
  const auto all = ask("events --json");
  const auto picked = [&all](const auto& fits) {
    std::vector<Json> events;
    std::ranges::copy_if(all, std::back_inserter(events), fits);
    return ids_of(events);
  };
  const auto has = [](const char* field, const char* value) {
    return [=](const Json& event) { return event.at(field) == value; };
  };
  EXPECT_EQ(ids_of(ask("events --json --class CONSULT")), picked(has("class", "CONSULT")));
  for (const char* status : {"happened", "planned", "lapsed"}) {
    EXPECT_EQ(ids_of(ask(std::string("events --json --status ") + status)),
              picked(has("status", status)));
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
  for (const Json& event : ask("events --json")) {
    EXPECT_FALSE(event["mentions"].empty()) << event["id"];
    for (const Json& mention : event["mentions"]) {
      const Result result = program.run("show --json " + mention["id"].get<std::string>());
      ASSERT_EQ(result.code, 0) << result.err;
      EXPECT_EQ(Json::parse(result.out)["id"], event["id"]);
    }
  }
  EXPECT_EQ(program.run("show ev-zzzzzzzz").code, 2);
}

TEST_F(Questions, every_span_holds_the_letters_it_claims) {
  program.write("quoted.txt",
                "NAIROBI, 19 August 2025 - The president of Kenya, William Ruto, met the president "
                "of Chad, Mahamat Deby, on Monday. “We will sign a treaty in May,” Ruto said.\n");
  ASSERT_EQ(program.run("read quoted.txt").code, 0);
  std::map<std::string, std::string> texts;
  for (const Json& row : ask("sql --json 'select key, text from report'")) {
    texts[row["key"]] = row["text"];
  }
  std::map<std::string, int> compared;
  for (const Json& mention : ask("extract quoted.txt " + samples)) {
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
        ++compared[side];
      }
    }
    for (const Json& claim : mention["claims"]) {
      EXPECT_EQ(letters(claim["span"]), claim["text"]);
      ++compared["claims"];
    }
    for (const Json& quotation : mention.value("quotations", Json::array())) {
      EXPECT_THAT(text, HasSubstr(quotation.get<std::string>()));
      ++compared["quotations"];
    }
  }
  for (const char* layer : {"actors", "recipients", "claims", "quotations"}) {
    EXPECT_GT(compared[layer], 0) << "the reports show no " << layer;
  }
}

TEST_F(Questions, why_gives_rule_letters_and_merges) {
  const auto found = ask("events --json --who Modi --with Zelenskyy --class CONSULT");
  ASSERT_FALSE(found.empty());
  const std::string id = found.front()["id"];
  const std::string why = program.run("why " + id).out;
  EXPECT_THAT(why, HasSubstr("/events"));
  EXPECT_THAT(why, HasSubstr("trigger"));
}

TEST_F(Questions, sql_reads_and_never_writes) {
  EXPECT_EQ(program.run("sql 'select count(*) as n from report'").out, "n\n20\n");
  EXPECT_EQ(program.run("sql 'delete from report'").code, 2);
  EXPECT_EQ(program.run("sql 'select count(*) as n from report'").out, "n\n20\n");
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
  std::set<std::string> commands = {"read",      "reread",  "extract", "annotate", "events",
                                    "timeline",  "planned", "show",    "why",      "eval",
                                    "languages", "doctor",  "sql",     "man",      "completion"};
  std::istringstream page(program.run("man").out);  // and whatever else there is by now
  for (std::string line; std::getline(page, line);) {
    if (line.starts_with(".SS ")) commands.insert(line.substr(4));
  }
  for (const std::string& command : commands) {
    EXPECT_THAT(help.out, HasSubstr(command));
    const Result one = program.run(command + " --help");
    EXPECT_EQ(one.code, 0);
    EXPECT_THAT(one.out, HasSubstr("Example:\n  dateline " + command));
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
