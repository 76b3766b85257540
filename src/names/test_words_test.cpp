// SPDX-License-Identifier: Apache-2.0
#include "names/test_words.h"

#include <string>

#include "text/fold.h"
#include "text/utf8.h"

namespace dateline::names::test {
namespace {

bool is_apart(std::string_view text, std::size_t position) {
  const auto point = text::decode(text, position);
  return text::is_punctuation(point.value) && point.value != U'@' && point.value != U'#';
}

// "S." and "U.S." keep their full stop; "home." does not.
bool keeps_full_stop(std::string_view word) {
  std::size_t letters = 0;
  for (std::size_t at = 0; at < word.size(); at += text::decode(word, at).length) {
    if (word[at] == '.') {
      letters = 0;
    } else if (!text::is_mark(text::decode(word, at).value)) {
      ++letters;
    }
  }
  return letters <= 1;
}

class Splitter {
 public:
  explicit Splitter(std::string_view text) : text_(text) {}

  Analysis run() {
    std::size_t at = 0;
    while (at < text_.size()) {
      const auto point = text::decode(text_, at);
      if (text::is_space(point.value)) {
        ++at;
      } else {
        at = token(at);
      }
    }
    end_sentence();
    return std::move(analysis_);
  }

 private:
  std::size_t token(std::size_t begin) {
    std::size_t end = begin;
    while (end < text_.size()) {
      const auto point = text::decode(text_, end);
      if (text::is_space(point.value)) break;
      if (point.value == U'.' && end > begin && keeps_full_stop(text_.substr(begin, end - begin))) {
        ++end;
        continue;
      }
      if (is_apart(text_, end)) break;
      end += point.length;
    }
    if (end == begin) end = punctuation(begin);
    push(begin, end);
    const auto word = text_.substr(begin, end - begin);
    if (word == "." || word == "?" || word == "!") end_sentence();
    return end;
  }

  // "'s" is one word; every other mark stands alone.
  std::size_t punctuation(std::size_t begin) const {
    const auto point = text::decode(text_, begin);
    const std::size_t end = begin + point.length;
    const bool apostrophe = point.value == U'\'' || point.value == U'’';
    const bool possessive =
        apostrophe && end < text_.size() && text_[end] == 's' &&
        (end + 1 == text_.size() || !text::is_letter(text::decode(text_, end + 1).value));
    return possessive ? end + 1 : end;
  }

  void push(std::size_t begin, std::size_t end) {
    Word word;
    word.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    analysis_.words.push_back(word);
  }

  void end_sentence() {
    const auto end = static_cast<Index>(analysis_.words.size());
    if (first_ == end) return;
    Sentence sentence;
    sentence.first_word = first_;
    sentence.end_word = end;
    sentence.span = cover(analysis_.words[first_].span, analysis_.words[end - 1].span);
    analysis_.sentences.push_back(sentence);
    first_ = end;
  }

  std::string_view text_;
  Analysis analysis_;
  Index first_ = 0;
};

}  // namespace

Analysis words_of(std::string_view text) { return Splitter(text).run(); }

}  // namespace dateline::names::test
