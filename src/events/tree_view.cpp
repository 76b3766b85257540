// SPDX-License-Identifier: Apache-2.0
#include "events/tree_view.h"

#include <algorithm>

namespace dateline::events {

bool heads_clause(const Word& word) {
  switch (word.relation) {
    case Relation::root:
    case Relation::ccomp:
    case Relation::advcl:
    case Relation::acl:
    case Relation::csubj:
    case Relation::parataxis:
      return true;
    case Relation::conj:
    case Relation::xcomp:
      return word.upos == Upos::verb;
    default:
      return false;
  }
}

TreeView::TreeView(const Analysis& analysis) : analysis_(&analysis) {
  const std::size_t size = analysis.words.size();
  first_child_.assign(size + 1, 0);
  for (const Word& word : analysis.words) {
    if (word.head && *word.head < size) ++first_child_[*word.head + 1];
  }
  for (std::size_t i = 1; i <= size; ++i) first_child_[i] += first_child_[i - 1];
  children_.resize(first_child_[size]);
  std::vector<std::uint32_t> next(first_child_.begin(), first_child_.end());
  for (Index i = 0; i < size; ++i) {
    const auto& head = analysis.words[i].head;
    if (head && *head < size) children_[next[*head]++] = i;
  }
  sentence_.assign(size, 0);
  for (Index s = 0; s < analysis.sentences.size(); ++s) {
    const Sentence& sentence = analysis.sentences[s];
    for (Index w = sentence.first_word; w < sentence.end_word && w < size; ++w) sentence_[w] = s;
  }
  clause_.reserve(size);
  for (Index i = 0; i < size; ++i) clause_.push_back(find_clause_head(i));
}

std::span<const Index> TreeView::children(Index word) const {
  return std::span(children_).subspan(first_child_[word],
                                      first_child_[word + 1] - first_child_[word]);
}

Index TreeView::find_clause_head(Index word) const {
  Index at = word;
  for (int step = 0; step < longest_walk; ++step) {
    const Word& here = analysis_->words[at];
    if (heads_clause(here) || !here.head || *here.head >= analysis_->words.size()) return at;
    at = *here.head;
  }
  return at;
}

bool TreeView::is_under(Index word, Index ancestor) const {
  Index at = word;
  for (int step = 0; step < longest_walk; ++step) {
    if (at == ancestor) return true;
    const auto& head = analysis_->words[at].head;
    if (!head || *head >= analysis_->words.size()) return false;
    at = *head;
  }
  return false;
}

Span TreeView::subtree_span(Index word) const {
  Span span = analysis_->words[word].span;
  if (analysis_->sentences.empty()) return span;
  const Sentence& sentence = analysis_->sentences[sentence_[word]];
  for (Index w = sentence.first_word; w < sentence.end_word; ++w) {
    if (analysis_->words[w].relation != Relation::punct && is_under(w, word)) {
      span = cover(span, analysis_->words[w].span);
    }
  }
  return span;
}

std::optional<Index> TreeView::child(Index word, Relation relation) const {
  for (const Index c : children(word)) {
    if (analysis_->words[c].relation == relation) return c;
  }
  return std::nullopt;
}

}  // namespace dateline::events
