// SPDX-License-Identifier: Apache-2.0
#pragma once
// Many mentions, one event. A pure function of the mentions passed in and of the knowledge: no
// clock, no order of arrival. It works in strata, each reading only the ones before:
//   1 identities of names, days of occasions   2 merges on stated evidence   3 dates and places
//   inferred from those merges and from occasions   4 merges that use what was inferred
//
// Mentions that share no link key can never influence one another, so the record of all mentions
// is the union of the records of the classes that the keys connect. The engine uses that to
// recompute only what a new report touches.

#include <string>
#include <vector>

#include "dateline/event.h"
#include "knowledge/knowledge.h"

namespace dateline::record {

/// The keys under which a mention may meet others: class family with countries or names and month,
/// surnames, parties of the ledger, and the report itself when it has no date. Never empty.
std::vector<std::string> link_keys(const RecordMention& mention);

/// The events that `mentions` tell, sorted by id. `mentions` must be closed under shared link keys
/// for the result to equal that of the whole record; their order does not matter.
std::vector<Event> build_record(std::vector<RecordMention> mentions,
                                const knowledge::Knowledge& knowledge);

}  // namespace dateline::record
