// SPDX-License-Identifier: Apache-2.0
#pragma once
// Who fills which slot of an event: by the frame's paths through the tree first, by case markers
// within the clause second, so that roles survive a bad tree.

#include <optional>
#include <string>
#include <vector>

#include "events/participants.h"
#include "events/triggers.h"

namespace dateline::events {

/// How a referent hangs from the trigger; empty when the tree does not say.
struct Link {
  Referent referent;
  std::vector<Step> path;  // from the trigger down
  std::optional<names::MarkerRole> role;
};

struct Roles {
  std::vector<Participant> actors;
  std::vector<Participant> recipients;
  std::vector<Referent> actor_words;
  std::vector<Referent> recipient_words;
  std::optional<Referent> place;  // a frame said so: "visited Russia"
  bool is_visited = false;  // the place was gone to ("visit to Russia"), not only where it was
  bool by_tree = true;      // false: only markers or position told
  std::vector<std::string> why;
};

/// The roles of one candidate. `others` are the other candidates of the sentence: words that
/// belong to them are not taken by the weaker readings.
Roles roles_of(const Scene& scene, const Candidate& candidate,
               const std::vector<Referent>& referents, const std::vector<Candidate>& others);

/// Fills the participants from the words of the roles, once each in text order; who acts is not
/// also acted upon.
void settle_participants(const Scene& scene, Roles& roles);

/// The path from the candidate's trigger (or its light verb, or the clause that lends its subject)
/// down to a word; empty when there is none of at most three steps.
std::vector<Step> path_to(const Scene& scene, const Candidate& candidate, Index word);

/// Does the frame have what it needs?
bool has_needed(const Roles& roles, const Candidate& candidate, bool has_place);

}  // namespace dateline::events
