// SPDX-License-Identifier: Apache-2.0
#pragma once
// The trees of one report seen from above: children, clauses, paths. Trees may be wrong in any way
// (cycles included): every walk is bounded.

#include <optional>
#include <span>
#include <vector>

#include "dateline/analysis.h"

namespace dateline::events {

/// No walk up a tree is longer.
inline constexpr int longest_walk = 48;

class TreeView {
 public:
  explicit TreeView(const Analysis& analysis);

  /// Dependents of `word` in text order.
  [[nodiscard]] std::span<const Index> children(Index word) const;

  /// The word that heads the clause `word` stands in (itself, if it heads one).
  [[nodiscard]] Index clause_head(Index word) const { return clause_[word]; }

  /// Does `word` lie in the subtree of `ancestor` (or is it the same)?
  [[nodiscard]] bool is_under(Index word, Index ancestor) const;

  /// The sentence of a word.
  [[nodiscard]] Index sentence_of(Index word) const { return sentence_[word]; }

  /// The smallest span that covers the subtree of `word`, within its sentence.
  [[nodiscard]] Span subtree_span(Index word) const;

  /// First child with that relation (any subtype), if any.
  [[nodiscard]] std::optional<Index> child(Index word, Relation relation) const;

  [[nodiscard]] const Analysis& analysis() const { return *analysis_; }

 private:
  [[nodiscard]] Index find_clause_head(Index word) const;

  const Analysis* analysis_;
  std::vector<std::uint32_t> first_child_;
  std::vector<Index> children_;
  std::vector<Index> sentence_;
  std::vector<Index> clause_;
};

/// Is `word` (by its class and relation) able to head a clause of its own?
bool heads_clause(const Word& word);

}  // namespace dateline::events
