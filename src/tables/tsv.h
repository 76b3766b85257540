// SPDX-License-Identifier: Apache-2.0
#pragma once
// Tab-separated tables: '#' comment lines, one header line with column names, then rows.
//   Table t = read_tsv(folder / "events.tsv", {"lemma", "class"}, diagnostics);
//   for (const Row& row : t.rows) t.cell(row, "lemma")

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/error.h"

namespace dateline::tables {

struct Row {
  int line = 0;                    // in the file, from 1
  std::vector<std::string> cells;  // as many as there are columns
};

struct Table {
  std::filesystem::path file;
  std::vector<std::string> columns;
  std::vector<Row> rows;

  /// The cell under `column`; empty when the table has no such column.
  [[nodiscard]] std::string_view cell(const Row& row, std::string_view column) const;
  [[nodiscard]] bool has_column(std::string_view column) const;
};

/// Reads a table. Every row with a wrong number of cells or ill-formed UTF-8 becomes a diagnostic
/// and is left out. A file of which nothing can be used throws Error: missing, unreadable, with a
/// table_fault, or without a `required` column. Trailing empty cells may be left off a row.
Table read_tsv(const std::filesystem::path& file, const std::vector<std::string>& required,
               std::vector<Diagnostic>& diagnostics);

/// Why nothing of a file can be read as a table, whatever its columns: zero bytes, a head that is
/// not UTF-8, no header line. Nothing when it can.
std::optional<std::string> table_fault(std::string_view bytes);

/// The same as read_tsv, but a file that does not exist gives an empty table.
Table read_optional_tsv(const std::filesystem::path& file, const std::vector<std::string>& required,
                        std::vector<Diagnostic>& diagnostics);

/// "a|b|c" -> {"a","b","c"}; empty parts are left out, white space around parts is cut.
std::vector<std::string> split_list(std::string_view cell, char separator = '|');

/// A whole number, or nothing.
std::optional<long> parse_int(std::string_view cell);

/// A decimal number in C notation, or nothing.
std::optional<double> parse_double(std::string_view cell);

/// The whole file as bytes; throws Error (what, why, what to do).
std::string read_file(const std::filesystem::path& file);

/// "gu/events.tsv:41": folder, file and line, as rules are named in the record.
std::string rule_name(const Table& table, const Row& row);

}  // namespace dateline::tables
