// SPDX-License-Identifier: Apache-2.0
#pragma once
// The record on disk: reports (what is true), mentions and events (derived), in one SQLite file.
// One transaction per report holds the report, its mentions and the marks of what it touches, so a
// killed process leaves either the whole report or nothing of it.

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/event.h"
#include "dateline/report.h"
#include "knowledge/knowledge.h"
#include "store/derived.h"
#include "store/ledger_rows.h"
#include "store/sqlite.h"

namespace dateline::store {

/// How a report stands in the store.
enum class Added : std::uint8_t { fresh, new_version, known, older_version };

struct Counts {
  std::int64_t reports = 0;
  std::int64_t mentions = 0;
  std::int64_t events = 0;
};

/// The id of one version of a report: hash of bytes and metadata.
std::string version_hash(const Report& report);

class Store {
 public:
  /// Opens for reading and writing; makes or migrates the tables.
  static Store open(const std::filesystem::path& file);
  /// Opens an existing record for questions; Error when there is none. All questions to one Store
  /// see the record as it was at the first of them, whatever others write meanwhile.
  static Store open_existing(const std::filesystem::path& file);

  /// Is this very version of the report stored, and something derived from its key?
  [[nodiscard]] bool has(const Report& report) const;

  /// Stores a report in one transaction. Which of several versions under one key counts is decided
  /// by (date, revision, hash), never by order of arrival. `stamp` is that of the data which `read`
  /// was made with: Error when the record has been derived with other data meanwhile.
  Added add(const ReadReport& read, std::string_view stamp);

  [[nodiscard]] bool has_touched() const;
  /// Brings the events up to date with the reports added, in one transaction: of two processes each
  /// sees all that the other has written.
  void update(const knowledge::Knowledge& knowledge);

  /// The stamp (versions of program, packs, knowledge, ICU) of what is derived; "" when nothing is.
  [[nodiscard]] std::string stamp() const;
  /// Stamps a record from which nothing has been derived yet; nothing happens to any other.
  void begin_stamp(std::string_view stamp);

  [[nodiscard]] Report report(std::int64_t id) const;
  /// The version that counts of the report under `key`.
  [[nodiscard]] std::optional<Report> report(std::string_view key) const;

  /// The event without mentions and ledger.
  [[nodiscard]] std::optional<Event> event(std::string_view id) const;
  [[nodiscard]] std::int64_t count_mentions(std::string_view event_id) const;

  /// The full id of the event that a (mention's or event's) id or unique prefix of one stands for.
  /// Error when several begin so; nothing when none does.
  [[nodiscard]] std::optional<std::string> find_event(std::string_view id_or_prefix) const;
  /// The report in which a mention with this id was once seen.
  [[nodiscard]] std::optional<std::string> once_seen_in(std::string_view id) const;

  /// The latest date of any report: "now" for the record, so that it needs no clock.
  [[nodiscard]] std::optional<Day> horizon() const;
  [[nodiscard]] Counts counts() const;

  [[nodiscard]] const Database& database() const { return database_; }

 private:
  explicit Store(Database database);
  [[nodiscard]] Derived current() const { return {database_, ""}; }

  Database database_;
};

/// Fills in what an event's entry leaves out: its mentions in full, the earliest first, and its
/// ledger. One object for a list of events; the store must outlive it.
class Completion {
 public:
  /// `most`: so many mentions of each event at most; all by default.
  explicit Completion(const Store& store, std::optional<std::size_t> most = std::nullopt);
  void operator()(Event& event);

 private:
  Statement mentions_;
  LedgerReader ledger_;
  std::optional<std::size_t> most_;
};

}  // namespace dateline::store
