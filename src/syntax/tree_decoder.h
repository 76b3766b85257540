// SPDX-License-Identifier: Apache-2.0
#pragma once
// The best tree with exactly one root, from scores of every arc (Chu-Liu/Edmonds, Edmonds 1967).
// Scores are integers and ties go to the smaller position, so every machine finds the same tree.

#include <cstdint>
#include <span>
#include <vector>

namespace dateline::syntax {

/// Buffers that live on between sentences.
struct TreeScratch {
  std::vector<std::int64_t> scores;
  std::vector<std::uint32_t> heads;
  std::vector<std::uint32_t> path;
  std::vector<std::uint8_t> states;
};

/// heads[d] for d in 0..words: 0 is the root, word w is 1 + w. `arcs` is [words][1 + words].
void decode_tree(std::span<const float> arcs, std::size_t words, TreeScratch& scratch,
                 std::vector<std::uint32_t>& heads);

}  // namespace dateline::syntax
