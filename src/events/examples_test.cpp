// SPDX-License-Identifier: Apache-2.0
// Every `example` of the packs' events.tsv and frames.tsv through the whole pipeline: the row must
// be what the event was read with. What fails today is listed in tests/cases/examples-known.tsv.

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "events/test_reader.h"
#include "tables/test_cases.h"
#include "tables/tsv.h"

namespace dateline::events {
namespace {

/// What is wrong with the analysis of a row's example; "" when the row's own reading came out.
using FaultOf = std::function<std::string(const tables::Table&, const tables::Row&,
                                          const std::vector<EventMention>&)>;

/// An event with the row's trigger, class and, where the row states one, mode.
std::string trigger_fault(const tables::Table& table, const tables::Row& row,
                          const std::vector<EventMention>& events) {
  const std::string rule = tables::rule_name(table, row);
  for (const EventMention& event : events) {
    if (event.rule != rule) continue;
    const std::string_view mode = table.cell(row, "mode");
    if (to_string(event.event_class) != table.cell(row, "class")) return "another class";
    return mode.empty() || to_string(event.mode) == mode ? "" : "another mode";
  }
  return "no event of this row";
}

/// An event one of whose slots was filled by the row.
std::string frame_fault(const tables::Table& table, const tables::Row& row,
                        const std::vector<EventMention>& events) {
  const std::string rule = ": " + tables::rule_name(table, row);
  for (const EventMention& event : events) {
    for (const std::string& why : event.why) {
      if (why.ends_with(rule)) return "";
    }
  }
  return "the row fills no slot";
}

void run_examples(const std::string& lang, const std::string& name,
                  const std::vector<std::string>& key, const FaultOf& fault_of) {
  std::vector<Diagnostic> faults;
  const tables::Table table =
      tables::read_tsv(source / "languages" / lang / name, {"example"}, faults);
  tables::KnownExamples known(source / "tests/cases/examples-known.tsv", lang + "/" + name, faults);
  Reader read(lang, Decides::grammar);
  ASSERT_EQ(to_string(faults) + to_string(read.faults()), "");
  std::size_t examples = 0;
  for (const tables::Row& row : table.rows) {
    const std::string text(table.cell(row, "example"));
    if (text.empty() || text == "-") continue;
    ++examples;
    std::vector<Rejected> rejected;
    const std::vector<EventMention> events = read(text, &rejected).events;
    const std::string verdict =
        known.verdict(tables::row_key(table, row, key), fault_of(table, row, events));
    EXPECT_TRUE(verdict.empty()) << tables::rule_name(table, row) << ": " << verdict << "\n"
                                 << text << describe(events) << describe(rejected);
  }
  EXPECT_GT(examples, 20U) << "the examples are gone";
  for (const std::string& gone : known.gone()) {
    ADD_FAILURE() << "no row with an example is named " << gone << ": take it out of the list";
  }
}

const std::vector<std::string> trigger_key = {"trigger", "pos", "class", "mode", "frame"};
const std::vector<std::string> frame_key = {"frame", "on", "slot", "source", "filler"};

TEST(Examples, english_triggers) { run_examples("en", "events.tsv", trigger_key, trigger_fault); }
TEST(Examples, gujarati_triggers) { run_examples("gu", "events.tsv", trigger_key, trigger_fault); }
TEST(Examples, english_frames) { run_examples("en", "frames.tsv", frame_key, frame_fault); }
TEST(Examples, gujarati_frames) { run_examples("gu", "frames.tsv", frame_key, frame_fault); }

}  // namespace
}  // namespace dateline::events
