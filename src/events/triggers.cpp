// SPDX-License-Identifier: Apache-2.0
#include "events/triggers.h"

#include <algorithm>

#include "events/participants.h"

namespace dateline::events {
namespace {

constexpr Index longest_gap = 9;  // words between "call" and "for"
constexpr Index light_reach = 4;  // words between an event noun and its light verb

bool fits_class(const Scene& scene, const Trigger& trigger, Index head) {
  const Upos upos = scene.word(head).upos;
  if (scene.tables.words.verb_final) {  // poorer taggers: only what cannot be is refused
    if (trigger.kind == WordKind::verb) return upos == Upos::verb || upos == Upos::aux;
    return upos != Upos::adp && upos != Upos::punct && upos != Upos::num && upos != Upos::pron;
  }
  if (trigger.kind == WordKind::verb) return upos == Upos::verb;
  const Relation relation = scene.word(head).relation;
  const bool gerund =
      upos == Upos::verb && (relation == Relation::nsubj || relation == Relation::obj ||
                             relation == Relation::obl || relation == Relation::nmod);
  return upos == Upos::noun || upos == Upos::propn || gerund;
}

bool has_after_gap(const Scene& scene, const Trigger& trigger, Index head, Index end) {
  if (trigger.after_gap.empty()) return true;
  const Index limit = std::min(scene.sentence_of(head).end_word, end + longest_gap);
  for (Index w = end; w < limit; ++w) {
    if (phrase_end(scene.lexemes, trigger.after_gap, w, limit) == w) continue;
    const auto& up = scene.word(w).head;
    const bool of_date =
        scene.time_at(w) || (up && scene.time_at(*up)) || (w + 1 < limit && scene.time_at(w + 1));
    if (of_date) continue;
    if (w == end || (up && (*up == head || scene.word(*up).head == head))) return true;
    if (scene.word(w).upos == Upos::adp || scene.word(w).upos == Upos::part) continue;
    if (scene.tree.is_under(w, head) && scene.tree.clause_head(w) == scene.tree.clause_head(head)) {
      return true;
    }
  }
  return false;
}

bool is_any_of(const Scene& scene, Index word, const std::vector<Lexeme>& list) {
  return std::any_of(list.begin(), list.end(),
                     [&](Lexeme lexeme) { return is_lexeme(scene.lexemes, word, lexeme); });
}

// Words that can turn the sense of the trigger: its dependents, its governor, its neighbours.
bool stands_with(const Scene& scene, const Candidate& candidate, const std::vector<Lexeme>& list) {
  if (list.empty()) return false;
  const Sentence& sentence = scene.sentence_of(candidate.head);
  for (const Index child : scene.tree.children(candidate.head)) {
    if (is_any_of(scene, child, list)) return true;
    for (const Index grandchild : scene.tree.children(child)) {
      const Relation relation = scene.word(grandchild).relation;
      if ((relation == Relation::compound || relation == Relation::amod ||
           relation == Relation::mark || relation == Relation::advmod ||
           relation == Relation::conj) &&
          is_any_of(scene, grandchild, list)) {
        return true;
      }
    }
  }
  const auto& up = scene.word(candidate.head).head;
  if (up && *up < scene.analysis.words.size() && is_any_of(scene, *up, list)) return true;
  if (candidate.first > sentence.first_word && is_any_of(scene, candidate.first - 1, list)) {
    return true;
  }
  return candidate.end < sentence.end_word && is_any_of(scene, candidate.end, list);
}

bool sentence_has(const Scene& scene, Index sentence, const std::vector<Lexeme>& list) {
  const Sentence& words = scene.analysis.sentences[sentence];
  for (Index w = words.first_word; w < words.end_word; ++w) {
    if (is_any_of(scene, w, list)) return true;
  }
  return false;
}

Fillers filler_at(const Scene& scene, Index verb, Relation relation) {
  const auto child = scene.tree.child(verb, relation);
  return child ? filler_of(scene, *child) : static_cast<Fillers>(Filler::nothing);
}

bool guard_holds(const Scene& scene, const Candidate& candidate) {
  const Guard& guard = candidate.trigger->guard;
  if (guard.not_passive && candidate.passive) return false;
  if (guard.only_passive && !candidate.passive) return false;
  const Index at = candidate.predicate();
  const Fillers subject = filler_at(scene, at, Relation::nsubj);
  const Fillers object = filler_at(scene, at, Relation::obj);
  const Fillers affected = candidate.passive ? subject : object;
  const Fillers doer = candidate.passive ? static_cast<Fillers>(Filler::nothing) : subject;
  const bool told = doer != static_cast<Fillers>(Filler::nothing);
  if (guard.object != any_filler && (affected & guard.object) == 0) return false;
  if (guard.subject != any_filler && told && (doer & guard.subject) == 0) return false;
  if (stands_with(scene, candidate, guard.not_with)) return false;
  if (sentence_has(scene, candidate.sentence, guard.absent)) return false;
  return guard.only_with.empty() || sentence_has(scene, candidate.sentence, guard.only_with);
}

bool is_light(const Scene& scene, Index word, Candidate& candidate) {
  const Index limit = scene.sentence_of(word).end_word;
  const Light* light = scene.tables.lexicon.lights().longest(scene.lexemes, word, limit);
  if (!light) return false;
  candidate.light = word;
  candidate.effect = light->effect;
  return true;
}

bool may_stand_before_light(Upos upos) {
  return upos == Upos::part || upos == Upos::adv || upos == Upos::det || upos == Upos::adj ||
         upos == Upos::num || upos == Upos::adp;
}

// The verb that carries an event noun: by the tree, else the one that stands right behind the noun
// in a verb-final language.
void find_light(const Scene& scene, Candidate& candidate) {
  const Word& noun = scene.word(candidate.head);
  const bool verb_final = scene.tables.words.verb_final;
  const bool carried = noun.relation == Relation::obj || noun.relation == Relation::nsubj ||
                       noun.relation == Relation::compound || noun.relation == Relation::xcomp ||
                       (!verb_final && noun.relation == Relation::obl);
  if (carried && noun.head && *noun.head < scene.analysis.words.size()) {
    const bool subject = noun.relation == Relation::nsubj;
    if (is_light(scene, *noun.head, candidate)) {
      candidate.light_by_tree = true;
      candidate.passive = subject && candidate.effect != LightEffect::occur;
      return;
    }
  }
  if (!scene.tables.words.verb_final) return;
  const Index limit =
      std::min(scene.sentence_of(candidate.head).end_word, candidate.end + light_reach);
  for (Index w = candidate.end; w < limit; ++w) {
    const Upos upos = scene.word(w).upos;
    if (upos != Upos::noun && upos != Upos::propn && is_light(scene, w, candidate)) return;
    if (!may_stand_before_light(upos)) return;
  }
}

// Where verbs come last an event is told by its light verb; a bare noun tells of one only where its
// own marker says so ("in the attack", "after the talks"), never as the owner of another noun.
bool is_bare_noun(const Scene& scene, const Candidate& candidate) {
  if (!scene.tables.words.verb_final || candidate.light) return false;
  if (!candidate.trigger->bare_class()) return true;
  const auto marking =
      scene.tables.markers.role_of(scene.report.text, scene.analysis, candidate.head);
  return marking && marking->role == names::MarkerRole::gen;
}

std::optional<Candidate> candidate_from(const Scene& scene, const Trigger& trigger, Index first,
                                        Index end, Index sentence, const char*& why) {
  const Index head = first + static_cast<Index>(trigger.head);
  why = "a word of another class";
  if (!fits_class(scene, trigger, head)) return std::nullopt;
  const auto marker = scene.tables.markers.marker_word(scene.text_of(head));
  if (marker && *marker != names::MarkerRole::and_) return std::nullopt;
  if (!has_after_gap(scene, trigger, head, end)) return std::nullopt;
  Candidate candidate = candidate_at(scene, trigger, first, sentence);
  if (trigger.kind == WordKind::noun) {
    why = "a noun that no verb carries";
    if (is_bare_noun(scene, candidate)) return std::nullopt;
  }
  why = "the guard of its row";
  if (!guard_holds(scene, candidate)) return std::nullopt;
  return candidate;
}

}  // namespace

Candidate candidate_at(const Scene& scene, const Trigger& trigger, Index first, Index sentence) {
  Candidate candidate;
  candidate.trigger = &trigger;
  candidate.first = first;
  candidate.end = std::min(first + static_cast<Index>(trigger.phrase.size()),
                           scene.analysis.sentences[sentence].end_word);
  candidate.head = first + static_cast<Index>(trigger.head);
  candidate.sentence = sentence;
  if (trigger.kind == WordKind::noun) {
    find_light(scene, candidate);
  } else {
    candidate.passive = is_passive(scene, candidate.head);
  }
  return candidate;
}

bool is_passive(const Scene& scene, Index verb) {
  bool has_subject = false;
  for (const Index child : scene.tree.children(verb)) {
    if (scene.word(child).subrelation == Subrelation::pass) return true;
    has_subject = has_subject || scene.word(child).relation == Relation::nsubj;
  }
  // A tagger's guess counts only where no active subject speaks against it.
  return !has_subject && feature(scene.word(verb), "Voice") == "Pass" &&
         scene.word(verb).relation != Relation::amod;
}

std::vector<Candidate> candidates_in(const Scene& scene, Index sentence,
                                     std::vector<Refused>* refused) {
  std::vector<Candidate> found;
  const Sentence& words = scene.analysis.sentences[sentence];
  for (Index w = words.first_word; w < words.end_word; ++w) {
    if (scene.mention_at(w) && scene.word(w).upos == Upos::propn) continue;
    for (const auto& match : scene.tables.lexicon.triggers().at(scene.lexemes, w, words.end_word)) {
      const Trigger& row = **match.value;
      if (!row.frame && !row.silent) continue;
      const char* why = "";
      const auto candidate = candidate_from(scene, row, match.first, match.end, sentence, why);
      if (!candidate && refused) refused->push_back({&row, match.first, match.end, why});
      if (!candidate) continue;
      if (!candidate->trigger->silent) found.push_back(*candidate);
      w = match.end - 1;
      break;
    }
  }
  return found;
}

}  // namespace dateline::events
