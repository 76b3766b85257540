// SPDX-License-Identifier: Apache-2.0
#pragma once
// Walking a tree that may be wrong, cyclic or missing: bounded, never trusting an index.

#include <optional>

#include "dateline/analysis.h"

namespace dateline::times {

inline constexpr int deepest_climb = 40;  // heads above heads; a tree may be a cycle

/// The words of the sentence near a word: bounded, so that no sentence costs more than its length.
struct Window {
  Index begin = 0;
  Index end = 0;
};
Window window_around(const Sentence& sentence, Index word);

/// The sentence a word lies in; null where there is none.
const Sentence* sentence_of(const Analysis& analysis, Index word);

bool has_tree(const Analysis& analysis, const Sentence& sentence);

/// The head of a word; absent for roots and for indices that lead nowhere.
std::optional<Index> head_of(const Analysis& analysis, Index word);

/// Is the relation one that the head of a clause has?
bool heads_clause(const Word& word);

}  // namespace dateline::times
