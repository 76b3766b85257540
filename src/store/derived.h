// SPDX-License-Identifier: Apache-2.0
#pragma once
// One generation of the derived tables (schema.h): what has been made of the reports. All changes
// belong inside a transaction of the caller.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/event.h"
#include "dateline/report.h"
#include "knowledge/knowledge.h"
#include "record/telling.h"
#include "store/sqlite.h"

namespace dateline::store {

/// What analysis made of a report, ready to be stored.
struct ReadReport {
  Report report;
  std::string lang;
  std::string lang_basis;
  std::string words;  // folded words joined by spaces, for full-text search
  std::int64_t word_count = 0;
  std::string fault;  // why nothing could be made of it; "" when something could
  std::vector<RecordMention> mentions;
  std::vector<record::Told> tellings;  // of `mentions`
};

class Derived {
 public:
  /// `prefix` "" for the generation that questions see, next_prefix for the one being made.
  Derived(const Database& database, std::string_view prefix)
      : database_(&database), prefix_(prefix) {}

  /// `sql` with the prefix in the place of every @.
  [[nodiscard]] Statement prepare(std::string_view sql) const;

  /// The row of `report` that counts here and could be read; nothing when there is none.
  [[nodiscard]] std::optional<std::int64_t> current_row(std::string_view report_key) const;

  /// Rows of reports, of every key the version that counts, from which nothing is derived here.
  [[nodiscard]] std::vector<std::int64_t> missing() const;

  void insert(const ReadReport& read, std::int64_t report_id) const;
  /// Takes out what was derived from a report; its tellings are touched.
  void remove(std::string_view report_key) const;

  [[nodiscard]] bool has_touched() const;
  /// Brings the events up to date with the touched tellings.
  void settle(const knowledge::Knowledge& knowledge) const;

  [[nodiscard]] std::string stamp() const;
  void set_stamp(std::string_view stamp) const;

  [[nodiscard]] const Database& database() const { return *database_; }

 private:
  const Database* database_;
  std::string prefix_;
};

}  // namespace dateline::store
