// SPDX-License-Identifier: Apache-2.0
#include "record/record.h"

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "record/ledger.h"
#include "record/memory_shelf.h"
#include "record/settle.h"
#include "text/day.h"
#include "times/edtf.h"

namespace dateline::record {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using testing::UnorderedElementsAre;

const knowledge::Knowledge& world() {
  static std::vector<Diagnostic> diagnostics;
  static const knowledge::Knowledge knowledge({.folder = DATELINE_SOURCE_DIR "/knowledge",
                                               .languages = DATELINE_SOURCE_DIR "/languages",
                                               .gazetteer = ""},
                                              diagnostics);
  return knowledge;
}

Participant person(const std::string& id, const std::string& country, const std::string& key = "") {
  return {.id = "person/" + id,
          .name = id,
          .key = key.empty() ? id : key,
          .kind = "person",
          .country = country,
          .sectors = {Sector::gov},
          .office = "",
          .text = id,
          .span = {},
          .count = {}};
}

Participant country(const std::string& iso3) {
  return {.id = "country/" + iso3,
          .name = iso3,
          .key = "",
          .kind = "country",
          .country = iso3,
          .sectors = {},
          .office = "",
          .text = iso3,
          .span = {},
          .count = {}};
}

When when(const std::string& edtf, Basis basis = Basis::stated) {
  When when{.edtf = edtf, .from = {}, .to = {}, .basis = basis, .span = {}, .why = ""};
  if (const auto value = times::parse_edtf(edtf)) times::set_value(when, *value);
  return when;
}

/// A mention of its own report unless told otherwise; its id follows from report and number.
RecordMention meeting(const std::string& report, const std::string& report_date,
                      const std::string& edtf, std::vector<Participant> actors, int number = 0) {
  RecordMention record;
  record.report = report;
  record.lang = "en";
  record.report_date = text::parse_day(report_date);
  record.mention.id = fmt::format("ev-{}-{}", report, number);
  record.mention.event_class = EventClass::consult;
  record.mention.when = when(edtf);
  record.mention.actors = std::move(actors);
  record.mention.trigger = {static_cast<std::uint32_t>(number * 10),
                            static_cast<std::uint32_t>(number * 10 + 5)};
  return record;
}

Where place(const std::string& id, const std::string& name, const std::string& country,
            double latitude, double longitude) {
  return {.id = "place/" + id,
          .name = name,
          .country = country,
          .precision = "city",
          .latitude = latitude,
          .longitude = longitude,
          .basis = Basis::stated,
          .span = {}};
}

Occasion council() {
  return {.id = "occasion/sco-foreign-ministers",
          .name = "SCO ministers",
          .series = "sco-foreign-ministers",
          .edition = {},
          .body = "body/sco",
          .country = "",
          .when = {},
          .where = {},
          .span = {}};
}

const Participant lavrov = person("sergey-lavrov", "RUS", "srg lvrf");
const Participant jaishankar = person("s-jaishankar", "IND", "s. jsnkr");
const Participant modi = person("narendra-modi", "IND", "nrndr md");
const Participant putin = person("vladimir-putin", "RUS", "fldmr ptn");

TEST(Record, merges_one_meeting_told_in_two_languages) {
  RecordMention gujarati = meeting("b", "2025-07-17", "2025-07-15", {jaishankar, lavrov});
  gujarati.lang = "gu";
  const auto events = build_record(
      {meeting("a", "2025-07-16", "2025-07-15", {lavrov, jaishankar}), gujarati}, world());
  ASSERT_THAT(events, SizeIs(1));
  EXPECT_EQ(events[0].id, "ev-a-0");
  EXPECT_EQ(events[0].reports, 2);
  EXPECT_THAT(events[0].langs, ElementsAre("en", "gu"));
  EXPECT_THAT(events[0].actors, SizeIs(2));
  EXPECT_THAT(events[0].why, SizeIs(1));
}

TEST(Record, merges_with_a_mention_that_gives_no_countries) {
  EXPECT_THAT(
      build_record(
          {meeting("a", "2024-07-10", "2024-07-09", {modi, putin}),
           meeting("b", "2024-07-10", "2024-07-09",
                   {person("narendra-modi", "", "md"), person("vladimir-putin", "", "ptn")})},
          world()),
      SizeIs(1));
}

TEST(Record, keeps_meetings_of_two_days_apart) {
  EXPECT_THAT(build_record({meeting("a", "2025-07-20", "2025-07-06", {lavrov, jaishankar}, 0),
                            meeting("a", "2025-07-20", "2025-07-15", {lavrov, jaishankar}, 1)},
                           world()),
              SizeIs(2));
}

TEST(Record, keeps_other_people_of_the_same_countries_apart) {
  EXPECT_THAT(build_record({meeting("a", "2024-07-10", "2024-07-09", {modi, putin}),
                            meeting("b", "2024-07-10", "2024-07-09", {jaishankar, lavrov})},
                           world()),
              SizeIs(2));
}

TEST(Record, two_countries_need_more_than_a_day) {
  std::vector<RecordMention> mentions = {
      meeting("a", "2024-07-10", "2024-07-09", {country("IND"), country("RUS")}),
      meeting("b", "2024-07-10", "2024-07-09", {modi, putin})};
  EXPECT_THAT(build_record(mentions, world()), SizeIs(2));
  for (RecordMention& record : mentions) {
    record.mention.where = place("524901", "Moscow", "RUS", 55.75, 37.62);
  }
  const auto events = build_record(mentions, world());
  ASSERT_THAT(events, SizeIs(1));
  EXPECT_THAT(events[0].actors, SizeIs(2)) << "the countries say less than their people";
}

TEST(Record, gives_a_date_without_a_year_the_year_of_its_twin) {
  const auto events = build_record({meeting("a", "2025-07-16", "2025-07-15", {lavrov, jaishankar}),
                                    meeting("b", "", "XXXX-07-15", {lavrov, jaishankar})},
                                   world());
  ASSERT_THAT(events, SizeIs(1));
  EXPECT_EQ(events[0].when.edtf, "2025-07-15");
  EXPECT_EQ(events[0].when.basis, Basis::stated);
}

TEST(Record, infers_the_year_of_an_undated_report_from_its_other_events) {
  RecordMention planned = meeting("b", "", "XXXX-08-21", {modi, putin}, 1);
  planned.mention.status = Status::planned;
  const auto events =
      build_record({meeting("a", "2025-07-16", "2025-07-15", {lavrov, jaishankar}),
                    meeting("b", "", "XXXX-07-15", {lavrov, jaishankar}, 0), planned},
                   world());
  ASSERT_THAT(events, SizeIs(2));
  EXPECT_EQ(events[1].when.edtf, "2025?-08-21");
  EXPECT_EQ(events[1].when.basis, Basis::inferred);
}

TEST(Record, never_dates_an_undated_event_with_its_report) {
  const auto events = build_record({meeting("a", "2025-07-16", "", {lavrov, jaishankar})}, world());
  ASSERT_THAT(events, SizeIs(1));
  EXPECT_TRUE(events[0].when.edtf.empty());
  EXPECT_FALSE(events[0].when.from.has_value());
}

TEST(Record, people_and_a_country_are_too_little_without_a_time) {
  std::vector<RecordMention> mentions = {meeting("a", "2024-07-05", "", {jaishankar, lavrov}),
                                         meeting("b", "", "XXXX-02", {jaishankar, lavrov})};
  for (RecordMention& record : mentions) {
    record.mention.where = {.id = "country/RUS",
                            .name = "Russia",
                            .country = "RUS",
                            .precision = "country",
                            .latitude = {},
                            .longitude = {},
                            .basis = Basis::stated,
                            .span = {}};
  }
  EXPECT_THAT(build_record(mentions, world()), SizeIs(2));
}

TEST(Record, a_plan_that_came_true_is_one_event_with_a_life) {
  RecordMention plan = meeting("a", "2025-08-18", "2025-08-21", {lavrov, jaishankar});
  plan.mention.status = Status::planned;
  const auto events =
      build_record({plan, meeting("b", "2025-08-22", "2025-08-21", {lavrov, jaishankar})}, world());
  ASSERT_THAT(events, SizeIs(1));
  EXPECT_EQ(events[0].status, Status::happened);
  ASSERT_THAT(events[0].life, SizeIs(2));
  EXPECT_EQ(events[0].life[0].status, Status::planned);
}

TEST(Record, copies_of_one_agency_are_one_source) {
  RecordMention first = meeting("a", "2025-07-16", "2025-07-15", {lavrov, jaishankar});
  RecordMention second = meeting("b", "2025-07-16", "2025-07-15", {lavrov, jaishankar});
  first.outlet = "Paper A";
  second.outlet = "Paper B";
  first.agency = second.agency = "ANI";
  const auto events = build_record({first, second}, world());
  ASSERT_THAT(events, SizeIs(1));
  EXPECT_EQ(events[0].reports, 2);
  EXPECT_EQ(events[0].sources, 1);
}

TEST(Record, a_short_unknown_name_joins_the_only_fuller_one) {
  const Participant full = person("?sarbananda-sonowal", "IND", "srbnnd snvl");
  const Participant brief = person("?sonowal", "IND", "snvl");
  const auto events =
      build_record({meeting("a", "2024-05-14", "2024-05-13", {full, country("IRN")}),
                    meeting("b", "2024-05-14", "2024-05-13", {brief, country("IRN")})},
                   world());
  ASSERT_THAT(events, SizeIs(1));
  EXPECT_EQ(events[0].actors.front().id, "person/?sarbananda-sonowal");
}

TEST(Record, before_a_day_is_no_agreement_and_an_occasion_dates_first) {
  // The first meeting is told in July 2024; the second was at the ministers' council of July 2025.
  RecordMention early = meeting("a", "2024-07-05", "../2024-07-05", {jaishankar, lavrov});
  early.mention.occasion = Occasion{.id = "occasion/sco-meeting",
                                    .name = "SCO meeting",
                                    .series = "",
                                    .edition = {},
                                    .body = "body/sco",
                                    .country = "",
                                    .when = {},
                                    .where = {},
                                    .span = {}};
  RecordMention late = meeting("b", "", "XXXX-07-15", {jaishankar, lavrov});
  late.mention.occasion = council();
  EXPECT_THAT(build_record({early, late}, world()), SizeIs(2));
}

TEST(Record, a_title_before_a_known_name_does_not_make_another_man) {
  const Participant known = person("faisal-bin-farhan", "SAU", "fsl bn frkn");
  const Participant titled = person("?prince-faisal-bin-farhan", "SAU", "prns fsl bn frkn");
  EXPECT_THAT(build_record({meeting("a", "2023-04-06", "2023-04-06", {known, country("IRN")}),
                            meeting("b", "2023-04-07", "2023-04-06", {titled, country("IRN")})},
                           world()),
              SizeIs(1));
}

TEST(Record, a_retelling_joins_its_event) {
  RecordMention retelling = meeting("a", "2025-07-16", "", {}, 1);
  retelling.retells = "ev-a-0";
  EXPECT_THAT(
      build_record({meeting("a", "2025-07-16", "2025-07-15", {lavrov, jaishankar}, 0), retelling},
                   world()),
      SizeIs(1));
}

TEST(Record, links_a_demand_with_its_answer) {
  RecordMention demand = meeting("a", "2024-07-05", "2024-07-04", {jaishankar}, 0);
  demand.mention.event_class = EventClass::request;
  demand.mention.recipients = {lavrov};
  RecordMention promise = meeting("a", "2024-07-05", "2024-07-04", {lavrov}, 1);
  promise.mention.event_class = EventClass::agree;
  promise.mention.recipients = {jaishankar};
  const auto events = build_record({demand, promise}, world());
  ASSERT_THAT(events, SizeIs(2));
  ASSERT_THAT(events[0].ledger, SizeIs(1));
  EXPECT_EQ(events[0].ledger[0].kind, "answered by");
  EXPECT_EQ(events[1].ledger[0].event, events[0].id);
}

// ---- what holds for every record -----------------------------------------------------------

/// Random mentions over few names, days and places, so that many of them meet.
std::vector<RecordMention> random_mentions(unsigned seed, int count) {
  std::mt19937 random(seed);
  const auto pick = [&random](std::size_t size) {
    return static_cast<std::size_t>(random() % size);
  };
  const std::vector<Participant> people = {lavrov,
                                           jaishankar,
                                           modi,
                                           putin,
                                           country("IND"),
                                           country("RUS"),
                                           country("CHN"),
                                           person("?wang", "CHN", "vng"),
                                           person("?yi-wang", "CHN", "j vng"),
                                           person("?li-wang", "", "l vng")};
  const std::vector<std::string> dates = {
      "",           "",           "2025-07-15",   "2025-07", "XXXX-07-15",
      "XXXX-08-21", "2025-08-21", "2025-07-06",   "2025",    "2025-07-14/2025-07-16",
      "2024-07-15", "XXXX-07",    "../2025-07-20"};
  const std::vector<std::string> told = {"",           "2025-07-16", "",          "2025-08-22",
                                         "2025-07-07", "2025-07-17", "2025-07-14"};
  const std::vector<Where> places = {place("524901", "Moscow", "RUS", 55.75, 37.62),
                                     place("1273294", "Delhi", "IND", 28.65, 77.23)};
  const std::vector<EventClass> classes = {EventClass::consult, EventClass::request,
                                           EventClass::agree, EventClass::retreat};
  const std::vector<Status> statuses = {Status::happened, Status::happened, Status::planned,
                                        Status::denied};
  std::vector<RecordMention> mentions;
  for (int i = 0; i < count; ++i) {
    const std::size_t report = pick(static_cast<std::size_t>(count) / 2 + 1);
    RecordMention record =
        meeting(fmt::format("r{}", report), told[report % told.size()], dates[pick(dates.size())],
                {people[pick(people.size())], people[pick(people.size())]}, i);
    record.mention.event_class = classes[pick(classes.size())];
    record.mention.status = statuses[pick(statuses.size())];
    if (pick(3) == 0) record.mention.actors.resize(1);
    if (pick(3) == 0) record.mention.recipients = {people[pick(people.size())]};
    if (pick(3) == 0) record.mention.where = places[pick(places.size())];
    if (pick(6) == 0) record.mention.occasion = council();
    if (!mentions.empty() && pick(5) == 0 && mentions.back().report == record.report) {
      record.retells = mentions.back().mention.id;
    }
    mentions.push_back(std::move(record));
  }
  return mentions;
}

/// The record of what is on the shelf, as build_record would give it.
std::vector<Event> events_of(const MemoryShelf& shelf) {
  std::vector<Event> events = shelf.events();
  link_ledger(events);
  return events;
}

std::map<std::string, std::vector<RecordMention>> by_report(
    const std::vector<RecordMention>& mentions) {
  std::map<std::string, std::vector<RecordMention>> reports;
  for (const RecordMention& mention : mentions) reports[mention.report].push_back(mention);
  return reports;
}

class EveryRecord : public testing::TestWithParam<unsigned> {};

TEST_P(EveryRecord, is_the_same_in_any_order_of_mentions) {
  std::vector<RecordMention> mentions = random_mentions(GetParam(), 24);
  const auto events = build_record(mentions, world());
  std::mt19937 random(GetParam() + 1);
  std::ranges::shuffle(mentions, random);
  EXPECT_EQ(build_record(mentions, world()), events);
}

TEST_P(EveryRecord, is_the_same_however_the_reports_come_and_go) {
  const auto mentions = random_mentions(GetParam(), 40);
  const auto reports = by_report(mentions);
  std::mt19937 random(GetParam() + 2);
  std::vector<std::string> order;
  for (const auto& [report, told] : reports) order.push_back(report);
  std::ranges::shuffle(order, random);
  MemoryShelf shelf;
  std::set<std::string> there;
  // Every report comes; some go again, and some of these come back.
  for (int step = 0; step < 60; ++step) {
    const std::string& report = order[static_cast<std::size_t>(step) % order.size()];
    if (there.contains(report) && random() % 2 == 0) {
      shelf.take_away(report);
      there.erase(report);
    } else if (there.insert(report).second) {
      shelf.add(reports.at(report), world());
    }
    if (random() % 3 == 0) settle(shelf, world());
  }
  settle(shelf, world());
  std::vector<RecordMention> left;
  for (const std::string& report : there) {
    left.insert(left.end(), reports.at(report).begin(), reports.at(report).end());
  }
  EXPECT_EQ(events_of(shelf), build_record(left, world()));
}

TEST_P(EveryRecord, holds_every_mention_once) {
  const std::vector<RecordMention> mentions = random_mentions(GetParam(), 24);
  std::vector<std::string> ids;
  for (const Event& event : build_record(mentions, world())) {
    for (const RecordMention& record : event.mentions) ids.push_back(record.mention.id);
  }
  std::vector<std::string> all;
  for (const RecordMention& record : mentions) all.push_back(record.mention.id);
  EXPECT_THAT(ids, testing::UnorderedElementsAreArray(all));
}

INSTANTIATE_TEST_SUITE_P(Seeds, EveryRecord, testing::Range(0U, 60U));

}  // namespace
}  // namespace dateline::record
