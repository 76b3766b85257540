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

/// For each sentence of the paragraph, the index of the token after its last.
std::vector<std::size_t> sentence_ends(const Tables& tables, std::string_view text,
                                       const std::vector<Token>& tokens);

}  // namespace dateline::segment
