// SPDX-License-Identifier: Apache-2.0
#pragma once
// Stretches of words that look like a name: by the network's tags, by capitals, or, where letters
// have no capitals, by standing behind a title.

#include <optional>
#include <string>
#include <vector>

#include "names/scene.h"

namespace dateline::names {

/// The words of one name. `words`: bare forms, the case ending of the last taken off.
struct NameRun {
  Index first = 0;
  Index end = 0;
  std::vector<std::string> words;
  std::vector<std::string> keys;  // across scripts, one a word
  Span span;                      // letters of the name without the ending
  std::optional<MarkerRole> ending;
};

enum class RunKind : std::uint8_t { person, place, body, unknown };

class NameRuns {
 public:
  explicit NameRuns(const Scene& scene);

  /// The name that begins at `word` behind a title ("Foreign Minister" -> "Sergey Lavrov").
  [[nodiscard]] std::optional<NameRun> after_title(Index word) const;
  /// The stretch that the network tags as one name from `word` on, and as what.
  [[nodiscard]] std::optional<NameRun> tagged(Index word, RunKind& kind) const;
  /// The stretch of capitalised words from `word` on, in a sentence that is not all capitals.
  [[nodiscard]] std::optional<NameRun> capitals(Index word) const;

  /// Name of words [first, end): bare stems and keys.
  [[nodiscard]] NameRun run_of(Index first, Index end) const;
  /// Has the sentence most of its words in capitals, as headlines do?
  [[nodiscard]] bool is_title_case(Index word) const;
  /// Does the word stand somewhere in the report in lower case, or is it a function word?
  [[nodiscard]] bool is_ordinary(Index word) const;
  [[nodiscard]] bool is_initial(Index word) const;
  [[nodiscard]] bool is_hyphen_inside(Index word) const;

 private:
  [[nodiscard]] bool can_be_part(Index word, Index first) const;
  [[nodiscard]] bool can_be_part_uncased(Index word, Index first) const;
  [[nodiscard]] bool all_initials(Index first, Index end) const;
  [[nodiscard]] Index behind_titles(Index word, Index limit) const;
  [[nodiscard]] Index uncased_end(Index first, Index limit) const;
  [[nodiscard]] NameRun longer(const NameRun& run, Index limit) const;
  [[nodiscard]] Index plausible_end(Index first, Index end) const;
  [[nodiscard]] bool ends_name(Index word) const;

  const Scene& scene_;
  std::vector<std::string> seen_lower_;  // folded, sorted
  std::vector<char> title_case_;         // per sentence
};

}  // namespace dateline::names
