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

/// "Denied that they met": the meeting is denied, and that is all that is told.
bool is_denial_of_another(const Scene& scene, const Candidate& candidate,
                          const std::vector<Candidate>& all);

}  // namespace dateline::events
