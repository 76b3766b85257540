// SPDX-License-Identifier: Apache-2.0
#pragma once
// Where ICU sees words, sentences and user-perceived characters; byte spans into the text given.

#include <string>
#include <string_view>
#include <vector>

#include "dateline/text.h"

namespace dateline::text {

/// Consecutive segments (words, white space, punctuation) that cover the whole text.
std::vector<Span> word_breaks(std::string_view text);

/// Consecutive sentences that cover the whole text. `locale`: BCP-47, "" for the root rules.
std::vector<Span> sentence_breaks(std::string_view text, const std::string& locale = "");

}  // namespace dateline::text
