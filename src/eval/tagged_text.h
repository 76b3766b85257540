// SPDX-License-Identifier: Apache-2.0
#pragma once
// Builds a text word by word, as column corpora give it: the words become the analysis's words, one
// space apart.

#include <string>
#include <string_view>

#include "dateline/analysis.h"
#include "dateline/report.h"

namespace dateline::eval {

/// A text as a report of one block, letter for letter.
Report plain_report(std::string_view text, const std::string& lang);

class TextBuilder {
 public:
  /// Adds a word; returns its letters in the text.
  Span add_word(std::string_view form);
  /// Ends the sentence; nothing happens when it has no words.
  void end_sentence();

  Report report;
  Analysis analysis;
};

}  // namespace dateline::eval
