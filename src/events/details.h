// SPDX-License-Identifier: Apache-2.0
#pragma once
// What an event is about: topics, PLOVER contexts, the mode that words around the trigger tell,
// and the letters that carry it.

#include <vector>

#include "events/roles.h"
#include "events/setting.h"

namespace dateline::events {

/// Spans of what was discussed, demanded, promised; things named in the sentence (weapons,
/// treaties).
std::vector<Span> topics_of(const Scene& scene, const Candidate& candidate, const Roles& roles);

/// The trigger row's mode, else the one the pack's words around it tell.
Mode mode_of(const Scene& scene, const Candidate& candidate, const Roles& roles,
             const std::vector<Span>& topics, const Setting& setting);

std::vector<Context> contexts_of(const Scene& scene, const Candidate& candidate,
                                 const Roles& roles);

/// The sentence, or the quotation in it, or the clause when the sentence tells of several events.
Span evidence_of(const Scene& scene, const Candidate& candidate);

}  // namespace dateline::events
