// SPDX-License-Identifier: Apache-2.0
// PLOVER records over sentences of our own. What the program finds is asked for first and then made
// the gold, so that nothing hangs on how well it reads.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "dateline/error.h"
#include "eval/task.h"
#include "eval/tiny_gold.h"

namespace dateline::eval {
namespace {

using Json = nlohmann::ordered_json;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

Json actors(const std::vector<std::string>& codes) {
  Json list = Json::array();
  for (const std::string& code : codes) list.push_back({{"code", code}});
  return list;
}

Json record(const std::string& id, const std::string& event_class, const std::string& text,
            const std::vector<std::string>& sources, const std::vector<std::string>& targets) {
  return {{"id", id},
          {"event", event_class},
          {"text", text},
          {"source", actors(sources)},
          {"target", actors(targets)}};
}

const std::string accusal = "Russia accused Ukraine of shelling a village.";
const std::string meeting = "The president of France met the chancellor of Germany.";

using Records = std::vector<Json>;

class PloverTask : public testing::Test {
 protected:
  [[nodiscard]] Outcome run(const Records& records, bool errors = true) const {
    const auto gold = folder.write("records.json", Json(records).dump());
    return evaluate({.task = "events", .gold = gold, .errors = errors}, test_engine());
  }

  /// class; class and source; class, source and target
  [[nodiscard]] std::vector<double> values(const Records& records) const {
    std::vector<double> values;
    for (const Figure& figure : run(records).figures) values.push_back(figure.value);
    return values;
  }

  TestFolder folder;
};

TEST_F(PloverTask, records_it_reads_rightly_score_100) {
  const Outcome outcome = run({Json{{"event", "DOCUMENT"}, {"text", "about this file"}},
                               record("a", "ACCUSE", accusal, {"RUS"}, {"UKR"}),
                               record("b", "CONSULT", meeting, {"FRA", "DEU"}, {})});
  ASSERT_EQ(outcome.figures.size(), 3U);
  for (const Figure& figure : outcome.figures) {
    EXPECT_EQ(figure.recall, 100) << figure.name;
    EXPECT_EQ(figure.n, 2);
    EXPECT_EQ(figure.units, 2U);
  }
  EXPECT_THAT(outcome.errors, IsEmpty());
}

TEST_F(PloverTask, predictions_are_lines_that_score_plover_reads) {
  const Outcome outcome = run({record("a", "ACCUSE", accusal, {"RUS"}, {"UKR"})}, false);
  const Json line = Json::parse(outcome.predictions);
  EXPECT_EQ(line["id"], "a");
  ASSERT_FALSE(line["events"].empty());
  for (const Json& event : line["events"]) {
    EXPECT_TRUE(parse_event_class(event["event"].get<std::string>()));
    EXPECT_TRUE(event["source"].is_array() && event["target"].is_array());
  }
}

TEST_F(PloverTask, a_wrong_class_fails_all_three) {
  EXPECT_THAT(values({record("a", "AID", accusal, {"RUS"}, {"UKR"})}), ElementsAre(0, 0, 0));
  const Outcome outcome = run({record("a", "AID", accusal, {"RUS"}, {"UKR"})});
  EXPECT_THAT(outcome.errors, ElementsAre(StartsWith("CLASS\ta\tgold AID, ours")));
}

TEST_F(PloverTask, a_wrong_source_leaves_the_class_and_a_wrong_target_both) {
  const double all = values({record("a", "ACCUSE", accusal, {"RUS"}, {"UKR"})}).front();
  EXPECT_GT(all, 0);
  EXPECT_THAT(values({record("a", "ACCUSE", accusal, {"CHN"}, {"UKR"})}), ElementsAre(all, 0, 0));
  EXPECT_THAT(values({record("a", "ACCUSE", accusal, {"RUS"}, {"CHN"})}), ElementsAre(all, all, 0));
  EXPECT_THAT(values({record("a", "ACCUSE", accusal, {"CHN", "RUS"}, {"CHN", "UKR"})}),
              ElementsAre(all, all, all));  // one of several is enough
}

TEST_F(PloverTask, without_a_target_one_source_asks_none_and_two_ask_the_other) {
  const double all = values({record("a", "CONSULT", meeting, {"FRA"}, {})}).front();
  EXPECT_THAT(values({record("a", "CONSULT", meeting, {"FRA"}, {})}), ElementsAre(all, all, all));
  EXPECT_THAT(values({record("a", "CONSULT", meeting, {"FRA", "DEU"}, {})}),
              ElementsAre(all, all, all));
  EXPECT_THAT(values({record("a", "CONSULT", meeting, {"FRA", "CHN"}, {})}),
              ElementsAre(all, all, 0));
}

TEST_F(PloverTask, names_of_the_draft_of_2016_are_repaired) {
  const Records now = {record("a", "ACCUSE", accusal, {"RUS"}, {"UKR"})};
  const Records then = {record("a", "DISAPPROVE", accusal, {"RUS"}, {"UKR"})};
  EXPECT_EQ(values(now), values(then));
}

TEST_F(PloverTask, an_event_may_be_right_by_another_record_of_its_text) {
  const std::string both = "Russia accused Ukraine, and the president of France met Xi Jinping.";
  const Outcome alone = run({record("a", "ACCUSE", both, {"RUS"}, {"UKR"})});
  const Outcome two = run({record("a", "ACCUSE", both, {"RUS"}, {"UKR"}),
                           record("b", "CONSULT", both, {"FRA"}, {"CHN"})});
  EXPECT_EQ(alone.figures.front().recall, 100);
  EXPECT_GT(two.figures.front().precision, alone.figures.front().precision);
}

TEST_F(PloverTask, what_are_no_records_is_told) {
  const auto fault = [&](const Request& request) -> std::string {
    try {
      evaluate(request, test_engine());
    } catch (const Error& error) {
      return error.what();
    }
    return "";
  };
  const auto gold = folder.write("records.json", "{\"a\": 1}");
  EXPECT_THAT(fault({.task = "events", .gold = gold}), HasSubstr("records.json: not a JSON list"));
  const auto empty = folder.write("none.json", "[]");
  EXPECT_THAT(fault({.task = "events", .gold = empty}), HasSubstr("none.json"));
  const auto good = folder.write(
      "good.json", Json(Records{record("a", "ACCUSE", accusal, {"RUS"}, {"UKR"})}).dump());
  EXPECT_THAT(fault({.task = "events", .gold = good, .lang = "xx"}),
              HasSubstr("no language pack reads xx"));
}

// ---- the completed records -----------------------------------------------------------------

class CompletedPlover : public PloverTask {
 protected:
  CompletedPlover() {
    folder.write("plover_gold_dev.json",
                 Json(Records{record("a", "ACCUSE", accusal, {"RUS"}, {"UKR"})}).dump());
  }

