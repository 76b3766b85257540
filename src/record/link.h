// SPDX-License-Identifier: Apache-2.0
#pragma once
// Two tellings side by side: do they join, and which of several fits best?

#include <optional>
#include <string>
#include <vector>

#include "record/telling.h"

namespace dateline::record {

struct Link {
  int score = 0;
  Day apart = 0;  // days between a report and the date that it may tell of, 0 where both are dated
  std::string reason;
};

/// The best that two tellings agree on; nothing when they contradict each other or agree too
/// little. Symmetric: `left` is to be the one with the smaller key.
std::optional<Link> link(const std::vector<View>& left, const std::vector<View>& right,
                         const Identities& identities);

/// Does any way to tell the one contradict any way to tell the other?
bool contradict(const std::vector<View>& left, const std::vector<View>& right,
                const Identities& identities);

/// Is the first the better one to join? Higher score, then nearer, then the smaller key.
bool fits_better(const Link& link, const std::string& key, const Link& than,
                 const std::string& than_key);

}  // namespace dateline::record
