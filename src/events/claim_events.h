// SPDX-License-Identifier: Apache-2.0
#pragma once
// Which event a number is told of: "Russia attacked Kyiv. ... Ten people were killed, police said."

#include <vector>

#include "events/claims.h"
#include "events/retell.h"
#include "events/scene.h"

namespace dateline::events {

/// Gives each claim to the event it speaks of: one of its own sentence, else one told before whose
/// class the claim's outcome fits. A claim that fits none is dropped. `drafts` stand in the order
/// of their sentences.
void attach_claims(const Scene& scene, std::vector<FoundClaim> claims, std::vector<Draft>& drafts);

}  // namespace dateline::events
