// SPDX-License-Identifier: Apache-2.0
#include "tables/tsv.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstdint>
#include <cstring>
#include <fstream>

#include <fmt/format.h>

#include "tables/table_files.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace dateline::tables {
namespace {

std::vector<std::string> split_cells(std::string_view line) {
  std::vector<std::string> cells;
  while (true) {
    const std::size_t tab = line.find('\t');
    cells.emplace_back(text::trim(line.substr(0, tab)));
    if (tab == std::string_view::npos) return cells;
    line.remove_prefix(tab + 1);
  }
}

void check_columns(const Table& table, const std::vector<std::string>& required) {
  for (const std::string& column : required) {
    if (table.has_column(column)) continue;
    throw Error(
        fmt::format("{}: the header line lacks the column '{}'; correct the line or "
                    "install the table again",
                    table.file.string(), column));
  }
}

bool is_comment(std::string_view line) {
  return line.empty() || line.front() == '#' || line == "\r";
}

/// Without the byte order mark that some editors write.
std::string_view without_mark(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  return bytes;
}

/// Puts one line of the file into the table or into the diagnostics.
void add_line(Table& table, std::string_view line, int number,
              std::vector<Diagnostic>& diagnostics) {
  if (is_comment(line)) return;
  if (line.back() == '\r') line.remove_suffix(1);
  if (!text::is_well_formed(line)) {
    diagnostics.push_back({table.file.string(), number, "not well-formed UTF-8"});
    return;
  }
  std::vector<std::string> cells = split_cells(line);
  if (table.columns.empty()) {
    table.columns = std::move(cells);
    return;
  }
  if (cells.size() > table.columns.size()) {
    diagnostics.push_back({table.file.string(), number,
                           fmt::format("{} cells, but the header names {} columns", cells.size(),
                                       table.columns.size())});
    return;
  }
  cells.resize(table.columns.size());
  table.rows.push_back({number, std::move(cells)});
}

}  // namespace

std::string_view Table::cell(const Row& row, std::string_view column) const {
  const auto found = std::ranges::find(columns, column);
  if (found == columns.end()) return {};
  return row.cells[static_cast<std::size_t>(found - columns.begin())];
}

bool Table::has_column(std::string_view column) const {
  return std::ranges::find(columns, column) != columns.end();
}

std::optional<std::string> table_fault(std::string_view bytes) {
  if (bytes.find('\0') != std::string_view::npos) {
    return "is no table in UTF-8: it holds zero bytes";
  }
  std::string_view rest = without_mark(bytes);
  while (!rest.empty()) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    if (!text::is_well_formed(line)) return "is no table in UTF-8: its head is not";
    if (!is_comment(line)) return std::nullopt;
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
  }
  return "has no header line, so nothing of it can be read";
}

Table read_tsv(const std::filesystem::path& file, const std::vector<std::string>& required,
               std::vector<Diagnostic>& diagnostics) {
  const std::string bytes = read_file(file);
  if (const std::optional<std::string> fault = table_fault(bytes)) {
    throw Error(fmt::format("{}: {}; correct it or install it again", file.string(), *fault));
  }
  Table table{.file = file, .columns = {}, .rows = {}};
  std::string_view rest = without_mark(bytes);
  for (int number = 1; !rest.empty(); ++number) {
    const std::size_t end = rest.find('\n');
    add_line(table, rest.substr(0, end), number, diagnostics);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  }
  check_columns(table, required);
  return table;
}

Table read_optional_tsv(const std::filesystem::path& file, const std::vector<std::string>& required,
                        std::vector<Diagnostic>& diagnostics) {
  if (!is_there(file)) return {.file = file, .columns = {}, .rows = {}};
  return read_tsv(file, required, diagnostics);
}

std::vector<std::string> split_list(std::string_view cell, char separator) {
  std::vector<std::string> parts;
  while (!cell.empty()) {
    const std::size_t end = cell.find(separator);
    const std::string_view part = text::trim(cell.substr(0, end));
    if (!part.empty()) parts.emplace_back(part);
    cell.remove_prefix(end == std::string_view::npos ? cell.size() : end + 1);
  }
  return parts;
}

std::optional<long> parse_int(std::string_view cell) {
  long value = 0;
  const auto [end, fault] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (fault != std::errc() || end != cell.data() + cell.size()) return std::nullopt;
  return value;
}

std::optional<double> parse_double(std::string_view cell) {
  double value = 0;
  const auto [end, fault] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (fault != std::errc() || end != cell.data() + cell.size()) return std::nullopt;
  return value;
}

std::string read_file(const std::filesystem::path& file) {
  std::error_code ignored;
  if (std::filesystem::is_directory(file, ignored)) {
    throw Error(fmt::format("cannot read {}: it is a folder, a file was expected", file.string()));
  }
  std::ifstream in(file, std::ios::binary);
  if (!in) {
    throw Error(fmt::format("cannot open {}: {}", file.string(), std::strerror(errno)));
  }
  std::string bytes;
  const std::uintmax_t size = std::filesystem::file_size(file, ignored);
  if (!ignored) bytes.reserve(size);  // a pipe has no size to ask for
  std::array<char, 1 << 16> buffer{};
  while (in.read(buffer.data(), buffer.size()) || in.gcount() > 0) {
    bytes.append(buffer.data(), static_cast<std::size_t>(in.gcount()));
  }
  if (in.bad()) throw Error(fmt::format("cannot read {}: {}", file.string(), std::strerror(errno)));
  return bytes;
}

std::string rule_name(const Table& table, const Row& row) {
  return fmt::format("{}/{}:{}", table.file.parent_path().filename().string(),
                     table.file.filename().string(), row.line);
}

}  // namespace dateline::tables
