// SPDX-License-Identifier: Apache-2.0
#pragma once
// The network of one language: rows of features in, scores out. Products are integer (kernels.h);
// the rest is float in one written order, with nothing but + - * / max and sqrt, so that every
// machine gives the same bits. training/network.py is the same network.

#include <cstdint>
#include <span>
#include <vector>

#include "syntax/features.h"
#include "syntax/linear.h"
#include "syntax/model_file.h"

namespace dateline::syntax {

/// Scratch memory of one thread; grows to the longest sentence and stays.
struct NetworkScratch {
  std::vector<std::uint32_t> rows;     // [words][features]
  std::vector<std::int16_t> embedded;  // [words][sum of dimensions]
  LayerScratch layers;
  std::vector<float> state;              // [words][width], the trunk
  float trunk_worth = 0;                 // of one step of the quantised trunk
  std::vector<std::int16_t> dependents;  // arc role vectors, quantised
  std::vector<std::int16_t> heads;
  std::vector<float> head_bias;
  std::vector<float> arcs;  // [words][1 + words]; column 0 is the root
  std::vector<float> pair_dependents;
  std::vector<float> pair_heads;
  std::vector<float> pairs;
  std::vector<float> upos, features, lemmas, names, relations;  // [words][labels]
};

class Network {
 public:
  /// Views into `file`, which must outlive the network. Throws dateline::Error for a bad model.
  explicit Network(const ModelFile& file);

  [[nodiscard]] std::span<const Feature> features() const { return features_; }

  /// From scratch.rows of `words` words to the tag scores and arcs.
  void run(std::size_t words, NetworkScratch& scratch) const;

  /// The quantised trunk [words][width] of the last run; each step is worth scratch.trunk_worth.
  /// Valid until the relations are scored.
  [[nodiscard]] std::span<const std::int16_t> trunk(std::size_t words,
                                                    const NetworkScratch& scratch) const {
    return {scratch.layers.quantised.data() + width_, words * width_};
  }
  /// Numbers a word has in the trunk.
  [[nodiscard]] std::size_t width() const { return width_; }

  /// scratch.relations, once heads are known (0 = root, words from 1).
  void score_relations(std::span<const std::uint32_t> heads, NetworkScratch& scratch) const;

  [[nodiscard]] std::size_t relation_count() const { return pair_label_.outputs; }
  [[nodiscard]] std::size_t upos_count() const { return upos_.outputs; }
  [[nodiscard]] std::size_t feature_label_count() const { return feats_.outputs; }
  [[nodiscard]] std::size_t lemma_count() const { return lemma_.outputs; }
  [[nodiscard]] std::size_t name_count() const { return names_.outputs; }

 private:
  struct Table {
    const std::int8_t* rows = nullptr;
    std::size_t count = 0;
    std::size_t dimension = 0;
  };
  void read_features(const ModelFile& file);
  void read_settings(const ModelFile& file);
  void embed(std::size_t words, NetworkScratch& scratch) const;
  void score_tags(std::size_t words, float scale, NetworkScratch& scratch) const;
  void score_arcs(std::size_t words, float scale, NetworkScratch& scratch) const;

  std::vector<Feature> features_;
  std::vector<Table> tables_;
  std::size_t width_ = 0;
  std::size_t arc_ = 0;
  std::size_t pair_ = 0;
  std::size_t embedded_ = 0;
  Blocks blocks_;
  Linear mix_, upos_, feats_, lemma_, names_;
  Linear dependent_, head_, bilinear_, pair_dependent_, pair_head_, pair_label_;
  std::span<const float> mix_gain_, head_bias_, root_, distance_, pair_root_;
};

}  // namespace dateline::syntax
