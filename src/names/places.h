// SPDX-License-Identifier: Apache-2.0
#pragma once
// Which words name a populated place, and which of the places of that name is meant.

#include <optional>
#include <string>
#include <vector>

#include "names/name_runs.h"
#include "names/scene.h"

namespace dateline::names {

struct PlaceFound {
  Index first = 0;
  Index end = 0;
  knowledge::Place place;
  std::optional<MarkerRole> ending;
  std::string why;
};

class PlaceReader {
 public:
  PlaceReader(const Scene& scene, const NameRuns& runs);

  /// The place named from `word` on, if enough speaks for it: its letters and capitals, the
  /// network's tag, a locative ending or preposition, its country beside it, its size.
  [[nodiscard]] std::optional<PlaceFound> at(Index word) const;
  /// The place that all words of a tagged stretch name.
  [[nodiscard]] std::optional<PlaceFound> named(const NameRun& run) const;

 private:
  struct Hit;
  [[nodiscard]] std::optional<Hit> by_letters(Index first, Index end) const;
  [[nodiscard]] std::optional<Hit> by_sound(Index first, Index end) const;
  [[nodiscard]] std::string country_beside(Index first, Index end) const;
  [[nodiscard]] const knowledge::Place* choose(const std::vector<knowledge::Place>& places,
                                               const std::string& country) const;
  [[nodiscard]] int evidence(const Hit& hit, Index first, Index end) const;
  [[nodiscard]] int most_evidence_by_sound(Index first, Index end) const;
  [[nodiscard]] int letter_points(const Hit& hit, Index first, Index end) const;
  [[nodiscard]] int tag_points(Index first) const;
  [[nodiscard]] int sound_points(const Hit& hit, Index first, Index end) const;
  [[nodiscard]] int context_points(const Hit& hit, Index first, Index end) const;
  [[nodiscard]] bool beside_capital(Index word) const;
  [[nodiscard]] bool is_lone(Index word) const;
  [[nodiscard]] bool has_locative(Index first, Index end,
                                  const std::optional<MarkerRole>& ending) const;

  const Scene& scene_;
  const NameRuns& runs_;
  std::vector<std::string> capitals_;   // ids of places, sorted
  std::vector<std::string> countries_;  // that the report mentions, sorted
};

}  // namespace dateline::names
