// SPDX-License-Identifier: Apache-2.0
#include "ingest/line_tokens.h"

#include "text/fold.h"
#include "text/utf8.h"

namespace dateline::ingest {
namespace {

constexpr char32_t zero_width_non_joiner = 0x200C;
constexpr char32_t zero_width_joiner = 0x200D;

bool is_word_letter(char32_t c) {
  return text::is_letter(c) || text::is_mark(c) || c == zero_width_joiner ||
         c == zero_width_non_joiner;
}

LineToken::Kind kind_of(char32_t c) {
  if (is_word_letter(c)) return LineToken::Kind::word;
  return text::is_digit(c) ? LineToken::Kind::number : LineToken::Kind::sign;
}

std::string folded_token(std::string_view letters, LineToken::Kind kind) {
  if (kind == LineToken::Kind::word) return text::fold(letters);
  if (kind == LineToken::Kind::number) return text::ascii_digits(letters);
  return std::string(letters);
}

constexpr std::uint32_t longest_token = 256;  // bytes; no word is, but a hostile line may be

/// The end of the run of one kind that starts at `at`; signs stand alone.
std::uint32_t end_of_run(std::string_view text, std::uint32_t at, std::uint32_t end) {
  text::CodePoint next = text::decode(text, at);
  const LineToken::Kind kind = kind_of(next.value);
  const std::uint32_t last = at + longest_token;
  do {
    at += next.length;
    if (at >= end) return end;
    next = text::decode(text, at);
  } while (at < last && kind != LineToken::Kind::sign && kind_of(next.value) == kind);
  return at;
}

}  // namespace

std::vector<LineToken> line_tokens(std::string_view text, Span line, std::size_t limit) {
  std::vector<LineToken> tokens;
  std::uint32_t at = line.begin;
  bool space = false;
  while (at < line.end && tokens.size() < limit) {
    const text::CodePoint next = text::decode(text, at);
    if (text::is_space(next.value)) {
      space = true;
      at += next.length;
      continue;
    }
    const std::uint32_t end = end_of_run(text, at, line.end);
    const LineToken::Kind kind = kind_of(next.value);
    const Span span{at, end};
    tokens.push_back({span, kind, space, folded_token(slice(text, span), kind)});
    space = false;
    at = end;
  }
  return tokens;
}

std::vector<std::string> folded_words(std::string_view text) {
  std::vector<std::string> words;
  for (LineToken& token : line_tokens(text, {0, static_cast<std::uint32_t>(text.size())})) {
    if (token.kind != LineToken::Kind::sign) words.push_back(std::move(token.folded));
  }
  return words;
}

std::optional<PhraseMatch> match_phrase(const std::vector<LineToken>& tokens, std::size_t at,
                                        const std::vector<Phrase>& phrases) {
  for (const Phrase& phrase : phrases) {
    std::size_t next = at;
    bool same = true;
    for (const std::string& word : phrase.words) {
      // A sign inside a phrase ("P.T.I.", "A-P") is passed over, but never before its first word.
      while (next > at && next < tokens.size() && tokens[next].kind == LineToken::Kind::sign &&
             !tokens[next].space_before &&
             (tokens[next].folded == "." || tokens[next].folded == "-"))
        ++next;
      same = next < tokens.size() && tokens[next].folded == word;
      if (!same) break;
      ++next;
    }
    if (same) return PhraseMatch{&phrase, next};
  }
  return std::nullopt;
}

bool is_sign(const std::vector<LineToken>& tokens, std::size_t at, std::string_view sign) {
  return at < tokens.size() && tokens[at].kind == LineToken::Kind::sign &&
         tokens[at].folded == sign;
}

bool is_dash(const std::vector<LineToken>& tokens, std::size_t at) {
  return is_sign(tokens, at, "-") || is_sign(tokens, at, "\u2013") ||
         is_sign(tokens, at, "\u2014") || is_sign(tokens, at, "\u2015");
}

}  // namespace dateline::ingest
