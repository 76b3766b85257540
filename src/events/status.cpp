// SPDX-License-Identifier: Apache-2.0
#include "events/status.h"

#include <algorithm>

namespace dateline::events {
namespace {

using names::MarkerRole;

constexpr int most_governors = 4;
constexpr Index negation_reach = 2;  // words behind a verb-final predicate
constexpr int sport_words_needed = 2;

struct Found {
  CueKind kind = CueKind::negation;
  Span span;
  std::string rule;
};

class StatusReader {
 public:
  StatusReader(const Scene& scene, const Candidate& candidate)
      : scene_(scene), candidate_(candidate), predicate_(candidate.predicate()) {}

  std::optional<StatusReading> run() {
    read_around(candidate_.head);
    if (candidate_.light) read_around(*candidate_.light);
    read_governors();
    read_clause();
    if (has(CueKind::negation) || has(CueKind::fail) || has(CueKind::habit)) return std::nullopt;
    if (candidate_.effect == LightEffect::refuse) return std::nullopt;
    if (is_mere_purpose()) return std::nullopt;
    StatusReading reading = decide();
    reading.hedged = has(CueKind::hedge);
    return reading;
  }

 private:
  // "a way to persuade people to protest": an infinitive under a noun tells of nothing done, unless
  // the noun is one of plans and hopes.
  bool is_mere_purpose() const {
    const Word& verb = scene_.word(predicate_);
    if (feature(verb, "VerbForm") != "Inf" || verb.relation != Relation::acl) return false;
    return !has(CueKind::intent) && !has(CueKind::wish) && !has(CueKind::cancel) &&
           !has(CueKind::deny);
  }

  bool inside_trigger(Index word) const {
    return word >= candidate_.first && word < candidate_.end;
  }

  void note(Index word) {
    if (inside_trigger(word)) return;
    if (const Cue* cue = scene_.cue_at(word)) {
      found_.push_back({cue->kind, scene_.word(word).span, cue->rule});
    }
  }

  // What hangs from the trigger or its light verb, and what follows a final verb.
  void read_around(Index at) {
    for (const Index child : scene_.tree.children(at)) {
      const Relation relation = scene_.word(child).relation;
      if (relation == Relation::advmod || relation == Relation::aux || relation == Relation::amod ||
          relation == Relation::det || relation == Relation::mark || relation == Relation::acl ||
          relation == Relation::discourse || relation == Relation::compound ||
          relation == Relation::cc) {
        note(child);
      }
    }
    if (!scene_.tables.words.verb_final || (at != predicate_)) return;
    const Index limit = std::min(scene_.sentence_of(at).end_word, at + 1 + negation_reach);
    for (Index w = at + 1; w < limit; ++w) {
      const Upos upos = scene_.word(w).upos;
      if (upos == Upos::punct || upos == Upos::sconj || upos == Upos::noun) break;
      note(w);
    }
    const Index first = scene_.sentence_of(at).first_word;
    if (at > first) note_if(at - 1, CueKind::negation);
  }

  void note_if(Index word, CueKind kind) {
    if (inside_trigger(word)) return;
    const Cue* cue = scene_.cue_at(word);
    if (cue && cue->kind == kind) found_.push_back({kind, scene_.word(word).span, cue->rule});
  }

  // "plans to meet", "the visit was cancelled", "denied that they met", "failed to attack".
  void read_governors() {
    Index at = candidate_.light && candidate_.light_by_tree ? *candidate_.light : candidate_.head;
    for (int step = 0; step < most_governors; ++step) {
      const Word& here = scene_.word(at);
      if (!here.head || *here.head >= scene_.analysis.words.size()) return;
      const Index above = *here.head;
      if (!governs(here)) {
        if (here.relation == Relation::conj && scene_.word(above).upos == Upos::verb) {
          at = above;
          continue;
        }
        if (here.relation == Relation::advcl) read_conditions(at);
        note_abstract(here, above);
        return;
      }
      note_governor(above);
      at = above;
    }
  }

