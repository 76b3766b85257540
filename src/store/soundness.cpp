// SPDX-License-Identifier: Apache-2.0
#include "store/soundness.h"

#include <map>

#include <fmt/format.h>

#include "dateline/error.h"
#include "store/codec.h"
#include "store/schema.h"

namespace dateline::store {
namespace {

constexpr std::string_view damaged_truth =
    "keep a copy of the record, then read the reports into a new one (--db new.db)";
constexpr std::string_view damaged_derived =
    "run `dateline reread`, which derives it again from the reports";

/// Every table and index of ours with its columns.
std::map<std::string, std::string> shape_of(const Database& database) {
  Statement read = database.prepare(
      "SELECT m.name, (SELECT group_concat(c.name) FROM pragma_table_info(m.name) c) "
      "FROM sqlite_master m WHERE m.name NOT LIKE 'sqlite_%' AND m.type IN ('table', 'index')");
  std::map<std::string, std::string> shape;
  while (read.step()) shape[read.text(0)] = read.text(1);
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

/// Reads every row of a query of (id, json) by `parse`.
template <typename Parse>
void check_rows(const Database& database, const char* sql, std::string_view what, Parse parse,
                std::vector<std::string>& faults) {
  Statement read = database.prepare(sql);
  while (read.step()) {
    try {
      parse(read.text(1));
    } catch (const Error&) {
      faults.push_back(
          fmt::format("the {} {} cannot be read; {}", what, read.text(0), damaged_derived));
    }
  }
}

void check_reports(const Store& store, std::vector<std::string>& faults) {
  for (const std::int64_t id : store.report_ids()) {
    try {
      static_cast<void>(store.report(id));
    } catch (const Error& fault) {
      faults.emplace_back(fault.what());
    }
  }
}

}  // namespace

std::vector<std::string> find_faults(const Store& store, std::size_t most) {
  std::vector<std::string> faults;
  check_tables(store.database(), faults);
  if (!faults.empty()) return faults;
  check_reports(store, faults);
  check_rows(store.database(), "SELECT id, json FROM mention", "mention", mention_from_json,
             faults);
  check_rows(store.database(), "SELECT id, json FROM event", "event", event_from_json, faults);
  if (faults.size() <= most) return faults;
  const std::size_t more = faults.size() - most;
  faults.resize(most);
  faults.push_back(fmt::format("and {} more", more));
  return faults;
}

}  // namespace dateline::store
