// SPDX-License-Identifier: Apache-2.0
#include "eval/match.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dateline::eval {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

/// Pairs by a table of worth, a row a gold thing.
std::vector<std::pair<std::size_t, std::size_t>> by_table(
    const std::vector<std::vector<int>>& worth) {
  return pair_up(worth.size(), worth.empty() ? 0 : worth.front().size(),
                 [&](std::size_t g, std::size_t f) { return worth[g][f]; });
}

TEST(PairUp, takes_the_worthiest_first) {
  EXPECT_THAT(by_table({{1, 2}, {0, 3}}), ElementsAre(Pair(0U, 0U), Pair(1U, 1U)));
}

TEST(PairUp, uses_each_thing_once) {
  EXPECT_THAT(by_table({{1, 1, 1}}), ElementsAre(Pair(0U, 0U)));
  EXPECT_THAT(by_table({{1}, {1}, {1}}), ElementsAre(Pair(0U, 0U)));
}

TEST(PairUp, of_equal_worth_the_earlier_come_first) {
  EXPECT_THAT(by_table({{1, 1}, {1, 1}}), ElementsAre(Pair(0U, 0U), Pair(1U, 1U)));
}

TEST(PairUp, is_greedy) {  // 3 alone, though 2 + 2 would be more
  EXPECT_THAT(by_table({{3, 2}, {2, 0}}), ElementsAre(Pair(0U, 0U)));
}

TEST(PairUp, worth_nought_or_less_is_no_pair) {
  EXPECT_THAT(by_table({{0, -1}}), IsEmpty());
  EXPECT_THAT(by_table({}), IsEmpty());
}

}  // namespace
}  // namespace dateline::eval
