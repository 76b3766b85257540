// SPDX-License-Identifier: Apache-2.0
// Words, classes and trees: CoNLL-U files, and our own stand-off trees over news lines. Scores as
// in the CoNLL 2018 shared task (Zeman et al.): words are right when their letters are, heads when
// the head's letters are; relations without subtypes.
#include <map>

#include <fmt/format.h>

#include "engine/parts.h"
#include "eval/news_gold.h"
#include "eval/tagged_text.h"
#include "eval/tasks.h"
#include "eval/trees_gold.h"
#include "syntax/conllu.h"
#include "tables/tsv.h"

namespace dateline::eval {
namespace {

constexpr std::array measures = {"words", "UPOS", "UAS", "LAS"};
using Scores = std::array<Counts, measures.size()>;

/// The words of one sentence by where they start.
std::map<std::uint32_t, const Word*> by_start(const Analysis& analysis, Span within) {
  std::map<std::uint32_t, const Word*> words;
  for (const Word& word : analysis.words) {
    if (within.contains(word.span)) words.emplace(word.span.begin, &word);
  }
  return words;
}

bool same_head(const Analysis& gold, const Word& right, const Analysis& found, const Word& ours) {
  if (!right.head || !ours.head) return !right.head && !ours.head;
  return gold.words[*right.head].span == found.words[*ours.head].span;
}

Scores compare(const Analysis& gold, const Analysis& found, Span within) {
  const auto right = by_start(gold, within);
  const auto ours = by_start(found, within);
  Scores scores{};
  for (Counts& counts : scores) {
    counts.gold = static_cast<std::int64_t>(right.size());
    counts.found = static_cast<std::int64_t>(ours.size());
  }
  for (const auto& [start, word] : right) {
    const auto there = ours.find(start);
    if (there == ours.end() || there->second->span != word->span) continue;
    const bool head = same_head(gold, *word, found, *there->second);
    ++scores[0].hits;
    scores[1].hits += word->upos == there->second->upos;
    scores[2].hits += head;
    scores[3].hits += head && word->relation == there->second->relation;
  }
  return scores;
}

void add(Sheet& sheet, std::string_view what, const Scores& scores, std::size_t first) {
  for (std::size_t i = first; i < scores.size(); ++i) {
    sheet.add(fmt::format("{}: {}", what, measures[i]), Measure::f1, scores[i]);
  }
}

const std::string& line_of(const std::vector<std::string>& lines, int line, const Analysis& gold) {
  const auto number = static_cast<std::size_t>(line);
  if (number < lines.size() && gold.words.back().span.end <= lines[number].size()) {
    return lines[number];
  }
  throw Error(
      fmt::format("line {} has no such words: these are other texts than those the trees were "
                  "made over",
                  line));
}

class Syntax {
 public:
  explicit Syntax(const engine::Pack& pack) : pack_(pack) {}

  Analysis from_letters(const Report& report) {
    Analysis analysis;
    pack_.segment(report, analysis);
    pack_.parse(report.text, analysis, workspace_);
    return analysis;
  }

  /// With the words and sentences of the gold.
  Analysis from_words(std::string_view text, const Analysis& gold) {
    Analysis analysis;
    analysis.sentences = gold.sentences;
    for (const Word& word : gold.words) {
      Word bare;
      bare.span = word.span;
      bare.glued = word.glued;
      analysis.words.push_back(bare);
    }
    pack_.parse(text, analysis, workspace_);
    return analysis;
  }

 private:
  const engine::Pack& pack_;
  syntax::Workspace workspace_;
};

void tell(Outcome& outcome, int line, std::string_view text, const Analysis& gold,
          const Analysis& found) {
  std::string wrong;
  for (std::size_t i = 0; i < gold.words.size(); ++i) {
    const Word& right = gold.words[i];
    const Word& ours = found.words[i];
    if (right.head == ours.head && right.relation == ours.relation) continue;
    wrong += fmt::format(" {}:{}/{}", slice(text, right.span), to_string(right.relation),
                         to_string(ours.relation));
  }
  if (!wrong.empty()) outcome.errors.push_back(fmt::format("LINE {}\t{}", line, wrong));
}

}  // namespace

Outcome conllu_syntax(const Request& request, const Engine& engine) {
  Syntax syntax(need_pack(request, engine));
  const auto gold = syntax::read_conllu(tables::read_file(request.gold));
  if (gold.analysis.words.empty()) throw Error(request.gold.string() + ": no words in this file");
  const Analysis given = syntax.from_words(gold.text, gold.analysis);
  const Analysis raw = syntax.from_letters(plain_report(gold.text, request.lang));
  Outcome outcome{.corpus = fmt::format("{}, {}", request.gold.filename().string(), request.lang),
                  .unit = "sentences"};
  Sheet sheet;
  for (const Sentence& sentence : gold.analysis.sentences) {
    sheet.next_unit();
    add(sheet, "given words", compare(gold.analysis, given, sentence.span), 1);
    add(sheet, "from letters", compare(gold.analysis, raw, sentence.span), 0);
  }
  outcome.figures = sheet.figures();
  return outcome;
}

Outcome tree_syntax(const Request& request, const Engine& engine) {
  Syntax syntax(need_pack(request, engine));
  const auto trees = read_trees(request.gold / (request.lang + ".tsv"));
  const auto lines = read_news_lines(request.gold / "../news", texts_of(request), request.lang);
  Outcome outcome{.corpus = "trees over news lines, " + request.lang, .unit = "lines"};
  Sheet sheet;
  for (const auto& [line, gold] : trees) {
    const std::string& text = line_of(lines, line, gold);
    const Span whole{0, static_cast<std::uint32_t>(text.size())};
    const Analysis given = syntax.from_words(text, gold);
    sheet.next_unit();
    add(sheet, "given words", compare(gold, given, whole), 1);
    add(sheet, "from letters",
        compare(gold, syntax.from_letters(plain_report(text, request.lang)), whole), 0);
    if (request.errors) tell(outcome, line, text, gold, given);
  }
  outcome.figures = sheet.figures();
  return outcome;
}

}  // namespace dateline::eval
