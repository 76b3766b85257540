// SPDX-License-Identifier: Apache-2.0
#pragma once
// Pairs of mentions worth comparing: those that share a merge key, and those of which one retells
// the other in the same report.

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "dateline/event.h"

namespace dateline::record {

/// The part of link_keys under which two mentions may be merged.
std::vector<std::string> merge_keys(const RecordMention& record);

/// Positions (first < second) into `mentions`, sorted, each pair once.
std::vector<std::pair<std::size_t, std::size_t>> candidate_pairs(
    const std::vector<RecordMention>& mentions);

}  // namespace dateline::record
