// SPDX-License-Identifier: Apache-2.0
#pragma once
// Finds time expressions and says what they mean: words, then patterns, then values.
//   TimeFinder find("languages/en", diagnostics);   find(report, analysis);   analysis.times

#include <filesystem>
#include <vector>

#include "dateline/analysis.h"
#include "dateline/error.h"
#include "dateline/report.h"
#include "times/draft.h"
#include "times/lexicon.h"
#include "times/patterns.h"
#include "times/tense.h"

namespace dateline::times {

/// Immutable once built; threads share it.
class TimeFinder {
 public:
  /// Reads times.tsv, times_patterns.tsv and tense.tsv of the pack.
  TimeFinder(const std::filesystem::path& pack_folder, std::vector<Diagnostic>& diagnostics);

  /// Fills analysis.times in the order of the text. Needs sentences and words; reads trees and
  /// features where there are any.
  void operator()(const Report& report, Analysis& analysis) const;

  [[nodiscard]] const Patterns& patterns() const { return patterns_; }

 private:
  [[nodiscard]] std::vector<Draft> drafts_in(const Report& report, const Analysis& analysis,
                                             const Sentence& sentence) const;

  Lexicon lexicon_;
  Patterns patterns_;
  TenseReader tense_;
};

}  // namespace dateline::times
