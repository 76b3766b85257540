// SPDX-License-Identifier: Apache-2.0
#include "record/ledger.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <tuple>

#include "text/hash.h"

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

bool comes_before(const Event& answer, const Event& demand) {
  return answer.when.to && demand.when.from && *answer.when.to < *demand.when.from;
}

/// To whom an answer is given: a promise between two sides lists both as actors.
std::set<std::string> addressed(const Event& answer) {
  std::set<std::string> told = parties(answer.recipients);
  told.merge(parties(answer.actors));
  return told;
}

/// Why `answer` answers `demand`; "" when it does not.
std::string reason(const Event& demand, const Event& answer, bool in_same_report) {
  if (comes_before(answer, demand)) return {};
  if (!meet(parties(answer.actors), parties(demand.recipients))) return {};
  const bool to_them = meet(addressed(answer), parties(demand.actors));
  if (!to_them && answer.event_class != EventClass::retreat) return {};
  if (in_same_report) return "told in one report: by the one asked, to the one who asked";
  const std::optional<Day> last = last_day_to_answer(demand);
  const bool soon = last && answer.when.from && *answer.when.from <= *last;
  return soon ? "within a year, by the one asked, to the one who asked" : "";
}

Answered link(const Event& demand, const Event& answer, const std::string& why) {
  const Answer kind = kind_of_answer(answer.event_class).value_or(Answer{});
  return {.answer = answer.id,
          .of_demand = {std::string(kind.done), answer.id, why},
          .of_answer = {std::string(kind.does), demand.id, why}};
}

bool is_earlier(const Event& a, const Event& b) {
  return std::tie(a.when.from, a.id) < std::tie(b.when.from, b.id);
}

bool share_report(const Event& a, const Event& b) {
  return std::ranges::any_of(a.mentions, [&b](const RecordMention& one) {
    return std::ranges::any_of(
        b.mentions, [&one](const RecordMention& other) { return one.report == other.report; });
  });
}

}  // namespace

bool is_demand(const Event& event) {
  return event.event_class == EventClass::request && event.status == Status::happened;
}

bool is_answer(const Event& event) {
  return kind_of_answer(event.event_class) && event.status == Status::happened;
}

std::optional<Day> last_day_to_answer(const Event& demand) {
  if (!demand.when.to) return std::nullopt;
  return *demand.when.to + days_to_answer;
}

std::vector<std::uint64_t> ledger_keys(const Event& event) {
  const auto key = [](const std::string& acts, const std::string& towards) {
    return text::hash64(acts + "\n" + towards);
  };
  std::vector<std::uint64_t> keys;
  const bool asks = is_demand(event);
  if (!asks && !is_answer(event)) return keys;
  const std::set<std::string> acting = parties(asks ? event.recipients : event.actors);
  const std::set<std::string> others = asks ? parties(event.actors) : addressed(event);
  for (const std::string& acts : acting) {
    for (const std::string& towards : others) keys.push_back(key(acts, towards));
    // Who was let go need not be told to whom.
    if (asks || event.event_class == EventClass::retreat) keys.push_back(key(acts, "anybody"));
  }
  return keys;
}

std::vector<Answered> answers_to(const Event& demand, const std::vector<Candidate>& candidates) {
  std::vector<Answered> links;
  std::map<EventClass, const Event*> first;
  for (const Candidate& candidate : candidates) {
    const Event& answer = *candidate.event;
    if (!is_answer(answer)) continue;
    const std::string why = reason(demand, answer, candidate.in_same_report);
    if (why.empty()) continue;
    if (candidate.in_same_report) {
      links.push_back(link(demand, answer, why));
      continue;
    }
    const Event*& leader = first[answer.event_class];
    if (leader == nullptr || is_earlier(answer, *leader)) leader = &answer;
  }
  for (const auto& [kind, answer] : first) {
    links.push_back(link(demand, *answer, reason(demand, *answer, false)));
  }
  std::ranges::sort(links, {}, &Answered::answer);
  return links;
}

void link_ledger(std::vector<Event>& events) {
  std::map<std::string, Event*> by_id;
  std::vector<const Event*> answers;
  for (Event& event : events) {
    by_id.emplace(event.id, &event);
    if (is_answer(event)) answers.push_back(&event);
  }
  for (Event& demand : events) {
    if (!is_demand(demand)) continue;
    std::vector<Candidate> candidates;
    candidates.reserve(answers.size());
    for (const Event* answer : answers) {
      candidates.push_back({answer, share_report(demand, *answer)});
    }
    for (Answered& link : answers_to(demand, candidates)) {
      demand.ledger.push_back(std::move(link.of_demand));
      by_id.at(link.answer)->ledger.push_back(std::move(link.of_answer));
    }
  }
}

}  // namespace dateline::record
