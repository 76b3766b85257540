// SPDX-License-Identifier: Apache-2.0
#include "segment/tokens.h"

#include <algorithm>
#include <string>
#include <utility>

#include "segment/addresses.h"
#include "text/boundaries.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace dateline::segment {
namespace {

using text::decode;

constexpr std::size_t longest_lookup = 96;       // bytes; nothing in a table is longer
constexpr std::size_t longest_punctuation = 24;  // solid punctuation tokens kept apart

bool is_apostrophe(char32_t c) { return c == U'\'' || c == U'\u2019' || c == U'\u02BC'; }
bool is_joiner(char32_t c) { return c == U'\u200C' || c == U'\u200D' || c == U'\u00AD'; }
bool is_hyphen(char32_t c) { return c == U'-' || c == U'\u2010' || c == U'\u2011'; }

bool is_blank(char32_t c) {
  return text::is_space(c) || c < U' ' || c == U'\u200B' || c == U'\uFEFF' || c == U'\u200E' ||
         c == U'\u200F' || c == U'\u2060' || (c >= U'\u202A' && c <= U'\u202E') ||
         (c >= U'\u2066' && c <= U'\u2069') || c == U'\u007F';
}

bool is_word_part(char32_t c) {
  return text::is_letter(c) || text::is_digit(c) || text::is_mark(c) || is_joiner(c) || c == U'_';
}

/// Scripts that write words without spaces between them: ICU's dictionaries find the words.
bool is_unspaced(char32_t c) {
  if (c < U'\u0E00') return false;
  switch (text::script_of(c)) {
    case text::Script::han:
    case text::Script::hiragana:
    case text::Script::katakana:
    case text::Script::thai:
      return true;
    default:
      return (c >= U'\u0E80' && c <= U'\u0EFF') || (c >= U'\u1000' && c <= U'\u109F') ||
             (c >= U'\u1780' && c <= U'\u17FF');  // Lao, Burmese, Khmer
  }
}

class Scanner {
 public:
  Scanner(const Tables& tables, std::string_view text, Span paragraph)
      : tables_(tables),
        text_(text.substr(0, paragraph.end)),
        begin_(paragraph.begin),
        position_(paragraph.begin) {}

  std::vector<Token> run() {
    while (position_ < text_.size()) {
      const text::CodePoint c = decode(text_, position_);
      if (is_blank(c.value)) {
        position_ += c.length;
        space_ = true;
        in_run_ = false;
      } else {
        next(c);
      }
    }
    return std::move(tokens_);
  }

 private:
  [[nodiscard]] char32_t at(std::size_t position) const {
    return position < text_.size() ? decode(text_, position).value : 0;
  }
  [[nodiscard]] std::size_t after(std::size_t position) const {
    return position < text_.size() ? position + decode(text_, position).length : position;
  }
  [[nodiscard]] std::string_view piece(std::size_t begin, std::size_t end) const {
    return text_.substr(begin, end - begin);
  }

  void push(std::size_t end, Token::Kind kind, Dot dot = Dot::none, bool initial = false) {
    tokens_.push_back(
        {.span = {static_cast<std::uint32_t>(position_), static_cast<std::uint32_t>(end)},
         .kind = kind,
         .dot = dot,
         .initial = initial,
         .space_before = space_});
    position_ = end;
    space_ = false;
  }

  void next(text::CodePoint c) {
    if (!in_run_) {
      const std::size_t end = address_end(tables_.domains, text_, position_);
      if (end > position_) return push(end, Token::Kind::address);
    }
    in_run_ = is_address_letter(c.value);
    if (is_unspaced(c.value)) return unspaced();
    if (text::is_digit(c.value)) return number();
    if (is_word_part(c.value)) return word();
    punctuation(c);
  }

  void unspaced() {
    std::size_t end = position_;
    while (end < text_.size() && (is_unspaced(at(end)) || text::is_mark(at(end)))) end = after(end);
    if (breaks_.empty()) breaks_ = text::word_breaks(piece(begin_, text_.size()));
    while (position_ < end) {
      while (next_break_ < breaks_.size() && begin_ + breaks_[next_break_].end <= position_) {
        ++next_break_;
      }
      const bool inside = next_break_ < breaks_.size();
      push(inside ? std::min<std::size_t>(end, begin_ + breaks_[next_break_].end) : end,
           Token::Kind::word);
    }
  }

  /// The end of the letters, digits and marks from `position` on.
  [[nodiscard]] std::size_t run_end(std::size_t position) const {
    while (position < text_.size() && is_word_part(at(position)) && !is_unspaced(at(position))) {
      position = after(position);
    }
    return position;
  }

  [[nodiscard]] std::size_t digits_end(std::size_t position) const {
    while (position < text_.size() && text::is_digit(at(position))) position = after(position);
    return position;
  }

