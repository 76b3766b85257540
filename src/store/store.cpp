// SPDX-License-Identifier: Apache-2.0
#include "store/store.h"

#include <fmt/format.h>

#include "dateline/error.h"
#include "store/codec.h"
#include "store/ledger_rows.h"
#include "store/report_rows.h"
#include "store/schema.h"
#include "text/day.h"

namespace dateline::store {
namespace {

std::int64_t count(const Database& database, std::string_view sql) {
  Statement read = database.prepare(sql);
  return read.step() ? read.number(0) : 0;
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
  // One snapshot for all questions, also while another process reads or re-reads.
  store.database_.execute("BEGIN");
  check_schema(store.database_);
  if (store.stamp().empty() && count(store.database_, "SELECT count(*) FROM report") > 0) {
    throw Error(fmt::format(
        "the reports of the record {} have not been read by this version yet; run `dateline "
        "reread` (nothing is lost)",
        file.string()));
  }
  return store;
}

bool Store::has(const Report& report) const {
  return find_version(database_, report.key, version_hash(report)).has_value() &&
         current().current_row(report.key).has_value();
}

Added Store::add(const ReadReport& read, std::string_view stamp) {
  Transaction transaction(database_);
  const Derived derived = current();
  if (derived.stamp() != stamp) {
    throw Error(fmt::format(
        "the record {} has been read again by another version of the program or with other data "
        "meanwhile; run the command again (nothing is lost)",
        database_.file().string()));
  }
  const std::optional<std::int64_t> counted = derived.current_row(read.report.key);
  const std::string hash = version_hash(read.report);
  std::optional<std::int64_t> row = find_version(database_, read.report.key, hash);
  const bool known = row.has_value();
  if (!known) row = insert_report(database_, read.report, hash);
  const bool counts = find_counting_version(database_, read.report.key) == row;
  if (counts && counted != row) {
    derived.remove(read.report.key);
    derived.insert(read, *row);
  }
  transaction.commit();
  if (known) return Added::known;
  if (!counts) return Added::older_version;
  return counted ? Added::new_version : Added::fresh;
}

bool Store::has_touched() const { return current().has_touched(); }

void Store::update(const knowledge::Knowledge& knowledge) {
  Transaction transaction(database_);
  if (current().has_touched()) current().settle(knowledge);
  transaction.commit();
}

std::string Store::stamp() const { return current().stamp(); }

void Store::begin_stamp(std::string_view stamp) {
  Transaction transaction(database_);
  if (current().stamp().empty() && count(database_, "SELECT count(*) FROM report") == 0) {
    current().set_stamp(stamp);
  }
  transaction.commit();
}

Report Store::report(std::int64_t id) const {
  Statement read =
      database_.prepare(fmt::format("SELECT {} FROM report WHERE id = ?1", report_columns));
  read.bind(1, id);
  if (!read.step()) database_.fail("read");
  return read_report(read);
}

std::optional<Report> Store::report(std::string_view key) const {
  const std::optional<std::int64_t> row = current().current_row(key);
  if (!row) return std::nullopt;
  return report(*row);
}

// ---- events --------------------------------------------------------------------------------

std::optional<Event> Store::event(std::string_view id) const {
  Statement read = database_.prepare("SELECT json FROM event WHERE id = ?1");
  read.bind(1, id);
  if (!read.step()) return std::nullopt;
  return event_from_json(read.text(0));
}

std::int64_t Store::count_mentions(std::string_view event_id) const {
  Statement read = database_.prepare(
      "SELECT count(*) FROM telling t JOIN mention m ON m.telling = t.id WHERE t.event = ?1");
  read.bind(1, event_id);
  return read.step() ? read.number(0) : 0;
}

std::optional<std::string> Store::find_event(std::string_view id_or_prefix) const {
  const std::string prefix = id_or_prefix.starts_with("ev-") ? std::string(id_or_prefix)
                                                             : "ev-" + std::string(id_or_prefix);
  Statement find = database_.prepare(
      "SELECT DISTINCT t.event FROM mention m JOIN telling t ON t.id = m.telling WHERE m.id >= ?1 "
      "AND m.id < ?2 LIMIT 3");
  find.bind(1, prefix);
  find.bind(2, prefix + "\x7F");
  std::vector<std::string> events;
  while (find.step()) events.push_back(find.text(0));
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
  return {count(database_, "SELECT count(*) FROM current_report"),
          count(database_, "SELECT count(*) FROM mention"),
          count(database_, "SELECT count(*) FROM event")};
}

Completion::Completion(const Store& store, std::optional<std::size_t> most)
    : mentions_(store.database().prepare(
          "SELECT m.json FROM telling t JOIN mention m ON m.telling = t.id WHERE t.event = ?1 "
          "ORDER BY m.report_date IS NULL, m.report_date, m.report, m.trigger_begin, "
          "m.trigger_end, m.ordinal, m.id LIMIT ?2")),
      ledger_(store.database()),
      most_(most) {}

void Completion::operator()(Event& event) {
  mentions_.bind(1, event.id);
  mentions_.bind(2, most_ ? static_cast<std::int64_t>(*most_) : std::int64_t{-1});
  event.mentions.clear();
  while (mentions_.step()) event.mentions.push_back(mention_from_json(mentions_.text(0)));
  mentions_.reset();
  event.ledger = ledger_.of(event);
}

}  // namespace dateline::store
