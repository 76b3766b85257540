// SPDX-License-Identifier: Apache-2.0
#include "store/store.h"

#include <deque>
#include <set>

#include <fmt/format.h>

#include "dateline/error.h"
#include "record/record.h"
#include "store/codec.h"
#include "store/event_rows.h"
#include "store/report_rows.h"
#include "store/schema.h"
#include "text/day.h"

namespace dateline::store {
namespace {

void mark_keys_of(const Database& database, std::string_view report_key) {
  Statement mark = database.prepare(
      "INSERT OR IGNORE INTO dirty_key SELECT DISTINCT k.key FROM mention_key k "
      "JOIN mention m ON m.id = k.mention WHERE m.report = ?1");
  mark.bind(1, report_key);
  mark.run();
}

/// Takes the derived rows of a report out, and with them the events that held its mentions; their
/// other mentions share keys with the marked ones and are computed again.
void remove_derived(const Database& database, std::string_view report_key) {
  mark_keys_of(database, report_key);
  for (const char* sql :
       {"DELETE FROM event WHERE id IN (SELECT e.event FROM event_mention e JOIN mention m ON "
        "m.id = e.mention WHERE m.report = ?1)",
        "DELETE FROM mention WHERE report = ?1", "DELETE FROM current_report WHERE key = ?1"}) {
    Statement statement = database.prepare(sql);
    statement.bind(1, report_key);
    statement.run();
  }
}

void insert_mention(const Database& database, const RecordMention& record) {
  Statement insert = database.prepare("INSERT OR REPLACE INTO mention VALUES(?1, ?2, ?3)");
  insert.bind(1, record.mention.id);
  insert.bind(2, record.report);
  insert.bind(3, to_json(record));
  insert.run();
  Statement seen = database.prepare("INSERT OR IGNORE INTO seen_id VALUES(?1, ?2, ?3)");
  seen.bind(1, record.mention.id);
  seen.bind(2, record.report);
  seen.bind(3, std::int64_t{record.mention.trigger.begin});
  seen.run();
  Statement key = database.prepare("INSERT OR IGNORE INTO mention_key VALUES(?1, ?2)");
  for (const std::string& link : record::link_keys(record)) {
    key.bind(1, link);
    key.bind(2, record.mention.id);
    key.run();
  }
}

void index_words(const Database& database, std::int64_t id, const std::string& words) {
  Statement insert = database.prepare("INSERT INTO report_text(rowid, words) VALUES(?1, ?2)");
  insert.bind(1, id);
  insert.bind(2, words);
  insert.run();
}

void insert_derived(const Database& database, const ReadReport& read, std::int64_t id) {
  Statement insert = database.prepare("INSERT INTO current_report VALUES(?1, ?2, ?3, ?4, ?5)");
  insert.bind(1, read.report.key);
  insert.bind(2, id);
  insert.bind(3, read.lang);
  insert.bind(4, read.lang_basis);
  insert.bind(5, read.word_count);
  insert.run();
  index_words(database, id, read.words);
  for (const RecordMention& mention : read.mentions) insert_mention(database, mention);
  mark_keys_of(database, read.report.key);
}

std::vector<std::string> strings(Statement& statement) {
  std::vector<std::string> out;
  while (statement.step()) out.push_back(statement.text(0));
  statement.reset();
  return out;
}

std::optional<std::int64_t> current_row(const Database& database, std::string_view key) {
  Statement find = database.prepare("SELECT report_id FROM current_report WHERE key = ?1");
  find.bind(1, key);
  if (!find.step()) return std::nullopt;
  return find.number(0);
}

/// Mention ids that the marked keys reach, over any number of shared keys.
std::set<std::string> reach(const Database& database) {
  Statement marked = database.prepare("SELECT key FROM dirty_key");
  const std::vector<std::string> start = strings(marked);
  std::deque<std::string> queue(start.begin(), start.end());
  std::set<std::string> keys(start.begin(), start.end());
  std::set<std::string> mentions;
  Statement by_key = database.prepare("SELECT mention FROM mention_key WHERE key = ?1");
  Statement by_mention = database.prepare("SELECT key FROM mention_key WHERE mention = ?1");
  while (!queue.empty()) {
    by_key.bind(1, queue.front());
    queue.pop_front();
    for (const std::string& mention : strings(by_key)) {
      if (!mentions.insert(mention).second) continue;
      by_mention.bind(1, mention);
      for (std::string& key : strings(by_mention)) {
        if (keys.insert(key).second) queue.push_back(std::move(key));
      }
    }
  }
  return mentions;
}

}  // namespace

Store::Store(Database database) : database_(std::move(database)) {}

Store Store::open(const std::filesystem::path& file) {
  Store store(Database(file, Database::Access::read_write));
  prepare_schema(store.database_);
  return store;
}

Store Store::open_existing(const std::filesystem::path& file) {
  if (!std::filesystem::exists(file)) {
    throw Error(
        fmt::format("there is no record {}; make one with `dateline read PATH...` or give "
                    "another file with --db",
                    file.string()));
  }
  Store store(Database(file, Database::Access::read_only));
  check_schema(store.database_);
  return store;
}

bool Store::has(const Report& report) const {
  return find_version(database_, report).has_value() && current_row(database_, report.key);
}

Added Store::add(const ReadReport& read) {
  Transaction transaction(database_);
  const std::optional<std::int64_t> counted = current_row(database_, read.report.key);
  std::optional<std::int64_t> row = find_version(database_, read.report);
  const bool known = row.has_value();
  if (!known) row = insert_report(database_, read.report);
  const bool counts = find_counting_version(database_, read.report.key) == row;
  if (counts && counted != row) {
    remove_derived(database_, read.report.key);
    insert_derived(database_, read, *row);
  }
  transaction.commit();
  if (known) return Added::known;
  if (!counts) return Added::older_version;
  return counted ? Added::new_version : Added::fresh;
}

std::vector<RecordMention> Store::touched() const {
  std::vector<RecordMention> mentions;
  Statement read = database_.prepare("SELECT json FROM mention WHERE id = ?1");
  for (const std::string& id : reach(database_)) {
    read.bind(1, id);
    if (read.step()) mentions.push_back(mention_from_json(read.text(0)));
    read.reset();
  }
  return mentions;
}

bool Store::has_touched() const {
  Statement any = database_.prepare("SELECT 1 FROM dirty_key LIMIT 1");
  return any.step();
}

void Store::replace_events(const std::vector<RecordMention>& mentions,
                           const std::vector<Event>& events) {
  Transaction transaction(database_);
  Statement remove = database_.prepare(
      "DELETE FROM event WHERE id = (SELECT event FROM event_mention WHERE mention = ?1)");
  for (const RecordMention& mention : mentions) {
    remove.bind(1, mention.mention.id);
    remove.run();
  }
  for (const Event& event : events) insert_event(database_, event);
  database_.execute("DELETE FROM dirty_key");
  transaction.commit();
}

std::string Store::stamp() const {
  Statement read = database_.prepare("SELECT value FROM stamp");
  return read.step() ? read.text(0) : std::string();
}

void Store::set_stamp(std::string_view stamp) {
  Transaction transaction(database_);
  database_.execute("DELETE FROM stamp");
  Statement insert = database_.prepare("INSERT INTO stamp VALUES(?1)");
  insert.bind(1, stamp);
  insert.run();
  transaction.commit();
}

void Store::forget_derived() {
  Transaction transaction(database_);
  drop_derived(database_);
  transaction.commit();
}

std::vector<std::int64_t> Store::report_ids() const {
  Statement read = database_.prepare("SELECT id FROM report ORDER BY key, hash");
  std::vector<std::int64_t> ids;
  while (read.step()) ids.push_back(read.number(0));
  return ids;
}

Report Store::report(std::int64_t id) const {
  Statement read =
      database_.prepare(fmt::format("SELECT {} FROM report WHERE id = ?1", report_columns));
  read.bind(1, id);
  if (!read.step()) database_.fail("read");
  return read_report(read);
}

std::optional<Report> Store::report(std::string_view key) const {
  const std::optional<std::int64_t> row = current_row(database_, key);
  if (!row) return std::nullopt;
  return report(*row);
}

std::optional<RecordMention> Store::mention(std::string_view id) const {
  Statement read = database_.prepare("SELECT json FROM mention WHERE id = ?1");
  read.bind(1, id);
  if (!read.step()) return std::nullopt;
  return mention_from_json(read.text(0));
}

std::optional<Event> Store::event(std::string_view id) const {
  Statement read = database_.prepare("SELECT json FROM event WHERE id = ?1");
  read.bind(1, id);
  if (!read.step()) return std::nullopt;
  Event event = event_from_json(read.text(0));
  for (RecordMention& reference : event.mentions) {
    if (std::optional<RecordMention> full = mention(reference.mention.id)) reference = *full;
  }
  return event;
}

std::optional<std::string> Store::find_event(std::string_view id_or_prefix) const {
  const std::string prefix = id_or_prefix.starts_with("ev-") ? std::string(id_or_prefix)
                                                             : "ev-" + std::string(id_or_prefix);
  Statement find = database_.prepare(
      "SELECT DISTINCT event FROM event_mention WHERE mention >= ?1 AND mention < ?2 LIMIT 3");
  find.bind(1, prefix);
  find.bind(2, prefix + "\x7F");
  const std::vector<std::string> events = strings(find);
  if (events.empty()) return std::nullopt;
  if (events.size() > 1) {
    throw Error(
        fmt::format("several events begin with '{}', for example {} and {}; give more letters",
                    id_or_prefix, events[0], events[1]));
  }
  return events.front();
}

std::optional<std::string> Store::once_seen_in(std::string_view id) const {
  Statement find = database_.prepare("SELECT report FROM seen_id WHERE id = ?1");
  find.bind(1, id);
  if (!find.step()) return std::nullopt;
  return find.text(0);
}

std::optional<Day> Store::horizon() const {
  Statement read = database_.prepare(
      "SELECT max(r.date) FROM report r JOIN current_report c ON c.report_id = r.id");
  if (!read.step() || read.is_null(0)) return std::nullopt;
  return text::parse_day(read.text(0));
}

Counts Store::counts() const {
  Statement read = database_.prepare(
      "SELECT (SELECT count(*) FROM current_report), (SELECT count(*) FROM mention), "
      "(SELECT count(*) FROM event)");
  read.step();
  return {read.number(0), read.number(1), read.number(2)};
}

}  // namespace dateline::store
