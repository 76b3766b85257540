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
#include "store/sqlite.h"

namespace dateline::store {

/// What analysis made of a report, ready to be stored.
struct ReadReport {
  Report report;
  std::string lang;
  std::string lang_basis;
  std::string words;  // folded words joined by spaces, for full-text search
  std::int64_t word_count = 0;
  std::vector<RecordMention> mentions;
};

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
  /// Opens an existing record for questions; Error when there is none.
  static Store open_existing(const std::filesystem::path& file);

  /// Is this very version of the report stored?
  [[nodiscard]] bool has(const Report& report) const;

  /// Stores a report in one transaction. Which of several versions under one key counts is decided
  /// by (date, hash), never by order of arrival.
  Added add(const ReadReport& read);

  /// All mentions that share link keys, directly or through others, with what was touched since the
  /// last `replace_events`. Empty when the record is up to date.
  [[nodiscard]] std::vector<RecordMention> touched() const;
  [[nodiscard]] bool has_touched() const;

  /// Replaces the events that hold any of `mentions` by `events` and clears the marks, in one
  /// transaction.
  void replace_events(const std::vector<RecordMention>& mentions, const std::vector<Event>& events);

  /// The stamp (versions of program, packs, knowledge, ICU) of what is derived; "" when nothing is.
  [[nodiscard]] std::string stamp() const;
  void set_stamp(std::string_view stamp);
  /// Forgets everything derived, keeps what is true.
  void forget_derived();

  /// All versions of all reports, in the order of their keys and hashes.
  [[nodiscard]] std::vector<std::int64_t> report_ids() const;
  [[nodiscard]] Report report(std::int64_t id) const;
  /// The version that counts of the report under `key`.
  [[nodiscard]] std::optional<Report> report(std::string_view key) const;

  [[nodiscard]] std::optional<RecordMention> mention(std::string_view id) const;
  /// The event with its mentions in full.
  [[nodiscard]] std::optional<Event> event(std::string_view id) const;
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

  Database database_;
};

}  // namespace dateline::store