  bool governs(const Word& here) const {
    switch (here.relation) {
      case Relation::xcomp:
      case Relation::ccomp:
      case Relation::csubj:
        return true;
      case Relation::obj:
      case Relation::nsubj:
      case Relation::compound:
        return candidate_.is_noun();
      default:
        return false;
    }
  }

  // "plans to attack", "the threat of an attack": nouns that make an act less than done.
  void note_abstract(const Word& here, Index above) {
    const bool hangs = here.relation == Relation::nmod ||
                       (here.relation == Relation::acl && here.subrelation != Subrelation::relcl) ||
                       here.relation == Relation::obl;
    const Cue* cue = hangs ? scene_.cue_at(above) : nullptr;
    if (cue && cue->kind != CueKind::again && cue->kind != CueKind::definite) {
      found_.push_back({cue->kind, scene_.word(above).span, cue->rule});
    }
  }

  void note_governor(Index above) {
    if (const Cue* cue = scene_.cue_at(above)) {
      found_.push_back({cue->kind, scene_.word(above).span, cue->rule});
      governor_ = above;
    }
    for (const Index child : scene_.tree.children(above)) {
      const Relation relation = scene_.word(child).relation;
      if (relation != Relation::advmod && relation != Relation::aux && relation != Relation::mark) {
        continue;
      }
      const Cue* cue = scene_.cue_at(child);
      if (cue && (cue->kind == CueKind::negation || cue->kind == CueKind::condition)) note(child);
    }
  }

  void read_conditions(Index clause) {
    for (const Index child : scene_.tree.children(clause)) {
      if (scene_.word(child).relation == Relation::mark ||
          scene_.word(child).relation == Relation::advmod) {
        note_if(child, CueKind::condition);
      }
    }
  }

  // Conditions, habits and hedges may stand anywhere in the clause.
  void read_clause() {
    const Sentence& sentence = scene_.sentence_of(predicate_);
    const Index clause = scene_.tree.clause_head(predicate_);
    for (Index w = sentence.first_word; w < sentence.end_word; ++w) {
      if (inside_trigger(w)) continue;
      const Cue* cue = scene_.cue_at(w);
      if (!cue) continue;
      const bool same = scene_.tree.clause_head(w) == clause;
      const bool wide =
          cue->kind == CueKind::hedge ||
          (cue->kind == CueKind::condition && scene_.tables.words.verb_final && w < predicate_);
      const bool timed = cue->kind == CueKind::future || cue->kind == CueKind::past;
      const bool clausal = cue->kind == CueKind::condition || cue->kind == CueKind::habit ||
                           (timed && !(candidate_.is_noun() && !candidate_.light));
      if ((same && clausal) || wide) {
        found_.push_back({cue->kind, scene_.word(w).span, cue->rule});
      }
    }
  }

  bool has(CueKind kind) const { return first(kind) != nullptr; }

  const Found* first(CueKind kind) const {
    for (const Found& found : found_) {
      if (found.kind == kind) return &found;
    }
    return nullptr;
  }

  StatusReading by_cue(CueKind kind, Status status) const {
    const Found* found = first(kind);
    StatusReading reading;
    reading.status = status;
    reading.cue = found->span;
    reading.why = std::string(to_string(status)) + ": \"" + std::string(scene_.text(found->span)) +
                  "\" (" + found->rule + ")";
    return reading;
  }

