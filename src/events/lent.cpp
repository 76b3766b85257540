// SPDX-License-Identifier: Apache-2.0
#include "events/lent.h"

#include "events/participants.h"

namespace dateline::events {
namespace {

constexpr int longest_chain = 4;  // clauses a subject is lent through

std::optional<Index> subject_of(const Scene& scene, Index verb) {
  for (const Index child : scene.tree.children(verb)) {
    const Relation relation = scene.word(child).relation;
    if (relation == Relation::nsubj || relation == Relation::csubj) return child;
  }
  return std::nullopt;
}

bool is_agent(const Scene& scene, Index word) { return (filler_of(scene, word) & agents) != 0; }

bool is_relative_pronoun(const Scene& scene, Index word) {
  const Word& here = scene.word(word);
  return here.upos == Upos::pron && !scene.mention_at(word) &&
         (feature(here, "PronType").find("Rel") != std::string_view::npos ||
          feature(here, "PronType").find("Int") != std::string_view::npos);
}

// "soldiers who attacked", "a delegation visiting", "hostages held by".
void lend_noun(const Scene& scene, Index verb, Index noun, std::vector<Lent>& lent) {
  const auto subject = subject_of(scene, verb);
  const bool passive =
      is_passive(scene, verb) || (!subject && feature(scene.word(verb), "VerbForm") == "Part" &&
                                  feature(scene.word(verb), "Tense") == "Past" &&
                                  scene.word(verb).subrelation != Subrelation::relcl);
  const Edge as_subject = passive ? Edge::subj_pass : Edge::subj;
  if (!subject || is_relative_pronoun(scene, *subject)) {
    lent.push_back({noun, as_subject});
  } else if (!scene.tree.child(verb, Relation::obj)) {
    lent.push_back({noun, Edge::obj});
  }
}

bool is_open_clause(const Scene& scene, const Word& here, Index above) {
  return here.relation == Relation::xcomp || here.relation == Relation::advcl ||
         here.relation == Relation::ccomp ||
         (here.relation == Relation::conj && scene.word(above).upos == Upos::verb);
}

// "asked them to leave": whom the verb above makes act.
std::optional<Index> controlled_by(const Scene& scene, Index above) {
  for (const Relation controller : {Relation::iobj, Relation::obj}) {
    const auto child = scene.tree.child(above, controller);
    if (child && is_agent(scene, *child)) return child;
  }
  return std::nullopt;
}

// The clause whose subject or object acts in a clause below it, step by step upwards.
void lend_subject(const Scene& scene, Index verb, Edge edge, std::vector<Lent>& lent) {
  Index at = verb;
  for (int step = 0; step < longest_chain; ++step) {
    const Word& here = scene.word(at);
    if (!here.head || *here.head >= scene.analysis.words.size()) return;
    const Index above = *here.head;
    if (here.relation == Relation::acl) {
      lend_noun(scene, at, above, lent);
      return;
    }
    if (!is_open_clause(scene, here, above)) return;
    const auto controlled =
        here.relation == Relation::xcomp ? controlled_by(scene, above) : std::nullopt;
    if (controlled) {
      lent.push_back({*controlled, edge});
      return;
    }
    if (const auto subject = subject_of(scene, above)) {
      const bool passive_conj = here.relation == Relation::conj && is_passive(scene, above);
      lent.push_back({*subject, passive_conj && is_passive(scene, at) ? Edge::subj_pass : edge});
      return;
    }
    at = above;
  }
}

}  // namespace

std::vector<Lent> lent_to(const Scene& scene, const Candidate& candidate) {
  std::vector<Lent> lent;
  if (candidate.is_noun() && !candidate.light) return lent;
  const Index verb = candidate.predicate();
  const Edge edge = is_passive(scene, verb) ? Edge::subj_pass : Edge::subj;
  const auto subject = subject_of(scene, verb);
  const bool said = scene.word(verb).relation == Relation::ccomp && subject &&
                    scene.word(*subject).upos == Upos::pron && !scene.mention_at(*subject);
  const std::optional<Index> above = scene.word(verb).head;
  if (scene.word(verb).relation == Relation::acl && above) {
    lend_noun(scene, verb, *above, lent);
  } else if (!subject || said) {
    lend_subject(scene, verb, edge, lent);
  }
  return lent;
}

}  // namespace dateline::events
