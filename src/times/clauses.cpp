// SPDX-License-Identifier: Apache-2.0
#include "times/clauses.h"

#include <algorithm>

#include "times/tense.h"

namespace dateline::times {
namespace {

constexpr Index widest_clause = 250;  // words to either side in which dependents are looked for

}  // namespace

bool heads_clause(const Word& word) {
  switch (word.relation) {
    case Relation::root:
    case Relation::ccomp:
    case Relation::xcomp:
    case Relation::advcl:
    case Relation::acl:
    case Relation::csubj:
    case Relation::parataxis:
      return true;
    default:
      return false;
  }
}

const Sentence* sentence_of(const Analysis& analysis, Index word) {
  const auto after = std::ranges::upper_bound(analysis.sentences, word, {}, &Sentence::first_word);
  if (after == analysis.sentences.begin()) return nullptr;
  const Sentence& sentence = *(after - 1);
  return word < sentence.end_word && sentence.end_word <= analysis.words.size() ? &sentence
                                                                                : nullptr;
}

Window window_around(const Sentence& sentence, Index word) {
  return {std::max(sentence.first_word, word > widest_clause ? word - widest_clause : 0),
          std::min(sentence.end_word, word + widest_clause)};
}

bool has_tree(const Analysis& analysis, const Sentence& sentence) {
  const Window near = window_around(sentence, sentence.first_word);
  for (Index at = near.begin; at < near.end; ++at) {
    if (analysis.words[at].head) return true;
  }
  return false;
}

std::optional<Index> head_of(const Analysis& analysis, Index word) {
  const std::optional<Index> head = analysis.words[word].head;
  return head && *head < analysis.words.size() && *head != word ? head : std::nullopt;
}

namespace {

/// Has a word without a verb's tag what only a predicate has: a copula, a subject, an auxiliary?
bool is_predicative(const Analysis& analysis, Index word) {
  const Sentence* sentence = sentence_of(analysis, word);
  if (sentence == nullptr) return false;
  const Window near = window_around(*sentence, word);
  for (Index at = near.begin; at < near.end; ++at) {
    const Word& child = analysis.words[at];
    if (child.head != word) continue;
    if (child.relation == Relation::cop || child.relation == Relation::nsubj) return true;
    if (child.relation == Relation::aux) return true;
  }
  return false;
}

}  // namespace

std::optional<Index> governing_predicate(const Analysis& analysis, Index word) {
  if (word >= analysis.words.size()) return std::nullopt;
  Index here = word;
  for (int step = 0; step < deepest_climb; ++step) {
    const Word& candidate = analysis.words[here];
    if (candidate.upos == Upos::verb) return here;
    const std::optional<Index> head = head_of(analysis, here);
    const bool clause = heads_clause(candidate) && (head || candidate.relation == Relation::root);
    if (clause && is_predicative(analysis, here)) return here;
    if (!head) return std::nullopt;
    here = *head;
  }
  return std::nullopt;
}

}  // namespace dateline::times
