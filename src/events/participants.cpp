// SPDX-License-Identifier: Apache-2.0
#include "events/participants.h"

#include <algorithm>

#include "text/fold.h"
#include "text/name_key.h"
#include "text/utf8.h"

namespace dateline::events {
namespace {

constexpr std::size_t longest_name = 160;

const PeopleWord* people_at(const Scene& scene, Index word) {
  const Upos upos = scene.word(word).upos;
  if (upos == Upos::verb || upos == Upos::adj || upos == Upos::adp || upos == Upos::aux) {
    return nullptr;
  }
  return scene.tables.words.people.longest(scene.lexemes, word, scene.sentence_of(word).end_word);
}

Fillers filler_of_entity(const Scene& scene, const Entity& entity) {
  const auto flag = [](Filler filler) { return static_cast<Fillers>(filler); };
  switch (entity.kind) {
    case EntityKind::person:
      return flag(Filler::person);
    case EntityKind::body:
      return flag(Filler::body);
    case EntityKind::country:
      return static_cast<Fillers>(flag(Filler::country) | flag(Filler::place));
    case EntityKind::place:
      return static_cast<Fillers>(flag(Filler::place) |
                                  (acting_country(scene, entity) ? flag(Filler::country) : 0));
    case EntityKind::office:
      return static_cast<Fillers>(flag(Filler::office) | flag(Filler::person));
    case EntityKind::group:
      return flag(Filler::group);
    case EntityKind::thing:
      return flag(Filler::thing);
  }
  return flag(Filler::thing);
}

// A modifier that says whose people these are: "Kenyan police", "soldiers from Chad".
std::optional<Index> origin_mention(const Scene& scene, Index word) {
  for (const Index child : scene.tree.children(word)) {
    const Relation relation = scene.word(child).relation;
    if (relation != Relation::amod && relation != Relation::compound &&
        relation != Relation::nmod && relation != Relation::det) {
      continue;
    }
    if (scene.mention_at(child) == scene.mention_at(word) && scene.mention_at(word)) continue;
    const auto mention = scene.mention_at(child);
    if (mention &&
        !scene.analysis.entities[scene.analysis.names[*mention].entity].country.empty()) {
      return mention;
    }
  }
  if (word == scene.sentence_of(word).first_word) return std::nullopt;
  const auto before = scene.mention_at(word - 1);
  return before == scene.mention_at(word) ? std::nullopt : before;
}

// The noun with its adjectives and numbers, without what hangs behind it.
Span noun_phrase(const Scene& scene, Index word) {
  Span span = scene.word(word).span;
  for (const Index child : scene.tree.children(word)) {
    const Relation relation = scene.word(child).relation;
    if (child < word && (relation == Relation::amod || relation == Relation::compound ||
                         relation == Relation::nummod || relation == Relation::nmod)) {
      span = cover(span, scene.word(child).span);
    }
  }
  return span;
}

// The one country a word names, by its mention or by the tables.
std::string country_of_word(const Scene& scene, Index word) {
  if (const auto mention = scene.mention_at(word)) {
    const Entity& entity = scene.analysis.entities[scene.analysis.names[*mention].entity];
    if (entity.kind == EntityKind::country) return entity.country;
  }
  for (const knowledge::Candidate& candidate :
       scene.knowledge.lookup(text::fold(scene.text_of(word)))) {
    if (candidate.kind == knowledge::Candidate::Kind::country) return candidate.id;
  }
  return {};
}

// "Turkish police": an adjective of country that is no mention.
std::string country_of_modifier(const Scene& scene, Index word) {
  for (const Index child : scene.tree.children(word)) {
    const Relation relation = scene.word(child).relation;
    if (relation != Relation::amod && relation != Relation::compound) continue;
    for (const knowledge::Candidate& candidate :
         scene.knowledge.lookup(text::fold(scene.text_of(child)))) {
      if (candidate.kind == knowledge::Candidate::Kind::country) return candidate.id;
    }
  }
  return {};
}

// The country of people whose name does not say it: "security forces in Guinea".
void add_country(const Scene& scene, Index word, Participant& participant) {
  if (!participant.country.empty()) return;
  if (const auto origin = origin_mention(scene, word)) {
    const Entity& entity = scene.analysis.entities[scene.analysis.names[*origin].entity];
    participant.country = entity.country;
  } else {
    participant.country = country_of_modifier(scene, word);
  }
}

Participant unnamed(const Scene& scene, const Referent& referent) {
  Participant participant;
  participant.kind = "group";
  participant.span = referent.span;
  participant.text = scene.text(referent.span);
  participant.name = text::truncate(participant.text, longest_name);
  if (const PeopleWord* people = people_at(scene, referent.word)) {
    participant.sectors = people->sectors;
  }
  add_country(scene, referent.word, participant);
  std::string slug = text::to_latin(scene.word(referent.word).lemma.empty()
                                        ? std::string(scene.text_of(referent.word))
                                        : scene.word(referent.word).lemma);
  if (slug.empty()) slug = "people";
  const bool named = scene.word(referent.word).upos == Upos::propn;
  if (named) participant.kind = "body";
  participant.id = (named ? "body/?" : "group/?") +
                   (participant.country.empty() ? "" : participant.country + "-") + slug;
  return participant;
}

// "a French offer": the country of an adjective the name stage left alone.
std::string country_of_adjective(const Scene& scene, Index word) {
  const Word& here = scene.word(word);
  const bool acts = here.upos == Upos::propn && here.relation == Relation::nsubj;
  const bool modifies = acts || here.relation == Relation::amod ||
                        here.relation == Relation::compound || here.relation == Relation::nmod ||
                        here.relation == Relation::conj;
  if (!modifies || !here.head || *here.head >= scene.analysis.words.size()) return {};
  if (!acts && (scene.mention_at(*here.head) || people_at(scene, *here.head))) return {};
  if (here.upos != Upos::adj && here.upos != Upos::propn && here.upos != Upos::noun) return {};
  std::string found;
  for (const knowledge::Candidate& candidate :
       scene.knowledge.lookup(text::fold(scene.text_of(word)))) {
    if (candidate.kind != knowledge::Candidate::Kind::country) continue;
    if (!found.empty() && found != candidate.id) return {};
    found = candidate.id;
  }
  return found;
}

Participant country_participant(const Scene& scene, const Referent& referent) {
  Participant participant;
  participant.id = "country/" + referent.country;
  const knowledge::Country* country = scene.knowledge.country(referent.country);
  participant.name = country ? country->name : referent.country;
  participant.kind = "country";
  participant.country = referent.country;
  participant.text = scene.text(referent.span);
  participant.span = referent.span;
  return participant;
}

// A proper noun the name stage left alone that acts or is acted upon: an honest unknown body.
bool is_unknown_name(const Scene& scene, Index word) {
  const Word& here = scene.word(word);
  if (here.upos != Upos::propn || scene.time_at(word) || people_at(scene, word)) return false;
  return here.relation == Relation::nsubj || here.subrelation == Subrelation::agent;
}

// Further countries of coordinated modifiers: "Hungarian and Romanian officials".
std::vector<std::string> more_countries(const Scene& scene, Index word, const std::string& first) {
  std::vector<std::string> countries;
  const auto add = [&](Index at) {
    std::string country = country_of_word(scene, at);
    if (country.empty() || country == first) return;
    if (std::find(countries.begin(), countries.end(), country) == countries.end()) {
      countries.push_back(std::move(country));
    }
  };
  for (const Index child : scene.tree.children(word)) {
    const Relation relation = scene.word(child).relation;
    if (relation != Relation::amod && relation != Relation::compound) continue;
    if (!first.empty()) add(child);
    for (const Index conjunct : scene.tree.children(child)) {
      if (scene.word(conjunct).relation == Relation::conj) add(conjunct);
    }
  }
  return countries;
}

// "યુક્રેનના રાષ્ટ્રપતિ વોલોદિમીર": a country right in front of the office or person it owns.
bool owns_next(const Scene& scene, Index m) {
  const NameMention& mention = scene.analysis.names[m];
  if (mention.kind != EntityKind::country || !scene.tables.words.verb_final) return false;
  const auto marking = scene.tables.markers.role_of(scene.report.text, scene.analysis, mention);
  if (!marking || marking->role != names::MarkerRole::gen) return false;
  const Sentence& sentence = scene.analysis.sentences[mention.sentence];
  for (Index w = mention.end_word; w < sentence.end_word && w <= mention.end_word + 1; ++w) {
    const auto next = scene.mention_at(w);
    if (!next || *next == m) continue;
    const EntityKind kind = scene.analysis.names[*next].kind;
    return scene.analysis.names[*next].first_word == w &&
           (kind == EntityKind::person || kind == EntityKind::office);
  }
  return false;
}

bool is_modifier_of_people(const Scene& scene, const NameMention& mention) {
  const Word& head = scene.word(mention.head_word);
  if (!head.head || *head.head >= scene.analysis.words.size()) return false;
  if (head.relation != Relation::amod && head.relation != Relation::compound &&
      head.relation != Relation::nmod && head.relation != Relation::det) {
    return false;
  }
  const auto kind = scene.analysis.entities[mention.entity].kind;
  return kind != EntityKind::person && !scene.mention_at(*head.head) &&
         people_at(scene, *head.head) != nullptr;
}

std::vector<Participant> with_countries(const Scene& scene, const Referent& referent,
                                        Participant first) {
  std::vector<Participant> list{std::move(first)};
  for (const std::string& country : more_countries(scene, referent.word, list.front().country)) {
    Participant next = list.front();
    next.id += "/" + country;
    next.country = country;
    list.push_back(std::move(next));
  }
  return list;
}

}  // namespace

bool names_country(const Scene& scene, Index word) { return !country_of_word(scene, word).empty(); }

const knowledge::Country* acting_country(const Scene& scene, const Entity& entity) {
  if (entity.kind == EntityKind::country) return scene.knowledge.country(entity.country);
  if (entity.kind != EntityKind::place || entity.country.empty()) return nullptr;
  const knowledge::Country* country = scene.knowledge.country(entity.country);
  return country && country->capital_place == entity.id ? country : nullptr;
}

Fillers filler_of(const Scene& scene, Index word) {
  if (const auto mention = scene.mention_at(word)) {
    return filler_of_entity(scene, scene.analysis.entities[scene.analysis.names[*mention].entity]);
  }
  if (people_at(scene, word)) return static_cast<Fillers>(Filler::group);
  if (is_unknown_name(scene, word)) return static_cast<Fillers>(Filler::body);
  if (scene.word(word).upos == Upos::pron) {
    return static_cast<Fillers>(static_cast<Fillers>(Filler::person) |
                                static_cast<Fillers>(Filler::group));
  }
  return static_cast<Fillers>(Filler::thing);
}

std::vector<Referent> referents_in(const Scene& scene, Index sentence) {
  std::vector<Referent> referents;
  for (const Index m : scene.mentions_in(sentence)) {
    const NameMention& mention = scene.analysis.names[m];
    const auto occasion = scene.occasion_at(mention.head_word);
    if (occasion && scene.analysis.entities[mention.entity].kind != EntityKind::person) continue;
    if (is_modifier_of_people(scene, mention) || owns_next(scene, m)) continue;
    referents.push_back({mention.head_word, m, mention.span, filler_of(scene, mention.head_word)});
  }
  const Sentence& words = scene.analysis.sentences[sentence];
  for (Index w = words.first_word; w < words.end_word; ++w) {
    if (scene.mention_at(w) || scene.occasion_at(w)) continue;
    if (std::string country = country_of_adjective(scene, w); !country.empty()) {
      referents.push_back({w, std::nullopt, scene.word(w).span,
                           static_cast<Fillers>(Filler::country), std::move(country)});
      continue;
    }
    if (is_unknown_name(scene, w)) {
      referents.push_back(
          {w, std::nullopt, noun_phrase(scene, w), static_cast<Fillers>(Filler::body)});
      continue;
    }
    if (!people_at(scene, w)) continue;
    const Relation relation = scene.word(w).relation;
    if (relation == Relation::compound || relation == Relation::amod) continue;
    referents.push_back({w, std::nullopt, noun_phrase(scene, w), filler_of(scene, w)});
  }
  std::stable_sort(
      referents.begin(), referents.end(),
      [](const Referent& left, const Referent& right) { return left.span < right.span; });
  return referents;
}

Referent unnamed_at(const Scene& scene, Index word) {
  return {word, std::nullopt, noun_phrase(scene, word), static_cast<Fillers>(Filler::group)};
}

Participant participant_of(const Scene& scene, const Entity& entity, const NameMention& mention) {
  Participant participant;
  participant.id = entity.id;
  participant.name = entity.name;
  participant.key = entity.key;
  participant.kind = to_string(entity.kind);
  participant.country = entity.country;
  participant.sectors = entity.sectors;
  participant.office = entity.office;
  participant.text = scene.text(mention.span);
  participant.span = mention.span;
  participant.count = entity.count;
  participant.approximate = entity.approximate;
  if (entity.kind == EntityKind::place) {
    if (const auto* country = acting_country(scene, entity)) {
      participant.id = "country/" + country->iso3;
      participant.name = country->name;
      participant.key.clear();
      participant.kind = "country";
    }
  }
  return participant;
}

std::vector<Participant> participants_of(const Scene& scene, const Referent& referent) {
  if (!referent.country.empty()) return {country_participant(scene, referent)};
  if (!referent.mention) return with_countries(scene, referent, unnamed(scene, referent));
  const NameMention& mention = scene.analysis.names[*referent.mention];
  std::vector<Participant> list;
  for (const Index member : mention.members) {
    if (member >= scene.analysis.entities.size()) continue;
    list.push_back(participant_of(scene, scene.analysis.entities[member], mention));
  }
  if (list.empty()) {
    const Entity& entity = scene.analysis.entities[mention.entity];
    list.push_back(participant_of(scene, entity, mention));
    if (entity.kind == EntityKind::group || entity.kind == EntityKind::office) {
      add_country(scene, referent.word, list.back());
      return with_countries(scene, referent, std::move(list.back()));
    }
  }
  return list;
}

}  // namespace dateline::events