  /// "713-853-3989", "2024-07-05", "345-9945": numbers whose hyphens are no range.
  [[nodiscard]] std::size_t hyphened_number_end(std::size_t first_end) const {
    std::size_t end = first_end;
    std::size_t hyphens = 0;
    std::size_t last_begin = position_;
    while (at(end) == U'-' && text::is_digit(at(end + 1))) {
      last_begin = end + 1;
      end = digits_end(last_begin);
      ++hyphens;
    }
    if (text::is_letter(at(end))) return first_end;
    const bool phone = hyphens == 1 && first_end - position_ == 3 && end - last_begin == 4;
    return hyphens >= 2 || phone ? end : first_end;
  }

  void number() {
    std::size_t end = digits_end(position_);
    const std::size_t hyphened = hyphened_number_end(end);
    if (hyphened > end) return push(hyphened, Token::Kind::number);
    const auto joins = [](char32_t c) {
      return c == U'.' || c == U',' || c == U':' || c == U'/' || c == U'\u066B' || c == U'\u066C';
    };
    while (joins(at(end)) && text::is_digit(at(after(end)))) end = digits_end(after(end));
    const std::size_t letters_end = run_end(end);
    if (letters_end == end) return push(end, Token::Kind::number);
    const std::string letters = folded(end, letters_end);
    if (tables_.units.contains(letters)) return push(end, Token::Kind::number);
    word_from(letters_end);
  }

  [[nodiscard]] std::string folded(std::size_t begin, std::size_t end) const {
    if (end - begin > longest_lookup) return {};
    return text::fold(piece(begin, end));
  }

  void word() {
    const std::size_t chain = chain_end(position_);
    if (chain > position_ && tables_.whole.contains(folded(position_, chain))) {
      return push(chain, Token::Kind::word);
    }
    word_from(run_end(position_));
  }

  /// The end of letters joined by hyphens and apostrophes, at most what a table can hold.
  [[nodiscard]] std::size_t chain_end(std::size_t begin) const {
    std::size_t end = begin;
    while (end < text_.size() && end - begin <= longest_lookup) {
      const char32_t c = at(end);
      const bool joins = is_hyphen(c) || is_apostrophe(c);
      if (!is_word_part(c) && !(joins && text::is_letter(at(after(end))))) break;
      end = after(end);
    }
    return at(end) == U'$' ? end + 1 : end;
  }

  /// A word whose first run of letters ends at `end`; takes in what is joined to it.
  void word_from(std::size_t end) {
    std::size_t run_begin = position_;
    while (end < text_.size()) {
      const char32_t c = at(end);
      const std::size_t next_begin = after(end);
      const bool letter_follows = text::is_letter(at(next_begin)) && !is_unspaced(at(next_begin));
      if (c == U'.') {
        if (!letter_follows || !is_dotted_inside(run_begin, end, next_begin)) break;
      } else if (!letter_follows || !joins_words(c, run_begin, end, next_begin)) {
        break;
      }
      run_begin = next_begin;
      end = run_end(next_begin);
    }
    finish_word(run_begin, end);
  }

  [[nodiscard]] bool joins_words(char32_t c, std::size_t run_begin, std::size_t end,
                                 std::size_t next_begin) const {
    if (is_apostrophe(c)) return true;
    if (is_hyphen(c)) {
      return !tables_.split_hyphens || tables_.prefixes.contains(folded(run_begin, end));
    }
    if (c != U'&') return false;
    const bool short_before = end - run_begin <= 2 && text::is_upper(at(run_begin));
    return short_before && text::is_upper(at(next_begin)) && run_end(next_begin) - next_begin <= 2;
  }

  [[nodiscard]] bool is_letter_name(std::size_t begin, std::size_t end) const {
    if (begin >= end) return false;
    if (after(begin) == end) return text::is_letter(at(begin));
    return end - begin <= longest_lookup && tables_.initials.contains(piece(begin, end));
  }

  /// Is the dot at `end` inside an abbreviation ("U.S", "Ph.D", "બી.જે.પી")?
  [[nodiscard]] bool is_dotted_inside(std::size_t run_begin, std::size_t end,
                                      std::size_t next_begin) const {
    const bool before =
        is_letter_name(run_begin, end) || (end - run_begin <= 2 && text::is_upper(at(run_begin)));
    return before && is_letter_name(next_begin, bounded_run_end(next_begin));
  }

  [[nodiscard]] std::size_t bounded_run_end(std::size_t begin) const {
    std::size_t end = begin;
    while (end < text_.size() && end - begin <= longest_lookup && is_word_part(at(end))) {
      end = after(end);
    }
    return end;
  }

  /// Decides whether the dot after the word is part of it.
  void finish_word(std::size_t run_begin, std::size_t end) {
    if (at(end) != U'.' || at(end + 1) == U'.') return push(end, Token::Kind::word);
    const bool long_word = end - position_ > longest_lookup;
    const std::string_view whole = piece(position_, end);
    const auto entry = long_word ? tables_.dotted.end() : tables_.dotted.find(whole);
    if (entry != tables_.dotted.end() && fits(entry->second, end + 1)) {
      const bool number = entry->second == Dot::before_number;
      return push(end + 1, Token::Kind::word, number ? Dot::title : entry->second);
    }
    const bool single = run_begin == position_;
    if (!single && is_letter_name(run_begin, end)) {
      return push(end + 1, Token::Kind::word, Dot::abbreviation, true);
    }
    if (single && is_initial(end)) return push(end + 1, Token::Kind::word, Dot::title, true);
    push(end, Token::Kind::word);
  }

