// SPDX-License-Identifier: Apache-2.0
#include "store/store.h"

#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "dateline/error.h"
#include "store/codec.h"
#include "text/day.h"

namespace dateline::store {
namespace {

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

Event event_of(const RecordMention& record) {
  Event event;
  event.id = record.mention.id;
  event.when = record.mention.when;
  event.actors = record.mention.actors;
  event.mentions = {record};
  event.reports = 1;
  return event;
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
  Store store = Store::open(file());
  const ReadReport read = report("k", std::string("a\0b\xFF", 4), "2025-07-16");
  EXPECT_EQ(store.add(read), Added::fresh);
  EXPECT_EQ(store.report("k"), read.report);
}

TEST_F(StoreTest, adds_nothing_twice) {
  Store store = Store::open(file());
  ReadReport read = report("k", "text");
  read.mentions = {mention("k", "ev-aaaabbbbccccdddd")};
  EXPECT_EQ(store.add(read), Added::fresh);
  EXPECT_TRUE(store.has(read.report));
  EXPECT_EQ(store.add(read), Added::known);
  EXPECT_EQ(store.counts().mentions, 1);
}

TEST_F(StoreTest, the_later_version_counts_in_any_order_of_arrival) {
  for (const bool old_first : {true, false}) {
    Store store = Store::open(file(old_first ? "one.db" : "two.db"));
    const ReadReport old = report("k", "old", "2025-07-16");
    const ReadReport fresh = report("k", "new", "2025-07-17");
    store.add(old_first ? old : fresh);
    EXPECT_EQ(store.add(old_first ? fresh : old),
              old_first ? Added::new_version : Added::older_version);
    EXPECT_EQ(store.report("k")->text, "new");
  }
}

TEST_F(StoreTest, a_new_version_takes_the_mentions_of_the_old_one_away) {
  Store store = Store::open(file());
  ReadReport old = report("k", "old", "2025-07-16");
  old.mentions = {mention("k", "ev-aaaabbbbccccdddd")};
  store.add(old);
  store.replace_events(store.touched(), {event_of(old.mentions[0])});
  store.add(report("k", "new", "2025-07-17"));
  EXPECT_TRUE(store.has_touched());
  store.replace_events(store.touched(), {});
  EXPECT_EQ(store.counts().events, 0);
  EXPECT_EQ(store.once_seen_in("ev-aaaabbbbccccdddd"), "k");
}

TEST_F(StoreTest, touched_reaches_over_shared_keys_only) {
  Store store = Store::open(file());
  ReadReport one = report("one", "1", "2025-07-16");
  one.mentions = {mention("one", "ev-one")};
  store.add(one);
  store.replace_events(store.touched(), {event_of(one.mentions[0])});
  EXPECT_FALSE(store.has_touched());
  ReadReport two = report("two", "2", "2025-07-16");
  two.mentions = {mention("two", "ev-two")};
  ReadReport other = report("other", "3", "2025-07-16");
  other.mentions = {mention("other", "ev-other")};
  other.mentions[0].mention.actors = {somebody("x", "BRA"), somebody("y", "CHL")};
  other.mentions[0].mention.where = {};
  store.add(other);
  EXPECT_THAT(store.touched(), SizeIs(1));
  store.add(two);
  EXPECT_THAT(store.touched(), SizeIs(3));
}

TEST_F(StoreTest, finds_an_event_by_any_mention_and_by_prefix) {
  Store store = Store::open(file());
  ReadReport read = report("k", "text");
  read.mentions = {mention("k", "ev-aaaabbbbccccdddd"), mention("k", "ev-aaxxbbbbccccdddd")};
  store.add(read);
  Event event = event_of(read.mentions[0]);
  event.mentions = read.mentions;
  store.replace_events(store.touched(), {event});
  EXPECT_EQ(store.find_event("ev-aax"), "ev-aaaabbbbccccdddd");
  EXPECT_EQ(store.find_event("aaaa"), "ev-aaaabbbbccccdddd");
  EXPECT_EQ(store.find_event("ev-zz"), std::nullopt);
  EXPECT_EQ(store.event("ev-aaaabbbbccccdddd")->mentions[1], read.mentions[1]);
}

TEST_F(StoreTest, forgetting_what_is_derived_keeps_reports_and_ids) {
  Store store = Store::open(file());
  ReadReport read = report("k", "text");
  read.mentions = {mention("k", "ev-aaaabbbbccccdddd")};
  store.add(read);
  store.forget_derived();
  EXPECT_THAT(store.report_ids(), SizeIs(1));
  EXPECT_EQ(store.counts().mentions, 0);
  EXPECT_EQ(store.once_seen_in("ev-aaaabbbbccccdddd"), "k");
  EXPECT_EQ(store.add(read), Added::known);
  EXPECT_EQ(store.counts().mentions, 1);
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
    Store store = Store::open(file());
    for (int i = 0; i < 50; ++i) store.add(report("k" + std::to_string(i), std::string(3000, 'x')));
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
    for (const std::int64_t id : store.report_ids()) static_cast<void>(store.report(id));
    static_cast<void>(store.counts());
  };
  EXPECT_THAT(use, ThrowsMessage<Error>(HasSubstr("doctor")));
}

}  // namespace
}  // namespace dateline::store
