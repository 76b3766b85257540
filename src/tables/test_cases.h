// SPDX-License-Identifier: Apache-2.0
#pragma once
// For tests: cases as data, each with what it wants, and a mark where it is known to fail.
//   EXPECT_EQ(verdict(fault_of(row), table.cell(row, "known")), "") << rule_name(table, row);
// So a new failure fails the test, and so does a row that began to pass: its mark must go.

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "tables/tsv.h"

namespace dateline::tables {

/// "" when a case stands as its row says, else what to do. `fault`: what is wrong with the case
/// today, "" when it passes. `known`: why its row says it fails, "" when it must pass.
inline std::string verdict(std::string_view fault, std::string_view known) {
  if (fault.empty() == known.empty()) return "";
  if (known.empty()) return std::string(fault);
  return "it passes now: take the mark \"" + std::string(known) + "\" away";
}

/// The mark of one of several readings of a row: "trees: why" marks the reading "trees" alone,
/// "both: why" every one; a mark without a reading marks nothing and so cannot hide a failure.
inline std::string mark_for(std::string_view known, std::string_view reading) {
  const std::size_t colon = known.find(": ");
  if (colon == std::string_view::npos) return "";
  const std::string_view whose = known.substr(0, colon);
  return whose == reading || whose == "both" ? std::string(known) : "";
}

/// The rows of one table whose example is known to fail, from a list with the columns `table`,
/// `row` and `reason`. Rows are named by their own cells (`row_key`), so that other rows may
/// change.
class KnownExamples {
 public:
  KnownExamples(const std::filesystem::path& list, std::string table,
                std::vector<Diagnostic>& faults)
      : table_(std::move(table)) {
    const Table known = read_tsv(list, {"table", "row", "reason"}, faults);
    for (const Row& row : known.rows) {
      if (known.cell(row, "table") != table_) continue;
      const std::string reason(known.cell(row, "reason"));
      if (reason.empty()) faults.push_back({list.string(), row.line, "the reason is missing"});
      const std::string key(known.cell(row, "row"));
      if (!reasons_.emplace(key, reason).second) {
        faults.push_back({list.string(), row.line, "the row is listed twice: " + key});
      }
    }
  }

  /// As `verdict`; a new failure also says which line the list would need.
  std::string verdict(const std::string& key, std::string_view fault) {
    asked_.insert(key);
    const auto found = reasons_.find(key);
    const std::string known = found == reasons_.end() ? "" : found->second;
    std::string result = tables::verdict(fault, known);
    if (!fault.empty() && known.empty()) result += "\nLIST\t" + table_ + "\t" + key + "\t";
    return result;
  }

  /// Listed rows that no row of the table has: they were changed or taken out.
  [[nodiscard]] std::vector<std::string> gone() const {
    std::vector<std::string> keys;
    for (const auto& [key, reason] : reasons_) {
      if (!asked_.contains(key)) keys.push_back(key);
    }
    return keys;
  }

 private:
  std::string table_;
  std::map<std::string, std::string> reasons_;
  std::set<std::string> asked_;
};

/// What names a row of a table wherever it stands: its cells under `columns`, "meet / verb / meet".
inline std::string row_key(const Table& table, const Row& row,
                           const std::vector<std::string>& columns) {
  std::string key;
  for (const std::string& column : columns) {
    if (!key.empty()) key += " / ";
    key += table.cell(row, column);
  }
  return key;
}

}  // namespace dateline::tables
