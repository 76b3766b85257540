// SPDX-License-Identifier: Apache-2.0
#include "store/store.h"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "dateline/error.h"
#include "store/codec.h"
#include "store/rereading.h"
#include "store/soundness.h"
#include "text/day.h"

namespace dateline::store {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using testing::ThrowsMessage;

/// A folder of its own per test, gone afterwards.
class StoreTest : public testing::Test {
 protected:
  StoreTest()
      : folder_(std::filesystem::temp_directory_path() /
                ("dateline-" +
                 std::string(testing::UnitTest::GetInstance()->current_test_info()->name()))) {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
  }
  ~StoreTest() override { std::filesystem::remove_all(folder_); }
  [[nodiscard]] std::filesystem::path file(const char* name = "record.db") const {
    return folder_ / name;
  }

 private:
  std::filesystem::path folder_;
};

Participant somebody(const std::string& id, const std::string& country) {
  return {.id = "person/" + id,
          .name = id,
          .key = id,
          .kind = "person",
          .country = country,
          .sectors = {Sector::gov},
          .office = "minister",
          .text = id,
          .span = Span{1, 4},
          .count = {}};
}

RecordMention mention(const std::string& report, const std::string& id) {
  RecordMention record;
  record.report = report;
  record.lang = "gu";
  record.text = "મળ્યા";
  record.mention.id = id;
  record.mention.trigger = {3, 9};
  record.mention.evidence = {0, 15};
  record.mention.when = {.edtf = "2025-07-15",
                         .from = text::parse_day("2025-07-15"),
                         .to = text::parse_day("2025-07-15"),
                         .basis = Basis::relative,
                         .span = Span{0, 3},
                         .why = "the day before"};
  record.mention.actors = {somebody("a", "IND"), somebody("b", "RUS")};
  record.mention.contexts = {Context::diplomatic, Context::military};
  record.mention.claims = {
      {.text = "about 20",
       .span = {4, 12},
       .low = 20,
       .high = 20,
       .approximate = true,
       .unit = "person",
       .of = "nationals",
       .said_by = {{.id = "", .name = "ministry", .role = "body", .channel = "X", .span = {}}},
       .hedged = true,
       .when = {}}};
  record.mention.occasion = Occasion{.id = "occasion/x",
                                     .name = "X summit",
                                     .series = "x",
                                     .edition = 17,
                                     .body = "body/x",
                                     .country = "BRA",
                                     .when = {},
                                     .where = {},
                                     .span = Span{1, 2}};
  record.mention.where = {.id = "place/1",
                          .name = "Kazan",
                          .country = "RUS",
                          .precision = "city",
                          .latitude = 55.5,
                          .longitude = 49.25,
                          .basis = Basis::occasion,
                          .span = {}};
  record.mention.why = {"because"};
  return record;
}

ReadReport report(const std::string& key, const std::string& bytes, const char* date = nullptr) {
  ReadReport read;
  read.report.key = key;
  read.report.source = bytes;
  read.report.text = bytes;
  read.report.map = {{0, 0}, {3, 5}};
  read.report.blocks = {{{0, 3}, BlockKind::headline}};
  read.report.notes = {"a note"};
  if (date != nullptr) read.report.date = text::parse_day(date);
  read.lang = "gu";
  read.words = bytes;
  return read;
}

const knowledge::Knowledge& world() {
  static std::vector<Diagnostic> diagnostics;
  static const knowledge::Knowledge knowledge({.folder = DATELINE_SOURCE_DIR "/knowledge",
                                               .languages = DATELINE_SOURCE_DIR "/languages",
                                               .gazetteer = ""},
                                              diagnostics);
  return knowledge;
}

constexpr const char* stamp = "made by a test";

/// An empty record that is ready to be read into.
Store fresh(const std::filesystem::path& file) {
  Store store = Store::open(file);
  store.begin_stamp(stamp);
  return store;
}

Added add(Store& store, ReadReport read) {
  read.tellings = record::tell(read.mentions, world());
  return store.add(read, stamp);
}

/// All events whole, as JSON lines.
std::string record_of(const Store& store) {
  Statement ids = store.database().prepare("SELECT id FROM event ORDER BY id");
  Completion complete(store);
  std::string lines;
  while (ids.step()) {
    Event event = *store.event(ids.text(0));
    complete(event);
    lines += to_json(event) + "\n";
  }
  return lines;
}

TEST_F(StoreTest, codec_gives_back_what_it_was_given) {
  const RecordMention record = mention("r", "ev-aaaabbbbccccdddd");
  EXPECT_EQ(mention_from_json(to_json(record)), record);
}

TEST_F(StoreTest, codec_writes_broken_bytes_as_replacement) {
  RecordMention record = mention("r", "ev-a");
  record.text = "\xFF\xFE";
  EXPECT_THAT(to_json(record), HasSubstr("\xEF\xBF\xBD"));
}

TEST_F(StoreTest, keeps_a_report_byte_for_byte) {
  Store store = fresh(file());
  ReadReport read = report("k", std::string("a\0b\xFF", 4), "2025-07-16");
  read.report.revision = "v000000000002";
  EXPECT_EQ(add(store, read), Added::fresh);
  EXPECT_EQ(store.report("k"), read.report);
}

TEST_F(StoreTest, adds_nothing_twice) {
  Store store = fresh(file());
  ReadReport read = report("k", "text");
  read.mentions = {mention("k", "ev-aaaabbbbccccdddd")};
  EXPECT_EQ(add(store, read), Added::fresh);
  EXPECT_TRUE(store.has(read.report));
  EXPECT_EQ(add(store, read), Added::known);
  EXPECT_EQ(store.counts().mentions, 1);
}

TEST_F(StoreTest, the_later_version_counts_in_any_order_of_arrival) {
  for (const bool old_first : {true, false}) {
    Store store = fresh(file(old_first ? "one.db" : "two.db"));
    const ReadReport old = report("k", "old", "2025-07-16");
    const ReadReport late = report("k", "new", "2025-07-17");
    add(store, old_first ? old : late);
    EXPECT_EQ(add(store, old_first ? late : old),
              old_first ? Added::new_version : Added::older_version);
    EXPECT_EQ(store.report("k")->text, "new");
  }
}

TEST_F(StoreTest, of_one_date_the_later_revision_counts) {
  for (const bool old_first : {true, false}) {
    for (const auto& [less, more] : {std::pair{"", "2025-07-16T08:00:00Z"},
                                     std::pair{"2025-07-16T08:00:00Z", "2025-07-16T09:00:00Z"},
                                     std::pair{"2025-07-16T08:00:00Z", "v000000000002"}}) {
      Store store = fresh(file((std::string(less) + more + (old_first ? "1" : "2")).c_str()));
      // Whichever of the two hashes is the greater.
      ReadReport old = report("k", "CORRECTED", "2025-07-16");
      old.report.revision = less;
      ReadReport late = report("k", "first", "2025-07-16");
      late.report.revision = more;
      add(store, old_first ? old : late);
      add(store, old_first ? late : old);
      EXPECT_EQ(store.report("k")->text, "first") << less << " " << more;
    }
  }
}

TEST_F(StoreTest, a_new_version_takes_the_mentions_of_the_old_one_away) {
  Store store = fresh(file());
  ReadReport old = report("k", "old", "2025-07-16");
  old.mentions = {mention("k", "ev-aaaabbbbccccdddd")};
  add(store, old);
  store.update(world());
  EXPECT_EQ(store.counts().events, 1);
  add(store, report("k", "new", "2025-07-17"));
  EXPECT_TRUE(store.has_touched());
  store.update(world());
  EXPECT_EQ(store.counts().events, 0);
  EXPECT_THAT(find_faults(store), IsEmpty());
  EXPECT_EQ(store.once_seen_in("ev-aaaabbbbccccdddd"), "k");
}

TEST_F(StoreTest, finds_an_event_by_any_mention_and_by_prefix) {
  Store store = fresh(file());
  ReadReport read = report("k", "text");
  read.mentions = {mention("k", "ev-aaaabbbbccccdddd"), mention("k", "ev-aaxxbbbbccccdddd")};
  read.mentions[1].mention.trigger = {10, 12};
  add(store, read);
  store.update(world());
  EXPECT_EQ(store.find_event("ev-aax"), "ev-aaaabbbbccccdddd");
  EXPECT_EQ(store.find_event("aaaa"), "ev-aaaabbbbccccdddd");
  EXPECT_EQ(store.find_event("ev-zz"), std::nullopt);
  Event event = *store.event("ev-aaaabbbbccccdddd");
  EXPECT_THAT(event.mentions, IsEmpty());
  EXPECT_EQ(store.count_mentions(event.id), 2);
  Completion{store}(event);
  EXPECT_EQ(event.mentions, read.mentions);
  Completion{store, 1}(event);
  EXPECT_THAT(event.mentions, SizeIs(1));
}

TEST_F(StoreTest, a_demand_and_its_answer_find_each_other) {
  Store store = fresh(file());
  ReadReport read = report("k", "text", "2025-07-16");
  RecordMention demand = mention("k", "ev-demand");
  demand.mention.event_class = EventClass::request;
  demand.mention.recipients = {demand.mention.actors.back()};
  demand.mention.actors.pop_back();
  RecordMention answer = mention("k", "ev-answer");
  answer.mention.event_class = EventClass::agree;
  std::ranges::reverse(answer.mention.actors);
  read.mentions = {demand, answer};
  add(store, read);
  store.update(world());
  Completion complete(store);
  Event asked = *store.event("ev-demand");
  complete(asked);
  Event given = *store.event("ev-answer");
  complete(given);
  ASSERT_THAT(asked.ledger, SizeIs(1));
  EXPECT_EQ(asked.ledger[0].event, "ev-answer");
  ASSERT_THAT(given.ledger, SizeIs(1));
  EXPECT_EQ(given.ledger[0].event, "ev-demand");
}

// ---- rereading -----------------------------------------------------------------------------

TEST_F(StoreTest, a_rereading_is_seen_whole_or_not_at_all) {
  Store store = fresh(file());
  ReadReport read = report("k", "text");
  read.mentions = {mention("k", "ev-aaaabbbbccccdddd")};
  add(store, read);
  store.update(world());
  const std::string before = record_of(store);
  ReadReport again = read;
  again.mentions = {mention("k", "ev-zzzzbbbbccccdddd")};
  again.tellings = record::tell(again.mentions, world());
  Rereading rereading(store);
  ASSERT_THAT(rereading.missing(), SizeIs(1));
  EXPECT_FALSE(rereading.publish("new")) << "a report is missing";
  rereading.add(again, rereading.missing().front());
  EXPECT_FALSE(rereading.publish("new")) << "its events are missing";
  rereading.update(world());
  const Store asking = Store::open_existing(file());
  EXPECT_EQ(record_of(store), before);
  ASSERT_TRUE(rereading.publish("new"));
  EXPECT_EQ(store.stamp(), "new");
  EXPECT_THAT(record_of(store), HasSubstr("ev-zzzz"));
  EXPECT_EQ(record_of(asking), before) << "who asked before sees what was";
  EXPECT_THAT(find_faults(store), IsEmpty());
  EXPECT_EQ(store.find_event("ev-zzzz"), "ev-zzzzbbbbccccdddd");
}

TEST_F(StoreTest, what_a_cut_off_rereading_left_behind_is_dropped) {
  Store store = fresh(file());
  add(store, report("k", "text"));
  {
    const Rereading cut_off(store);
  }
  const auto leftovers = [&store] {
    Statement find =
        store.database().prepare("SELECT count(*) FROM sqlite_master WHERE name LIKE 'next_%'");
    find.step();
    return find.number(0);
  };
  EXPECT_GT(leftovers(), 0);
  {
    const RereadingLock at_work(file(), true);
    Rereading::drop_leftovers(store);
    EXPECT_GT(leftovers(), 0) << "somebody is at work on them";
  }
  Rereading::drop_leftovers(store);
  EXPECT_EQ(leftovers(), 0);
  EXPECT_FALSE(std::filesystem::exists(file().string() + "-reread"));
}

TEST_F(StoreTest, a_report_that_comes_while_rereading_is_not_lost) {
  Store store = fresh(file());
  ReadReport one = report("one", "1");
  one.mentions = {mention("one", "ev-one")};
  add(store, one);
  Rereading rereading(store);
  one.tellings = record::tell(one.mentions, world());
  rereading.add(one, rereading.missing().front());
  rereading.update(world());
  ReadReport two = report("two", "2");
  two.mentions = {mention("two", "ev-two")};
  add(store, two);
  EXPECT_FALSE(rereading.publish("new"));
  ASSERT_THAT(rereading.missing(), SizeIs(1));
  two.tellings = record::tell(two.mentions, world());
  rereading.add(two, rereading.missing().front());
  rereading.update(world());
  ASSERT_TRUE(rereading.publish("new"));
  EXPECT_EQ(store.counts().reports, 2);
}

TEST_F(StoreTest, what_was_made_with_other_data_is_not_mixed_in) {
  Store store = fresh(file());
  EXPECT_THAT([&] { store.add(report("k", "text"), "another stamp"); },
              ThrowsMessage<Error>(HasSubstr("run the command again")));
  EXPECT_EQ(store.counts().reports, 0);
}

TEST_F(StoreTest, faults_tells_what_does_not_fit_together) {
  Store store = fresh(file());
  ReadReport read = report("k", "text");
  read.mentions = {mention("k", "ev-aaaabbbbccccdddd")};
  add(store, read);
  store.update(world());
  ASSERT_THAT(find_faults(store), IsEmpty());
  store.database().execute("UPDATE mention SET json = '{\"id\": 7}'");
  EXPECT_THAT(find_faults(store), Contains(HasSubstr("ev-aaaa")));
  store.database().execute("DELETE FROM event");
  EXPECT_THAT(find_faults(store), Contains(HasSubstr("stand in no event")));
  store.database().execute("DELETE FROM current_report");
  EXPECT_THAT(find_faults(store), Contains(HasSubstr("have nothing derived from them")));
}

TEST_F(StoreTest, says_what_to_do_about_files_that_are_no_record) {
  EXPECT_THAT([this] { Store::open_existing(file("none.db")); },
              ThrowsMessage<Error>(HasSubstr("dateline read")));
  std::ofstream(file("text.db"))
      << "this is a text, and long enough not to be taken for an empty file";
  EXPECT_THAT([this] { Store::open(file("text.db")); }, ThrowsMessage<Error>(HasSubstr("--db")));
  EXPECT_THAT([this] { Store::open(file("no/such/folder.db")); },
              ThrowsMessage<Error>(HasSubstr("--db")));
}

TEST_F(StoreTest, refuses_a_record_of_a_later_program) {
  {
    Store store = Store::open(file());
    store.database().execute("PRAGMA user_version=99");
  }
  EXPECT_THAT([this] { Store::open(file()); }, ThrowsMessage<Error>(HasSubstr("later Dateline")));
  EXPECT_THAT([this] { Store::open_existing(file()); },
              ThrowsMessage<Error>(HasSubstr("later Dateline")));
}

TEST_F(StoreTest, a_damaged_file_is_told_not_crashed_on) {
  {
    Store store = fresh(file());
    for (int i = 0; i < 50; ++i)
      add(store, report("k" + std::to_string(i), std::string(3000, 'x')));
    store.database().execute("PRAGMA wal_checkpoint(TRUNCATE)");
  }
  std::fstream damage(file(), std::ios::in | std::ios::out | std::ios::binary);
  for (int at = 4096; at < 60000; at += 512) {
    damage.seekp(at);
    damage << "damage damage damage";
  }
  damage.close();
  const auto use = [this] {
    Store store = Store::open(file());
    static_cast<void>(store.counts());
    for (const std::string& fault : find_faults(store)) throw Error(fault + " dateline doctor");
  };
  EXPECT_THAT(use, ThrowsMessage<Error>(HasSubstr("doctor")));
}

}  // namespace
}  // namespace dateline::store
