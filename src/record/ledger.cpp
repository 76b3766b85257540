// SPDX-License-Identifier: Apache-2.0
#include "record/ledger.h"

#include <algorithm>
#include <optional>
#include <set>

namespace dateline::record {
namespace {

/// Ids and countries of a side: a demand to Lavrov is a demand to Russia.
std::set<std::string> parties(const std::vector<Participant>& side) {
  std::set<std::string> names;
  for (const Participant& participant : side) {
    if (participant.kind == "group") continue;
    names.insert(participant.country.empty() ? participant.id : participant.country);
  }
  names.erase("");
  return names;
}

bool meet(const std::set<std::string>& a, const std::set<std::string>& b) {
  return std::ranges::any_of(a, [&b](const std::string& name) { return b.contains(name); });
}

/// What an act of this class does to a demand, said from its side and from the demand's.
struct Answer {
  std::string_view does;
  std::string_view done;
};

std::optional<Answer> kind_of_answer(EventClass event_class) {
  switch (event_class) {
    case EventClass::agree:
      return Answer{"answers", "answered by"};
    case EventClass::reject:
      return Answer{"rejects", "rejected by"};
    case EventClass::retreat:
    case EventClass::concede:
    case EventClass::aid:
      return Answer{"fulfils", "fulfilled by"};
    default:
      return std::nullopt;
  }
}

bool share_report(const Event& a, const Event& b) {
  return std::ranges::any_of(a.mentions, [&b](const RecordMention& one) {
    return std::ranges::any_of(
        b.mentions, [&one](const RecordMention& other) { return one.report == other.report; });
  });
}

bool comes_before(const Event& answer, const Event& demand) {
  return answer.when.to && demand.when.from && *answer.when.to < *demand.when.from;
}

/// Why `answer` answers `demand`; "" when it does not.
std::string reason(const Event& demand, const Event& answer) {
  if (answer.status != Status::happened || comes_before(answer, demand)) return {};
  const std::set<std::string> asked = parties(demand.recipients);
  const std::set<std::string> asking = parties(demand.actors);
  if (!meet(parties(answer.actors), asked)) return {};
  std::set<std::string> told = parties(answer.recipients);
  // A promise between two sides lists both as actors.
  for (const std::string& name : parties(answer.actors)) told.insert(name);
  const bool to_them = meet(told, asking);
  if (!to_them && answer.event_class != EventClass::retreat) return {};
  if (share_report(demand, answer))
    return "told in one report: by the one asked, to the one who asked";
  const bool soon =
      demand.when.to && answer.when.from && *answer.when.from - *demand.when.to <= 365;
  return soon ? "within a year, by the one asked, to the one who asked" : "";
}

}  // namespace

void link_ledger(std::vector<Event>& events) {
  for (Event& demand : events) {
    if (demand.event_class != EventClass::request || demand.status != Status::happened) continue;
    for (Event& answer : events) {
      const std::optional<Answer> kind = kind_of_answer(answer.event_class);
      if (!kind) continue;
      const std::string why = reason(demand, answer);
      if (why.empty()) continue;
      answer.ledger.push_back({std::string(kind->does), demand.id, why});
      demand.ledger.push_back({std::string(kind->done), answer.id, why});
    }
  }
}

}  // namespace dateline::record
