// SPDX-License-Identifier: Apache-2.0
#pragma once
// Merging: pairs in the order of (score, ids), each merge allowed only if no member of the one
// group contradicts a member of the other.

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "record/slots.h"

namespace dateline::record {

struct Group {
  std::vector<std::size_t> members;  // into the views, ascending
  std::vector<std::string> why;      // the reason of every merge
};

/// One group per view.
std::vector<Group> singletons(std::size_t count);

/// Merges `groups` further along `pairs` (positions into `views`).
std::vector<Group> merge(std::vector<Group> groups, const std::vector<View>& views,
                         const std::vector<std::pair<std::size_t, std::size_t>>& pairs,
                         const Identities& identities);

}  // namespace dateline::record
