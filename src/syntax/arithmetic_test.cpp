// SPDX-License-Identifier: Apache-2.0
#include "syntax/arithmetic.h"

#include <array>
#include <vector>

#include <gtest/gtest.h>

namespace dateline::syntax {
namespace {

TEST(Arithmetic, rounding_takes_ties_to_even) {
  EXPECT_EQ(round_even(0.5F), 0.0F);
  EXPECT_EQ(round_even(1.5F), 2.0F);
  EXPECT_EQ(round_even(-2.5F), -2.0F);
  EXPECT_EQ(round_even(-2.6F), -3.0F);
  EXPECT_EQ(round_even(4095999.6F), 4095999.5F + 0.5F);
}

TEST(Arithmetic, the_largest_value_takes_the_whole_range) {
  const std::vector<float> values = {0.5F, -2.0F, 0.0F, 1.0F};
  std::array<std::int16_t, 4> out = {};
  const float worth = quantise(values, layer_range, out.data());
  EXPECT_EQ(out, (std::array<std::int16_t, 4>{2048, -8191, 0, 4096}));
  EXPECT_FLOAT_EQ(worth, 2.0F / 8191.0F);
}

TEST(Arithmetic, nothing_stays_nothing) {
  std::array<std::int16_t, 2> out = {7, 7};
  EXPECT_EQ(quantise(std::vector<float>{0.0F, 0.0F}, layer_range, out.data()), 0.0F);
  EXPECT_EQ(out, (std::array<std::int16_t, 2>{0, 0}));
}

TEST(Arithmetic, rows_are_normalised_to_their_mean_square) {
  std::vector<float> row(10, 3.0F);
  normalise(row, std::vector<float>(10, 2.0F));
  for (const float value : row) EXPECT_NEAR(value, 2.0F, 1e-5F);
}

TEST(Arithmetic, the_gate_is_half_open_at_zero) {
  EXPECT_EQ(gate(0.0F), 0.5F);
  EXPECT_EQ(gate(1.0F), 0.75F);
  EXPECT_EQ(gate(-3.0F), 0.125F);
}

TEST(Arithmetic, the_first_of_equals_is_largest) {
  EXPECT_EQ(first_largest(std::vector<float>{1, 4, 4, 2}), 1U);
}

}  // namespace
}  // namespace dateline::syntax
