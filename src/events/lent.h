// SPDX-License-Identifier: Apache-2.0
#pragma once
// Arguments a clause borrows from the clause around it: "urged Kenya to withdraw", "soldiers who
// attacked", "met and signed".

#include <vector>

#include "events/frames.h"
#include "events/triggers.h"

namespace dateline::events {

struct Lent {
  Index word = 0;
  Edge edge = Edge::subj;
};

/// The words that stand for missing subjects and objects of the candidate's predicate.
std::vector<Lent> lent_to(const Scene& scene, const Candidate& candidate);

}  // namespace dateline::events
