// SPDX-License-Identifier: Apache-2.0
// Questions to a small record that the test makes by hand: what each filter lets through, in which
// order answers come, what has lapsed, how ids are shortened.
#include "query/query.h"

#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "dateline/error.h"
#include "store/event_rows.h"
#include "text/day.h"
#include "text/name_key.h"
#include "times/edtf.h"

namespace dateline::query {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::ThrowsMessage;
using testing::UnorderedElementsAre;

/// An event of one mention, in a report of its own; `told` is that report's date, "" none.
struct Told {
  explicit Told(Event one, std::string date = "", std::string language = "en")
      : event(std::move(one)), told(std::move(date)), lang(std::move(language)) {}

  Event event;
  std::string told;
  std::string lang;
};

/// The one place that knows how a record is filled: every event as it is given, whether or not
/// merging would make it so. The reports' keys are "r-" and the event's id.
store::Store record_of(const std::filesystem::path& file, const std::vector<Told>& all) {
  store::Store store = store::Store::open(file);
  store.begin_stamp("made by a test");
  const store::Derived derived(store.database(), "");
  for (const Told& one : all) {
    RecordMention mention;
    mention.report = "r-" + one.event.id;
    mention.lang = one.lang;
    mention.report_date = text::parse_day(one.told);
    mention.mention.id = one.event.id;
    store::ReadReport read;
    read.report.key = mention.report;
    read.report.source = read.report.text = "Text of " + one.event.id;
    read.report.date = mention.report_date;
    read.lang = one.lang;
    read.words = read.report.text;
    read.mentions = {mention};
    record::Telling telling;
    telling.key = one.event.id;
    telling.views.resize(1);
    read.tellings = {{telling, {0}}};
    store.add(read, "made by a test");
    Event event = one.event;
    event.langs = {one.lang};
    event.reports = event.sources = 1;
    store::insert_event(derived, event);
  }
  store.database().execute("UPDATE telling SET event = key; DELETE FROM touched");
  return store;
}

Participant somebody(const std::string& name, const std::string& country) {
  Participant one;
  one.id = "person/" + name;
  one.name = one.text = name;
  std::istringstream words(name);
  for (std::string word; words >> word;) {
    one.key += (one.key.empty() ? "" : " ") + text::name_key(word);
  }
  one.kind = "person";
  one.country = country;
  return one;
}

Event event(const std::string& id, const std::string& edtf) {
  Event one;
  one.id = id;
  if (const auto value = times::parse_edtf(edtf)) times::set_value(one.when, *value);
  one.actors = {somebody("Kiprono", "KEN")};
  return one;
}

/// A filter with one field set, or one more.
template <typename Field, typename Value>
EventFilter asking(Field EventFilter::* field, Value value, EventFilter filter = {}) {
  filter.*field = value;
  return filter;
}

std::vector<std::string> ids(const std::vector<Event>& events) {
  std::vector<std::string> found;
  for (const Event& one : events) found.push_back(one.id);
  return found;
}

/// A folder of its own per test, gone afterwards.
class QueryTest : public testing::Test {
 protected:
  QueryTest()
      : folder_(std::filesystem::temp_directory_path() /
                ("dateline-query-" +
                 std::string(testing::UnitTest::GetInstance()->current_test_info()->name()))) {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
  }
  ~QueryTest() override { std::filesystem::remove_all(folder_); }

  [[nodiscard]] store::Store record(const std::vector<Told>& all) const {
    return record_of(folder_ / "record.db", all);
  }

