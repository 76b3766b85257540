// SPDX-License-Identifier: Apache-2.0
// Which later mentions tell an earlier event again: the same editions, days and places, and no
// others.
#include "events/retell.h"

#include <gtest/gtest.h>

#include "times/edtf.h"

namespace dateline::events {
namespace {

Participant country(const std::string& code) {
  Participant one;
  one.id = "country/" + code;
  one.country = code;
  one.kind = "country";
  return one;
}

When day(const std::string& edtf) {
  When when;
  times::set_value(when, *times::parse_edtf(edtf));
  return when;
}

Occasion occasion(const std::string& id, std::optional<int> edition = std::nullopt) {
  Occasion one;
  one.id = id;
  one.edition = edition;
  return one;
}

/// Talks of Kenya and Chad, told in the sentence `sentence`.
Draft talks(Index sentence) {
  Draft draft;
  draft.mention.sentence = sentence;
  draft.mention.actors = {country("KEN"), country("TCD")};
  return draft;
}

/// Does the second mention of these two retell the first?
bool is_retold(Draft first, Draft second) {
  std::vector<Draft> drafts{std::move(first), std::move(second)};
  resolve_retellings(drafts);
  EXPECT_EQ(drafts.size(), 2U);
  EXPECT_FALSE(drafts.front().mention.same_as);
  return drafts.back().mention.same_as == Index{0};
}

bool same_at(const Occasion& left, const Occasion& right) {
  Draft first = talks(1);
  Draft second = talks(5);
  first.mention.occasion = left;
  second.mention.occasion = right;
  return is_retold(first, second);
}

bool same_on(const std::string& left, const std::string& right) {
  Draft first = talks(1);
  Draft second = talks(5);
  first.mention.when = day(left);
  second.mention.when = day(right);
  return is_retold(first, second);
}

TEST(Retell, the_same_edition_or_none_is_one_occasion) {
  EXPECT_TRUE(
      same_at(occasion("occasion/brics-summit/1", 1), occasion("occasion/brics-summit/1", 1)));
  EXPECT_TRUE(same_at(occasion("occasion/brics-summit"), occasion("occasion/brics-summit/10", 10)));
  EXPECT_TRUE(same_at(occasion("occasion/brics-summit/10", 10), occasion("occasion/brics-summit")));
}

TEST(Retell, edition_1_is_not_edition_10) {
  EXPECT_FALSE(
      same_at(occasion("occasion/brics-summit/1", 1), occasion("occasion/brics-summit/10", 10)));
  EXPECT_FALSE(
      same_at(occasion("occasion/brics-summit/17", 17), occasion("occasion/brics-summit/1", 1)));
}

TEST(Retell, occasions_of_no_known_series_have_editions_too) {
  EXPECT_FALSE(same_at(occasion("occasion/au-meeting", 1), occasion("occasion/au-meeting", 10)));
  EXPECT_TRUE(same_at(occasion("occasion/au-meeting", 3), occasion("occasion/au-meeting")));
}

TEST(Retell, a_name_that_begins_like_another_is_another_occasion) {
  EXPECT_FALSE(same_at(occasion("occasion/sco"), occasion("occasion/sco-summit")));
  EXPECT_FALSE(same_at(occasion("occasion/?doh"), occasion("occasion/?doha-forum")));
  EXPECT_TRUE(same_at(occasion("occasion/?doha"), occasion("occasion/?doha-forum")));
}

TEST(Retell, days_that_can_be_one_do_not_contradict) {
  EXPECT_TRUE(same_on("XXXX-07-15", "2025-07-15"));
  EXPECT_TRUE(same_on("XXXX-07", "XXXX-07-15"));
  EXPECT_TRUE(same_on("2025-07", "XXXX-07-15"));
  EXPECT_TRUE(same_on("XXXX-06-21/XXXX-06-30", "XXXX-06-25"));
  EXPECT_TRUE(same_on("../2025-07-20", "2025-07-15"));
  EXPECT_TRUE(same_on("2025-07-14/2025-07-16", "2025-07-15"));
}

TEST(Retell, days_that_cannot_be_one_contradict) {
  EXPECT_FALSE(same_on("XXXX-07-15", "2025-07-16"));
  EXPECT_FALSE(same_on("XXXX-07", "XXXX-08-15"));
  EXPECT_FALSE(same_on("../2025-07-14", "2025-07-15"));
  EXPECT_FALSE(same_on("2025-07-15", "2025-07-16"));
}

/// A visit by one, then talks of two: one event only on one day.
bool visit_is_talks(const std::string& left, const std::string& right) {
  Draft visit = talks(1);
  visit.mention.actors.pop_back();
  visit.mention.when = day(left);
  Draft meeting = talks(5);
  meeting.mention.when = day(right);
  return is_retold(visit, meeting);
}

TEST(Retell, a_visit_and_talks_are_one_event_on_one_day_alone) {
  EXPECT_TRUE(visit_is_talks("2025-07-15", "2025-07-15"));
  EXPECT_TRUE(visit_is_talks("XXXX-07-15", "2025-07-15"));
  EXPECT_TRUE(visit_is_talks("2025?-07-15", "2025-07-15"));
  EXPECT_FALSE(visit_is_talks("2025-07", "2025-07-15"));
  EXPECT_FALSE(visit_is_talks("2025-07-14/2025-07-16", "2025-07-15"));
}

TEST(Retell, what_the_first_telling_leaves_open_the_second_says) {
  std::vector<Draft> drafts{talks(0), talks(1)};
  drafts[1].mention.when = day("2025-07-15");
  drafts[1].mention.occasion = occasion("occasion/au-meeting");
  drafts[1].definite = true;
  resolve_retellings(drafts);
  ASSERT_EQ(drafts[1].mention.same_as, Index{0});
  EXPECT_EQ(drafts[0].mention.when.edtf, "2025-07-15");
  ASSERT_TRUE(drafts[0].mention.occasion);
  EXPECT_EQ(drafts[0].mention.occasion->id, "occasion/au-meeting");
}

TEST(Retell, a_noun_that_points_at_nothing_is_dropped) {
  std::vector<Draft> drafts{talks(0), talks(1)};
  drafts[0].mention.event_class = EventClass::aid;
  drafts[1].again = true;
  resolve_retellings(drafts);
  ASSERT_EQ(drafts.size(), 1U);
  EXPECT_EQ(drafts[0].mention.event_class, EventClass::aid);
}

}  // namespace
}  // namespace dateline::events
