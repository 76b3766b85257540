// SPDX-License-Identifier: Apache-2.0
// Offices, and the persons who hold them from when to when.

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

#include "knowledge/days.h"
#include "knowledge/loaded.h"
#include "text/name_key.h"

namespace dateline::knowledge {
namespace {

using tables::Row;
using tables::Table;

Candidate person_candidate(const Person& person, std::string_view form, std::string rule,
                           std::string written = {}) {
  return {.kind = Candidate::Kind::person,
          .id = person.id,
          .form = std::string(form),
          .rule = std::move(rule),
          .written = std::move(written),
          .mark = {}};
}

void add_office(Reader& reader, const Table& table, const Row& row) {
  Loaded& loaded = reader.loaded();
  const std::string id(table.cell(row, "office_id"));
  const auto sector = parse_sector(table.cell(row, "sector"));
  if (id.empty()) return reader.fault(table, row, "the office has no id");
  if (!sector) {
    return reader.fault(table, row,
                        fmt::format("PLOVER has no sector '{}'", table.cell(row, "sector")));
  }
  if (!loaded.office_ids.emplace(id, loaded.offices.size()).second) {
    return reader.fault(table, row, fmt::format("the office '{}' has a row already", id));
  }
  loaded.offices.push_back(
      {.id = id,
       .sector = *sector,
       .body = std::string(table.cell(row, "body")),
       .rank = static_cast<int>(tables::parse_int(table.cell(row, "rank")).value_or(0)),
       .many = table.cell(row, "one") == "many"});
}

/// "day", "month", "year" or "unsure"; faults read as "unsure".
std::string read_sure(Reader& reader, const Table& table, const Row& row, std::string_view column) {
  const std::string_view sure = table.cell(row, column);
  const bool known =
      sure.empty() || sure == "day" || sure == "month" || sure == "year" || sure == "unsure";
  if (!known) {
    reader.fault(table, row,
                 fmt::format("{} '{}' is none of day, month, year, unsure", column, sure));
  }
  return known ? std::string(sure.empty() ? "day" : sure) : "unsure";
}

std::optional<Days> read_bound(Reader& reader, const Table& table, const Row& row,
                               std::string_view column, const std::string& sure) {
  const std::string_view cell = table.cell(row, column);
  if (cell.empty()) return std::nullopt;
  const auto days = parse_days(cell);
  if (!days) {
    reader.fault(
        table, row,
        fmt::format("'{}' in {} is no date: write 2019-05-30, 2019-05 or 2019", cell, column));
    return std::nullopt;
  }
  return widen(*days, sure);
}

/// A tenure from one row; nothing when the row has faults that leave no tenure.
std::optional<Tenure> read_tenure(Reader& reader, const Table& table, const Row& row,
                                  const std::string& country) {
  const std::string office(table.cell(row, "office_id"));
  const auto known = reader.loaded().office_ids.find(office);
  if (known == reader.loaded().office_ids.end()) {
    reader.fault(table, row, fmt::format("knowledge/offices.tsv knows no office '{}'", office));
    return std::nullopt;
  }
  Tenure tenure;
  tenure.person = table.cell(row, "person_id");
  tenure.country = country;
  tenure.office = office;
  tenure.title = table.cell(row, "title");
  tenure.from_sure = read_sure(reader, table, row, "sure_from");
  tenure.to_sure = read_sure(reader, table, row, "sure_to");
  tenure.rule = tables::rule_name(table, row);
  const auto from = read_bound(reader, table, row, "from", tenure.from_sure);
  const auto to = read_bound(reader, table, row, "to", tenure.to_sure);
  if (from) tenure.from = from->first;
  if (from) tenure.surely_from = from->last;
  if (to) tenure.to = to->last;
  if (to) tenure.surely_to = to->first;
  const Office& held = reader.loaded().offices[known->second];
  tenure.sector = held.sector;
  tenure.body = held.body;
  if (from && to && from->first > to->last) {
    reader.fault(table, row, "the tenure ends before it begins");
    return std::nullopt;
  }
  return tenure;
}

Person& person_of(Reader& reader, const Table& table, const Row& row) {
  Loaded& loaded = reader.loaded();
  const std::string id(table.cell(row, "person_id"));
  const auto [found, fresh] = loaded.person_ids.emplace(id, loaded.persons.size());
  if (fresh) {
    Person person;
    person.id = id;
    person.name = table.cell(row, "name");
    loaded.persons.push_back(std::move(person));
  }
  return loaded.persons[found->second];
}

void add_tenure_row(Reader& reader, const Table& table, const Row& row,
                    const std::string& country) {
  const std::string_view name = table.cell(row, "name");
  if (table.cell(row, "person_id").empty() || name.empty()) {
    return reader.fault(table, row, "a row needs a person_id and a name");
  }
  Person& person = person_of(reader, table, row);
  if (person.name != name) {
    reader.fault(table, row,
                 fmt::format("'{}' is called '{}' in another row", person.id, person.name));
  }
  for (std::string& alias : tables::split_list(table.cell(row, "aliases"))) {
    const bool known = std::ranges::find(person.aliases, alias) != person.aliases.end();
    if (!known) person.aliases.push_back(std::move(alias));
  }
  const std::string_view sex = table.cell(row, "sex");
  if (sex.size() == 1) {
    person.sex = sex.front();
  } else if (!sex.empty()) {
    reader.fault(table, row, fmt::format("sex '{}' is not one letter", sex));
  }
  if (auto tenure = read_tenure(reader, table, row, country)) {
    person.tenures.push_back(*tenure);
    reader.loaded().tenures.push_back(std::move(*tenure));
  }
}

bool is_one_word(std::string_view name) { return name.find(' ') == std::string_view::npos; }

/// Is the surname written first? Then an alias of one word says so ("Xi" beside "Xi Jinping").
bool surname_comes_first(const Person& person, const std::vector<std::string>& words) {
  return std::ranges::any_of(person.aliases, [&](const std::string& alias) {
    return is_one_word(alias) && !words.empty() && alias == words.front();
  });
}

/// "III", "VI", "X" behind a monarch's or pope's name.
bool is_ordinal(std::string_view word) {
  return !word.empty() && word.size() <= 6 && word.find_first_not_of("IVX") == word.npos;
}

/// Under the surname, and under "S. Jaishankar" and "Sergey Lavrov" for longer names.
void add_person_keys(Loaded& loaded, const Person& person, const std::string& name,
                     const std::string& rule) {
  const std::vector<std::string> words = tables::split_list(name, ' ');
  const std::vector<std::string> keys = text::name_keys(name);
  if (keys.size() < 2 || words.size() != keys.size() || is_ordinal(words.back())) return;
  if (surname_comes_first(person, words)) {
    return loaded.phrases.add_key(keys.front(),
                                  person_candidate(person, "surname", rule, words.front()));
  }
  loaded.phrases.add_key(keys.back(), person_candidate(person, "surname", rule, words.back()));
  if (keys.size() > 2) {
    loaded.phrases.add_key(
        keys.front() + " " + keys.back(),
        person_candidate(person, "name", rule, words.front() + " " + words.back()));
  }
  if (keys.front().ends_with('.')) return;
  loaded.phrases.add_key(keys.front().substr(0, 1) + ". " + keys.back(),
                         person_candidate(person, "initials", rule, name));
}

void index_person(Loaded& loaded, const Person& person) {
  const std::string rule = person.tenures.empty() ? std::string() : person.tenures.front().rule;
  std::vector<std::string> names = person.aliases;
  names.insert(names.begin(), person.name);
  for (const std::string& name : names) {
    const bool surname = is_one_word(name) && name != person.name;
    const Candidate candidate = person_candidate(person, surname ? "surname" : "name", rule, name);
    if (surname) loaded.phrases.add_key(text::name_key(name), candidate);
    loaded.phrases.add(name, candidate);
    add_person_keys(loaded, person, name, rule);
  }
}

}  // namespace

void read_offices(Reader& reader) {
  const Table offices = reader.table("offices.tsv", {"office_id", "sector", "body"});
  for (const Row& row : offices.rows) add_office(reader, offices, row);
  Loaded& loaded = reader.loaded();
  for (const std::filesystem::path& name : reader.files_in("offices")) {
    const Table table = reader.table(name, {"person_id", "name", "aliases", "office_id", "from",
                                            "to", "sure_from", "sure_to", "title", "sex"});
    const std::string country = name.stem().string();
    for (const Row& row : table.rows) add_tenure_row(reader, table, row, country);
  }
  for (const Person& person : loaded.persons) index_person(loaded, person);
  std::ranges::stable_sort(loaded.tenures, {}, [](const Tenure& tenure) {
    return std::tie(tenure.country, tenure.office, tenure.from, tenure.person);
  });
}

}  // namespace dateline::knowledge
