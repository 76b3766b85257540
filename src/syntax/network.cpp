// SPDX-License-Identifier: Apache-2.0
#include "syntax/network.h"

#include <algorithm>
#include <cmath>
#include <sstream>
#include <string>

#include <fmt/format.h>

#include "syntax/arithmetic.h"
#include "syntax/kernels.h"

namespace dateline::syntax {
namespace {

constexpr std::size_t distance_cap = 32;

void clip_below_zero(std::vector<float>& values) {
  for (float& value : values) value = std::max(value, 0.0F);
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
  width_ = file.number("network", "width");
  arc_ = file.number("network", "arc");
  pair_ = file.number("network", "pair");
  if (width_ == 0 || arc_ == 0 || arc_ > 512 || pair_ == 0) {
    file.fail("has impossible network settings; reinstall the language pack");
  }
  blocks_ = Blocks(file, "block", file.setting("network", "blocks"), width_);
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
  apply(mix_, s.embedded.data(), embedded_, words, 1.0F, s.layers.products, s.layers.wide);
  s.state.resize(words * width_);
  for (std::size_t word = 0; word < words; ++word) {
    float* row = s.state.data() + word * width_;
    maxout(s.layers.wide.data() + word * 2 * width_, width_, row);
    normalise({row, width_}, mix_gain_);
  }
}

void Network::run(std::size_t words, NetworkScratch& s) const {
  embed(words, s);
  blocks_.run(s.state, s.layers);
  const float scale = quantise_state(s.state, width_, s.layers);
  s.trunk_worth = scale;
  score_tags(words, scale, s);
  const std::int16_t* x = s.layers.quantised.data() + width_;
  apply(pair_dependent_, x, width_, words, scale, s.layers.products, s.pair_dependents);
  apply(pair_head_, x, width_, words, scale, s.layers.products, s.pair_heads);
  score_arcs(words, scale, s);
}

void Network::score_tags(std::size_t words, float scale, NetworkScratch& s) const {
  const std::int16_t* x = s.layers.quantised.data() + width_;
  apply(upos_, x, width_, words, scale, s.layers.products, s.upos);
  apply(feats_, x, width_, words, scale, s.layers.products, s.features);
  apply(lemma_, x, width_, words, scale, s.layers.products, s.lemmas);
  apply(names_, x, width_, words, scale, s.layers.products, s.names);
}

void Network::score_arcs(std::size_t words, float scale, NetworkScratch& s) const {
  apply(head_, s.layers.quantised.data() + width_, width_, words, scale, s.layers.products,
        s.layers.averages);
  clip_below_zero(s.layers.averages);
  s.layers.averages.insert(s.layers.averages.begin(), root_.begin(), root_.end());
  s.head_bias.assign(words + 1, 0.0F);
  for (std::size_t h = 0; h <= words; ++h) {
    for (std::size_t i = 0; i < arc_; ++i)
      s.head_bias[h] += s.layers.averages[h * arc_ + i] * head_bias_[i];
  }
  s.heads.resize((words + 1) * arc_);
  const float head_worth = quantise(s.layers.averages, role_range, s.heads.data());

  apply(dependent_, s.layers.quantised.data() + width_, width_, words, scale, s.layers.products,
        s.layers.wide);
  clip_below_zero(s.layers.wide);
  s.dependents.resize(words * arc_);
  const float hidden_worth = quantise(s.layers.wide, layer_range, s.dependents.data());
  apply(bilinear_, s.dependents.data(), arc_, words, hidden_worth, s.layers.products,
        s.layers.wide);
  const float dependent_worth = quantise(s.layers.wide, role_range, s.dependents.data());

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
  s.layers.quantised.resize(words * 2 * pair_);
  const float worth = quantise(s.pairs, layer_range, s.layers.quantised.data());
  apply(pair_label_, s.layers.quantised.data(), 2 * pair_, words, worth, s.layers.products,
        s.relations);
}

}  // namespace dateline::syntax
