// SPDX-License-Identifier: Apache-2.0
// Which of several times is the event's, and which words stand in quotation marks; through the
// whole pipeline.
#include "events/setting.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "events/test_reader.h"
#include "times/edtf.h"

namespace dateline::events {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

When when(const std::string& edtf) {
  When value;
  times::set_value(value, *times::parse_edtf(edtf));
  return value;
}

struct Pair {
  const char* narrow;
  const char* wide;
};

TEST(Setting, the_narrower_of_two_times_allows_fewer_days) {
  for (const Pair& pair : std::vector<Pair>{{"2025-06-22", "2025-06"},
                                            {"XXXX-06-22", "XXXX-06-21/XXXX-06-30"},
                                            {"XXXX-06-22", "XXXX-06"},
                                            {"XXXX-06-22", "2025-06-21/2025-06-30"},
                                            {"2025-06-22", "XXXX-06-22"},
                                            {"2025", "../2025-06-22"},
                                            {"2025-06", "2025-06-22/.."},
                                            {"2025", "202X"},
                                            {"2025-06-22", "[2025-06-22,2025-06-29]"}}) {
    EXPECT_TRUE(is_narrower(when(pair.narrow), when(pair.wide))) << pair.narrow << " " << pair.wide;
    EXPECT_FALSE(is_narrower(when(pair.wide), when(pair.narrow)))
        << pair.wide << " " << pair.narrow;
  }
  for (const char* same : {"2025-06-22", "XXXX-06", "../2025-06-22"}) {
    EXPECT_FALSE(is_narrower(when(same), when(same))) << same;
  }
}

TEST(Setting, a_day_is_taken_and_not_the_part_of_the_month_around_it) {
  Reader read("en", Decides::grammar);
  read.date = std::nullopt;
  const std::vector<EventMention> events =
      read("Kenya met Chad in late June in Nairobi on 22 June.").events;
  ASSERT_EQ(events.size(), 1U);
  EXPECT_EQ(events.front().when.edtf, "XXXX-06-22");
}

/// The quotations of the first event of a report.
std::vector<std::string> quotations(Reader& read, const std::string& text) {
  const std::vector<EventMention> events = read(text).events;
  EXPECT_FALSE(events.empty()) << text;
  return events.empty() ? std::vector<std::string>() : events.front().quotations;
}

TEST(Quotations, every_pair_of_marks_opens_and_closes) {
  Reader read("en", Decides::grammar);
  for (const auto& [open, close] : std::vector<std::pair<std::string, std::string>>{{"\"", "\""},
                                                                                    {"“", "”"},
                                                                                    {"„", "“"},
                                                                                    {"„", "”"},
                                                                                    {"«", "»"},
                                                                                    {"»", "«"},
                                                                                    {"”", "”"},
                                                                                    {"‹", "›"},
                                                                                    {"「", "」"},
                                                                                    {"『", "』"}}) {
    const std::string said = "Kenya held talks with Chad on Friday.";
    EXPECT_THAT(quotations(read, open + said + close + " Mali condemned the attack."),
                ElementsAre(said))
        << open << close;
  }
}

TEST(Quotations, what_stands_behind_a_closed_one_is_not_quoted) {
  Reader read("en", Decides::grammar);
  EXPECT_THAT(quotations(read,
                         "The minister said „no“ and „never“ to reporters. Kenya held talks with "
                         "Chad on Friday. He spoke of „peace“."),
              IsEmpty());
  EXPECT_THAT(quotations(read,
                         "The minister called it “a farce”. Kenya held talks with Chad on Friday. "
                         "He called it “a hoax”."),
              IsEmpty());
}

TEST(Quotations, one_that_never_closes_quotes_nothing) {
  Reader read("en", Decides::grammar);
  EXPECT_THAT(quotations(read, "„Kenya held talks with Chad on Friday. Mali did not."), IsEmpty());
  EXPECT_THAT(quotations(read, "Kenya held talks with Chad” on Friday, Mali said."), IsEmpty());
}

}  // namespace
}  // namespace dateline::events
