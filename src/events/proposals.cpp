// SPDX-License-Identifier: Apache-2.0
#include "events/proposals.h"

#include <algorithm>

#include <fmt/format.h>

namespace dateline::events {
namespace {

bool is_better(const Trigger& left, const Trigger& right) {
  if ((left.frame != nullptr) != (right.frame != nullptr)) return left.frame != nullptr;
  if (left.phrase.size() != right.phrase.size()) return left.phrase.size() > right.phrase.size();
  return left.prior > right.prior;
}

/// The best row of the lexicon of the proposed class that the word is head of.
const Trigger* row_behind(const Proposal& proposal, const WordInputs& inputs) {
  const Trigger* best = nullptr;
  for (const Trigger* row : inputs.triggers) {
    if (row->silent || row->event_class != proposal.event_class()) continue;
    if (best == nullptr || is_better(*row, *best)) best = row;
  }
  return best;
}

Candidate candidate_of(const Scene& scene, Index sentence, const Proposal& proposal,
                       const WordInputs& inputs, std::deque<Trigger>& rows) {
  const Upos upos = scene.word(proposal.word).upos;
  const WordKind kind = upos == Upos::verb || upos == Upos::aux ? WordKind::verb : WordKind::noun;
  const Trigger* row = row_behind(proposal, inputs);
  rows.emplace_back();
  Trigger& own = rows.back();
  if (row != nullptr) {
    own = *row;
  } else {
    own.phrase.resize(1);
    own.event_class = proposal.event_class();
    own.rule = "syntax.model";
  }
  own.kind = kind;
  own.mode = proposal.mode;
  if (own.frame == nullptr) {
    own.frame = scene.tables.lexicon.usual_frame(own.event_class, kind);
  }
  return candidate_at(scene, own, proposal.word - static_cast<Index>(own.head), sentence);
}

/// Words of a mention, or of the phrase that a noun heads.
bool covers(const Scene& scene, const Referent& referent, Index word) {
  if (referent.word == word) return true;
  if (referent.mention) return scene.mention_at(word) == referent.mention;
  return referent.span.contains(scene.word(word).span);
}

bool is_place(const Scene& scene, const Referent& referent) {
  if (!referent.mention) return false;
  const NameMention& mention = scene.analysis.names[*referent.mention];
  const EntityKind kind = scene.analysis.entities[mention.entity].kind;
  return kind == EntityKind::place || kind == EntityKind::country;
}

bool same_word(const std::vector<Referent>& list, const Referent& one) {
  return std::ranges::any_of(list, [&](const Referent& other) { return other.word == one.word; });
}

/// What of `more` is not in `taken`.
void add_others(const std::vector<Referent>& more, const std::vector<Referent>& taken,
                std::vector<Referent>& words) {
  for (const Referent& one : more) {
    if (!same_word(taken, one)) words.push_back(one);
  }
}

/// The words of the roles that arcs point to, and the place.
Roles told_by_arcs(const Scene& scene, const Proposal& proposal,
                   const std::vector<Referent>& referents) {
  Roles roles;
  for (const Arc& arc : proposal.arcs) {
    const auto referent = referent_at(scene, referents, arc.word);
    if (!referent) continue;
    if (arc.role == ArcRole::place) {
      if (!roles.place && is_place(scene, *referent)) roles.place = *referent;
      continue;
    }
    if (arc.role != ArcRole::actor && arc.role != ArcRole::recipient) continue;
    std::vector<Referent>& words =
        arc.role == ArcRole::actor ? roles.actor_words : roles.recipient_words;
    if (same_word(words, *referent)) continue;
    words.push_back(*referent);
    roles.why.push_back(fmt::format("{}: {} by the network, score {:.1f}",
                                    scene.text(referent->span), to_string(arc.role),
                                    static_cast<double>(arc.score) / score_steps));
  }
  return roles;
}

}  // namespace

std::vector<Candidate> candidates_of(const Scene& scene, Index sentence,
                                     const std::vector<Proposal>& proposals,
                                     const std::vector<WordInputs>& inputs,
                                     std::deque<Trigger>& rows) {
  std::vector<Candidate> candidates;
  candidates.reserve(proposals.size());
  for (const Proposal& proposal : proposals) {
    candidates.push_back(candidate_of(scene, sentence, proposal, inputs[proposal.word], rows));
  }
  return candidates;
}

std::optional<Referent> referent_at(const Scene& scene, const std::vector<Referent>& referents,
                                    Index word) {
  for (const Referent& referent : referents) {
    if (covers(scene, referent, word)) return referent;
  }
  if (const auto mention = scene.mention_at(word)) {
    const NameMention& name = scene.analysis.names[*mention];
    return Referent{name.head_word, mention, name.span, filler_of(scene, name.head_word)};
  }
  const Upos upos = scene.word(word).upos;
  if (upos == Upos::verb || upos == Upos::punct || upos == Upos::adp || upos == Upos::aux) {
    return std::nullopt;
  }
  return unnamed_at(scene, word);
}

Roles roles_by_arcs(const Scene& scene, const Candidate& candidate, const Proposal& proposal,
                    const std::vector<Referent>& referents, const std::vector<Candidate>& others) {
  Roles roles = told_by_arcs(scene, proposal, referents);
  const auto has = [&](ArcRole role) {
    return std::ranges::any_of(proposal.arcs, [&](const Arc& arc) { return arc.role == role; });
  };
  if (!has(ArcRole::actor) || !has(ArcRole::recipient)) {
    const Roles framed = roles_of(scene, candidate, referents, others);
    if (!roles.place && framed.place) {
      roles.place = framed.place;
      roles.is_visited = framed.is_visited;
    }
    if (!has(ArcRole::actor)) {
      add_others(framed.actor_words, roles.recipient_words, roles.actor_words);
    }
    if (!has(ArcRole::recipient)) {
      add_others(framed.recipient_words, roles.actor_words, roles.recipient_words);
    }
    roles.why.insert(roles.why.end(), framed.why.begin(), framed.why.end());
  }
  settle_participants(scene, roles);
  return roles;
}

}  // namespace dateline::events
