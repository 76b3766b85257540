// SPDX-License-Identifier: Apache-2.0
#pragma once
// Questions to a dependency tree. Trees are those of one sentence; every function is total and ends
// even on a broken tree (a cycle, a head outside its sentence).

#include <optional>
#include <vector>

#include "dateline/analysis.h"

namespace dateline::syntax {

/// The sentence that holds `word`; absent if none does.
std::optional<Index> sentence_of(const Analysis& analysis, Index word);

/// Words whose head is `word`, in order.
std::vector<Index> children(const Analysis& analysis, Index word);

/// Children of `word` with `relation` (any subrelation), in order.
std::vector<Index> dependents(const Analysis& analysis, Index word, Relation relation);

/// Children of `word` with exactly this relation and subrelation, in order.
std::vector<Index> dependents(const Analysis& analysis, Index word, Relation relation,
                              Subrelation subrelation);

/// The first child with `relation`.
std::optional<Index> dependent(const Analysis& analysis, Index word, Relation relation);

/// The root of a sentence: its word without a head; absent only for an empty sentence.
std::optional<Index> root_of(const Analysis& analysis, const Sentence& sentence);

/// Does `ancestor` stand above `word` (or is it `word` itself)?
bool is_ancestor(const Analysis& analysis, Index ancestor, Index word);

/// `word` and everything below it, in order.
std::vector<Index> subtree(const Analysis& analysis, Index word);

/// The bytes from the first to the last word of the subtree.
Span subtree_span(const Analysis& analysis, Index word);

}  // namespace dateline::syntax
