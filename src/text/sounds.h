// SPDX-License-Identifier: Apache-2.0
#pragma once
// The sounds of a name: what keys are made of and what `similarity` compares.

#include <string_view>
#include <vector>

namespace dateline::text {

/// One sound. Classes: k (k g h kh q), s (s z sh zh ch j ts), f (f v w), t d p b m n l r, and a for
/// vowels; `letter` is the letter of the reading that wrote it.
struct Sound {
  char sound_class = 'a';
  char letter = 'a';

  bool operator==(const Sound&) const = default;
};

/// Sounds of one word as `read_sounds` gives it (no spaces or periods), vowels included, doubled
/// consonants once. Reads at most the first 64 letters.
std::vector<Sound> sounds_of(std::string_view word);

}  // namespace dateline::text
