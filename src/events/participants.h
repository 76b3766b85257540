// SPDX-License-Identifier: Apache-2.0
#pragma once
// Who can take part: name mentions of a sentence, and unnamed people ("police", "protesters")
// that a pack's events_people.tsv lists.

#include <optional>
#include <string>
#include <vector>

#include "dateline/event.h"
#include "events/scene.h"

namespace dateline::events {

/// One phrase that can fill a slot: a mention, or a noun for people that nobody named.
struct Referent {
  Index word = 0;  // the head of the phrase in the tree
  std::optional<Index> mention;
  Span span;
  Fillers filler = 0;
  std::string country = {};  // an adjective that no mention covers: "a French offer"
};

/// What the phrase headed by `word` can be to a guard or a frame row.
Fillers filler_of(const Scene& scene, Index word);

/// The phrases of a sentence that can fill slots, in text order. Mentions inside occasions' names
/// and modifiers of unnamed people ("Kenyan police") are left out.
std::vector<Referent> referents_in(const Scene& scene, Index sentence);

/// A word that no table knows as people, with its modifiers: "the whale", "defectors", "he".
Referent unnamed_at(const Scene& scene, Index word);

/// The participants a referent stands for: one, or the members of a plural mention.
std::vector<Participant> participants_of(const Scene& scene, const Referent& referent);

/// The participant one entity is, as told by `mention`.
Participant participant_of(const Scene& scene, const Entity& entity, const NameMention& mention);

/// Does the word by itself name a country or its people: "French", "Kenyans"?
bool names_country(const Scene& scene, Index word);

/// The country that a place or country entity stands for when it acts: itself, or the state whose
/// capital it is.
const knowledge::Country* acting_country(const Scene& scene, const Entity& entity);

}  // namespace dateline::events
