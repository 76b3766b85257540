// SPDX-License-Identifier: Apache-2.0
#include "eval/tagged_text.h"

namespace dateline::eval {

Report plain_report(std::string_view text, const std::string& lang) {
  Report report;
  report.text = text;
  report.lang = lang;
  report.blocks.push_back({{0, static_cast<std::uint32_t>(text.size())}, BlockKind::body});
  return report;
}

Span TextBuilder::add_word(std::string_view form) {
  if (!report.text.empty()) report.text += ' ';
  Word word;
  word.span.begin = static_cast<std::uint32_t>(report.text.size());
  report.text += form;
  word.span.end = static_cast<std::uint32_t>(report.text.size());
  analysis.words.push_back(word);
  return word.span;
}

void TextBuilder::end_sentence() {
  const Index first = analysis.sentences.empty() ? 0 : analysis.sentences.back().end_word;
  const auto end = static_cast<Index>(analysis.words.size());
  if (first == end) return;
  Sentence sentence;
  sentence.first_word = first;
  sentence.end_word = end;
  sentence.span = cover(analysis.words[first].span, analysis.words[end - 1].span);
  analysis.sentences.push_back(sentence);
}

}  // namespace dateline::eval
