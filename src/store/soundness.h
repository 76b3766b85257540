// SPDX-License-Identifier: Apache-2.0
#pragma once
// Can everything in a record be read? SQLite's own check vouches for pages, not for what is in
// them.

#include <string>
#include <vector>

#include "store/store.h"

namespace dateline::store {

/// Reads every row of the record and returns what is wrong, one sentence each with what to do; at
/// most `most` rows are named. Looks for tables and columns that are missing, reports, mentions and
/// events that cannot be read. Empty when all is well.
std::vector<std::string> find_faults(const Store& store, std::size_t most = 5);

}  // namespace dateline::store
