// SPDX-License-Identifier: Apache-2.0
// The claims of tests/cases/claims/*.tsv: which numbers belong to which event.
#include <algorithm>
#include <charconv>

#include <gtest/gtest.h>

#include "events/test_reader.h"
#include "tables/test_cases.h"
#include "tables/tsv.h"

namespace dateline::events {
namespace {

struct Told {
  EventClass event_class;
  Claim claim;
};

std::vector<Told> told_in(const std::vector<EventMention>& events) {
  std::vector<Told> told;
  for (const EventMention& event : events) {
    for (const Claim& claim : event.claims) told.push_back({event.event_class, claim});
  }
  return told;
}

std::string number_text(const std::optional<std::int64_t>& number) {
  return number ? std::to_string(*number) : "";
}

std::string describe(const std::vector<Told>& told) {
  std::string out;
  for (const Told& one : told) {
    out += "\n    " + std::string(to_string(one.event_class)) + " " + number_text(one.claim.low) +
           "-" + number_text(one.claim.high) + " " + one.claim.unit + " of " + one.claim.of;
  }
  return out;
}

bool fits(const Told& told, const tables::Table& table, const tables::Row& row) {
  const auto cell = [&](const char* column) { return std::string(table.cell(row, column)); };
  const std::string of = cell("of");
  return to_string(told.event_class) == cell("class") &&
         number_text(told.claim.low) == cell("low") &&
         number_text(told.claim.high) == cell("high") && told.claim.unit == cell("unit") &&
         (of == "*" || told.claim.of == of);
}

struct Case {
  std::string text;
  std::vector<const tables::Row*> rows;
};

void check(const Case& one, const tables::Table& table, std::vector<Told> told) {
  const std::string shown = one.text + describe(told);
  std::size_t known_missing = 0;
  for (const tables::Row* row : one.rows) {
    const std::string known(table.cell(*row, "known"));
    std::string fault;
    const std::string_view event_class = table.cell(*row, "class");
    if (event_class == "none" || event_class == "only") {
      fault = told.empty() ? "" : "more claims than wanted";
      known_missing += told.size();
    } else {
      const auto found =
          std::ranges::find_if(told, [&](const Told& claim) { return fits(claim, table, *row); });
      fault = found == told.end() ? "no such claim" : "";
      if (found != told.end()) told.erase(found);
    }
    EXPECT_TRUE(tables::verdict(fault, known).empty())
        << tables::verdict(fault, known) << "; " << tables::rule_name(table, *row) << ": " << shown;
    if (!known.empty()) ++known_missing;
  }
  // What came out in place of a claim known to fail may be left over.
  EXPECT_LE(told.size(), known_missing)
      << "more claims than wanted; " << tables::rule_name(table, *one.rows.front()) << ": "
      << shown;
}

void check_all(const std::string& lang, std::size_t least) {
  std::vector<Diagnostic> faults;
  const auto table =
      tables::read_tsv(source / "tests" / "cases" / "claims" / (lang + ".tsv"),
                       {"text", "class", "low", "high", "unit", "of", "known"}, faults);
  ASSERT_EQ(to_string(faults), "");
  ASSERT_GE(table.rows.size(), least) << "the cases are gone";
  Reader read(lang);
  std::vector<Case> cases;
  for (const tables::Row& row : table.rows) {
    const std::string text(table.cell(row, "text"));
    if (!text.empty()) cases.push_back({text, {}});
    if (!cases.empty()) cases.back().rows.push_back(&row);
  }
  for (const Case& one : cases) check(one, table, told_in(read.first_tellings(one.text)));
}

TEST(ClaimCases, english) { check_all("en", 60); }
TEST(ClaimCases, gujarati) { check_all("gu", 30); }

}  // namespace
}  // namespace dateline::events
