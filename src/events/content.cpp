// SPDX-License-Identifier: Apache-2.0
#include "events/content.h"

#include <algorithm>

namespace dateline::events {
namespace {

constexpr int longest_climb = 6;
constexpr Index purpose_reach = 3;  // words: "committed to sending"

const Candidate* headed_by(const std::vector<Candidate>& all, Index word, const Candidate& self) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const Candidate& other) {
    return other.head != self.head && (other.head == word || other.light == word);
  });
  return found == all.end() ? nullptr : &*found;
}

bool is_argument(Relation relation) {
  switch (relation) {
    case Relation::xcomp:
    case Relation::ccomp:
    case Relation::obj:
    case Relation::iobj:
    case Relation::obl:
    case Relation::nmod:
    case Relation::compound:
    case Relation::acl:
    case Relation::advcl:
    case Relation::csubj:
      return true;
    default:
      return false;
  }
}

// Acts whose content is spoken of, not told: nothing in it has happened by that.
bool is_open(EventClass event_class) {
  switch (event_class) {
    case EventClass::request:
    case EventClass::reject:
    case EventClass::agree:
    case EventClass::threaten:
    case EventClass::concede:
      return true;
    default:
      return false;
  }
}

bool denies(const Scene& scene, const Candidate& candidate) {
  const Cue* cue = scene.cue_at(candidate.head);
  return cue && cue->kind == CueKind::deny;
}

bool holds_content(const Scene& scene, const Candidate& outer, const Candidate& inner,
                   Relation relation) {
  const EventClass event_class = outer.trigger->event_class;
  const bool same = event_class == inner.trigger->event_class;
  if (relation == Relation::advcl) {
    const bool close = inner.head > outer.head && inner.head <= outer.head + purpose_reach;
    return same || event_class == EventClass::accuse || (is_open(event_class) && close);
  }
  const bool clause = relation == Relation::xcomp || relation == Relation::ccomp;
  if (clause && denies(scene, outer)) return false;
  if (is_open(event_class) || same) return true;
  if (event_class == EventClass::accuse) return clause || relation == Relation::obl;
  if (event_class == EventClass::support) return clause;
  if (event_class == EventClass::consult) return inner.is_noun() || clause;
  return false;
}

// The candidate's light verb, where that is a candidate itself.
const Candidate* light_verb_of(const Candidate& candidate, const std::vector<Candidate>& all) {
  if (!candidate.light) return nullptr;
  for (const Candidate& other : all) {
    if (other.head == candidate.light && !other.is_noun()) return &other;
  }
  return nullptr;
}

// The word above, when `at` is an argument of it or joined to it.
std::optional<Index> step_up(const Scene& scene, Index at) {
  const Word& here = scene.word(at);
  if (!here.head || *here.head >= scene.analysis.words.size()) return std::nullopt;
  if (here.subrelation == Subrelation::relcl) return std::nullopt;
  const bool belongs = is_argument(here.relation) || here.relation == Relation::conj;
  return belongs ? here.head : std::nullopt;
}

}  // namespace

const Candidate* container_of(const Scene& scene, const Candidate& candidate,
                              const std::vector<Candidate>& all) {
  if (const Candidate* verb = light_verb_of(candidate, all)) {
    return holds_content(scene, *verb, candidate, Relation::obj) ? verb : nullptr;
  }
  Index at = candidate.light && candidate.light_by_tree ? *candidate.light : candidate.head;
  for (int step = 0; step < longest_climb; ++step) {
    const std::optional<Index> above = step_up(scene, at);
    if (!above) return nullptr;
    const Relation relation = scene.word(at).relation;
    // "demanded that X stop and withdraw": the conjunct shares its neighbour's container.
    const Candidate* outer =
        relation == Relation::conj ? nullptr : headed_by(all, *above, candidate);
    if (outer != nullptr)
      return holds_content(scene, *outer, candidate, relation) ? outer : nullptr;
    at = *above;
  }
  return nullptr;
}

bool is_denial_of_another(const Scene& scene, const Candidate& candidate,
                          const std::vector<Candidate>& all) {
  if (!denies(scene, candidate)) return false;
  return std::any_of(all.begin(), all.end(), [&](const Candidate& other) {
    return other.head != candidate.head && other.light != candidate.head &&
           scene.tree.is_under(other.head, candidate.head) &&
           scene.tree.clause_head(other.head) != scene.tree.clause_head(candidate.head) &&
           container_of(scene, other, all) == nullptr;
  });
}

}  // namespace dateline::events
