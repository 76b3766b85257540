// SPDX-License-Identifier: Apache-2.0
#pragma once
// Pairs what is expected with what was found, one to one; follows retellings.

#include <algorithm>
#include <cstddef>
#include <optional>
#include <tuple>
#include <utility>
#include <vector>

#include "dateline/event.h"

namespace dateline::eval {

/// Greedy one-to-one pairs (gold, found) by falling worth; worth 0 is no pair. Of equal worth the
/// earlier come first. `worth(g, f)` gives an int.
template <typename Worth>
std::vector<std::pair<std::size_t, std::size_t>> pair_up(std::size_t gold, std::size_t found,
                                                         const Worth& worth) {
  std::vector<std::tuple<int, std::size_t, std::size_t>> candidates;
  for (std::size_t g = 0; g < gold; ++g) {
    for (std::size_t f = 0; f < found; ++f) {
      const int value = worth(g, f);
      if (value > 0) candidates.emplace_back(-value, g, f);
    }
  }
  std::ranges::sort(candidates);
  std::vector<bool> gold_taken(gold);
  std::vector<bool> found_taken(found);
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  for (const auto& [value, g, f] : candidates) {
    if (gold_taken[g] || found_taken[f]) continue;
    gold_taken[g] = true;
    found_taken[f] = true;
    pairs.emplace_back(g, f);
  }
  std::ranges::sort(pairs);
  return pairs;
}

/// The mention that the event `index` retells, directly or through others; itself if none.
inline std::size_t first_telling(const std::vector<EventMention>& events, std::size_t index) {
  for (std::optional<Index> earlier = events[index].same_as; earlier && *earlier < index;
       earlier = events[index].same_as) {
    index = *earlier;
  }
  return index;
}

}  // namespace dateline::eval
