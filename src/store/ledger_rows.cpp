// SPDX-License-Identifier: Apache-2.0
#include "store/ledger_rows.h"

#include <algorithm>
#include <array>
#include <bit>
#include <set>

#include "store/codec.h"

namespace dateline::store {
namespace {

constexpr std::array answering = {EventClass::agree, EventClass::concede, EventClass::retreat,
                                  EventClass::reject, EventClass::aid};

void bind_key(Statement& statement, std::uint64_t key) {
  statement.bind(1, std::bit_cast<std::int64_t>(key));
}

std::vector<std::string> strings(Statement& statement) {
  std::vector<std::string> out;
  while (statement.step()) out.push_back(statement.text(0));
  statement.reset();
  return out;
}

}  // namespace

LedgerReader::LedgerReader(const Database& database)
    : event_(database.prepare("SELECT json FROM event WHERE id = ?1")),
      same_report_(database.prepare(
          "SELECT DISTINCT k.event FROM mention m1 JOIN telling t1 ON t1.id = m1.telling JOIN "
          "mention m2 ON m2.report = m1.report JOIN telling t2 ON t2.id = m2.telling JOIN "
          "ledger_key k ON k.event = t2.event WHERE t1.event = ?1 AND t2.event <> ?1")),
      first_(database.prepare(
          "SELECT event FROM ledger_key WHERE key = ?1 AND class = ?2 AND from_day <= ?3 AND "
          "(to_day IS NULL OR ?4 IS NULL OR to_day >= ?4) ORDER BY from_day, event LIMIT 1")),
      demands_(database.prepare("SELECT DISTINCT event FROM ledger_key WHERE key = ?1 AND class = "
                                "?2 AND to_day >= ?3 AND "
                                "(from_day IS NULL OR ?4 IS NULL OR from_day <= ?4)")) {}

std::vector<LedgerLink> LedgerReader::of(const Event& event) {
  std::vector<LedgerLink> links;
  if (record::is_demand(event)) {
    for (const record::Answered& link : answers_to(event)) links.push_back(link.of_demand);
  } else if (record::is_answer(event)) {
    for (const std::string& id : demands_for(event)) {
      const Event* demand = load(id);
      if (demand == nullptr || !record::is_demand(*demand)) continue;
      for (const record::Answered& link : answers_to(*demand)) {
        if (link.answer == event.id) links.push_back(link.of_answer);
      }
    }
  }
  return links;
}

const std::vector<record::Answered>& LedgerReader::answers_to(const Event& demand) {
  const auto known = answers_.find(demand.id);
  if (known != answers_.end()) return known->second;
  std::map<std::string, bool> found;  // -> told in one report
  for (const std::uint64_t key : record::ledger_keys(demand)) {
    for (const std::string& id : first_answers(demand, key)) found.emplace(id, false);
  }
  same_report_.bind(1, demand.id);
  for (const std::string& id : strings(same_report_)) found[id] = true;
  std::vector<record::Candidate> candidates;
  for (const auto& [id, in_same_report] : found) {
    if (const Event* event = load(id)) candidates.push_back({event, in_same_report});
  }
  return answers_.emplace(demand.id, record::answers_to(demand, candidates)).first->second;
}

/// Ids of events that may be demands which the event answers.
std::vector<std::string> LedgerReader::demands_for(const Event& answer) {
  std::set<std::string> ids;
  for (const std::uint64_t key : record::ledger_keys(answer)) {
    if (!answer.when.from) break;
    bind_key(demands_, key);
    demands_.bind(2, static_cast<std::int64_t>(EventClass::request));
    demands_.bind(3, std::int64_t{*answer.when.from - record::days_to_answer});
    demands_.bind(4, answer.when.to);
    for (std::string& id : strings(demands_)) ids.insert(std::move(id));
  }
  same_report_.bind(1, answer.id);
  for (std::string& id : strings(same_report_)) ids.insert(std::move(id));
  return {ids.begin(), ids.end()};
}

/// The first answer of each class under a key.
std::vector<std::string> LedgerReader::first_answers(const Event& demand, std::uint64_t key) {
  std::vector<std::string> out;
  const std::optional<Day> last = record::last_day_to_answer(demand);
  if (!last) return out;
  for (const EventClass kind : answering) {
    bind_key(first_, key);
    first_.bind(2, static_cast<std::int64_t>(kind));
    first_.bind(3, std::int64_t{*last});
    first_.bind(4, demand.when.from);
    for (std::string& id : strings(first_)) out.push_back(std::move(id));
  }
  return out;
}

const Event* LedgerReader::load(const std::string& id) {
  const auto known = events_.find(id);
  if (known != events_.end()) return &known->second;
  event_.bind(1, id);
  const Event* event = nullptr;
  if (event_.step()) event = &events_.emplace(id, event_from_json(event_.text(0))).first->second;
  event_.reset();
  return event;
}

}  // namespace dateline::store
