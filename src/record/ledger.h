// SPDX-License-Identifier: Apache-2.0
#pragma once
// The ledger: what later became of a demand or a promise. A REQUEST is answered by an AGREE,
// rejected by a REJECT and fulfilled by a RETREAT, AID or CONCEDE of the one it was put to.

#include <vector>

#include "dateline/event.h"

namespace dateline::record {

/// Links events both ways ("answers" and "answered by" share one row on each side).
void link_ledger(std::vector<Event>& events);

}  // namespace dateline::record
