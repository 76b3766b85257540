// SPDX-License-Identifier: Apache-2.0
#pragma once
// Finds the occasions a report speaks of: a head noun (summit, forum, meeting of ministers) with
// the body, level, ordinal, year or proper name that says which.
//   "the 17th BRICS summit in Rio de Janeiro" -> occasion/brics-summit/17

#include <vector>

#include "events/scene.h"

namespace dateline::events {

std::vector<OccasionMention> find_occasions(const Scene& scene);

/// Fixes the edition by a day told with it, when the day lies inside exactly one edition.
void refine_edition(Occasion& occasion, const When& told, const knowledge::Knowledge& knowledge);

}  // namespace dateline::events
