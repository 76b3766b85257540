// SPDX-License-Identifier: Apache-2.0
#pragma once
// Cuts a paragraph into tokens: words, numbers, addresses and punctuation, dotted abbreviations
// with their dot. Linear in the length of the text, whatever the bytes are.

#include <string_view>
#include <vector>

#include "dateline/text.h"
#include "segment/tables.h"

namespace dateline::segment {

struct Token {
  enum class Kind : unsigned char { word, number, address, punctuation };

  Span span;
  Kind kind = Kind::word;
  Dot dot = Dot::none;   // set when the token carries its final dot
  bool initial = false;  // "S." in "S. Ramanathan"
  bool space_before = false;
  bool glued = false;  // possessive apostrophe that belongs to the word before

  bool operator==(const Token&) const = default;
};

/// The tokens of text[paragraph].
std::vector<Token> tokens_of(const Tables& tables, std::string_view text, Span paragraph);

}  // namespace dateline::segment
