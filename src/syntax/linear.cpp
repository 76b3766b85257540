// SPDX-License-Identifier: Apache-2.0
#include "syntax/linear.h"

#include <algorithm>

#include <fmt/format.h>

#include "syntax/arithmetic.h"
#include "syntax/kernels.h"

namespace dateline::syntax {
namespace {

constexpr std::size_t max_inputs = 2048;  // kernels.h: sums stay within 32 bits

std::size_t padded(std::size_t outputs) {
  return (outputs + output_block - 1) / output_block * output_block;
}

}  // namespace

Linear read_linear(const ModelFile& file, const std::string& name, std::size_t inputs,
                   std::size_t outputs) {
  const auto weights = file.bytes(name + ".weight");
  if (outputs == 0 || inputs % 2 != 0 || inputs > max_inputs || weights.rows != inputs / 2 ||
      weights.columns != padded(outputs) * 2) {
    file.fail(fmt::format("layer '{}' has the wrong size; reinstall the language pack", name));
  }
  return {.weights = weights.values.data(),
          .inputs = inputs,
          .outputs = outputs,
          .scale = file.floats(name + ".scale", outputs),
          .bias = file.floats(name + ".bias", outputs)};
}

void apply(const Linear& layer, const std::int16_t* x, std::size_t stride, std::size_t rows,
           float scale, std::vector<std::int32_t>& products, std::vector<float>& out) {
  const std::size_t wide = padded(layer.outputs);
  products.resize(rows * wide);
  out.resize(rows * layer.outputs);
  multiply({.x = x,
            .rows = rows,
            .stride = stride,
            .weights = layer.weights,
            .pairs = layer.inputs / 2,
            .outputs = wide,
            .y = products.data()});
  for (std::size_t row = 0; row < rows; ++row) {
    const std::int32_t* sums = products.data() + row * wide;
    float* to = out.data() + row * layer.outputs;
    for (std::size_t o = 0; o < layer.outputs; ++o) {
      to[o] = static_cast<float>(sums[o]) * (layer.scale[o] * scale) + layer.bias[o];
    }
  }
}

float quantise_state(std::span<const float> state, std::size_t width, LayerScratch& scratch) {
  scratch.quantised.assign(state.size() + 2 * width, 0);
  return quantise(state, layer_range, scratch.quantised.data() + width);
}

Blocks::Blocks(const ModelFile& file, std::string_view prefix, std::string_view letters,
               std::size_t width)
    : width_(width) {
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const std::string name = fmt::format("{}.{}.", prefix, i);
    Block block;
    block.window = letters[i] == 'w';
    block.gain = file.floats(name + "gain", width);
    if (block.window) {
      block.input = read_linear(file, name + "linear", 3 * width, 2 * width);
    } else {
      block.input = read_linear(file, name + "input", width, 4 * width);
      block.output = read_linear(file, name + "output", 2 * width, 2 * width);
    }
    blocks_.push_back(block);
  }
}

void Blocks::reach(const Block& block, std::size_t words, float scale, LayerScratch& s) const {
  apply(block.input, s.quantised.data() + width_, width_, words, scale, s.products, s.wide);
  s.averages.assign((words + 1) * 2 * width_, 0.0F);
  const auto step = [&](std::size_t word, std::size_t before, std::size_t side) {
    const float* in = s.wide.data() + word * 4 * width_ + side * 2 * width_;
    const float* last = s.averages.data() + before * 2 * width_ + side * width_;
    float* to = s.averages.data() + word * 2 * width_ + side * width_;
    for (std::size_t i = 0; i < width_; ++i) {
      const float keep = gate(in[width_ + i]);
      to[i] = keep * last[i] + (1.0F - keep) * in[i];
    }
  };
  // Row `words` is the zero state both directions start from.
  for (std::size_t i = 0; i < words; ++i) step(i, i == 0 ? words : i - 1, 0);
  for (std::size_t i = words; i-- > 0;) step(i, i + 1, 1);
  s.quantised.resize(words * 2 * width_);
  const float worth =
      quantise({s.averages.data(), words * 2 * width_}, layer_range, s.quantised.data());
  apply(block.output, s.quantised.data(), 2 * width_, words, worth, s.products, s.wide);
}

void Blocks::run(std::span<float> state, LayerScratch& s) const {
  const std::size_t words = state.size() / width_;
  s.row.resize(width_);
  for (const Block& block : blocks_) {
    const float scale = quantise_state(state, width_, s);
    if (block.window) {
      apply(block.input, s.quantised.data(), width_, words, scale, s.products, s.wide);
    } else {
      reach(block, words, scale, s);
    }
    for (std::size_t word = 0; word < words; ++word) {
      maxout(s.wide.data() + word * 2 * width_, width_, s.row.data());
      normalise(s.row, block.gain);
      float* to = state.data() + word * width_;
      for (std::size_t i = 0; i < width_; ++i) to[i] += s.row[i];
    }
  }
}

}  // namespace dateline::syntax
