// SPDX-License-Identifier: Apache-2.0
#include "store/soundness.h"

#include <array>
#include <bit>
#include <cstdint>
#include <map>

#include <fmt/format.h>

#include "dateline/error.h"
#include "store/codec.h"
#include "store/schema.h"
#include "text/hash.h"

namespace dateline::store {
namespace {

constexpr std::string_view damaged_truth =
    "keep a copy of the record, then read the reports into a new one (--db new.db)";
constexpr std::string_view damaged_derived =
    "run `dateline reread`, which derives it again from the reports";

/// An index carries the number of its generation of tables; it is the same index in each.
std::string without_generation(std::string name) {
  const std::size_t end = name.find_last_not_of("0123456789");
  if (end + 1 < name.size() && name[end] == '_') name.resize(end);
  return name;
}

/// Every table and index of ours with its columns; what a rereading is filling does not count.
std::map<std::string, std::string> shape_of(const Database& database) {
  Statement read = database.prepare(
      "SELECT m.name, (SELECT group_concat(c.name) FROM pragma_table_info(m.name) c) "
      "FROM sqlite_master m WHERE m.name NOT LIKE 'sqlite_%' AND m.tbl_name NOT LIKE 'next\\_%' "
      "ESCAPE '\\' AND m.type IN ('table', 'index')");
  std::map<std::string, std::string> shape;
  while (read.step()) shape[without_generation(read.text(0))] = read.text(1);
  return shape;
}

void check_tables(const Database& database, std::vector<std::string>& faults) {
  const Database fresh = Database::in_memory();
  prepare_schema(fresh);
  const std::map<std::string, std::string> have = shape_of(database);
  for (const auto& [name, columns] : shape_of(fresh)) {
    const auto found = have.find(name);
    if (found != have.end() && found->second == columns) continue;
    faults.push_back(fmt::format("the table or index {} is {}; {}", name,
                                 found == have.end() ? "missing" : "not as Dateline makes it",
                                 damaged_truth));
  }
}

/// Reads every row of a query of (id, json, hash of json) by `parse`; without a hash it is NULL.
template <typename Parse>
void check_rows(const Database& database, const char* sql, std::string_view what, Parse parse,
                std::vector<std::string>& faults) {
  Statement read = database.prepare(sql);
  while (read.step()) {
    const std::string json = read.text(1);
    try {
      parse(json);
    } catch (const Error&) {
      faults.push_back(
          fmt::format("the {} {} cannot be read; {}", what, read.text(0), damaged_derived));
      continue;
    }
    if (read.is_null(2) || std::bit_cast<std::uint64_t>(read.number(2)) == text::hash64(json)) {
      continue;
    }
    faults.push_back(
        fmt::format("the {} {} is not as it was written; {}", what, read.text(0), damaged_derived));
  }
}

void check_reports(const Store& store, std::vector<std::string>& faults) {
  Statement rows = store.database().prepare("SELECT id, hash FROM report ORDER BY id");
  while (rows.step()) {
    try {
      const Report report = store.report(rows.number(0));
      if (version_hash(report) == rows.text(1)) continue;
      faults.push_back(
          fmt::format("the report {} is not as it was read; {}", report.key, damaged_truth));
    } catch (const Error& fault) {
      faults.emplace_back(fault.what());
    }
  }
}

struct Relation {
  const char* what;  // with the number in front
  const char* sql;   // counts what breaks it
};

/// While something is touched the events lag behind, and the next reading brings them up to date.
constexpr std::array relations = {
    Relation{"of the reports could not be analysed",
             "SELECT count(*) FROM current_report WHERE fault <> ''"},
    Relation{"of the derived rows belong to no report",
             "SELECT count(*) FROM current_report WHERE report_id NOT IN (SELECT id FROM report)"},
    Relation{"of the mentions belong to no report",
             "SELECT count(*) FROM mention WHERE report NOT IN (SELECT key FROM current_report)"},
    Relation{"of the mentions stand in no event",
             "SELECT count(*) FROM mention m LEFT JOIN telling t ON t.id = m.telling LEFT JOIN "
             "event e ON e.id = t.event WHERE e.id IS NULL AND NOT EXISTS (SELECT 1 FROM touched)"},
    Relation{"of the events have no mention",
             "SELECT count(*) FROM event WHERE id NOT IN (SELECT t.event FROM telling t JOIN "
             "mention m ON m.telling = t.id) AND NOT EXISTS (SELECT 1 FROM touched)"},
    Relation{"of the participants belong to no event",
             "SELECT count(*) FROM event_participant WHERE event NOT IN (SELECT id FROM event)"}};

void check_relations(const Database& database, std::vector<std::string>& faults) {
  if (const std::size_t missing = Derived(database, "").missing().size(); missing > 0) {
    faults.push_back(fmt::format(
        "{} of the reports have nothing derived from them, or from a version that does not count; "
        "{}",
        missing, damaged_derived));
  }
  for (const Relation& relation : relations) {
    Statement count = database.prepare(relation.sql);
    const std::int64_t broken = count.step() ? count.number(0) : 0;
    if (broken == 0) continue;
    faults.push_back(fmt::format("{} {}; {}", broken, relation.what, damaged_derived));
  }
}

}  // namespace

std::vector<std::string> find_faults(const Store& store, std::size_t most) {
  std::vector<std::string> faults;
  check_tables(store.database(), faults);
  if (!faults.empty()) return faults;
  check_relations(store.database(), faults);
  check_reports(store, faults);
  check_rows(store.database(), "SELECT id, json, json_hash FROM mention", "mention",
             mention_from_json, faults);
  check_rows(store.database(), "SELECT id, json, json_hash FROM event", "event", event_from_json,
             faults);
  check_rows(store.database(), "SELECT key, json, NULL FROM telling", "telling", telling_from_json,
             faults);
  if (faults.size() <= most) return faults;
  const std::size_t more = faults.size() - most;
  faults.resize(most);
  faults.push_back(fmt::format("and {} more", more));
  return faults;
}

}  // namespace dateline::store
