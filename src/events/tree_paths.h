// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the event network sees of the tree between two words. training/event_data.py computes the
// same strings.

#include <cstdint>
#include <string>
#include <vector>

#include "events/scene.h"

namespace dateline::events {

/// "nsubj:pass"
std::string relation_name(const Word& word);

/// Hash of how a word is attached: its relation and the folded form of its first case marker,
/// "obl|with".
std::uint32_t marking_hash(const Scene& scene, Index word);

/// The paths from one word of a sentence to the others over the tree, as strings of relations:
/// "^xcomp vnsubj" goes up over an xcomp and down to a subject; "far" is longer than four steps.
class PathsFrom {
 public:
  PathsFrom(const Analysis& analysis, const Sentence& sentence, Index source);
  /// FNV-1a of the path to `target`.
  [[nodiscard]] std::uint32_t hash(Index target) const;

 private:
  const Analysis* analysis_;
  const Sentence* sentence_;
  std::vector<Index> up_;  // the source, its head, and so on, at most four steps
};

}  // namespace dateline::events