  StatusReading decide() const {
    if (has(CueKind::deny)) return by_cue(CueKind::deny, Status::denied);
    if (has(CueKind::cancel)) return by_cue(CueKind::cancel, Status::cancelled);
    if (candidate_.effect == LightEffect::deny) return by_light(Status::denied);
    if (candidate_.effect == LightEffect::cancel) return by_light(Status::cancelled);
    if (has(CueKind::condition)) return by_cue(CueKind::condition, Status::hypothetical);
    if (has(CueKind::wish)) return by_cue(CueKind::wish, Status::hypothetical);
    if (candidate_.effect == LightEffect::want) return by_light(Status::hypothetical);
    if (has(CueKind::intent)) return by_cue(CueKind::intent, Status::planned);
    if (candidate_.effect == LightEffect::plan) return by_light(Status::planned);
    if (candidate_.is_noun() && !candidate_.light) return of_noun();
    return by_tense(predicate_);
  }

  StatusReading by_light(Status status) const {
    StatusReading reading;
    reading.status = status;
    const Index light = candidate_.light.value_or(candidate_.head);
    reading.cue = scene_.word(light).span;
    reading.why =
        std::string(to_string(status)) + ": \"" + std::string(scene_.text_of(light)) + "\"";
    return reading;
  }

  StatusReading by_tense(Index verb) const {
    const auto tense = scene_.tables.tense.read(scene_.report.text, scene_.analysis, verb);
    StatusReading reading;
    reading.direction = tense.direction;
    reading.cue = tense.cue;
    if (tense.modal) {
      reading.status = has(CueKind::future) ? Status::planned : Status::hypothetical;
    } else if (tense.direction == Direction::future) {
      reading.status = Status::planned;
    } else if (has(CueKind::future) && tense.direction != Direction::past) {
      return by_cue(CueKind::future, Status::planned);
    } else if (tense.direction == Direction::present && tense.progressive) {
      reading.status = Status::ongoing;
    } else {
      reading.status = Status::happened;
      reading.cue.reset();
      reading.sure = tense.direction == Direction::past;
    }
    reading.why = std::string(to_string(reading.status)) + ": tense of \"" +
                  std::string(scene_.text_of(verb)) + "\" is " +
                  std::string(to_string(tense.direction));
    return reading;
  }

  // A noun without a verb of its own: the marker in front of it, or the clause it is subject of.
  StatusReading of_noun() const {
    const auto marking =
        scene_.tables.markers.role_of(scene_.report.text, scene_.analysis, candidate_.head);
    StatusReading reading;
    reading.sure = false;
    reading.why = "happened: an event noun told as known";
    if (has(CueKind::past)) {
      reading.sure = true;
      return reading;
    }
    if (has(CueKind::future)) return by_cue(CueKind::future, Status::planned);
    const Word& noun = scene_.word(candidate_.head);
    const bool before = marking && marking->role == MarkerRole::before;
    const bool purpose = marking && marking->role == MarkerRole::for_;
    if (before) {
      reading.status = Status::planned;
      reading.cue = marking->span;
      reading.why = "planned: \"" + std::string(scene_.text(marking->span)) + "\"";
      return reading;
    }
    if ((noun.relation == Relation::nsubj || purpose) && noun.head) {
      const StatusReading above = by_tense(*noun.head);
      if (above.status == Status::planned || above.status == Status::hypothetical) return above;
    }
    return reading;
  }

  const Scene& scene_;
  const Candidate& candidate_;
  Index predicate_;
  std::optional<Index> governor_;
  std::vector<Found> found_;
};

}  // namespace

std::optional<StatusReading> status_of(const Scene& scene, const Candidate& candidate) {
  return StatusReader(scene, candidate).run();
}

bool is_sport(const Scene& scene, Index sentence) {
  int count = 0;
  const Index first = sentence > 0 ? sentence - 1 : 0;
  const Index end =
      std::min<Index>(static_cast<Index>(scene.analysis.sentences.size()), sentence + 2);
  for (Index s = first; s < end; ++s) {
    const Sentence& words = scene.analysis.sentences[s];
    for (Index w = words.first_word; w < words.end_word; ++w) {
      const Cue* cue = scene.cue_at(w);
      if (cue && cue->kind == CueKind::sport) ++count;
    }
  }
  return count >= sport_words_needed;
}

}  // namespace dateline::events
