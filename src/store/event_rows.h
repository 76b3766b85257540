// SPDX-License-Identifier: Apache-2.0
#pragma once
// One event as rows: the event, its participants and its mentions.

#include "dateline/event.h"
#include "store/sqlite.h"

namespace dateline::store {

void insert_event(const Database& database, const Event& event);

}  // namespace dateline::store
