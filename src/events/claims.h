// SPDX-License-Identifier: Apache-2.0
#pragma once
// Numbers that somebody tells about an event: how many, of whom, and what became of them.

#include <vector>

#include "events/attribution.h"
#include "events/scene.h"

namespace dateline::events {

/// A claim in its place, not yet an event's.
struct FoundClaim {
  Claim claim;
  Index word = 0;  // the number
  Index noun = 0;  // what is counted
  Index sentence = 0;
  std::vector<EventClass> classes;  // events the outcome speaks of; empty: any
};

std::vector<FoundClaim> find_claims(const Scene& scene, const Attributions& attributions);

}  // namespace dateline::events
