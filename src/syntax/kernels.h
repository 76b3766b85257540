// SPDX-License-Identifier: Apache-2.0
#pragma once
// The two integer products everything is made of. Sums of integers have no order, so the fast
// kernels equal the portable ones bit for bit; a test holds them to it.

#include <cstddef>
#include <cstdint>

namespace dateline::syntax {

/// Outputs are padded to whole blocks of this many; inputs come in pairs.
inline constexpr std::size_t output_block = 16;

/// Weights as the model file has them: for each pair of inputs, for each output, two bytes.
/// No sum overflows: |x| <= 8191, |w| <= 127, at most 2048 inputs.
struct Product {
  const std::int16_t* x = nullptr;  // rows; row r starts at x + r * stride
  std::size_t rows = 0;
  std::size_t stride = 0;
  const std::int8_t* weights = nullptr;  // [pairs][outputs][2]
  std::size_t pairs = 0;
  std::size_t outputs = 0;    // multiple of output_block
  std::int32_t* y = nullptr;  // [rows][outputs]
};

/// The plain loop: the definition of the product.
void multiply_portable(const Product& product);

/// The fastest kernel this processor has.
void multiply(const Product& product);

/// Is a kernel other than the portable one in use?
bool has_fast_kernel();

/// Sum of a[i] * b[i]. |a|, |b| <= 2047, size <= 512.
std::int32_t dot(const std::int16_t* a, const std::int16_t* b, std::size_t size);

}  // namespace dateline::syntax
