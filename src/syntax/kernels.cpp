// SPDX-License-Identifier: Apache-2.0
#include "syntax/kernels.h"

#include <algorithm>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace dateline::syntax {

void multiply_portable(const Product& product) {
  for (std::size_t row = 0; row < product.rows; ++row) {
    const std::int16_t* x = product.x + row * product.stride;
    std::int32_t* y = product.y + row * product.outputs;
    std::fill(y, y + product.outputs, 0);
    const std::int8_t* w = product.weights;
    for (std::size_t pair = 0; pair < product.pairs; ++pair) {
      const std::int32_t first = x[2 * pair];
      const std::int32_t second = x[2 * pair + 1];
      for (std::size_t o = 0; o < product.outputs; ++o, w += 2)
        y[o] += w[0] * first + w[1] * second;
    }
  }
}

#if defined(__x86_64__)
namespace {

/// One block of 16 outputs for `Rows` rows at once: each pair of weights is widened once and used
/// for every row; pmaddwd adds the products of a pair.
template <int Rows>
__attribute__((target("avx2"))) void multiply_block(const Product& p, std::size_t row,
                                                    std::size_t output) {
  __m256i low[Rows];
  __m256i high[Rows];
  for (int r = 0; r < Rows; ++r) low[r] = high[r] = _mm256_setzero_si256();
  const std::int16_t* x = p.x + row * p.stride;
  for (std::size_t pair = 0; pair < p.pairs; ++pair) {
    const std::int8_t* w = p.weights + (pair * p.outputs + output) * 2;
    const __m256i w_low =
        _mm256_cvtepi8_epi16(_mm_loadu_si128(reinterpret_cast<const __m128i*>(w)));
    const __m256i w_high =
        _mm256_cvtepi8_epi16(_mm_loadu_si128(reinterpret_cast<const __m128i*>(w + 16)));
    for (int r = 0; r < Rows; ++r) {
      std::int32_t both = 0;
      __builtin_memcpy(&both, x + static_cast<std::size_t>(r) * p.stride + 2 * pair, sizeof both);
      const __m256i inputs = _mm256_set1_epi32(both);
      low[r] = _mm256_add_epi32(low[r], _mm256_madd_epi16(w_low, inputs));
      high[r] = _mm256_add_epi32(high[r], _mm256_madd_epi16(w_high, inputs));
    }
  }
  for (int r = 0; r < Rows; ++r) {
    std::int32_t* y = p.y + (row + static_cast<std::size_t>(r)) * p.outputs + output;
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(y), low[r]);
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(y + 8), high[r]);
  }
}

__attribute__((target("avx2"))) void multiply_avx2(const Product& product) {
  for (std::size_t output = 0; output < product.outputs; output += output_block) {
    std::size_t row = 0;
    for (; row + 4 <= product.rows; row += 4) multiply_block<4>(product, row, output);
    for (; row < product.rows; ++row) multiply_block<1>(product, row, output);
  }
}

}  // namespace

bool has_fast_kernel() { return __builtin_cpu_supports("avx2") != 0; }

void multiply(const Product& product) {
  if (has_fast_kernel()) {
    multiply_avx2(product);
  } else {
    multiply_portable(product);
  }
}
#else
bool has_fast_kernel() { return false; }

void multiply(const Product& product) { multiply_portable(product); }
#endif

std::int32_t dot(const std::int16_t* a, const std::int16_t* b, std::size_t size) {
  std::int32_t sum = 0;
  for (std::size_t i = 0; i < size; ++i) sum += std::int32_t{a[i]} * std::int32_t{b[i]};
  return sum;
}

}  // namespace dateline::syntax
