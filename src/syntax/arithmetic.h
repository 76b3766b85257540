// SPDX-License-Identifier: Apache-2.0
#pragma once
// The float steps of the network, each in one fixed order (compiled without contraction).

#include <cstddef>
#include <cstdint>
#include <span>

namespace dateline::syntax {

/// Largest magnitude of quantised inputs: of layers, and of the role vectors of arcs.
inline constexpr float layer_range = 8191.0F;
inline constexpr float role_range = 2047.0F;

/// The nearest integer, ties to even, as a float; |value| < 2^22.
inline float round_even(float value) {
  constexpr float magic = 12582912.0F;  // 1.5 * 2^23: its last bit is worth one
  return (value + magic) - magic;
}

/// Writes round(x * range / max|x|) and returns max|x| / range, what one step is worth.
float quantise(std::span<const float> values, float range, std::int16_t* out);

/// row *= gain / sqrt(mean(row^2) + 1e-5). The squares are summed in eight lanes, then the lanes.
void normalise(std::span<float> row, std::span<const float> gain);

/// out[i] = max(in[i], in[i + size]) for in of twice the size.
void maxout(const float* in, std::size_t size, float* out);

/// 1/2 + x / (2 + 2|x|)
float gate(float x);

/// The first of the largest.
std::size_t first_largest(std::span<const float> values);

}  // namespace dateline::syntax
