// SPDX-License-Identifier: Apache-2.0
#include "syntax/kernels.h"

#include <filesystem>
#include <random>
#include <vector>

#include <gtest/gtest.h>

#include "syntax/model_file.h"

namespace dateline::syntax {
namespace {

struct Size {
  std::size_t rows, pairs, outputs, extra_stride;
};

std::vector<std::int16_t> random_inputs(std::size_t size, std::mt19937& source) {
  std::uniform_int_distribution<int> any(-8191, 8191);
  std::vector<std::int16_t> out(size);
  for (auto& value : out) value = static_cast<std::int16_t>(any(source));
  return out;
}

void expect_same(const Size& size, const std::int8_t* weights, std::mt19937& source) {
  const std::size_t stride = 2 * size.pairs + size.extra_stride;
  const auto x = random_inputs(size.rows * stride + 2 * size.pairs, source);
  std::vector<std::int32_t> plain(size.rows * size.outputs, 1);
  std::vector<std::int32_t> fast(size.rows * size.outputs, 2);
  Product product{.x = x.data(),
                  .rows = size.rows,
                  .stride = stride,
                  .weights = weights,
                  .pairs = size.pairs,
                  .outputs = size.outputs,
                  .y = plain.data()};
  multiply_portable(product);
  product.y = fast.data();
  multiply(product);
  EXPECT_EQ(plain, fast) << size.rows << " x " << size.pairs << " x " << size.outputs;
}

TEST(Kernels, the_plain_product_is_the_definition) {
  const std::vector<std::int16_t> x = {2, -3};
  std::vector<std::int8_t> weights(2 * output_block, 0);
  weights[0] = 5, weights[1] = 7;      // output 0
  weights[30] = -1, weights[31] = 10;  // output 15
  std::vector<std::int32_t> y(output_block, 99);
  multiply_portable({.x = x.data(),
                     .rows = 1,
                     .stride = 2,
                     .weights = weights.data(),
                     .pairs = 1,
                     .outputs = output_block,
                     .y = y.data()});
  EXPECT_EQ(y[0], -11);
  EXPECT_EQ(y[1], 0);
  EXPECT_EQ(y[15], -32);
}

TEST(Kernels, fast_equals_plain_on_random_numbers) {
  std::mt19937 source(7);
  std::uniform_int_distribution<int> any(-127, 127);
  for (const Size& size : {Size{1, 1, 16, 0}, Size{3, 5, 32, 4}, Size{4, 96, 48, 0},
                           Size{7, 288, 384, 0}, Size{33, 64, 16, 2}, Size{0, 8, 16, 0}}) {
    std::vector<std::int8_t> weights(2 * size.pairs * size.outputs);
    for (auto& weight : weights) weight = static_cast<std::int8_t>(any(source));
    expect_same(size, weights.data(), source);
  }
}

TEST(Kernels, the_largest_numbers_do_not_overflow) {
  const std::size_t pairs = 1024;
  const std::vector<std::int16_t> x(2 * pairs, 8191);
  const std::vector<std::int8_t> weights(2 * pairs * output_block, 127);
  std::vector<std::int32_t> y(output_block);
  multiply({.x = x.data(),
            .rows = 1,
            .stride = 2 * pairs,
            .weights = weights.data(),
            .pairs = pairs,
            .outputs = output_block,
            .y = y.data()});
  EXPECT_EQ(y[0], 2048 * 127 * 8191);
}

TEST(Kernels, fast_equals_plain_on_every_layer_of_the_models) {
  std::mt19937 source(11);
  int models = 0;
  for (const auto& pack : std::filesystem::directory_iterator(DATELINE_SOURCE_DIR "/languages")) {
    if (!std::filesystem::exists(pack.path() / "syntax.model")) continue;
    const ModelFile file(pack.path() / "syntax.model");
    ++models;
    for (const char* name :
         {"mix.weight", "block.0.linear.weight", "block.1.input.weight", "block.1.output.weight",
          "upos.weight", "lemma.weight", "bilinear.weight", "pair_label.weight"}) {
      const auto matrix = file.bytes(name);
      expect_same({9, matrix.rows, matrix.columns / 2, 0}, matrix.values.data(), source);
    }
  }
  EXPECT_GE(models, 2) << "the models of the packs are gone";
}

}  // namespace
}  // namespace dateline::syntax
