// SPDX-License-Identifier: Apache-2.0
#pragma once
// Layers with integer products, and the blocks of a trunk made of them.
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "syntax/model_file.h"

namespace dateline::syntax {

/// y = x W + b with integer x and W; scales are per output.
struct Linear {
  const std::int8_t* weights = nullptr;
  std::size_t inputs = 0;   // even
  std::size_t outputs = 0;  // as trained; padded to whole blocks in the file
  std::span<const float> scale;
  std::span<const float> bias;
};

/// The layer `name` of a model; throws dateline::Error when it is not of this size.
Linear read_linear(const ModelFile& file, const std::string& name, std::size_t inputs,
                   std::size_t outputs);

/// Scratch memory of layers; grows to the longest sentence and stays.
struct LayerScratch {
  std::vector<std::int16_t> quantised;  // inputs of the next product, a zero row at both ends
  std::vector<std::int32_t> products;
  std::vector<float> wide;      // outputs of the last product
  std::vector<float> averages;  // [words + 1][2 * width] of a reach block
  std::vector<float> row;
};

/// `out` [rows][outputs] from quantised rows; `scale` is what one step of x is worth.
void apply(const Linear& layer, const std::int16_t* x, std::size_t stride, std::size_t rows,
           float scale, std::vector<std::int32_t>& products, std::vector<float>& out);

/// The state [words][width] quantised with a zero row before and after it, as windows need;
/// returns what one step is worth.
float quantise_state(std::span<const float> state, std::size_t width, LayerScratch& scratch);

/// The blocks of a trunk: windows over three words and running averages from both ends
/// (docs/model-format.md, "What is computed").
class Blocks {
 public:
  Blocks() = default;
  /// `letters`: one a block, w window, r reach; sections are named PREFIX.N.linear and so on.
  Blocks(const ModelFile& file, std::string_view prefix, std::string_view letters,
         std::size_t width);

  /// Adds what each block finds to the state [words][width].
  void run(std::span<float> state, LayerScratch& scratch) const;

 private:
  struct Block {
    bool window = true;  // else reach
    Linear input;
    Linear output;  // reach only
    std::span<const float> gain;
  };
  void reach(const Block& block, std::size_t words, float scale, LayerScratch& scratch) const;

  std::size_t width_ = 0;
  std::vector<Block> blocks_;
};

}  // namespace dateline::syntax
