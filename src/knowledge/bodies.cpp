// SPDX-License-Identifier: Apache-2.0
// Bodies: organisations, ministries, parties, agencies, with their names in every pack language.

#include <fmt/format.h>

#include "knowledge/loaded.h"

namespace dateline::knowledge {
namespace {

using tables::Row;
using tables::Table;

Candidate named(Candidate::Kind kind, std::string id, std::string rule,
                std::string_view mark = "") {
  return {.kind = kind,
          .id = std::move(id),
          .form = "name",
          .rule = std::move(rule),
          .written = {},
          .mark = std::string(mark)};
}

std::vector<Sector> read_sectors(Reader& reader, const Table& table, const Row& row,
                                 std::string_view column) {
  std::vector<Sector> sectors;
  for (const std::string& name : tables::split_list(table.cell(row, column))) {
    const auto sector = parse_sector(name);
    if (sector) {
      sectors.push_back(*sector);
    } else {
      reader.fault(table, row, fmt::format("PLOVER has no sector '{}'", name));
    }
  }
  return sectors;
}

void add_body(Reader& reader, const Table& table, const Row& row) {
  Loaded& loaded = reader.loaded();
  const std::string id(table.cell(row, "id"));
  const std::string name(table.cell(row, "name"));
  if (id.empty() || name.empty()) return reader.fault(table, row, "a body needs an id and a name");
  if (!loaded.body_ids.emplace(id, loaded.bodies.size()).second) {
    return reader.fault(table, row, fmt::format("the body '{}' has a row already", id));
  }
  Body body{.id = id,
            .kind = std::string(table.cell(row, "kind")),
            .country = std::string(table.cell(row, "country")),
            .name = name,
            .sectors = read_sectors(reader, table, row, "sectors"),
            .members = {}};
  for (std::string& member : tables::split_list(table.cell(row, "members"))) {
    if (loaded.country_ids.contains(member)) {
      body.members.push_back(std::move(member));
    } else {
      reader.fault(table, row, fmt::format("member '{}' is no country", member));
    }
  }
  loaded.bodies.push_back(std::move(body));
  const std::string rule = tables::rule_name(table, row);
  loaded.phrases.add(name, named(Candidate::Kind::body, id, rule));
  for (const std::string& alias : tables::split_list(table.cell(row, "aliases"))) {
    loaded.phrases.add(alias, named(Candidate::Kind::body, id, rule));
  }
}

void add_body_forms(Reader& reader, const Table& table, const Row& row) {
  const std::string id(table.cell(row, "id"));
  if (!reader.loaded().body_ids.contains(id)) {
    return reader.fault(table, row, fmt::format("knowledge/bodies.tsv knows no '{}'", id));
  }
  for (const std::string& form : tables::split_list(table.cell(row, "forms"))) {
    reader.loaded().phrases.add(
        form,
        named(Candidate::Kind::body, id, tables::rule_name(table, row), table.cell(row, "mark")));
  }
}

}  // namespace

void read_bodies(Reader& reader) {
  const Table bodies = reader.table("bodies.tsv", {"id", "kind", "country", "sectors", "name"});
  for (const Row& row : bodies.rows) add_body(reader, bodies, row);
  for (const std::string& language : reader.languages()) {
    const Table forms = reader.pack_table(language, "bodies.tsv", {"id", "forms"});
    for (const Row& row : forms.rows) add_body_forms(reader, forms, row);
  }
}

}  // namespace dateline::knowledge