 private:
  std::filesystem::path folder_;
};

/// Three events that differ in everything a filter asks for.
std::vector<Told> three() {
  Event talks = event("ev-talks", "2025-07-15");
  talks.actors.push_back(somebody("Lavrov", "RUS"));
  talks.where.name = "Nairobi";
  talks.where.country = "KEN";
  Event demand = event("ev-demand", "2025-08");
  demand.event_class = EventClass::request;
  demand.recipients = {somebody("Mahamat", "TCD")};
  demand.occasion = Occasion{};
  demand.occasion->name = "African Union summit";
  demand.occasion->series = "au-summit";
  Event visit = event("ev-visit", "2026-01-10");
  visit.status = Status::planned;
  visit.actors = {somebody("Mahamat", "TCD")};
  return {Told(talks, "2025-07-16", "en"), Told(demand, "2025-09-01", "gu"),
          Told(visit, "2025-09-02", "en")};
}

TEST_F(QueryTest, an_empty_filter_gives_everything) {
  EXPECT_THAT(ids(find_events(record(three()), {})),
              ElementsAre("ev-talks", "ev-demand", "ev-visit"));
}

TEST_F(QueryTest, an_empty_record_answers_nothing) {
  const store::Store store = record({});
  EXPECT_THAT(find_events(store, {}), IsEmpty());
  EXPECT_FALSE(find_event(store, "ev-aaaa"));
}

TEST_F(QueryTest, each_filter_lets_through_what_fits_and_nothing_else) {
  const store::Store store = record(three());
  const auto found = [&store](const EventFilter& filter) {
    return ids(find_events(store, filter));
  };
  EXPECT_THAT(found(asking(&EventFilter::event_class, EventClass::request)),
              ElementsAre("ev-demand"));
  EXPECT_THAT(found(asking(&EventFilter::status, Status::planned)), ElementsAre("ev-visit"));
  EXPECT_THAT(found(asking(&EventFilter::lang, "gu")), ElementsAre("ev-demand"));
  EXPECT_THAT(found(asking(&EventFilter::at, "nairobi")), ElementsAre("ev-talks"));
  EXPECT_THAT(found(asking(&EventFilter::at, "KEN")), ElementsAre("ev-talks"));
  EXPECT_THAT(found(asking(&EventFilter::at, "union")), ElementsAre("ev-demand"));
  EXPECT_THAT(found(asking(&EventFilter::at, "au-summit")), ElementsAre("ev-demand"));
  EXPECT_THAT(found(asking(&EventFilter::at, "Ken")), IsEmpty())
      << "a part of a country's code is no country";
  EXPECT_THAT(found(asking(&EventFilter::lang, "fr")), IsEmpty());
}

TEST_F(QueryTest, filters_hold_together) {
  const store::Store store = record(three());
  EXPECT_THAT(ids(find_events(store, asking(&EventFilter::who, std::vector<std::string>{"Mahamat"},
                                            asking(&EventFilter::status, Status::planned)))),
              ElementsAre("ev-visit"));
  EXPECT_THAT(ids(find_events(store, asking(&EventFilter::event_class, EventClass::request,
                                            asking(&EventFilter::lang, "en")))),
              IsEmpty());
}

TEST_F(QueryTest, everybody_asked_for_takes_part_on_either_side) {
  const store::Store store = record(three());
  const auto with = [&store](const std::vector<std::string>& who) {
    return ids(find_events(store, asking(&EventFilter::who, who)));
  };
  EXPECT_THAT(with({"Kiprono"}), ElementsAre("ev-talks", "ev-demand"));
  EXPECT_THAT(with({"Kiprono", "Lavrov"}), ElementsAre("ev-talks"));
  EXPECT_THAT(with({"Kiprono", "Mahamat"}), ElementsAre("ev-demand"));
  EXPECT_THAT(with({"TCD"}), ElementsAre("ev-demand", "ev-visit"));
  EXPECT_THAT(with({"person/Lavrov"}), ElementsAre("ev-talks"));
  EXPECT_THAT(with({"લવરોવ"}), ElementsAre("ev-talks"));
  EXPECT_THAT(with({"Лавров"}), ElementsAre("ev-talks"));
  EXPECT_THAT(with({"Lavrov", "Mahamat"}), IsEmpty());
}

TEST_F(QueryTest, days_asked_for_are_inclusive) {
  const store::Store store = record(three());
  const auto between = [&store](const char* since, const char* until) {
    return ids(find_events(store, asking(&EventFilter::since, text::parse_day(since),
                                         asking(&EventFilter::until, text::parse_day(until)))));
  };
  EXPECT_THAT(between("2025-07-15", "2025-07-15"), ElementsAre("ev-talks"));
  EXPECT_THAT(between("2025-07-16", "2025-07-31"), IsEmpty());
  EXPECT_THAT(between("2025-08-31", "2025-09-30"), ElementsAre("ev-demand"));
  EXPECT_THAT(between("2025-07-16", ""), ElementsAre("ev-demand", "ev-visit"));
  EXPECT_THAT(between("", "2025-08-01"), ElementsAre("ev-talks", "ev-demand"));
}

TEST_F(QueryTest, what_has_no_day_is_in_no_range) {
  const store::Store store = record(
      {Told(event("ev-yearless", "XXXX-07-15"), "2025-07-16"), Told(event("ev-undated", ""), "")});
  EXPECT_THAT(find_events(store, asking(&EventFilter::since, text::parse_day("1900-01-01"))),
              IsEmpty());
  EXPECT_THAT(ids(find_events(store, asking(&EventFilter::dated_only, true))),
              ElementsAre("ev-yearless"));
}

TEST_F(QueryTest, an_open_date_answers_for_its_known_day_alone) {
  const store::Store store = record({Told(event("ev-after", "2025-03-11/.."), "2025-03-12")});
  EXPECT_THAT(ids(find_events(store, asking(&EventFilter::since, text::parse_day("2025-03-11")))),
              ElementsAre("ev-after"));
  EXPECT_THAT(find_events(store, asking(&EventFilter::since, text::parse_day("2025-03-12"))),
              IsEmpty());
}

TEST_F(QueryTest, known_days_come_first_then_yearless_then_undated) {
  const store::Store store =
      record({Told(event("ev-d", ""), ""), Told(event("ev-c", "XXXX-01-01"), ""),
              Told(event("ev-b", "2025-07-15"), ""), Told(event("ev-e", "2024"), ""),
              Told(event("ev-a", "2025-07-15"), ""), Told(event("ev-f", "../2025-01-01"), "")});
  EXPECT_THAT(ids(find_events(store, {})),
              ElementsAre("ev-e", "ev-f", "ev-a", "ev-b", "ev-c", "ev-d"));
  EXPECT_THAT(ids(find_events(store, asking(&EventFilter::limit, 2))), ElementsAre("ev-e", "ev-f"));
}

TEST_F(QueryTest, a_plan_whose_last_day_lies_before_the_latest_report_has_lapsed) {
  Event over = event("ev-over", "2025-07-15");
  Event today = event("ev-today", "2025-09-02");
  Event month = event("ev-month", "2025-09");
  Event open = event("ev-open", "2025-07-15/..");
  Event done = event("ev-done", "2025-07-15");
  for (Event* plan : {&over, &today, &month, &open}) plan->status = Status::planned;
  const store::Store store =
      record({Told(over, "2025-07-01"), Told(today, "2025-07-01"), Told(month, "2025-07-01"),
              Told(open, "2025-07-01"), Told(done, "2025-09-02")});
  EXPECT_THAT(ids(find_events(store, asking(&EventFilter::status, Status::lapsed))),
              ElementsAre("ev-over"));
  EXPECT_THAT(ids(find_events(store, asking(&EventFilter::status, Status::planned))),
              UnorderedElementsAre("ev-today", "ev-month", "ev-open"));
  ASSERT_TRUE(find_event(store, "ev-over"));
  EXPECT_EQ(find_event(store, "ev-over")->status, Status::lapsed);
  EXPECT_EQ(find_event(store, "ev-today")->status, Status::planned);
}

TEST_F(QueryTest, nothing_lapses_where_no_report_has_a_date) {
  Event plan = event("ev-plan", "1999-01-01");
  plan.status = Status::planned;
  EXPECT_THAT(find_events(record({Told(plan, "")}), asking(&EventFilter::status, Status::lapsed)),
              IsEmpty());
}

TEST_F(QueryTest, an_event_is_found_by_its_id_or_the_first_letters_of_it) {
  const store::Store store =
      record({Told(event("ev-abcdefgh", "2025"), ""), Told(event("ev-abxyzabc", "2025"), "")});
  EXPECT_EQ(find_event(store, "ev-abcdefgh")->id, "ev-abcdefgh");
  EXPECT_EQ(find_event(store, "ev-abc")->id, "ev-abcdefgh");
  EXPECT_EQ(find_event(store, "abx")->id, "ev-abxyzabc");
  EXPECT_FALSE(find_event(store, "ev-zz"));
  EXPECT_THAT([&store] { static_cast<void>(find_event(store, "ev-ab")); },
              ThrowsMessage<Error>(HasSubstr("give more letters")));
}

TEST_F(QueryTest, a_short_id_is_the_shortest_that_finds_its_event) {
  const std::vector<std::string> all = {"ev-aaaaaaaaaaaa", "ev-aaaabbbbbbbb", "ev-aaaabbcccccc",
                                        "ev-bcdefghijkl", "ev-zzz"};
  std::vector<Told> told;
  for (const std::string& id : all) told.emplace_back(event(id, "2025"));
  const store::Store store = record(told);
  EXPECT_EQ(short_id(store, "ev-aaaaaaaaaaaa"), "ev-aaaaa");
  EXPECT_EQ(short_id(store, "ev-aaaabbbbbbbb"), "ev-aaaabbb");
  EXPECT_EQ(short_id(store, "ev-bcdefghijkl"), "ev-bcde") << "four letters at least";
  EXPECT_EQ(short_id(store, "ev-zzz"), "ev-zzz");
  for (const std::string& id : all) {
    ASSERT_TRUE(find_event(store, short_id(store, id))) << id;
    EXPECT_EQ(find_event(store, short_id(store, id))->id, id);
  }
}

/// "2025-07-01/2025-07-31" of the days that a typed date covers; an open end is left empty.
std::string days(std::string_view typed) {
  const DayRange range = parse_days(typed);
  const auto print = [](const std::optional<Day>& day) {
    return day ? text::format_day(*day) : std::string();
  };
  return print(range.from) + "/" + print(range.to);
}

TEST(ParseDays, a_typed_date_covers_all_its_days) {
  EXPECT_EQ(days("2025"), "2025-01-01/2025-12-31");
  EXPECT_EQ(days("2024-02"), "2024-02-01/2024-02-29");
  EXPECT_EQ(days("2025-07-15"), "2025-07-15/2025-07-15");
  EXPECT_EQ(days("2025-07/2025-09"), "2025-07-01/2025-09-30");
  EXPECT_EQ(days("2025-07/.."), "2025-07-01/");
  EXPECT_EQ(days("../2025-07"), "/2025-07-31");
}

TEST(ParseDays, what_is_no_date_is_told_with_what_to_write) {
  for (const char* typed : {"", "yesterday", "15.7.2025", "2025-13", "2025-02-30", "XXXX-07-15",
                            "2025/2024", "../.."}) {
    EXPECT_THAT([typed] { parse_days(typed); }, ThrowsMessage<Error>(HasSubstr("2025-07/2025-09")))
        << typed;
  }
}

TEST(Names, a_participant_is_named_by_letters_sounds_country_or_id) {
  const Participant lavrov = somebody("Sergey Lavrov", "RUS");
  for (const char* name : {"Lavrov", "lavrov", "Sergey Lavrov", "Serg", "RUS", "Лавров", "લવરોવ",
                           "person/Sergey Lavrov"}) {
    EXPECT_TRUE(names(name, lavrov)) << name;
  }
  for (const char* name : {"Wang", "avrov", "Lavrov Wang", "USA", "rus"}) {
    EXPECT_FALSE(names(name, lavrov)) << name;
  }
}

}  // namespace
}  // namespace dateline::query
