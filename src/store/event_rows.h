// SPDX-License-Identifier: Apache-2.0
#pragma once
// One event as rows: the event, its participants, its keys of the ledger. Which mentions tell it
// stands with the tellings.

#include "dateline/event.h"
#include "store/derived.h"

namespace dateline::store {

void insert_event(const Derived& derived, const Event& event);

}  // namespace dateline::store
