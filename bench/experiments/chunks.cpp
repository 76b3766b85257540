// SPDX-License-Identifier: Apache-2.0
#include "chunks.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "text/fold.h"

namespace dateline::bench {
namespace {

using names::MarkerRole;

/// A noun phrase without what follows its head.
struct Chunk {
  Index first = 0;
  Index end = 0;
  Index head = 0;
  std::optional<MarkerRole> role;
};

bool is_nominal(Upos upos) {
  return upos == Upos::noun || upos == Upos::propn || upos == Upos::pron || upos == Upos::num;
}

bool is_inside(Upos upos) { return is_nominal(upos) || upos == Upos::det || upos == Upos::adj; }

class Chunker {
 public:
  Chunker(std::string_view text, const names::Markers& markers, bool verb_final, Analysis& analysis,
          const Sentence& sentence)
      : text_(text),
        markers_(markers),
        verb_final_(verb_final),
        words_(analysis.words),
        first_(sentence.first_word),
        end_(sentence.end_word) {}

  void run() {
    if (first_ == end_) return;
    find_verbs();
    find_chunks();
    for (Index w = first_; w < end_; ++w) {
      words_[w].head.reset();
      words_[w].relation = Relation::dep;
      words_[w].subrelation = Subrelation::none;
    }
    choose_root();
    for (const Chunk& chunk : chunks_) fill(chunk);
    for (std::size_t i = 0; i < chunks_.size(); ++i) attach(i);
    for (std::size_t i = 0; i < verbs_.size(); ++i) join_verb(i);
    for (Index w = first_; w < end_; ++w) attach_rest(w);
  }

 private:
  [[nodiscard]] std::string form(Index w) const { return text::fold(slice(text_, words_[w].span)); }

  void find_verbs() {
    for (Index w = first_; w < end_; ++w) {
      if (words_[w].upos == Upos::verb) verbs_.push_back(w);
    }
  }

  void find_chunks() {
    for (Index w = first_; w < end_;) {
      if (!is_inside(words_[w].upos)) {
        ++w;
        continue;
      }
      Chunk chunk{w, w, w, {}};
      while (chunk.end < end_ && is_inside(words_[chunk.end].upos)) ++chunk.end;
      w = chunk.end;
      chunk.head = chunk.end - 1;
      while (chunk.head > chunk.first && !is_nominal(words_[chunk.head].upos)) --chunk.head;
      if (!is_nominal(words_[chunk.head].upos)) continue;
      chunk.role = role_of(chunk);
      chunks_.push_back(chunk);
    }
  }

  [[nodiscard]] std::optional<MarkerRole> role_of(const Chunk& chunk) const {
    if (chunk.end < end_) {
      const auto after = markers_.postposition(form(chunk.end));
      if (after) return after;
    }
    if (chunk.first > first_) {
      const auto before = markers_.preposition(form(chunk.first - 1));
      if (before) return before;
    }
    return markers_.strip(form(chunk.head)).back().role;
  }

  void choose_root() {
    root_ = first_;
    if (!verbs_.empty()) {
      root_ = verb_final_ ? verbs_.back() : verbs_.front();
    } else if (!chunks_.empty()) {
      root_ = verb_final_ ? chunks_.back().head : chunks_.front().head;
    }
    words_[root_].relation = Relation::root;
  }

  void set(Index word, Index head, Relation relation, Subrelation subrelation = Subrelation::none) {
    if (word == root_ || word == head) return;
    words_[word].head = head;
    words_[word].relation = relation;
    words_[word].subrelation = subrelation;
  }

  void fill(const Chunk& chunk) {
    for (Index w = chunk.first; w < chunk.end; ++w) {
      const Upos upos = words_[w].upos;
      Relation relation = Relation::compound;
      if (upos == Upos::det) relation = Relation::det;
      if (upos == Upos::adj) relation = Relation::amod;
      if (upos == Upos::num) relation = Relation::nummod;
      if (w != chunk.head) set(w, chunk.head, relation);
    }
  }

  /// The verb whose clause the chunk stands in.
  [[nodiscard]] std::optional<Index> verb_of(const Chunk& chunk) const {
    std::optional<Index> before;
    std::optional<Index> after;
    for (const Index verb : verbs_) {
      if (verb < chunk.first) before = verb;
      if (verb >= chunk.end && !after) after = verb;
    }
    if (verb_final_) return after ? after : before;
    // A bare phrase right before a verb is that verb's subject.
    if (!chunk.role && after && !border_between(chunk.end, *after)) return after;
    return before ? before : after;
  }

