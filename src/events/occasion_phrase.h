// SPDX-License-Identifier: Apache-2.0
#pragma once
// The words around the head noun of an occasion and what they say: "the 17th BRICS summit", "SCO
// defence ministers' meeting", "the third Zanzibar Dialogue".

#include <string>
#include <vector>

#include "events/scene.h"

namespace dateline::events {

/// What the words of one occasion phrase say.
struct OccasionParts {
  Index first = 0;
  Index end = 0;
  Index head = 0;
  OccasionWord head_word;
  std::string body;  // knowledge id of the body
  std::string level;
  int number = 0;
  int year = 0;
  bool has_name = false;          // proper nouns that are no person or country
  bool has_party = false;         // a person or a country: "Trump-Putin summit"
  std::vector<std::string> keys;  // cross-script keys of the proper words
};

/// Reads the phrase around the head words [first, end).
OccasionParts read_occasion_phrase(const Scene& scene, Index first, Index end,
                                   const OccasionWord& word);

}  // namespace dateline::events
