// SPDX-License-Identifier: Apache-2.0
#pragma once
// The first words, numbers and signs of a line, just enough to recognise datelines, dates and
// credits. This is not the segmentation of the text; that is src/segment.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/text.h"
#include "ingest/anatomy_tables.h"

namespace dateline::ingest {

struct LineToken {
  enum class Kind : std::uint8_t { word, number, sign };

  Span span;  // into the whole text
  Kind kind = Kind::sign;
  bool space_before = false;
  std::string folded;  // words: folded; numbers: ASCII digits; signs: as written
};

/// Tokens of `text` under `line`, at most `limit` of them.
std::vector<LineToken> line_tokens(std::string_view text, Span line, std::size_t limit = 48);

/// Words and numbers of `text`, folded: how a table's phrase is kept.
std::vector<std::string> folded_words(std::string_view text);

/// The longest of `phrases` that stands at token `at`, and the token after it.
struct PhraseMatch {
  const Phrase* phrase = nullptr;
  std::size_t end = 0;
};
std::optional<PhraseMatch> match_phrase(const std::vector<LineToken>& tokens, std::size_t at,
                                        const std::vector<Phrase>& phrases);

/// Is token `at` this sign?
bool is_sign(const std::vector<LineToken>& tokens, std::size_t at, std::string_view sign);

/// Hyphen, en dash, em dash, horizontal bar.
bool is_dash(const std::vector<LineToken>& tokens, std::size_t at);

}  // namespace dateline::ingest
