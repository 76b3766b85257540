// SPDX-License-Identifier: Apache-2.0
#include "syntax/arithmetic.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace dateline::syntax {

float quantise(std::span<const float> values, float range, std::int16_t* out) {
  float largest = 0.0F;
  for (const float value : values) largest = std::max(largest, std::fabs(value));
  if (!(largest > 1e-30F)) {
    std::fill(out, out + values.size(), std::int16_t{0});
    return 0.0F;
  }
  const float factor = range / largest;
  for (std::size_t i = 0; i < values.size(); ++i) {
    out[i] = static_cast<std::int16_t>(round_even(values[i] * factor));
  }
  return largest / range;
}

void normalise(std::span<float> row, std::span<const float> gain) {
  constexpr std::size_t lanes = 8;
  std::array<float, lanes> sums = {};
  std::size_t i = 0;
  for (; i + lanes <= row.size(); i += lanes) {
    for (std::size_t lane = 0; lane < lanes; ++lane) sums[lane] += row[i + lane] * row[i + lane];
  }
  float sum = 0.0F;
  for (const float lane : sums) sum += lane;
  for (; i < row.size(); ++i) sum += row[i] * row[i];
  const float factor = 1.0F / std::sqrt(sum / static_cast<float>(row.size()) + 1e-5F);
  for (std::size_t k = 0; k < row.size(); ++k) row[k] = row[k] * factor * gain[k];
}

void maxout(const float* in, std::size_t size, float* out) {
  for (std::size_t i = 0; i < size; ++i) out[i] = std::max(in[i], in[i + size]);
}

float gate(float x) { return 0.5F + 0.5F * x / (1.0F + std::fabs(x)); }

std::size_t first_largest(std::span<const float> values) {
  return static_cast<std::size_t>(std::ranges::max_element(values) - values.begin());
}

}  // namespace dateline::syntax
