// SPDX-License-Identifier: Apache-2.0
// Regions and seas, and the core of cities that is known without a gazetteer.

#include <fmt/format.h>

#include "knowledge/loaded.h"
#include "text/fold.h"
#include "text/name_key.h"

namespace dateline::knowledge {
namespace {

using tables::Row;
using tables::Table;

std::optional<double> coordinate(Reader& reader, const Table& table, const Row& row,
                                 std::string_view column, double limit) {
  const std::string_view cell = table.cell(row, column);
  const auto value = tables::parse_double(cell);
  if (value && *value >= -limit && *value <= limit) return value;
  reader.fault(table, row,
               fmt::format("{} '{}' is no number between {} and {}", column, cell, -limit, limit));
  return std::nullopt;
}

bool add_place(Reader& reader, const Table& table, const Row& row, Place place) {
  Loaded& loaded = reader.loaded();
  if (place.id.empty() || place.name.empty()) {
    reader.fault(table, row, "a place needs an id and a name");
    return false;
  }
  const auto latitude = coordinate(reader, table, row, "lat", 90);
  const auto longitude = coordinate(reader, table, row, "lon", 180);
  if (!latitude || !longitude) return false;
  place.latitude = *latitude;
  place.longitude = *longitude;
  if (!loaded.place_ids.emplace(place.id, loaded.places.size()).second) {
    reader.fault(table, row, fmt::format("the place '{}' has a row already", place.id));
    return false;
  }
  loaded.places.push_back(std::move(place));
  return true;
}

void add_region_form(Reader& reader, const Table& table, const Row& row, const std::string& id,
                     std::string_view form) {
  reader.loaded().phrases.add(form, {.kind = Candidate::Kind::region,
                                     .id = id,
                                     .form = "name",
                                     .rule = tables::rule_name(table, row),
                                     .written = {},
                                     .mark = std::string(table.cell(row, "mark"))});
}

void add_region(Reader& reader, const Table& table, const Row& row) {
  const std::vector<std::string> countries = tables::split_list(table.cell(row, "countries"));
  for (const std::string& country : countries) {
    if (!reader.loaded().country_ids.contains(country)) {
      reader.fault(table, row, fmt::format("'{}' is no country", country));
    }
  }
  const std::string_view kind = table.cell(row, "kind");
  const std::string id(table.cell(row, "id"));
  const bool added =
      add_place(reader, table, row,
                {.id = id,
                 .name = std::string(table.cell(row, "name")),
                 .country = countries.size() == 1 ? countries.front() : std::string(),
                 .precision = kind == "sea" ? "sea" : "region"});
  if (!added) return;
  add_region_form(reader, table, row, id, table.cell(row, "name"));
  for (const std::string& alias : tables::split_list(table.cell(row, "aliases"))) {
    add_region_form(reader, table, row, id, alias);
  }
}

void index_city(Loaded& loaded, std::size_t index, std::string_view name) {
  auto& same_name = loaded.places_by_name[phrase_form(text::fold_without_marks(name))];
  if (same_name.empty() || same_name.back() != index) same_name.push_back(index);
  loaded.core_names.emplace(squeezed_key(joined_keys(text::name_keys(name))),
                            CoreName{.name = text::fold(name), .place = index});
}

void add_city(Reader& reader, const Table& table, const Row& row) {
  const std::string country(table.cell(row, "country"));
  if (!reader.loaded().country_ids.contains(country)) {
    return reader.fault(table, row, fmt::format("'{}' is no country", country));
  }
  const auto population = tables::parse_int(table.cell(row, "population"));
  if (!population) reader.fault(table, row, "the population is no number");
  const bool added = add_place(reader, table, row,
                               {.id = std::string(table.cell(row, "geonameid")),
                                .name = std::string(table.cell(row, "name")),
                                .country = country,
                                .precision = "city",
                                .population = population.value_or(0)});
  if (!added) return;
  const std::size_t index = reader.loaded().places.size() - 1;
  index_city(reader.loaded(), index, table.cell(row, "name"));
  for (const std::string& alias : tables::split_list(table.cell(row, "aliases"))) {
    index_city(reader.loaded(), index, alias);
  }
}

}  // namespace

void read_regions(Reader& reader) {
  const Table regions =
      reader.table("regions.tsv", {"id", "kind", "name", "aliases", "countries", "lat", "lon"});
  for (const Row& row : regions.rows) add_region(reader, regions, row);
  for (const std::string& language : reader.languages()) {
    const Table forms = reader.pack_table(language, "regions.tsv", {"id", "forms"});
    for (const Row& row : forms.rows) {
      const std::string id(forms.cell(row, "id"));
      if (!reader.loaded().place_ids.contains(id)) {
        reader.fault(forms, row, fmt::format("knowledge/regions.tsv knows no '{}'", id));
        continue;
      }
      for (const std::string& form : tables::split_list(forms.cell(row, "forms"))) {
        add_region_form(reader, forms, row, id, form);
      }
    }
  }
  const Table cities = reader.table(
      "places_core.tsv", {"geonameid", "name", "country", "lat", "lon", "population", "aliases"});
  for (const Row& row : cities.rows) add_city(reader, cities, row);
}

}  // namespace dateline::knowledge
