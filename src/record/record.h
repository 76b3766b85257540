// SPDX-License-Identifier: Apache-2.0
#pragma once
// Many mentions, one event. A pure function of the mentions and of the knowledge: no clock, no
// order of arrival. How it is computed piece by piece: settle.h.

#include <vector>

#include "dateline/event.h"
#include "knowledge/knowledge.h"

namespace dateline::record {

/// The events that `mentions` tell, sorted by id, with mentions and ledger. The order of the
/// mentions does not matter. Everything is held in memory: for a record that is kept, the store
/// settles what each report touches.
std::vector<Event> build_record(const std::vector<RecordMention>& mentions,
                                const knowledge::Knowledge& knowledge);

}  // namespace dateline::record
