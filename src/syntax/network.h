// SPDX-License-Identifier: Apache-2.0
#pragma once
// The network of one language: rows of features in, scores out. Products are integer (kernels.h);
// the rest is float in one written order, with nothing but + - * / max and sqrt, so that every
// machine gives the same bits. training/network.py is the same network.

#include <cstdint>
#include <span>
#include <vector>

#include "syntax/features.h"
#include "syntax/model_file.h"

namespace dateline::syntax {

/// Scratch memory of one thread; grows to the longest sentence and stays.
struct NetworkScratch {
  std::vector<std::uint32_t> rows;      // [words][features]
  std::vector<std::int16_t> embedded;   // [words][sum of dimensions]
  std::vector<std::int16_t> quantised;  // inputs of the next product, a zero row at both ends
  std::vector<std::int32_t> products;
  std::vector<float> wide;               // outputs of the last product
  std::vector<float> state;              // [words][width], the trunk
  std::vector<float> averages;           // [words][2 * width]
  std::vector<std::int16_t> dependents;  // arc role vectors, quantised
  std::vector<std::int16_t> heads;
  std::vector<float> head_bias;
  std::vector<float> arcs;  // [words][1 + words]; column 0 is the root
  std::vector<float> pair_dependents;
  std::vector<float> pair_heads;
  std::vector<float> pairs;
  std::vector<float> upos, features, lemmas, names, relations;  // [words][labels]
};

/// y = x W + b with integer x and W; scales are per output.
struct Linear {
  const std::int8_t* weights = nullptr;
  std::size_t inputs = 0;   // even
  std::size_t outputs = 0;  // as trained; padded to whole blocks in the file
  std::span<const float> scale;
  std::span<const float> bias;
};

class Network {
 public:
  /// Views into `file`, which must outlive the network. Throws dateline::Error for a bad model.
  explicit Network(const ModelFile& file);

  [[nodiscard]] std::span<const Feature> features() const { return features_; }

  /// From scratch.rows of `words` words to the tag scores and arcs.
  void run(std::size_t words, NetworkScratch& scratch) const;

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
  struct Block {
    bool window = true;  // else reach
    Linear input;
    Linear output;  // reach only
    std::span<const float> gain;
  };

  void read_features(const ModelFile& file);
  void read_settings(const ModelFile& file);
  void read_block(const ModelFile& file, std::size_t index, bool window);
  void embed(std::size_t words, NetworkScratch& scratch) const;
  void window(const Block& block, std::size_t words, NetworkScratch& scratch) const;
  void reach(const Block& block, std::size_t words, NetworkScratch& scratch) const;
  void score_tags(std::size_t words, float scale, NetworkScratch& scratch) const;
  void score_arcs(std::size_t words, float scale, NetworkScratch& scratch) const;

  std::vector<Feature> features_;
  std::vector<Table> tables_;
  std::size_t width_ = 0;
  std::size_t arc_ = 0;
  std::size_t pair_ = 0;
  std::size_t embedded_ = 0;
  std::vector<Block> blocks_;
  Linear mix_, upos_, feats_, lemma_, names_;
  Linear dependent_, head_, bilinear_, pair_dependent_, pair_head_, pair_label_;
  std::span<const float> mix_gain_, head_bias_, root_, distance_, pair_root_;
};

}  // namespace dateline::syntax