  [[nodiscard]] bool border_between(Index from, Index to) const {
    for (Index w = from; w < to; ++w) {
      const Upos upos = words_[w].upos;
      if (upos == Upos::punct || upos == Upos::cconj || upos == Upos::sconj) return true;
      if (is_nominal(upos)) return true;
    }
    return false;
  }

  [[nodiscard]] bool is_passive(Index verb) const {
    return feature(words_[verb], "Voice") == "Pass";
  }

  void attach(std::size_t number) {
    const Chunk& chunk = chunks_[number];
    if (coordinated(number)) return;
    if (chunk.role == MarkerRole::gen) {
      const bool next = verb_final_;
      if (next && number + 1 < chunks_.size()) {
        return set(chunk.head, chunks_[number + 1].head, Relation::nmod, Subrelation::poss);
      }
      if (!next && number > 0) return set(chunk.head, chunks_[number - 1].head, Relation::nmod);
    }
    const auto verb = verb_of(chunk);
    if (!verb) {
      if (number > 0) set(chunk.head, chunks_[number - 1].head, Relation::nmod);
      return;
    }
    set(chunk.head, *verb, relation_of(chunk, *verb), Subrelation::none);
    if (words_[chunk.head].relation == Relation::nsubj && is_passive(*verb)) {
      words_[chunk.head].subrelation = Subrelation::pass;
    }
  }

  [[nodiscard]] Relation relation_of(const Chunk& chunk, Index verb) const {
    if (chunk.role == MarkerRole::erg) return Relation::nsubj;
    if (chunk.role == MarkerRole::dat) return Relation::iobj;
    if (chunk.role && chunk.role != MarkerRole::gen && chunk.role != MarkerRole::and_) {
      return Relation::obl;
    }
    if (!verb_final_) return chunk.head < verb ? Relation::nsubj : Relation::obj;
    // Verb-final: the bare phrase next to the verb is its object if another one may be its subject.
    const bool has_subject = std::ranges::any_of(chunks_, [&](const Chunk& other) {
      return other.end <= chunk.first && (!other.role || other.role == MarkerRole::erg) &&
             verb_of(other) == verb;
    });
    return has_subject ? Relation::obj : Relation::nsubj;
  }

  /// "A, B and C": later parts hang from the first, which carries the role of the last.
  bool coordinated(std::size_t number) {
    if (number == 0) return false;
    Chunk& chunk = chunks_[number];
    Chunk& before = chunks_[number - 1];
    if (chunk.first != before.end + 1 || !markers_.is_coordinator(form(before.end))) return false;
    if (verb_final_ && !before.role) before.role = chunk.role;
    set(chunk.head, before.head, Relation::conj);
    return true;
  }

  void join_verb(std::size_t number) {
    const Index verb = verbs_[number];
    if (verb == root_) return;
    const Index other = verb_final_ ? verbs_[std::min(number + 1, verbs_.size() - 1)]
                                    : verbs_[number == 0 ? 0 : number - 1];
    Relation relation = Relation::advcl;
    if (verb > first_) {
      const Upos before = words_[verb - 1].upos;
      if (before == Upos::part) relation = Relation::xcomp;
      if (before == Upos::cconj) relation = Relation::conj;
    }
    set(verb, other == verb ? root_ : other, relation);
  }

  void attach_rest(Index w) {
    if (w == root_ || words_[w].head) return;
    const Upos upos = words_[w].upos;
    if (upos == Upos::adp) {
      for (const Chunk& chunk : chunks_) {
        if (chunk.first == w + 1 || chunk.end == w) return set(w, chunk.head, Relation::case_);
      }
    }
    Relation relation = Relation::dep;
    if (upos == Upos::aux) relation = Relation::aux;
    if (upos == Upos::adv || upos == Upos::part) relation = Relation::advmod;
    if (upos == Upos::sconj) relation = Relation::mark;
    if (upos == Upos::cconj) relation = Relation::cc;
    if (upos == Upos::punct) relation = Relation::punct;
    set(w, nearest_verb(w), relation);
  }

  [[nodiscard]] Index nearest_verb(Index w) const {
    Index best = root_;
    for (const Index verb : verbs_) {
      const auto distance = [&](Index v) { return v > w ? v - w : w - v; };
      if (distance(verb) < distance(best)) best = verb;
    }
    return best;
  }

  std::string_view text_;
  const names::Markers& markers_;
  bool verb_final_;
  std::vector<Word>& words_;
  Index first_;
  Index end_;
  Index root_ = 0;
  std::vector<Index> verbs_;
  std::vector<Chunk> chunks_;
};

}  // namespace

void chunk_tree(std::string_view text, const names::Markers& markers, bool verb_final,
                Analysis& analysis, const Sentence& sentence) {
  Chunker(text, markers, verb_final, analysis, sentence).run();
}

}  // namespace dateline::bench
