// SPDX-License-Identifier: Apache-2.0
#pragma once
// Which way a clause looks in time, by the tense of its verb, its auxiliaries and the pack's cues
// (languages/<lang>/tense.tsv). Shared by times (the year of "21 August") and events (status).

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "dateline/analysis.h"
#include "dateline/error.h"

namespace dateline::times {

/// The verb (or predicate noun) that governs `word`: the nearest ancestor-or-self that heads a
/// clause; absent in verbless fragments.
std::optional<Index> governing_predicate(const Analysis& analysis, Index word);

class TenseReader {
 public:
  TenseReader(const std::filesystem::path& pack_folder, std::vector<Diagnostic>& diagnostics);

  struct Tense {
    Direction direction = Direction::unknown;
    bool perfect_or_past_before_past = false;  // "had met": background
    bool progressive = false;                  // "are holding talks"
    bool modal = false;                        // may, could, would
    std::optional<Span> cue;                   // the word that decided
  };

  /// Tense of the clause that `predicate` heads. An infinitive or participle without tense of its
  /// own takes that of the clause above ("plans to visit": future by the pack's table of
  /// forward-looking verbs).
  [[nodiscard]] Tense read(std::string_view text, const Analysis& analysis, Index predicate) const;

  /// Tense of whatever `word` (of a date, say) stands in: what modifies the noun it hangs on
  /// ("the upcoming visit on 21 August"), the clause around it, and where there is no tree the
  /// verbs that stand near.
  [[nodiscard]] Tense read_around(std::string_view text, const Analysis& analysis,
                                  Index word) const;

  struct Table;  // tense_table.h

 private:
  std::shared_ptr<const Table> table_;
};

}  // namespace dateline::times
