// SPDX-License-Identifier: Apache-2.0
#include "syntax/tree_decoder.h"

#include <cmath>
#include <random>

#include <gtest/gtest.h>

namespace dateline::syntax {
namespace {

using Heads = std::vector<std::uint32_t>;

Heads decode(const std::vector<float>& arcs, std::size_t words) {
  TreeScratch scratch;
  Heads heads;
  decode_tree(arcs, words, scratch, heads);
  return heads;
}

bool is_tree(const Heads& heads) {
  int roots = 0;
  for (std::size_t start = 0; start < heads.size(); ++start) {
    roots += heads[start] == 0;
    std::size_t node = start + 1;
    for (std::size_t steps = 0; node != 0; ++steps) {
      if (steps > heads.size()) return false;
      node = heads[node - 1];
    }
  }
  return roots == 1;
}

double total(const std::vector<float>& arcs, const Heads& heads) {
  double sum = 0;
  for (std::size_t d = 0; d < heads.size(); ++d) {
    sum += std::nearbyint(arcs[d * (heads.size() + 1) + heads[d]] * 1024.0F);
  }
  return sum;
}

/// Tries every assignment of heads.
double best_of_all(const std::vector<float>& arcs, std::size_t words) {
  double best = -1e18;
  Heads heads(words, 0);
  while (true) {
    if (is_tree(heads)) best = std::max(best, total(arcs, heads));
    std::size_t at = 0;
    while (at < words && ++heads[at] > words) heads[at++] = 0;
    if (at == words) return best;
  }
}

TEST(TreeDecoder, one_word_is_the_root) { EXPECT_EQ(decode({-5, 0}, 1), (Heads{0})); }

TEST(TreeDecoder, one_root_even_when_two_score_best) {
  // Both words want the root; the second gives way.
  EXPECT_EQ(decode({9, 0, 1, 9, 2, 0}, 2), (Heads{0, 1}));
}

TEST(TreeDecoder, a_cycle_is_opened_where_it_costs_least) {
  // 1 and 2 want each other, the root takes 2 rather than 1.
  EXPECT_EQ(decode({1, 0, 10, 3, 10, 0}, 2), (Heads{2, 0}));
}

TEST(TreeDecoder, finds_the_best_of_all_trees) {
  std::mt19937 source(3);
  std::uniform_real_distribution<float> any(-20, 20);
  std::uniform_int_distribution<int> coarse(0, 3);
  for (int round = 0; round < 400; ++round) {
    const std::size_t words = 1 + static_cast<std::size_t>(round) % 5;
    std::vector<float> arcs(words * (words + 1));
    for (float& arc : arcs) arc = round % 2 == 0 ? any(source) : static_cast<float>(coarse(source));
    const Heads heads = decode(arcs, words);
    ASSERT_TRUE(is_tree(heads));
    EXPECT_DOUBLE_EQ(total(arcs, heads), best_of_all(arcs, words)) << "round " << round;
  }
}

TEST(TreeDecoder, long_and_hostile_sentences_give_trees) {
  const std::size_t words = 200;
  std::mt19937 source(5);
  std::uniform_real_distribution<float> any(-20, 20);
  std::vector<float> arcs(words * (words + 1));
  for (float& arc : arcs) arc = any(source);
  EXPECT_TRUE(is_tree(decode(arcs, words)));
  std::fill(arcs.begin(), arcs.end(), 0.0F);
  EXPECT_TRUE(is_tree(decode(arcs, words)));
  // Pairs of words that want each other, nested: a cycle to open at every level.
  for (std::size_t d = 0; d < words; ++d) {
    for (std::size_t h = 1; h <= words; ++h) {
      arcs[d * (words + 1) + h] = -static_cast<float>((d ^ (h - 1)) & 0xFF);
    }
  }
  EXPECT_TRUE(is_tree(decode(arcs, words)));
}

}  // namespace
}  // namespace dateline::syntax
