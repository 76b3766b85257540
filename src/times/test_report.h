// SPDX-License-Identifier: Apache-2.0
#pragma once
// For tests: a report and its words, cut plainly at blanks and punctuation, without a tree.

#include <string>
#include <string_view>

#include "dateline/analysis.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace dateline::times {

/// Hyphens, apostrophes and digits with ":/." inside stay in their word; sentences end at ". ".
inline Analysis cut_words(std::string_view text) {
  Analysis analysis;
  Sentence sentence;
  const auto end_sentence = [&](std::uint32_t end) {
    sentence.end_word = static_cast<Index>(analysis.words.size());
    sentence.span.end = end;
    if (sentence.end_word > sentence.first_word) analysis.sentences.push_back(sentence);
    sentence.first_word = sentence.end_word;
    sentence.span.begin = end;
  };
  std::uint32_t begin = 0;
  const auto end_word = [&](std::uint32_t end) {
    if (end > begin) {
      Word word;
      word.span = {begin, end};
      analysis.words.push_back(word);
    }
    begin = end;
  };
  for (std::uint32_t at = 0; at < text.size();) {
    const text::CodePoint c = text::decode(text, at);
    const std::uint32_t next = at + c.length;
    const bool before_letter = next < text.size() &&
                               !text::is_space(text::decode(text, next).value) &&
                               !text::is_punctuation(text::decode(text, next).value);
    const bool inside =
        before_letter && at > begin && c.value < 128 &&
        std::string_view("-:/.,").find(static_cast<char>(c.value)) != std::string_view::npos;
    if (text::is_space(c.value)) {
      end_word(at);
      begin = next;
    } else if (text::is_punctuation(c.value) && !inside) {
      end_word(at);
      const bool clitic = c.value == U'\'' && before_letter;
      if (!clitic) end_word(next);
      if (c.value == U'.' || c.value == U'?') end_sentence(next);
    }
    at = next;
  }
  end_word(static_cast<std::uint32_t>(text.size()));
  end_sentence(static_cast<std::uint32_t>(text.size()));
  return analysis;
}

}  // namespace dateline::times
