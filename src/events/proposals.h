// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the event network proposes, in the terms of the grammar: candidates with a row of the
// lexicon behind them, and roles out of arcs, completed by frames.

#include <deque>
#include <vector>

#include "events/event_network.h"
#include "events/network_inputs.h"
#include "events/roles.h"
#include "events/triggers.h"

namespace dateline::events {

/// The candidate of each proposal of a sentence, in the same order. A proposal that no row of the
/// lexicon backs gets a row of its own in `rows`, which must outlive the candidates.
std::vector<Candidate> candidates_of(const Scene& scene, Index sentence,
                                     const std::vector<Proposal>& proposals,
                                     const std::vector<WordInputs>& inputs,
                                     std::deque<Trigger>& rows);

/// Who fills the roles of a candidate by the arcs of its proposal; a side that no arc tells is
/// filled by the candidate's frame.
Roles roles_by_arcs(const Scene& scene, const Candidate& candidate, const Proposal& proposal,
                    const std::vector<Referent>& referents, const std::vector<Candidate>& others);

/// The phrase of a sentence that a word belongs to: a mention, people without a name, a pronoun
/// nobody resolved. Nothing where the word can be no such phrase.
std::optional<Referent> referent_at(const Scene& scene, const std::vector<Referent>& referents,
                                    Index word);

}  // namespace dateline::events
