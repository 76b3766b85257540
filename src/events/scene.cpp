// SPDX-License-Identifier: Apache-2.0
#include "events/scene.h"

#include <algorithm>
#include <array>

#include "text/fold.h"

namespace dateline::events {
namespace {

// A quotation that is not closed within so many words is no quotation.
constexpr Index longest_quotation = 400;

constexpr std::array<std::string_view, 8> opening_marks = {"\"", "“",  "„",  "«",
                                                           "‹",  "「", "『", "``"};

// The marks that close what the first one opens. A straight mark closes everything.
struct QuoteMarks {
  std::string_view open;
  std::array<std::string_view, 2> close;
};
constexpr std::array<QuoteMarks, 11> quote_marks = {{{"\"", {"”", "''"}},
                                                     {"“", {"”", "''"}},
                                                     {"„", {"“", "”"}},
                                                     {"”", {"”", "”"}},
                                                     {"«", {"»", "»"}},
                                                     {"»", {"«", "»"}},
                                                     {"‹", {"›", "›"}},
                                                     {"›", {"‹", "›"}},
                                                     {"「", {"」", "」"}},
                                                     {"『", {"』", "』"}},
                                                     {"``", {"''", "”"}}}};

bool closes_quotation(std::string_view open, std::string_view mark) {
  if (mark == "\"") return true;
  return std::ranges::any_of(quote_marks, [&](const QuoteMarks& marks) {
    return marks.open == open && std::ranges::find(marks.close, mark) != marks.close.end();
  });
}

}  // namespace

Scene::Scene(const Report& the_report, const Analysis& the_analysis, const EventTables& the_tables,
             const knowledge::Knowledge& the_knowledge)
    : report(the_report),
      analysis(the_analysis),
      tables(the_tables),
      knowledge(the_knowledge),
      tree(the_analysis) {
  index_words();
  index_mentions();
  index_quotes();
}

std::string_view Scene::text_of(Index index) const { return text(analysis.words[index].span); }

const Sentence& Scene::sentence_of(Index index) const {
  return analysis.sentences[tree.sentence_of(index)];
}

void Scene::index_words() {
  lexemes.resize(analysis.words.size());
  for (Index w = 0; w < analysis.words.size(); ++w) {
    std::vector<Lexeme> list = tables.lexemes.find(text::fold(text_of(w)));
    const std::string& lemma = analysis.words[w].lemma;
    if (!lemma.empty()) {
      const auto& more = tables.lexemes.find(text::fold(lemma));
      list.insert(list.end(), more.begin(), more.end());
      std::sort(list.begin(), list.end());
      list.erase(std::unique(list.begin(), list.end()), list.end());
    }
    lexemes[w] = std::move(list);
  }
}

// "France accused" is no group of the accused: its head is a finite verb.
bool Scene::is_misread(const NameMention& mention) const {
  const Word& head = analysis.words[mention.head_word];
  return mention.kind == EntityKind::group && head.upos == Upos::verb && heads_clause(head) &&
         feature(head, "VerbForm") == "Fin";
}

void Scene::index_mentions() {
  const std::size_t size = analysis.words.size();
  mention_at_.assign(size, std::nullopt);
  mentions_in_.resize(analysis.sentences.size());
  std::vector<Index> order(analysis.names.size());
  for (Index m = 0; m < order.size(); ++m) order[m] = m;
  // Longest first: what lies inside another mention is no participant of its own.
  std::stable_sort(order.begin(), order.end(), [&](Index left, Index right) {
    return analysis.names[left].span.size() > analysis.names[right].span.size();
  });
  for (const Index m : order) {
    const NameMention& mention = analysis.names[m];
    if (mention.sentence >= mentions_in_.size() || mention.entity >= analysis.entities.size() ||
        mention.first_word >= mention.end_word || mention.end_word > size ||
        mention.head_word >= size || mention_at_[mention.first_word] || is_misread(mention)) {
      continue;
    }
    for (Index w = mention.first_word; w < mention.end_word; ++w) {
      if (!mention_at_[w]) mention_at_[w] = m;
    }
    mentions_in_[mention.sentence].push_back(m);
  }
  for (auto& list : mentions_in_) {
    std::sort(list.begin(), list.end(), [&](Index left, Index right) {
      return analysis.names[left].span < analysis.names[right].span;
    });
  }
  times_in_.resize(analysis.sentences.size());
  occasions_in_.resize(analysis.sentences.size());
  time_at_.assign(size, std::nullopt);
  for (Index t = 0; t < analysis.times.size(); ++t) {
    const TimeMention& time = analysis.times[t];
    if (time.sentence < times_in_.size()) times_in_[time.sentence].push_back(t);
    for (Index w = time.first_word; w < time.end_word && w < size; ++w) time_at_[w] = t;
  }
  occasion_at_.assign(size, std::nullopt);
}

void Scene::set_occasions(std::vector<OccasionMention> occasions) {
  occasions_ = std::move(occasions);
  for (Index o = 0; o < occasions_.size(); ++o) {
    if (occasions_[o].sentence < occasions_in_.size()) {
      occasions_in_[occasions_[o].sentence].push_back(o);
    }
    for (Index w = occasions_[o].first_word; w < occasions_[o].end_word; ++w) {
      if (w < occasion_at_.size()) occasion_at_[w] = o;
    }
  }
}

const Cue* Scene::cue_at(Index index) const {
  // Theresa May is no modal verb.
  if (mention_at_[index] && analysis.words[index].upos == Upos::propn) return nullptr;
  return tables.words.cues.longest(lexemes, index, sentence_of(index).end_word);
}

bool Scene::is_solid(Index left, Index right) const {
  return right < analysis.words.size() &&
         analysis.words[left].span.end == analysis.words[right].span.begin;
}

// A mark that as a rule closes ("»so«", "”so”") opens where it stands solid before a word only.
bool Scene::opens_quotation(Index w) const {
  const std::string_view mark = text_of(w);
  if (std::ranges::find(opening_marks, mark) != opening_marks.end()) return true;
  const bool may_open = mark == "»" || mark == "”" || mark == "›";
  return may_open && is_solid(w, w + 1) && (w == 0 || !is_solid(w - 1, w));
}

// Quotations may run over sentences; the opening mark again ("“" before each paragraph) begins
// anew.
void Scene::index_quotes() {
  quoted_.assign(analysis.words.size(), false);
  std::optional<Index> open;
  for (Index w = 0; w < analysis.words.size(); ++w) {
    if (open && w - *open > longest_quotation) open.reset();
    if (open && closes_quotation(text_of(*open), text_of(w))) {
      for (Index inside = *open + 1; inside < w; ++inside) quoted_[inside] = true;
      open.reset();
    } else if (open ? text_of(w) == text_of(*open) : opens_quotation(w)) {
      open = w;
    }
  }
}

}  // namespace dateline::events
