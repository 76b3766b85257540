// SPDX-License-Identifier: Apache-2.0
#pragma once
// Is a candidate only the content of another one? "Demanded that Chad withdraw" tells of a demand;
// the withdrawal has not been told. "Condemned the attack" tells of both.

#include <vector>

#include "events/triggers.h"

namespace dateline::events {

/// The candidate whose content `candidate` is, or null.
const Candidate* container_of(const Scene& scene, const Candidate& candidate,
                              const std::vector<Candidate>& all);

}  // namespace dateline::events
