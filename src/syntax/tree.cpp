// SPDX-License-Identifier: Apache-2.0
#include "syntax/tree.h"

#include <algorithm>

namespace dateline::syntax {
namespace {

template <typename Predicate>
std::vector<Index> children_if(const Analysis& analysis, Index word, Predicate wanted) {
  std::vector<Index> out;
  const std::optional<Index> at = sentence_of(analysis, word);
  if (!at) return out;
  const Sentence& sentence = analysis.sentences[*at];
  const Index end = std::min<Index>(sentence.end_word, static_cast<Index>(analysis.words.size()));
  for (Index i = sentence.first_word; i < end; ++i) {
    if (analysis.words[i].head == word && wanted(analysis.words[i])) out.push_back(i);
  }
  return out;
}

}  // namespace

std::optional<Index> sentence_of(const Analysis& analysis, Index word) {
  if (word >= analysis.words.size()) return std::nullopt;
  const auto after = std::ranges::upper_bound(analysis.sentences, word, {}, &Sentence::first_word);
  if (after == analysis.sentences.begin()) return std::nullopt;
  // Sentences without words begin where the next one does: the last that begins here is it.
  const auto sentence = after - 1;
  if (word >= sentence->end_word) return std::nullopt;
  return static_cast<Index>(sentence - analysis.sentences.begin());
}

std::vector<Index> children(const Analysis& analysis, Index word) {
  return children_if(analysis, word, [](const Word&) { return true; });
}

std::vector<Index> dependents(const Analysis& analysis, Index word, Relation relation) {
  return children_if(analysis, word,
                     [relation](const Word& child) { return child.relation == relation; });
}

std::vector<Index> dependents(const Analysis& analysis, Index word, Relation relation,
                              Subrelation subrelation) {
  return children_if(analysis, word, [relation, subrelation](const Word& child) {
    return child.relation == relation && child.subrelation == subrelation;
  });
}

std::optional<Index> dependent(const Analysis& analysis, Index word, Relation relation) {
  const std::vector<Index> all = dependents(analysis, word, relation);
  return all.empty() ? std::nullopt : std::optional<Index>(all.front());
}

std::optional<Index> root_of(const Analysis& analysis, const Sentence& sentence) {
  const Index end = std::min<Index>(sentence.end_word, static_cast<Index>(analysis.words.size()));
  for (Index i = sentence.first_word; i < end; ++i) {
    if (!analysis.words[i].head) return i;
  }
  return std::nullopt;
}

bool is_ancestor(const Analysis& analysis, Index ancestor, Index word) {
  // A tree is no deeper than it has words; a cycle would be walked for ever.
  for (std::size_t steps = 0; steps <= analysis.words.size(); ++steps) {
    if (word == ancestor) return true;
    if (word >= analysis.words.size()) return false;
    const std::optional<Index> head = analysis.words[word].head;
    if (!head) return false;
    word = *head;
  }
  return false;
}

std::vector<Index> subtree(const Analysis& analysis, Index word) {
  const std::optional<Index> at = sentence_of(analysis, word);
  if (!at) return {};
  const Sentence& sentence = analysis.sentences[*at];
  const Index first = sentence.first_word;
  const Index end = std::min<Index>(sentence.end_word, static_cast<Index>(analysis.words.size()));
  enum class State : std::uint8_t { unknown, inside, outside };
  std::vector<State> states(end - first, State::unknown);
  states[word - first] = State::inside;
  std::vector<Index> path;
  for (Index i = first; i < end; ++i) {
    path.clear();
    Index node = i;
    State state = State::outside;
    while (path.size() <= states.size()) {
      if (states[node - first] != State::unknown) {
        state = states[node - first];
        break;
      }
      path.push_back(node);
      const std::optional<Index> head = analysis.words[node].head;
      if (!head || *head < first || *head >= end) break;
      node = *head;
    }
    for (const Index seen : path) states[seen - first] = state;
  }
  std::vector<Index> out;
  for (Index i = first; i < end; ++i) {
    if (states[i - first] == State::inside) out.push_back(i);
  }
  return out;
}

Span subtree_span(const Analysis& analysis, Index word) {
  Span span;
  for (const Index i : subtree(analysis, word)) span = cover(span, analysis.words[i].span);
  return span;
}

}  // namespace dateline::syntax
