// SPDX-License-Identifier: Apache-2.0
#pragma once
// The words of a sentence as time patterns see them: hyphens cut, digits of every script read,
// case endings taken off, numeric dates put together.

#include <string>
#include <vector>

#include "dateline/analysis.h"
#include "times/lexicon.h"

namespace dateline::times {

struct Atom {
  Span span;
  std::string form;                // folded, ASCII digits
  std::vector<std::string> stems;  // form without endings, nearest first
  std::vector<Reading> readings;
  Index first_word = 0;  // into Analysis::words
  Index end_word = 0;
  std::string ending;    // the outermost one taken off or cut off, "" for none
  bool glued = false;    // no space before it
  int written_year = 0;  // of a numeric date
  int written_month = 0;
  int written_day = 0;
  bool day_month_open = false;  // 03/04/2025: either order

  [[nodiscard]] const Reading* reading(ClassId word_class) const;
};

std::vector<Atom> atoms_of(const Lexicon& lexicon, std::string_view text,
                           const std::vector<Word>& words, const Sentence& sentence);

}  // namespace dateline::times
