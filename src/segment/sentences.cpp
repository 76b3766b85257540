// SPDX-License-Identifier: Apache-2.0
#include "segment/sentences.h"

#include "text/fold.h"
#include "text/utf8.h"

namespace dateline::segment {
namespace {

class Splitter {
 public:
  Splitter(const Tables& tables, std::string_view text, const std::vector<Token>& tokens)
      : tables_(tables), text_(text), tokens_(tokens) {}

  std::vector<SentenceEnd> run() {
    std::vector<SentenceEnd> ends;
    std::size_t first = 0;
    for (std::size_t i = 0; i < tokens_.size();) {
      const std::size_t end = ends_here(first, i);
      if (end > i) {
        ends.push_back({end, false});
        first = end;
        i = end;
      } else if (++i - first >= longest_sentence) {
        ends.push_back({i, true});
        first = i;
      }
    }
    if (first < tokens_.size()) ends.push_back({tokens_.size(), false});
    return ends;
  }

 private:
  [[nodiscard]] std::string_view form(std::size_t i) const { return slice(text_, tokens_[i].span); }
  [[nodiscard]] char32_t letter(std::size_t i) const {
    return text::decode(text_, tokens_[i].span.begin).value;
  }
  [[nodiscard]] bool first_letter_in(std::size_t i, const Words& words) const {
    const std::string_view token = form(i);
    return words.contains(token.substr(0, text::decode(token, 0).length));
  }
  [[nodiscard]] bool is_punctuation(std::size_t i) const {
    return tokens_[i].kind == Token::Kind::punctuation;
  }
  [[nodiscard]] bool is_terminator(std::size_t i) const {
    return is_punctuation(i) && first_letter_in(i, tables_.terminators);
  }
  [[nodiscard]] bool is_quote(std::size_t i) const { return form(i) == "\"" || form(i) == "'"; }
  [[nodiscard]] bool is_opening(std::size_t i) const {
    return is_punctuation(i) && (first_letter_in(i, tables_.opening) || is_quote(i));
  }

  /// A closing quote or bracket stands solid on what it closes.
  [[nodiscard]] bool closes(std::size_t i) const {
    if (tokens_[i].space_before || !is_punctuation(i)) return false;
    return first_letter_in(i, tables_.closing) || is_quote(i);
  }

  /// The token after the sentence [first, ...) if it ends with token `i` and what closes it,
  /// else `i`.
  [[nodiscard]] std::size_t ends_here(std::size_t first, std::size_t i) const {
    const Dot dot = tokens_[i].dot;
    const bool terminator = is_terminator(i);
    if ((!terminator && dot != Dot::abbreviation) || is_list_number(first, i)) return i;
    std::size_t next = i + 1;
    while (next < tokens_.size() && (closes(next) || (is_terminator(next) && solid(next)))) ++next;
    next = after_footnotes(next);
    if (next == tokens_.size()) return next;
    const bool quoted = next > i + 1;
    if (quoted && tables_.continuers.contains(form(next))) return i;
    return begins_sentence(next, !terminator, i) ? next : i;
  }

  /// Skips "[6]" and "[note 2]": a footnote belongs to the sentence before it.
  [[nodiscard]] std::size_t after_footnotes(std::size_t next) const {
    for (std::size_t open = next; open + 2 < tokens_.size() && form(open) == "[";) {
      std::size_t close = open + 1;
      while (close + 1 < tokens_.size() && close < open + 3 && !is_punctuation(close)) ++close;
      if (form(close) != "]" || tokens_[close - 1].kind != Token::Kind::number) break;
      open = next = close + 1;
    }
    return next;
  }

  [[nodiscard]] bool solid(std::size_t i) const { return !tokens_[i].space_before; }

  /// "1." or "a." in front of an item of a list.
  [[nodiscard]] bool is_list_number(std::size_t first, std::size_t i) const {
    return i == first + 1 && form(i) == "." && solid(i) && tokens_[first].span.size() <= 3 &&
           (tokens_[first].kind == Token::Kind::number);
  }

  [[nodiscard]] bool begins_sentence(std::size_t next, bool after_abbreviation,
                                     std::size_t end) const {
    std::size_t word = next;
    while (word < tokens_.size() && is_opening(word) && word - next < 4) ++word;
    if (word == tokens_.size()) return true;
    if (word == next && is_punctuation(word)) return false;
    if (after_abbreviation) return tables_.starters.contains(form(word));
    const char32_t c = letter(word);
    if (text::is_lower(c)) return false;
    const bool spaced = tokens_[next].space_before;
    if (!spaced && form(end).starts_with('.')) return text::is_upper(c) || word > next;
    return true;
  }

  const Tables& tables_;
  std::string_view text_;
  const std::vector<Token>& tokens_;
};

}  // namespace

std::vector<SentenceEnd> sentence_ends(const Tables& tables, std::string_view text,
                                       const std::vector<Token>& tokens) {
  return Splitter(tables, text, tokens).run();
}

}  // namespace dateline::segment
