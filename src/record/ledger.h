// SPDX-License-Identifier: Apache-2.0
#pragma once
// The ledger: what later became of a demand or a promise. A REQUEST is answered by an AGREE,
// rejected by a REJECT and fulfilled by a RETREAT, AID or CONCEDE of the one it was put to: by all
// that its own reports tell, and by the first of each class within a year.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "dateline/event.h"

namespace dateline::record {

/// Does the event make a demand that can be answered, or can it be an answer?
bool is_demand(const Event& event);
bool is_answer(const Event& event);

/// Hashes of (who is asked, who asks) for a demand, of (who acts, towards whom) for an answer. A
/// demand and its answers share one.
std::vector<std::uint64_t> ledger_keys(const Event& event);

struct Candidate {
  const Event* event = nullptr;
  bool in_same_report = false;
};

/// A link seen from both of its ends.
struct Answered {
  std::string answer;  // the answering event's id
  LedgerLink of_demand;
  LedgerLink of_answer;
};

/// What became of the demand; sorted by the answers' ids. `candidates` may hold more than answers.
std::vector<Answered> answers_to(const Event& demand, const std::vector<Candidate>& candidates);

/// An answer outside of the demand's reports comes within so many days.
inline constexpr Day days_to_answer = 365;

/// The last day on which an answer may begin; none where the demand has no last day of its own.
std::optional<Day> last_day_to_answer(const Event& demand);

/// Links all events, which have their mentions, with one another.
void link_ledger(std::vector<Event>& events);

}  // namespace dateline::record
