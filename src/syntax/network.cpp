// SPDX-License-Identifier: Apache-2.0
#include "syntax/network.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <sstream>
#include <string>

#include <fmt/format.h>

#include "syntax/arithmetic.h"
#include "syntax/kernels.h"

namespace dateline::syntax {
namespace {

constexpr std::size_t distance_cap = 32;
constexpr std::size_t max_inputs = 2048;  // kernels.h: sums stay within 32 bits

std::size_t padded(std::size_t outputs) {
  return (outputs + output_block - 1) / output_block * output_block;
}

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

/// `out` [rows][outputs] from quantised rows; `scale` is what one step of x is worth.
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

void clip_below_zero(std::vector<float>& values) {
  for (float& value : values) value = std::max(value, 0.0F);
}

/// The state quantised with a zero row before and after it, as windows need; returns the scale.
float quantise_state(std::size_t words, std::size_t width, NetworkScratch& scratch) {
  scratch.quantised.assign((words + 2) * width, 0);
  return quantise({scratch.state.data(), words * width}, layer_range,
                  scratch.quantised.data() + width);
}

}  // namespace

Network::Network(const ModelFile& file) {
  read_features(file);
  read_settings(file);
  const auto labels = [&file](const char* name) { return file.lines(name).size(); };
  mix_ = read_linear(file, "mix", embedded_, 2 * width_);
  mix_gain_ = file.floats("mix.gain", width_);
  upos_ = read_linear(file, "upos", width_, labels("labels.upos"));
  feats_ = read_linear(file, "feats", width_, labels("labels.feats"));
  lemma_ = read_linear(file, "lemma", width_, labels("labels.lemma"));
  names_ = read_linear(file, "names", width_, labels("labels.names"));
  dependent_ = read_linear(file, "dependent", width_, arc_);
  head_ = read_linear(file, "head", width_, arc_);
  bilinear_ = read_linear(file, "bilinear", arc_, arc_);
  head_bias_ = file.floats("head_bias", arc_);
  root_ = file.floats("root", arc_);
  distance_ = file.floats("distance", 2 * distance_cap + 2);
  pair_dependent_ = read_linear(file, "pair_dependent", width_, 3 * pair_);
  pair_head_ = read_linear(file, "pair_head", width_, 3 * pair_);
  pair_root_ = file.floats("pair_root", 3 * pair_);
  pair_label_ = read_linear(file, "pair_label", 2 * pair_, labels("labels.relation"));
}

void Network::read_features(const ModelFile& file) {
  for (const std::string& line : file.lines("features")) {
    std::istringstream in(line);
    std::string kind;
    Feature feature;
    std::size_t dimension = 0;
    in >> kind >> feature.length >> dimension;
    const std::string name = fmt::format("table.{}", features_.size());
    const auto rows = file.bytes(name + ".rows");
    feature.hashes = file.words(name + ".hashes");
    feature.kind = kind == "form"     ? FeatureKind::form
                   : kind == "prefix" ? FeatureKind::prefix
                   : kind == "suffix" ? FeatureKind::suffix
                   : kind == "shape"  ? FeatureKind::shape
                                      : FeatureKind::join;
    const bool join_has_rows = feature.kind != FeatureKind::join || rows.rows == 4;
    if (!in || rows.columns != dimension || rows.rows != feature.hashes.size() + 1 ||
        !join_has_rows) {
      file.fail(fmt::format("feature '{}' does not fit its table; reinstall the pack", line));
    }
    features_.push_back(feature);
    tables_.push_back({rows.values.data(), rows.rows, dimension});
    embedded_ += dimension;
  }
}

void Network::read_settings(const ModelFile& file) {
  std::string blocks;
  for (const std::string& line : file.lines("network")) {
    std::istringstream in(line);
    std::string key;
    std::string value;
    in >> key >> value;
    if (key == "blocks") {
      blocks = value;
      continue;
    }
    std::size_t number = 0;
    std::from_chars(value.data(), value.data() + value.size(), number);
    (key == "width" ? width_ : key == "arc" ? arc_ : pair_) = number;
  }
  if (width_ == 0 || arc_ == 0 || arc_ > 512 || pair_ == 0 || width_ > max_inputs) {
    file.fail("has impossible network settings; reinstall the language pack");
  }
  for (std::size_t i = 0; i < blocks.size(); ++i) read_block(file, i, blocks[i] == 'w');
}

void Network::read_block(const ModelFile& file, std::size_t index, bool is_window) {
  const std::string name = fmt::format("block.{}.", index);
  Block block;
  block.window = is_window;
  block.gain = file.floats(name + "gain", width_);
  if (is_window) {
    block.input = read_linear(file, name + "linear", 3 * width_, 2 * width_);
  } else {
    block.input = read_linear(file, name + "input", width_, 4 * width_);
    block.output = read_linear(file, name + "output", 2 * width_, 2 * width_);
  }
  blocks_.push_back(block);
}

void Network::embed(std::size_t words, NetworkScratch& s) const {
  s.embedded.resize(words * embedded_);
  std::int16_t* to = s.embedded.data();
  for (std::size_t word = 0; word < words; ++word) {
    for (std::size_t f = 0; f < tables_.size(); ++f) {
      const Table& table = tables_[f];
      const std::size_t row =
          std::min<std::size_t>(s.rows[word * tables_.size() + f], table.count - 1);
      to = std::copy_n(table.rows + row * table.dimension, table.dimension, to);
    }
  }
  apply(mix_, s.embedded.data(), embedded_, words, 1.0F, s.products, s.wide);
  s.state.resize(words * width_);
  for (std::size_t word = 0; word < words; ++word) {
    float* row = s.state.data() + word * width_;
    maxout(s.wide.data() + word * 2 * width_, width_, row);
    normalise({row, width_}, mix_gain_);
  }
}

void Network::window(const Block& block, std::size_t words, NetworkScratch& s) const {
  const float scale = quantise_state(words, width_, s);
  apply(block.input, s.quantised.data(), width_, words, scale, s.products, s.wide);
}

void Network::reach(const Block& block, std::size_t words, NetworkScratch& s) const {
  const float scale = quantise_state(words, width_, s);
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

void Network::run(std::size_t words, NetworkScratch& s) const {
  embed(words, s);
  std::vector<float>& row = s.head_bias;  // free until the arcs
  for (const Block& block : blocks_) {
    block.window ? window(block, words, s) : reach(block, words, s);
    row.resize(width_);
    for (std::size_t word = 0; word < words; ++word) {
      maxout(s.wide.data() + word * 2 * width_, width_, row.data());
      normalise(row, block.gain);
      float* state = s.state.data() + word * width_;
      for (std::size_t i = 0; i < width_; ++i) state[i] += row[i];
    }
  }
  const float scale = quantise_state(words, width_, s);
  score_tags(words, scale, s);
  const std::int16_t* x = s.quantised.data() + width_;
  apply(pair_dependent_, x, width_, words, scale, s.products, s.pair_dependents);
  apply(pair_head_, x, width_, words, scale, s.products, s.pair_heads);
  score_arcs(words, scale, s);
}

void Network::score_tags(std::size_t words, float scale, NetworkScratch& s) const {
  const std::int16_t* x = s.quantised.data() + width_;
  apply(upos_, x, width_, words, scale, s.products, s.upos);
  apply(feats_, x, width_, words, scale, s.products, s.features);
  apply(lemma_, x, width_, words, scale, s.products, s.lemmas);
  apply(names_, x, width_, words, scale, s.products, s.names);
}

void Network::score_arcs(std::size_t words, float scale, NetworkScratch& s) const {
  apply(head_, s.quantised.data() + width_, width_, words, scale, s.products, s.averages);
  clip_below_zero(s.averages);
  s.averages.insert(s.averages.begin(), root_.begin(), root_.end());
  s.head_bias.assign(words + 1, 0.0F);
  for (std::size_t h = 0; h <= words; ++h) {
    for (std::size_t i = 0; i < arc_; ++i)
      s.head_bias[h] += s.averages[h * arc_ + i] * head_bias_[i];
  }
  s.heads.resize((words + 1) * arc_);
  const float head_worth = quantise(s.averages, role_range, s.heads.data());

  apply(dependent_, s.quantised.data() + width_, width_, words, scale, s.products, s.wide);
  clip_below_zero(s.wide);
  s.dependents.resize(words * arc_);
  const float hidden_worth = quantise(s.wide, layer_range, s.dependents.data());
  apply(bilinear_, s.dependents.data(), arc_, words, hidden_worth, s.products, s.wide);
  const float dependent_worth = quantise(s.wide, role_range, s.dependents.data());

  const float worth = head_worth * dependent_worth / std::sqrt(static_cast<float>(arc_));
  s.arcs.resize(words * (words + 1));
  for (std::size_t d = 0; d < words; ++d) {
    for (std::size_t h = 0; h <= words; ++h) {
      const auto sum = dot(s.dependents.data() + d * arc_, s.heads.data() + h * arc_, arc_);
      const std::size_t away = h > d ? std::min(h - 1 - d, distance_cap) + distance_cap
                                     : distance_cap - std::min(d + 1 - h, distance_cap);
      const float distance = distance_[h == 0 ? 2 * distance_cap + 1 : away];
      s.arcs[d * (words + 1) + h] = static_cast<float>(sum) * worth + s.head_bias[h] + distance;
    }
  }
}

void Network::score_relations(std::span<const std::uint32_t> heads, NetworkScratch& s) const {
  const std::size_t words = heads.size();
  s.pairs.resize(words * 2 * pair_);
  for (std::size_t word = 0; word < words; ++word) {
    const float* d = s.pair_dependents.data() + word * 3 * pair_;
    const float* h =
        heads[word] == 0 ? pair_root_.data() : s.pair_heads.data() + (heads[word] - 1) * 3 * pair_;
    float* to = s.pairs.data() + word * 2 * pair_;
    for (std::size_t i = 0; i < pair_; ++i) {
      to[i] = std::max(d[i] + h[i], d[pair_ + i] + h[pair_ + i]);
      to[pair_ + i] = d[2 * pair_ + i] * h[2 * pair_ + i];
    }
  }
  s.quantised.resize(words * 2 * pair_);
  const float worth = quantise(s.pairs, layer_range, s.quantised.data());
  apply(pair_label_, s.quantised.data(), 2 * pair_, words, worth, s.products, s.relations);
}

}  // namespace dateline::syntax
