// SPDX-License-Identifier: Apache-2.0
#pragma once
// Dateline's coding as PLOVER's own (manual of December 2023).

#include <string>
#include <vector>

#include "dateline/event.h"
#include "dateline/ontology.h"

namespace dateline::formats {

/// PLOVER codes what lies ahead by what is being said now: a planned CONSULT, SUPPORT, COOPERATE or
/// AID is AGREE, a planned RETREAT is CONCEDE, planned acts of material conflict are THREATEN.
EventClass plover_class(EventClass event_class, Status status);

/// Codes of one actor: country or kind of body first, then sectors: {"RUS", "GOV"}.
std::vector<std::string> plover_codes(const Participant& participant);

}  // namespace dateline::formats
