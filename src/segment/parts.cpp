// SPDX-License-Identifier: Apache-2.0
#include "segment/parts.h"

#include <algorithm>
#include <optional>
#include <string>

#include "text/fold.h"
#include "text/utf8.h"

namespace dateline::segment {
namespace {

constexpr std::uint32_t longest_word = 200;  // bytes; longer ones are noise and stay whole

std::optional<std::vector<Span>> listed_split(const Tables& tables, const std::string& folded,
                                              Span span) {
  const auto entry = tables.splits.find(folded);
  if (entry == tables.splits.end() || folded.size() != span.size()) return std::nullopt;
  std::vector<Span> parts;
  std::uint32_t begin = span.begin;
  for (const std::string& part : entry->second) {
    const std::uint32_t end = begin + static_cast<std::uint32_t>(part.size());
    parts.push_back({begin, end});
    begin = end;
  }
  return parts;
}

std::size_t letters_of(std::string_view word) {
  std::size_t letters = 0;
  for (std::size_t position = 0; position < word.size();) {
    const text::CodePoint c = text::decode(word, position);
    if (text::is_letter(c.value) || text::is_digit(c.value)) ++letters;
    position += c.length;
  }
  return letters;
}

bool ends_with_folded(std::string_view word, const std::string& ending) {
  if (word.size() <= ending.size()) return false;
  const std::string_view tail = word.substr(word.size() - ending.size());
  return tail == ending || text::fold(tail) == ending;
}

bool fits(const Suffix& suffix, std::string_view word) {
  if (!ends_with_folded(word, suffix.text)) return false;
  const std::string_view stem = word.substr(0, word.size() - suffix.text.size());
  if (!suffix.not_after.empty() && stem.ends_with(suffix.not_after)) return false;
  if (!stem.ends_with(suffix.stem_end)) return false;
  return letters_of(stem) >= suffix.minimum_stem;
}

/// The longest suffix that fits the word, or nothing.
const Suffix* suffix_of(const Tables& tables, std::string_view word) {
  for (const Suffix& suffix : tables.suffixes) {
    if (fits(suffix, word)) return &suffix;
  }
  return nullptr;
}

/// "જવાનું છે": before a copula the form is a predicate, not an attribute, and stays whole.
bool is_predicate(const Tables& tables, std::string_view text, std::string_view word,
                  const Token* next) {
  const bool form = std::ranges::any_of(
      tables.predicative, [&](const std::string& ending) { return word.ends_with(ending); });
  if (!form) return false;
  if (next == nullptr || next->kind == Token::Kind::punctuation) return true;
  return tables.copulas.contains(slice(text, next->span));
}

}  // namespace

std::vector<Span> parts_of(const Tables& tables, std::string_view text, const Token& token,
                           const Token* next) {
  const bool cuttable = token.kind == Token::Kind::word || token.kind == Token::Kind::number;
  if (!cuttable || token.dot != Dot::none || token.span.size() > longest_word) return {token.span};
  const std::string_view whole = slice(text, token.span);
  const std::string folded = text::fold(whole);
  if (tables.whole.contains(folded)) return {token.span};
  if (auto parts = listed_split(tables, folded, token.span)) return *parts;
  if (is_predicate(tables, text, whole, next)) return {token.span};
  Span rest = token.span;
  std::vector<Span> ends;
  const Suffix* suffix = suffix_of(tables, whole);
  for (int cuts = 0; suffix != nullptr && cuts < 2; ++cuts) {
    const auto size = static_cast<std::uint32_t>(suffix->text.size());
    ends.push_back({rest.end - size, rest.end});
    rest.end -= size;
    suffix = suffix->chain ? suffix_of(tables, slice(text, rest)) : nullptr;
  }
  ends.push_back(rest);
  std::ranges::reverse(ends);
  return ends;
}

}  // namespace dateline::segment
