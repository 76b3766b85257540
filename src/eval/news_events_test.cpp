// SPDX-License-Identifier: Apache-2.0
// Each fault of an otherwise perfect analysis changes the right counts, and no others.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "eval/tiny_gold.h"

namespace dateline::eval {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::StartsWith;

constexpr double near = 1e-9;

class NewsEvents : public OnTinyGold {
 protected:
  [[nodiscard]] Scored events() const { return run(score_events); }
};

TEST_F(NewsEvents, a_perfect_analysis_scores_100) {
  const Scored scored = events();
  for (const char* figure :
       {"events: class", "events: class, source", "events: class, source, target"}) {
    expect_counts(scored.at(figure), 2, 2, 2);
    EXPECT_EQ(scored.at(figure).value, 100);
  }
  expect_counts(scored.at("events: triggers of all mentions"), 3, 3, 3);
  EXPECT_EQ(scored.at("events: false per 100 lines without events").value, 0);
  EXPECT_EQ(scored.at("events: false per 100 lines without events").n, 1);
  EXPECT_THAT(scored.errors, IsEmpty());

  const Scored roles = score(score_roles, document, analysis);
  expect_counts(roles.at("roles: actors"), 3, 3, 3);
  expect_counts(roles.at("roles: recipients"), 1, 1, 1);
  expect_counts(roles.at("roles: all"), 4, 4, 4);
  EXPECT_EQ(roles.at("roles: country of the place").value, 100);
  EXPECT_EQ(roles.at("roles: country of the place").n, 1);
  const Scored status = score(score_status, document, analysis);
  EXPECT_EQ(status.at("status: right of triggers found").value, 100);
  EXPECT_EQ(status.at("status: right of triggers found").n, 2);  // repeats have no say
  EXPECT_EQ(status.at("status: macro F1 of triggers found").value, 100);
  expect_counts(
      score(score_links, document, analysis).at("links: pairs of found mentions of one event"), 1,
      1, 1);
}

TEST_F(NewsEvents, a_missing_event_is_missed) {
  analysis.events.pop_back();
  const Scored scored = events();
  expect_counts(scored.at("events: class"), 1, 1, 2);
  expect_counts(scored.at("events: class, source, target"), 1, 1, 2);
  expect_counts(scored.at("events: triggers of all mentions"), 2, 2, 3);
  EXPECT_THAT(scored.errors,
              ElementsAre("MISSED\t2\tACCUSE happened\tThe talks were good, and Holm [accused] "
                          "Maar of lying."));
}

TEST_F(NewsEvents, a_false_event_is_false) {
  analysis.events.push_back(event(document, 3, "stayed", EventClass::protest));
  const Scored scored = events();
  expect_counts(scored.at("events: class"), 2, 3, 2);
  expect_counts(scored.at("events: triggers of all mentions"), 3, 4, 3);
  EXPECT_EQ(scored.at("events: false per 100 lines without events").value, 100);
  EXPECT_THAT(scored.errors, ElementsAre(StartsWith("FALSE\t3\tPROTEST happened")));
}

TEST_F(NewsEvents, a_false_event_on_a_line_with_events_counts_against_class_alone) {
  analysis.events.push_back(event(document, 2, "good", EventClass::support));
  const Scored scored = events();
  expect_counts(scored.at("events: class"), 2, 3, 2);
  EXPECT_EQ(scored.at("events: false per 100 lines without events").value, 0);
}

TEST_F(NewsEvents, a_repeat_need_not_be_found_and_is_enough) {
  analysis.events.erase(analysis.events.begin() + 1);
  Scored scored = events();
  expect_counts(scored.at("events: class"), 2, 2, 2);
  expect_counts(scored.at("events: triggers of all mentions"), 2, 2, 3);
  EXPECT_THAT(scored.errors, IsEmpty());

  analysis = perfect_analysis(document);
  analysis.events.erase(analysis.events.begin());
  analysis.events.front().same_as.reset();
  scored = events();
  expect_counts(scored.at("events: class"), 2, 2, 2);
  EXPECT_THAT(scored.errors, IsEmpty());
}

TEST_F(NewsEvents, a_repeat_with_the_wrong_people_is_no_false_event) {
  analysis.events[1].actors.clear();
  const Scored scored = events();
  expect_counts(scored.at("events: class, source"), 2, 2, 2);
  EXPECT_THAT(scored.errors, IsEmpty());
}

TEST_F(NewsEvents, an_event_given_twice_is_once_false) {
  analysis.events.push_back(analysis.events.front());
  expect_counts(events().at("events: class"), 2, 3, 2);
}

TEST_F(NewsEvents, a_wrong_class_is_missed_and_false) {
  analysis.events[2].event_class = EventClass::threaten;
  const Scored scored = events();
  expect_counts(scored.at("events: class"), 1, 2, 2);
  expect_counts(scored.at("events: triggers of all mentions"), 3, 3, 3);
}

TEST_F(NewsEvents, an_event_of_the_right_class_is_found_by_its_line) {
  analysis.events[2].trigger = in_text(document, 2, "lying");
  const Scored scored = events();
  expect_counts(scored.at("events: class"), 2, 2, 2);
  expect_counts(scored.at("events: triggers of all mentions"), 2, 3, 3);
  analysis.events[2].trigger = in_text(document, 3, "stayed");
  expect_counts(events().at("events: class"), 1, 2, 2);
}

TEST_F(NewsEvents, a_wrong_status_changes_status_alone) {
  analysis.events[2].status = Status::ongoing;
  EXPECT_EQ(events().at("events: class").value, 100);
  expect_counts(events().at("events: class, status"), 1, 2, 2);
  const Scored scored = score(score_status, document, analysis);
  EXPECT_EQ(scored.at("status: right of triggers found").value, 50);
  // happened: 1 of 1 found and of 2; ongoing is not in the gold
  EXPECT_NEAR(scored.at("status: macro F1 of triggers found").value, 200.0 / 3, near);
  EXPECT_THAT(scored.errors, ElementsAre(StartsWith("STATUS\t2\tgold happened, ours ongoing")));
}

TEST_F(NewsEvents, a_planned_meeting_is_plovers_agree) {
  analysis.events[0].status = Status::planned;
  analysis.events[1].status = Status::planned;
  expect_counts(events().at("events: class"), 1, 3, 2);
}

TEST_F(NewsEvents, a_wrong_filler_changes_people_alone) {
  analysis.events[2].actors = {participant(document, 2, "lying", "USA")};
  const Scored scored = events();
  expect_counts(scored.at("events: class"), 2, 2, 2);
  expect_counts(scored.at("events: class, source"), 1, 2, 2);
  expect_counts(scored.at("events: class, source, target"), 1, 2, 2);
  EXPECT_THAT(scored.errors, ElementsAre(StartsWith("SOURCE\t2\tACCUSE happened")));
  const Scored roles = score(score_roles, document, analysis);
  expect_counts(roles.at("roles: actors"), 2, 3, 3);
  expect_counts(roles.at("roles: recipients"), 1, 1, 1);
  expect_counts(roles.at("roles: all"), 3, 4, 4);
  EXPECT_THAT(roles.errors, ElementsAre(StartsWith("ROLES\t2\troles: actors: 0 of 1 found")));
}

TEST_F(NewsEvents, a_wrong_recipient_leaves_the_source_right) {
  analysis.events[2].recipients.clear();
  const Scored scored = events();
  expect_counts(scored.at("events: class, source"), 2, 2, 2);
  expect_counts(scored.at("events: class, source, target"), 1, 2, 2);
  EXPECT_THAT(scored.errors, ElementsAre(StartsWith("TARGET\t2")));
  expect_counts(score(score_roles, document, analysis).at("roles: recipients"), 0, 0, 1);
}

TEST_F(NewsEvents, one_side_of_a_meeting_is_source_without_target) {
  analysis.events[0].actors.pop_back();
  analysis.events[1].actors.clear();
  const Scored scored = events();
  expect_counts(scored.at("events: class, source"), 2, 2, 2);
  expect_counts(scored.at("events: class, source, target"), 1, 2, 2);
}

TEST_F(NewsEvents, two_sides_of_one_country_want_two_participants) {
  for (auto& [id, entity] : document.entities) entity.country = "NLD";
  for (EventMention& event : analysis.events) {
    for (Participant& one : event.actors) one.country = "NLD";
    for (Participant& one : event.recipients) one.country = "NLD";
  }
  EXPECT_EQ(events().at("events: class, source, target").value, 100);
  analysis.events[0].actors.pop_back();
  analysis.events[1].actors.clear();
  expect_counts(events().at("events: class, source, target"), 1, 2, 2);
}

TEST_F(NewsEvents, fillers_of_missed_events_stay_in_the_sum) {
  const auto whole = [&] {
    return run(score_roles).at("roles: all, also of events that were missed").n;
  };
  const std::int64_t all = whole();
  analysis.events.erase(analysis.events.begin());  // the meeting is found by its repeat only
  EXPECT_EQ(whole(), all);
  analysis.events.clear();
  EXPECT_EQ(whole(), all);
}

TEST_F(NewsEvents, who_took_part_does_not_steer_the_pairing) {
  const double before = events().at("events: class").value;
  for (EventMention& event : analysis.events) std::swap(event.actors, event.recipients);
  EXPECT_EQ(events().at("events: class").value, before);
}

TEST_F(NewsEvents, a_filler_may_be_known_by_its_letters) {
  analysis.events[2].actors.front().country = "";
  expect_counts(run(score_roles).at("roles: actors"), 3, 3, 3);
  EXPECT_EQ(run(score_roles).at("roles: all, by their letters alone").value, 100);
  expect_counts(events().at("events: class, source"), 1, 2, 2);  // PLOVER compares codes
}

TEST_F(NewsEvents, a_wrong_country_of_the_place_is_wrong) {
  analysis.events[0].where.country = "NOR";
  EXPECT_EQ(score(score_roles, document, analysis).at("roles: country of the place").value, 0);
}

TEST_F(NewsEvents, an_unlinked_pair_is_apart) {
  analysis.events[1].same_as.reset();
  const Scored scored = score(score_links, document, analysis);
  expect_counts(scored.at("links: pairs of found mentions of one event"), 0, 0, 1);
  EXPECT_THAT(scored.errors, ElementsAre(StartsWith("APART\t2\tand line 1")));
}

TEST_F(NewsEvents, a_wrong_link_joins_all_it_touches) {
  analysis.events[2].same_as = 1;
  const Scored scored = score(score_links, document, analysis);
  expect_counts(scored.at("links: pairs of found mentions of one event"), 1, 3, 1);
  EXPECT_THAT(scored.errors, ElementsAre(StartsWith("JOINED\t2"), StartsWith("JOINED\t2")));
}

}  // namespace
}  // namespace dateline::eval
