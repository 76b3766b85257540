// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the grammar by itself makes of a sentence: which triggers tell of an event, who takes part,
// whether it happened. The event network is given it as an input; without a network it decides.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "events/roles.h"
#include "events/status.h"
#include "events/triggers.h"

namespace dateline::events {

/// A trigger that was read and is no event, and why: for people who look for what was missed.
struct Rejected {
  Span trigger;
  std::string rule;  // "en/events.tsv:41"
  std::string why;   // "the guard of its row", "the content of another event", "sport", ...
};

/// A candidate with who took part and whether it happened, before it is known when and where.
struct GrammarReading {
  Candidate candidate;
  StatusReading status;
  Roles roles;
  bool promised_talks = false;
  bool complete = false;  // everybody whom its frame needs takes part
};

class Grammar {
 public:
  /// `rejected`, if given, receives the triggers that came to nothing.
  Grammar(const Scene& scene, std::vector<Rejected>* rejected)
      : scene_(scene), rejected_(rejected) {}

  /// The readings of a sentence, in text order; none for lists and noise longer than
  /// `longest_sentence` and for what is no text of the report.
  std::vector<GrammarReading> read(Index sentence);

  void reject(const Candidate& candidate, std::string_view why);

 private:
  std::vector<Candidate> candidates_of(Index sentence);
  std::optional<GrammarReading> judge(const Candidate& candidate,
                                      const std::vector<Referent>& referents,
                                      const std::vector<Candidate>& candidates);
  [[nodiscard]] bool is_predicate_of_pronoun(const Candidate& candidate) const;

  const Scene& scene_;
  std::vector<Rejected>* rejected_;
};

inline constexpr Index longest_sentence = 600;  // words; longer ones are lists or noise

/// Is it a sentence of what the report tells, neither its credit nor its dateline?
bool tells(const Sentence& sentence);
/// Is it longer than `longest_sentence`?
bool is_too_long(const Sentence& sentence);

}  // namespace dateline::events