  [[nodiscard]] Outcome complete(const std::string& rows) const {
    folder.write("gold/further.tsv", "record\tclass\tstatus\tactors\trecipients\tnote\n" + rows);
    return evaluate({.task = "events", .gold = folder.path() / "gold", .texts = folder.path()},
                    test_engine());
  }
};

TEST_F(CompletedPlover, a_further_event_that_is_not_found_is_missed) {
  const Figure before = complete("").figures.front();
  EXPECT_EQ(before.n, 1);
  EXPECT_EQ(before.recall, 100);
  const Figure after = complete("a\tAID\thappened\tUSA.GOV\t---\t\n").figures.front();
  EXPECT_EQ(after.n, 2);
  EXPECT_EQ(after.recall, 50);
  EXPECT_EQ(after.precision, before.precision);
}

TEST_F(CompletedPlover, an_alternative_is_neither_missed_nor_false) {
  const Figure before = complete("").figures.front();
  const Figure after = complete("a\tAID\thappened\tUSA\t\talternative\n").figures.front();
  EXPECT_EQ(after.n, 1);
  EXPECT_EQ(after.value, before.value);
}

TEST_F(CompletedPlover, an_alternative_that_is_found_is_not_false) {
  const std::string both = "Russia accused Ukraine, and the president of France met Xi Jinping.";
  folder.write("plover_gold_dev.json",
               Json(Records{record("a", "ACCUSE", both, {"RUS"}, {"UKR"})}).dump());
  const Figure before = complete("").figures.front();
  ASSERT_LT(before.precision, 100);
  const Figure after = complete("a\tCONSULT\thappened\tFRA\tCHN\talternative\n").figures.front();
  EXPECT_EQ(after.n, 1);
  EXPECT_EQ(after.recall, 100);
  EXPECT_GT(after.precision, before.precision);
}

TEST_F(CompletedPlover, faulty_rows_are_told_by_line) {
  try {
    static_cast<void>(complete("a\tTALK\thappened\tUSA\n"));
    FAIL();
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), HasSubstr("further.tsv:2: class or status"));
  }
}

}  // namespace
}  // namespace dateline::eval
