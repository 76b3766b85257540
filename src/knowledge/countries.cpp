// SPDX-License-Identifier: Apache-2.0
// Countries with their names in every pack language (own tables and ICU), and demonyms.

#include <fmt/format.h>

#include "knowledge/loaded.h"
#include "text/locale_names.h"

namespace dateline::knowledge {
namespace {

using tables::Row;
using tables::Table;

bool is_upper_code(std::string_view code, std::size_t size) {
  if (code.size() != size) return false;
  for (const char c : code) {
    if (c < 'A' || c > 'Z') return false;
  }
  return true;
}

Candidate country_candidate(std::string_view iso3, std::string_view form, std::string rule,
                            std::string_view mark) {
  return {.kind = Candidate::Kind::country,
          .id = std::string(iso3),
          .form = std::string(form),
          .rule = std::move(rule),
          .written = {},
          .mark = std::string(mark)};
}

void add_country(Reader& reader, const Table& table, const Row& row) {
  Loaded& loaded = reader.loaded();
  const std::string iso3(table.cell(row, "iso3"));
  const std::string iso2(table.cell(row, "iso2"));
  if (!is_upper_code(iso3, 3) || !is_upper_code(iso2, 2)) {
    return reader.fault(table, row,
                        fmt::format("'{}' and '{}' are not ISO 3166 codes: three and two capital "
                                    "letters",
                                    iso3, iso2));
  }
  if (!loaded.country_ids.emplace(iso3, loaded.countries.size()).second) {
    return reader.fault(table, row, fmt::format("the country {} has a row already", iso3));
  }
  loaded.iso3_of_iso2.emplace(iso2, iso3);
  const std::string capital_id(table.cell(row, "capital_geonameid"));
  if (!capital_id.empty() && !tables::parse_int(capital_id)) {
    reader.fault(table, row, fmt::format("capital_geonameid '{}' is no number", capital_id));
  }
  loaded.countries.push_back({.iso3 = iso3,
                              .iso2 = iso2,
                              .fips = std::string(table.cell(row, "fips")),
                              .cow = std::string(table.cell(row, "cow")),
                              .name = std::string(table.cell(row, "name")),
                              .capital = std::string(table.cell(row, "capital")),
                              .capital_place = capital_id.empty() ? "" : "place/" + capital_id});
  const std::string rule = tables::rule_name(table, row);
  // Names before abbreviations; marks of the pack tables ("exact") come first when both have a row.
  for (const std::string_view column : {"name", "official"}) {
    loaded.phrases.add(table.cell(row, column), country_candidate(iso3, "name", rule, ""));
  }
  for (const std::string& alias : tables::split_list(table.cell(row, "aliases"))) {
    loaded.phrases.add(alias, country_candidate(iso3, "name", rule, ""));
  }
}

/// "Myanmar (Burma)" is three names: the whole, the outer and the inner part.
std::vector<std::string> name_parts(const std::string& name) {
  std::vector<std::string> parts = {name};
  const std::size_t open = name.find(" (");
  if (open == std::string::npos || !name.ends_with(')')) return parts;
  parts.push_back(name.substr(0, open));
  parts.push_back(name.substr(open + 2, name.size() - open - 3));
  return parts;
}

void add_icu_names(Reader& reader, const std::string& language) {
  const std::string rule = fmt::format("ICU {} {}", text::icu_version(), language);
  Loaded& loaded = reader.loaded();
  for (const Country& country : loaded.countries) {
    const std::string name = text::country_name(country.iso2, language);
    if (name.empty()) continue;
    for (const std::string& part : name_parts(name)) {
      loaded.phrases.add(part, country_candidate(country.iso3, "name", rule, ""));
    }
  }
}

/// One row of languages/*/countries.tsv or demonyms.tsv.
void add_form(Reader& reader, const Table& table, const Row& row, std::string_view kind) {
  const std::string_view iso3 = table.cell(row, "iso3");
  const std::string_view form = table.cell(row, "form");
  const std::string_view mark = table.cell(row, "mark");
  if (!reader.loaded().country_ids.contains(iso3)) {
    return reader.fault(table, row, fmt::format("knowledge/countries.tsv knows no '{}'", iso3));
  }
  if (form.empty()) return reader.fault(table, row, "the form is empty");
  if (kind != "name" && kind != "adjective" && kind != "person" && kind != "persons") {
    return reader.fault(table, row,
                        fmt::format("kind '{}' is none of adjective, person, persons", kind));
  }
  if (!mark.empty() && mark != "exact" && mark != "ambiguous") {
    return reader.fault(table, row, fmt::format("mark '{}' is none of exact, ambiguous", mark));
  }
  reader.loaded().phrases.add(form,
                              country_candidate(iso3, kind, tables::rule_name(table, row), mark));
}

}  // namespace

void read_countries(Reader& reader) {
  const Table countries = reader.table(
      "countries.tsv", {"iso3", "iso2", "fips", "cow", "name", "capital", "capital_geonameid"});
  std::vector<Table> names;
  std::vector<Table> demonyms;
  for (const std::string& language : reader.languages()) {
    names.push_back(reader.pack_table(language, "countries.tsv", {"iso3", "form"}));
    demonyms.push_back(reader.pack_table(language, "demonyms.tsv", {"iso3", "form", "kind"}));
  }
  for (const Row& row : countries.rows) add_country(reader, countries, row);
  for (const Table& table : names) {
    for (const Row& row : table.rows) add_form(reader, table, row, "name");
  }
  for (const Table& table : demonyms) {
    for (const Row& row : table.rows) add_form(reader, table, row, table.cell(row, "kind"));
  }
  for (const std::string& language : reader.languages()) add_icu_names(reader, language);
}

void read_ontology(Reader& reader) {
  const Table table = reader.table("ontology.tsv", {"kind", "name", "of", "score"});
  for (const Row& row : table.rows) {
    const std::string_view kind = table.cell(row, "kind");
    const std::string_view name = table.cell(row, "name");
    const bool is_class = kind == "class";
    if (!is_class && kind != "mode") continue;
    const auto event_class = parse_event_class(is_class ? name : table.cell(row, "of"));
    const auto mode = is_class ? Mode::none : parse_mode(name);
    const auto score = tables::parse_double(table.cell(row, "score"));
    if (!event_class || !mode) {
      reader.fault(table, row, fmt::format("PLOVER has no {} '{}'", kind, name));
    } else if (!score) {
      reader.fault(table, row, fmt::format("'{}' is no score", table.cell(row, "score")));
    } else {
      reader.loaded().scores[static_cast<std::size_t>(*event_class)][*mode] = *score;
    }
  }
}

}  // namespace dateline::knowledge
