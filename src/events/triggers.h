// SPDX-License-Identifier: Apache-2.0
#pragma once
// Which words of a sentence may tell of an event, before anybody asks who took part.

#include <optional>
#include <vector>

#include "events/scene.h"

namespace dateline::events {

/// A trigger in its place. `head` is the trigger word; `light` the verb that carries an event noun.
struct Candidate {
  const Trigger* trigger = nullptr;
  Index first = 0;
  Index end = 0;
  Index head = 0;
  Index sentence = 0;
  std::optional<Index> light;
  LightEffect effect = LightEffect::act;
  bool light_by_tree = false;  // else the light verb only stands beside the noun
  bool passive = false;

  /// The word whose tense tells when: the light verb or the trigger itself.
  [[nodiscard]] Index predicate() const { return light.value_or(head); }
  [[nodiscard]] bool is_noun() const { return trigger->kind == WordKind::noun; }
};

/// A row of the lexicon that stood in the text and was refused there, and why.
struct Refused {
  const Trigger* trigger = nullptr;
  Index first = 0;
  Index end = 0;
  const char* why = "";
};

/// Candidates of a sentence in text order, guards already applied; what was refused goes to
/// `refused`, if given.
std::vector<Candidate> candidates_in(const Scene& scene, Index sentence,
                                     std::vector<Refused>* refused = nullptr);

/// The row with its phrase beginning at word `first`, whatever its guard says: its light verb, its
/// voice.
Candidate candidate_at(const Scene& scene, const Trigger& trigger, Index first, Index sentence);

/// Is the verb passive in the tree (its subject or auxiliary says so)?
bool is_passive(const Scene& scene, Index verb);

}  // namespace dateline::events
