// SPDX-License-Identifier: Apache-2.0
#include "events/scene.h"

#include <algorithm>

#include "text/fold.h"

namespace dateline::events {
namespace {

// A quotation that is not closed within so many words is no quotation.
constexpr Index longest_quotation = 400;

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

// Straight quotes toggle; curly ones open and close. Quotations may run over sentences.
void Scene::index_quotes() {
  quoted_.assign(analysis.words.size(), false);
  bool is_open = false;
  Index open = 0;
  for (Index w = 0; w < analysis.words.size(); ++w) {
    const std::string_view mark = text_of(w);
    const bool opens = mark == "\u201C" || mark == "\u00AB" || mark == "``";
    const bool closes = mark == "\u201D" || mark == "\u00BB" || mark == "''";
    const bool straight = mark == "\"";
    if (is_open && w - open > longest_quotation) is_open = false;
    if (is_open && (closes || straight)) {
      for (Index inside = open + 1; inside < w; ++inside) quoted_[inside] = true;
      is_open = false;
    } else if (opens || (straight && !is_open)) {
      is_open = true;
      open = w;
    }
  }
}

}  // namespace dateline::events
