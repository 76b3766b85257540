// SPDX-License-Identifier: Apache-2.0
#pragma once
// Text to sentences and words after the conventions of Universal Dependencies.
//   Segmenter segment("languages/gu", diagnostics);   segment(report, analysis);

#include <filesystem>
#include <vector>

#include "dateline/analysis.h"
#include "dateline/error.h"
#include "dateline/report.h"
#include "segment/tables.h"

namespace dateline::segment {

/// Immutable once built; threads share it.
class Segmenter {
 public:
  /// Reads segment*.tsv of the pack and of languages/und beside it.
  explicit Segmenter(const std::filesystem::path& pack_folder,
                     std::vector<Diagnostic>& diagnostics);

  /// Fills analysis.sentences and analysis.words and begins analysis.notices anew. Total: any bytes
  /// give an answer. A sentence lies in one block and one paragraph.
  void operator()(const Report& report, Analysis& analysis) const;

 private:
  void segment_block(const Report& report, const Block& block, Analysis& analysis) const;
  void segment_paragraph(const Report& report, Span paragraph, BlockKind kind,
                         Analysis& analysis) const;

  Tables tables_;
};

}  // namespace dateline::segment
