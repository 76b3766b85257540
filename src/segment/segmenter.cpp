// SPDX-License-Identifier: Apache-2.0
#include "segment/segmenter.h"

#include <algorithm>

#include <fmt/format.h>

#include "segment/paragraphs.h"
#include "segment/parts.h"
#include "segment/sentences.h"
#include "segment/tokens.h"

namespace dateline::segment {
namespace {

void add_words(const Tables& tables, std::string_view text, const std::vector<Token>& tokens,
               std::size_t i, std::vector<Word>& words) {
  const Token* next = i + 1 < tokens.size() ? &tokens[i + 1] : nullptr;
  bool glued = tokens[i].glued;
  for (const Span part : parts_of(tables, text, tokens[i], next)) {
    Word word;
    word.span = part;
    word.glued = glued;
    words.push_back(std::move(word));
    glued = true;
  }
}

void tell_run_on(std::uint32_t begin, std::size_t tokens, Analysis& analysis) {
  analysis.notices.push_back(fmt::format(
      "the text from byte {} on runs for {} words without an end of a sentence; only about the "
      "first {} were read: put full stops or new lines into it",
      begin, tokens, longest_run_on));
}

}  // namespace

Segmenter::Segmenter(const std::filesystem::path& pack_folder, std::vector<Diagnostic>& diagnostics)
    : tables_(read_tables(pack_folder, diagnostics)) {}

void Segmenter::operator()(const Report& report, Analysis& analysis) const {
  analysis.sentences.clear();
  analysis.words.clear();
  analysis.notices.clear();
  std::uint32_t done = 0;
  for (const Block& block : report.blocks) {
    if (block.span.begin > done) segment_block(report, {{done, block.span.begin}}, analysis);
    segment_block(report, {{std::max(done, block.span.begin), block.span.end}, block.kind},
                  analysis);
    done = std::max(done, block.span.end);
  }
  segment_block(report, {{done, static_cast<std::uint32_t>(report.text.size())}}, analysis);
}

void Segmenter::segment_block(const Report& report, const Block& block, Analysis& analysis) const {
  for (const Span paragraph : paragraphs_of(report.text, block.span)) {
    segment_paragraph(report, paragraph, block.kind, analysis);
  }
}

void Segmenter::segment_paragraph(const Report& report, Span paragraph, BlockKind kind,
                                  Analysis& analysis) const {
  const std::vector<Token> tokens = tokens_of(tables_, report.text, paragraph);
  std::size_t first = 0;
  std::size_t run = 0;  // where the text began that has gone on without an end of a sentence
  for (const SentenceEnd end : sentence_ends(tables_, report.text, tokens)) {
    const bool left_out = first - run >= longest_run_on;
    if (!left_out) {
      Sentence sentence;
      sentence.span = {tokens[first].span.begin, tokens[end.token - 1].span.end};
      sentence.first_word = static_cast<Index>(analysis.words.size());
      sentence.block = kind;
      for (std::size_t i = first; i < end.token; ++i) {
        add_words(tables_, report.text, tokens, i, analysis.words);
      }
      sentence.end_word = static_cast<Index>(analysis.words.size());
      analysis.sentences.push_back(sentence);
    }
    first = end.token;
    if (end.cut) continue;
    if (left_out) tell_run_on(tokens[run].span.begin, first - run, analysis);
    run = first;
  }
}

}  // namespace dateline::segment
