// SPDX-License-Identifier: Apache-2.0
#pragma once
// Finds where sentences end among the tokens of one paragraph.

#include <cstddef>
#include <string_view>
#include <vector>

#include "segment/tokens.h"

namespace dateline::segment {

/// Sentences longer than this many tokens are cut, so that later stages stay bounded.
inline constexpr std::size_t longest_sentence = 300;

/// A run of so many tokens in which no sentence ends is no text that anybody would read on: what is
/// left of it, up to the next end of a sentence, is not analysed.
inline constexpr std::size_t longest_run_on = 20'000;

struct SentenceEnd {
  std::size_t token = 0;  // the one after the sentence's last
  bool cut = false;       // for its length alone: the text goes on

  bool operator==(const SentenceEnd&) const = default;
};

/// The end of each sentence of the paragraph, in order.
std::vector<SentenceEnd> sentence_ends(const Tables& tables, std::string_view text,
                                       const std::vector<Token>& tokens);

}  // namespace dateline::segment
