// SPDX-License-Identifier: Apache-2.0
// Series of occasions (summits, councils) and their editions.

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

#include "knowledge/days.h"
#include "knowledge/loaded.h"

namespace dateline::knowledge {
namespace {

using tables::Row;
using tables::Table;

void add_series(Reader& reader, const Table& table, const Row& row) {
  Loaded& loaded = reader.loaded();
  const std::string id(table.cell(row, "id"));
  const std::string body(table.cell(row, "body"));
  if (id.empty()) return reader.fault(table, row, "the series has no id");
  if (!body.empty() && !loaded.body_ids.contains(body)) {
    reader.fault(table, row, fmt::format("knowledge/bodies.tsv knows no '{}'", body));
  }
  if (!loaded.series_ids.emplace(id, loaded.series.size()).second) {
    return reader.fault(table, row, fmt::format("the series '{}' has a row already", id));
  }
  loaded.series.push_back({.id = id,
                           .body = body,
                           .level = std::string(table.cell(row, "level")),
                           .name = std::string(table.cell(row, "name"))});
}

void set_days(Reader& reader, const Table& table, const Row& row, Edition& edition) {
  const std::string_view from = table.cell(row, "from");
  const std::string_view to = table.cell(row, "to");
  const auto first = parse_days(from);
  const auto last = to.empty() ? first : parse_days(to);
  if (from.empty()) return;
  if (!first || !last || first->first > last->last) {
    return reader.fault(table, row,
                        fmt::format("'{}' to '{}' is no time: write 2025-07-06, "
                                    "2025-07 or 2025, the earlier one first",
                                    from, to));
  }
  const std::string_view sure = table.cell(row, "sure");
  const bool vague = sure == "month" || sure == "year";
  const bool exact = !vague && from.size() == 10 && (to.empty() || to.size() == 10);
  if (exact) edition.from = first->first;
  if (exact) edition.to = last->last;
  const std::size_t length = sure == "year" ? 4 : vague ? 7 : 10;
  const std::string_view begin = from.substr(0, length);
  const std::string_view end = to.substr(0, length);
  edition.when =
      end.empty() || end == begin ? std::string(begin) : fmt::format("{}/{}", begin, end);
}

void add_edition(Reader& reader, const Table& table, const Row& row) {
  Loaded& loaded = reader.loaded();
  const std::string series(table.cell(row, "series"));
  if (!loaded.series_ids.contains(series)) {
    return reader.fault(table, row, fmt::format("knowledge/occasions.tsv knows no '{}'", series));
  }
  const auto year = tables::parse_int(table.cell(row, "year"));
  if (!year) return reader.fault(table, row, "the year is no number");
  Edition edition;
  edition.series = series;
  edition.year = static_cast<int>(*year);
  edition.when = fmt::format("{}", *year);
  edition.place = table.cell(row, "place");
  edition.country = table.cell(row, "country");
  edition.rule = tables::rule_name(table, row);
  const std::string_view number = table.cell(row, "number");
  if (const auto value = tables::parse_int(number)) {
    edition.number = static_cast<int>(*value);
  } else if (!number.empty()) {
    reader.fault(table, row, fmt::format("number '{}' is no number", number));
  }
  if (!edition.country.empty() && !loaded.country_ids.contains(edition.country)) {
    reader.fault(table, row, fmt::format("'{}' is no country", edition.country));
  }
  set_days(reader, table, row, edition);
  loaded.editions.push_back(std::move(edition));
}

}  // namespace

void read_occasions(Reader& reader) {
  const Table series = reader.table("occasions.tsv", {"id", "body", "level", "name"});
  for (const Row& row : series.rows) add_series(reader, series, row);
  const Table editions = reader.table("occasion_editions.tsv", {"series", "year"});
  for (const Row& row : editions.rows) add_edition(reader, editions, row);
  std::ranges::stable_sort(reader.loaded().editions, {}, [](const Edition& edition) {
    return std::tie(edition.series, edition.year, edition.number);
  });
}

}  // namespace dateline::knowledge