  [[nodiscard]] bool fits(Dot dot, std::size_t position) const {
    if (dot != Dot::before_number) return true;
    return text::is_digit(at(skip_spaces(position)));
  }

  [[nodiscard]] std::size_t skip_spaces(std::size_t position) const {
    for (int steps = 0; steps < 3 && is_blank(at(position)); ++steps) position = after(position);
    return position;
  }

  /// "S." before a name: one capital letter, or the name of a letter in scripts without capitals.
  [[nodiscard]] bool is_initial(std::size_t end) const {
    if (tables_.not_initials.contains(piece(position_, end))) return false;
    const char32_t next = at(skip_spaces(end + 1));
    if (!text::is_letter(next) || text::is_lower(next)) return false;
    if (tables_.initials.contains(piece(position_, end))) return true;
    return after(position_) == end && text::is_upper(at(position_));
  }

  void punctuation(text::CodePoint c) {
    const std::size_t follows = position_ + c.length;
    if ((c.value == U'@' || c.value == U'#') && is_word_part(at(follows))) {
      return push(run_end(follows), Token::Kind::address);
    }
    if (is_apostrophe(c.value)) return apostrophe(follows);
    if (const std::size_t smile = emoticon_end(); smile > position_) {
      return push(smile, Token::Kind::punctuation);
    }
    std::size_t end = follows;
    if (repeats(c.value)) {
      while (at(end) == c.value || (is_shout(c.value) && is_shout(at(end)))) end = after(end);
    }
    while (end < text_.size() && text::is_mark(at(end))) end = after(end);
    push_punctuation(end);
  }

  /// Long rows of punctuation are ornament or noise: what is beyond a few is one token.
  void push_punctuation(std::size_t end) {
    const bool solid = !space_ && !tokens_.empty() &&
                       tokens_.back().kind == Token::Kind::punctuation &&
                       tokens_.back().span.end == position_;
    solid_punctuation_ = solid ? solid_punctuation_ + 1 : 0;
    if (solid_punctuation_ <= longest_punctuation) return push(end, Token::Kind::punctuation);
    tokens_.back().span.end = static_cast<std::uint32_t>(end);
    position_ = end;
  }

  /// The end of ":)" and its like, which stand between spaces; else the position.
  [[nodiscard]] std::size_t emoticon_end() const {
    if (!space_ && position_ > begin_) return position_;
    std::size_t end = position_;
    while (end < text_.size() && end - position_ < 5 && !is_blank(at(end))) end = after(end);
    const bool stands_alone = end == text_.size() || is_blank(at(end));
    return stands_alone && tables_.emoticons.contains(piece(position_, end)) ? end : position_;
  }

  static bool is_shout(char32_t c) { return c == U'!' || c == U'?'; }
  static bool repeats(char32_t c) {
    return is_shout(c) || c == U'.' || c == U'-' || c == U'=' || c == U'*' || c == U'_' ||
           c == U'~' || c == U'$' || c == U'\u2026' || c == U'+' || c == U'<' || c == U'>';
  }

  void apostrophe(std::size_t follows) {
    const bool after_word = !space_ && !tokens_.empty() &&
                            tokens_.back().kind == Token::Kind::word &&
                            tokens_.back().span.end == position_;
    if (!after_word && is_word_part(at(follows))) {
      const std::size_t end = bounded_run_end(follows);
      const bool decade = text::is_digit(at(follows)) && end - follows == 3;
      if (decade || tables_.leading.contains(folded(position_, end))) {
        return push(end, Token::Kind::word);
      }
      open_quote_ = true;
      return push(follows, Token::Kind::punctuation);
    }
    const bool possessive = after_word && tables_.possessive_apostrophe && !open_quote_ &&
                            (text_[position_ - 1] == 's' || text_[position_ - 1] == 'S');
    if (!possessive) open_quote_ = false;
    push(follows, possessive ? Token::Kind::word : Token::Kind::punctuation);
    tokens_.back().glued = possessive;
  }

  const Tables& tables_;
  std::string_view text_;
  std::size_t begin_;
  std::size_t position_;
  std::vector<Token> tokens_;
  std::vector<Span> breaks_;  // ICU's words of the paragraph, asked for once, when needed
  std::size_t next_break_ = 0;
  std::size_t solid_punctuation_ = 0;  // punctuation tokens without a space or word between
  bool space_ = false;
  bool in_run_ = false;      // inside letters an address was already looked for in
  bool open_quote_ = false;  // a single quote was opened and not closed
};

}  // namespace

std::vector<Token> tokens_of(const Tables& tables, std::string_view text, Span paragraph) {
  return Scanner(tables, text, paragraph).run();
}

}  // namespace dateline::segment
