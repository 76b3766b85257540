// SPDX-License-Identifier: Apache-2.0
// tests/cases/events/*.tsv through the whole pipeline: sentences of our own writing and the events
// they must give, all of them and no others. A row that is known to fail says so in `known`.

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "events/test_reader.h"
#include "tables/test_cases.h"
#include "tables/tsv.h"

namespace dateline::events {
namespace {

bool is_one(const Participant& participant, const std::string& wanted) {
  return participant.country == wanted || participant.id == wanted || participant.name == wanted;
}

// Every wanted one is there, and there are as many as are wanted.
bool people_fit(const std::vector<Participant>& people, const std::string& wanted) {
  if (wanted == "*") return true;
  if (wanted.empty() || wanted == "-") return people.empty();
  const std::vector<std::string> all = tables::split_list(wanted);
  return people.size() == all.size() && std::ranges::all_of(all, [&](const std::string& one) {
           return std::ranges::any_of(people,
                                      [&](const Participant& who) { return is_one(who, one); });
         });
}

bool text_fits(std::string_view found, const std::string& wanted) {
  if (wanted == "*") return true;
  return wanted.empty() || wanted == "-" ? found.empty() : found == wanted;
}

bool place_fits(const Where& where, const std::string& wanted) {
  if (wanted == "*") return true;
  if (wanted.empty() || wanted == "-") return where.country.empty() && where.name.empty();
  return where.country == wanted || where.name == wanted;
}

bool fits(const EventMention& event, const tables::Table& table, const tables::Row& row) {
  const auto cell = [&](const char* column) { return std::string(table.cell(row, column)); };
  return to_string(event.event_class) == cell("class") &&
         text_fits(to_string(event.mode), cell("mode")) &&
         text_fits(to_string(event.status), cell("status")) &&
         people_fit(event.actors, cell("actors")) &&
         people_fit(event.recipients, cell("recipients")) &&
         text_fits(event.when.edtf, cell("when")) && place_fits(event.where, cell("where"));
}

/// One text and the rows that say what it tells.
struct Case {
  std::string text;
  std::vector<const tables::Row*> rows;
};

std::vector<Case> cases_of(const tables::Table& table) {
  std::vector<Case> cases;
  for (const tables::Row& row : table.rows) {
    const std::string text(table.cell(row, "text"));
    if (!text.empty()) cases.push_back({text, {}});
    if (!cases.empty()) cases.back().rows.push_back(&row);
  }
  return cases;
}

/// The events that no row took; each row takes one that fits and is still free.
class Taking {
 public:
  explicit Taking(std::vector<EventMention> events) : left_(std::move(events)) {}

  bool take(const tables::Table& table, const tables::Row& row) {
    const auto found = std::ranges::find_if(
        left_, [&](const EventMention& event) { return fits(event, table, row); });
    if (found == left_.end()) return false;
    left_.erase(found);
    return true;
  }

  [[nodiscard]] const std::vector<EventMention>& left() const { return left_; }

 private:
  std::vector<EventMention> left_;
};

void check(const Case& one, const tables::Table& table, const std::vector<EventMention>& events) {
  const std::string shown = one.text + describe(events);
  Taking taking(events);
  const tables::Row* last = nullptr;  // "only" or "none": the row that says that nothing is left
  std::size_t known_missing = 0;
  for (const tables::Row* row : one.rows) {
    const std::string_view event_class = table.cell(*row, "class");
    const std::string known(table.cell(*row, "known"));
    if (event_class == "only" || event_class == "none") {
      last = row;
      continue;
    }
    const std::string fault = taking.take(table, *row) ? "" : "no such event";
    EXPECT_TRUE(tables::verdict(fault, known).empty())
        << tables::verdict(fault, known) << "; " << tables::rule_name(table, *row) << ": " << shown;
    if (!known.empty()) ++known_missing;
  }
  // Where an event is known to come out wrong, what came out in its place may be left over.
  const bool more = taking.left().size() > known_missing;
  const std::string fault = more ? "more events than wanted" : "";
  const std::string known(last != nullptr ? table.cell(*last, "known") : "");
  EXPECT_TRUE(tables::verdict(fault, known).empty())
      << tables::verdict(fault, known) << "; "
      << tables::rule_name(table, last != nullptr ? *last : *one.rows.front()) << ": " << shown;
}

void check_all(const std::string& lang) {
  std::vector<Diagnostic> faults;
  const auto table = tables::read_tsv(
      source / "tests/cases/events" / (lang + ".tsv"),
      {"text", "class", "mode", "status", "actors", "recipients", "when", "where", "known"},
      faults);
  ASSERT_EQ(to_string(faults), "");
  ASSERT_GE(table.rows.size(), 50U) << "the cases are gone";
  Reader read(lang);
  ASSERT_EQ(to_string(read.faults()), "");
  for (const Case& one : cases_of(table)) check(one, table, read.first_tellings(one.text));
}

TEST(EventCases, english) { check_all("en"); }
TEST(EventCases, gujarati) { check_all("gu"); }

TEST(EventFinder, is_total) {
  Reader read("en");
  EXPECT_TRUE(read("").events.empty());
  EXPECT_TRUE(read("\n\n   \"\" “ ” ((( 17th XVII").events.empty());
  std::string noise;
  for (int i = 0; i < 800; ++i) noise += "talks between and met ";
  EXPECT_EQ(read(noise).events, read(noise).events);
}

TEST(EventFinder, same_text_same_events) {
  Reader read("en");
  const std::string text = "Kenya held talks with Chad on Friday. Chad condemned the attack.";
  const std::vector<EventMention> events = read(text).events;
  ASSERT_FALSE(events.empty());
  EXPECT_EQ(events, read(text).events);
}

}  // namespace
}  // namespace dateline::events
