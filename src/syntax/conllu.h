// SPDX-License-Identifier: Apache-2.0
#pragma once
// Analyses as CoNLL-U and back. Words of one multiword token stand under a range line; name tags
// travel as Name=B-PER in MISC.

#include <string>
#include <string_view>

#include "dateline/analysis.h"

namespace dateline::syntax {

/// All sentences of the analysis. A line break inside a sentence is written as a space.
std::string write_conllu(std::string_view text, const Analysis& analysis);

/// A text and the analysis that speaks of it, as a treebank file has them.
struct AnnotatedText {
  std::string text;
  Analysis analysis;
};

/// Reads CoNLL-U for tests and measurements: the text is rebuilt from the words' forms and
/// SpaceAfter=No, with a line feed between sentences, so that every word has its own letters also
/// where a token is not the sum of its words. Lines that are none are skipped, empty nodes too.
AnnotatedText read_conllu(std::string_view conllu);

}  // namespace dateline::syntax
