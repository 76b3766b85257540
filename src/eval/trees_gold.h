// SPDX-License-Identifier: Apache-2.0
#pragma once
// Stand-off Universal Dependencies trees over lines of the parallel news (bench/gold/trees).

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "dateline/analysis.h"

namespace dateline::eval {

/// The words of one line with class, head and relation, spans in bytes of that line. A line may
/// hold several sentences. Lemmas and features are empty.
using TreesByLine = std::map<int, Analysis>;

/// Reads a table line, from, to, upos, head, relation: one row a word, heads counted from 1 within
/// the line, 0 for a root. Throws Error at the first faulty row.
TreesByLine read_trees(const std::filesystem::path& file);

/// Splits words into sentences: one per root, in the order of the roots' words.
void add_sentences(Analysis& analysis, Index first_word);

}  // namespace dateline::eval
