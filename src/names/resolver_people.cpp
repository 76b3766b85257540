// SPDX-License-Identifier: Apache-2.0
// Persons: full names, short names, @names, pronouns.
#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "names/likeness.h"
#include "names/name_finder.h"
#include "names/resolver.h"
#include "text/fold.h"
#include "text/name_key.h"

namespace dateline::names {
namespace {

// Entities among which the holder of an @name is looked for; bounds hostile input.
constexpr std::size_t most_searched = 200;
// Names that share a word and are looked for at it; bounds hostile input.
constexpr std::size_t most_namesakes = 64;

bool is_full_name(const NameRun& name) { return name.keys.size() > 1; }

}  // namespace

void Resolver::introduce(Index entity, const NameRun& name) {
  Introduced fresh{entity, {}};
  fresh.words.reserve(name.words.size());
  for (const std::string& word : name.words) fresh.words.push_back(text::fold(word));
  if (!introduced_once_.insert(fresh).second) return;
  for (std::size_t part = 0; part < fresh.words.size(); ++part) {
    std::vector<Place>& places = introduced_by_word_[fresh.words[part]];
    if (places.size() < most_namesakes) places.emplace_back(introduced_.size(), part);
  }
  introduced_.push_back(std::move(fresh));
}

void Resolver::resolve_full_names() {
  for (std::size_t number = 0; number < spots_.size(); ++number) {
    const Spot& spot = spots_[number];
    if (spot.kind != Spot::Kind::person || !spot.name || !is_full_name(*spot.name)) continue;
    // What a counterpart's office is depends on who was spoken of before: later.
    // Unless the tables know the name.
    if (spot.role && spot.role->kind == LexKind::relation) {
      NameContext context;
      context.country = country_of(*spot.role);
      if (const auto known = identity_.known(spot.name->words, context))
        introduce(known_entity(*known, context), *spot.name);
      continue;
    }
    const Index entity = person_entity(*spot.name, context_of(spot), spot.rule);
    entity_of_spot_[number] = entity;
    introduce(entity, *spot.name);
  }
  // Then surnames with an office and a country of their own, so that the bare surname, wherever it
  // stands, is theirs and not that of somebody better known.
  for (std::size_t number = 0; number < spots_.size(); ++number) {
    const Spot& spot = spots_[number];
    const bool short_name = spot.kind == Spot::Kind::person && spot.name && spot.role &&
                            !entity_of_spot_[number] && spot.role->kind != LexKind::relation;
    if (!short_name) continue;
    const NameContext context = context_of(spot);
    if (context.office.empty() || context.country.empty()) continue;
    entity_of_spot_[number] = person_entity(*spot.name, context, spot.rule);
  }
}

// A name the report has introduced is that name wherever it stands again, whatever the tags and the
// gazetteer say there; a surname alone, unless it stands where a place does.
void Resolver::rejoin_names() {
  std::vector<Spot> spots;
  std::vector<std::optional<Index>> entities;
  for (std::size_t number = 0; number < spots_.size(); ++number) {
    const Spot& spot = spots_[number];
    const bool weak = !entity_of_spot_[number] && spot.name && !spot.role && spot.piece == nullptr;
    const auto again = weak ? introduced_at(spot.first) : std::nullopt;
    const bool covered = !spots.empty() && spots.back().end > spot.first;
    if (covered) continue;
    if (!again) {
      spots.push_back(spot);
      entities.push_back(entity_of_spot_[number]);
      continue;
    }
    Spot joined;
    joined.kind = Spot::Kind::person;
    joined.first = spot.first;
    joined.end = again->second;
    joined.name = runs_.run_of(spot.first, again->second);
    joined.rule = "name given before";
    spots.push_back(std::move(joined));
    entities.push_back(again->first);
  }
  spots_ = std::move(spots);
  entity_of_spot_ = std::move(entities);
  sole_country_.reset();
}

// The word behind the name's words from `from` on, when all of them stand from `word` on; hyphens
// inside do not count.
std::optional<Index> Resolver::end_of_name(const std::vector<std::string>& words, std::size_t from,
                                           Index word) const {
  const Index limit = scene_.sentence_end(word);
  Index at = word;
  for (std::size_t part = from; part < words.size(); ++part) {
    if (at >= limit) return std::nullopt;
    const auto& stems = scene_.words[at].stems;
    if (std::ranges::find(stems, words[part], &Stem::form) == stems.end()) return std::nullopt;
    ++at;
    if (part + 1 < words.size() && runs_.is_hyphen_inside(at)) ++at;
  }
  return at;
}

// The entity and the word behind it, when an introduced full name begins at `word`, or when the
// word is the surname of one.
std::optional<std::pair<Index, Index>> Resolver::introduced_at(Index word) const {
  const std::vector<Place> places = places_in_names(word);
  if (places.empty()) return std::nullopt;
  const auto marking =
      tools_.markers.role_of(scene_.report.text, scene_.analysis, Phrase{word, word + 1, word});
  const bool in_place = marking && marking->role == MarkerRole::in;
  // The longest part of a name that reaches its end.
  std::optional<std::pair<Index, Index>> best;
  for (const auto& [name, from] : places) {
    const auto& [entity, words] = introduced_[name];
    const std::optional<Index> end = end_of_name(words, from, word);
    if (!end) continue;
    const bool lone = from + 1 == words.size();
    if (lone && (words.back().size() <= 3 || in_place)) continue;
    if (!best || *end > best->second) best = std::pair(entity, *end);
  }
  return best;
}

// Where the word, with or without an ending, stands in names that the report has introduced.
std::vector<Resolver::Place> Resolver::places_in_names(Index word) const {
  std::vector<Place> places;
  for (const Stem& stem : scene_.words[word].stems) {
    const auto found = introduced_by_word_.find(stem.form);
    if (found == introduced_by_word_.end()) continue;
    places.insert(places.end(), found->second.begin(), found->second.end());
  }
  std::ranges::sort(places);
  return places;
}

void Resolver::give_office(Entity& entity, const knowledge::Tenure& tenure,
                           const NameContext& context) const {
  entity.country = tenure.country;
  entity.office_id = tenure.office;
  entity.office = office_words(tenure.office);
  const knowledge::Office* office = tools_.knowledge.office(tenure.office);
  if (office != nullptr) {
    entity.sectors.push_back(office->sector);
    if (!office->body.empty()) entity.body = "body/" + tenure.country + '/' + office->body;
  }
  const bool stated =
      !context.office.empty() && offices_agree(context.office, tenure.office, tools_.lexicon);
  entity.basis = stated ? Basis::stated : Basis::inferred;
  if (stated) return;
  const bool over = scene_.report.date && tenure.to && *tenure.to < *scene_.report.date;
  entity.why += fmt::format("; office from {}{}", tenure.rule,
                            over ? ", the latest before the report's date" : "");
}

Index Resolver::known_entity(const KnownPerson& known, const NameContext& context) {
  Entity entity;
  entity.id = "person/" + known.person->id;
  entity.name = known.person->name;
  const auto keys = text::name_keys(known.person->name);
  for (const std::string& key : keys) entity.key += entity.key.empty() ? key : ' ' + key;
  entity.why = known.why;
  if (known.tenure != nullptr) give_office(entity, *known.tenure, context);
  const Index index = book_.get(std::move(entity));
  std::vector<std::string> names = known.person->aliases;
  names.push_back(known.person->name);
  for (const std::string& name : names) {
    std::vector<std::string> words = words_of(name);
    std::vector<std::string> word_keys;
    for (const std::string& word : words) {
      for (std::string& key : text::name_keys(word)) word_keys.push_back(std::move(key));
    }
    book_.add_name(index, std::move(word_keys), std::move(words));
  }
  return index;
}

void Resolver::give_context(Index index, const NameContext& context) {
  Entity& entity = book_.entities[index];
  if (entity.country.empty() && !context.country.empty()) entity.country = context.country;
  const bool better =
      entity.office_id.empty() || tools_.lexicon.is_generic_office(entity.office_id);
  if (!context.office.empty() && better) {
    entity.office_id = context.office;
    entity.office = (context.former ? "former " : "") + office_words(context.office);
    entity.basis = Basis::stated;
  }
  if (entity.sectors.empty()) {
    add_sector(entity.sectors, context.sector);
    const knowledge::Office* office = tools_.knowledge.office(entity.office_id);
    if (entity.sectors.empty() && office != nullptr) add_sector(entity.sectors, office->sector);
  }
  if (entity.body.empty() && !context.body.empty()) entity.body = "body/" + context.body;
}

// "President Laurent Gbagbo" in a report that speaks of one country only.
void Resolver::guess_country(Index person, const NameContext& context) {
  Entity& entity = book_.entities[person];
  if (!entity.country.empty() || entity.kind != EntityKind::person) return;
  const knowledge::Office* office = tools_.knowledge.office(context.office);
  if (office == nullptr || office->rank > 2) return;
  entity.country = sole_country();
  if (entity.country.empty()) return;
  entity.basis = Basis::inferred;
  entity.why += "; the country is the only one the report speaks of";
}

Index Resolver::person_entity(const NameRun& name, const NameContext& context,
                              const std::string& rule) {
  std::optional<Index> index;
  // A short name is first of all somebody this report has named in full.
  if (name.words.size() == 1) index = book_.person_named(name, context, before_.recent());
  if (!index) {
    if (auto known = identity_.known(name.words, context)) {
      index = known_entity(*known, context);
    } else {
      index = book_.person_named(name, context, before_.recent());
    }
  }
  if (!index) {
    Entity entity;
    entity.id = "person/?" + latin_id(name.words);
    for (const std::string& word : name.words)
      entity.name += entity.name.empty() ? word : ' ' + word;
    for (const std::string& key : name.keys) entity.key += entity.key.empty() ? key : ' ' + key;
    entity.why = fmt::format("no table knows this name here ({})", rule);
    // The same name in another office or country is somebody else.
    if (book_.find(entity.id)) entity.id += fmt::format("-{}", book_.entities.size());
    index = book_.get(std::move(entity));
  }
  book_.add_name(*index, name.keys, name.words);
  give_context(*index, context);
  guess_country(*index, context);
  return *index;
}

void Resolver::resolve_person(const Spot& spot, std::size_t number) {
  std::optional<Index> entity = entity_of_spot_[number];
  if (!entity && spot.name) entity = person_entity(*spot.name, context_of(spot), spot.rule);
  if (entity) add(spot, *entity, MentionForm::name);
}

// One word that may be a surname: only somebody the report has introduced, or whom the tables know
// by it and whose country the report speaks of.
void Resolver::resolve_maybe(const Spot& spot, const NameRun& name) {
  NameContext context;
  context.report_countries = countries_;
  if (const auto index = book_.person_named(name, context, before_.recent())) {
    Spot named = spot;
    named.rule = "short name";
    add(named, *index, MentionForm::name);
    return;
  }
  if (const auto acronym = book_.by_acronym(scene_.words[spot.first].folded)) {
    add(spot, *acronym, MentionForm::name);
    return;
  }
  const bool surely_name = scene_.analysis.words[spot.first].upos == Upos::propn ||
                           (scene_.words[spot.first].cased && !runs_.is_ordinary(spot.first));
  if (!surely_name || name.keys.empty()) return;
  const auto known = identity_.known(name.words, context);
  if (!known || known->tenure == nullptr) return;
  const bool near = std::ranges::binary_search(countries_, known->tenure->country);
  // Or a head of state whom the network takes for a name here.
  const knowledge::Office* office = tools_.knowledge.office(known->tenure->office);
  const bool head = scene_.parsed && scene_.analysis.words[spot.first].upos == Upos::propn &&
                    scene_.words[spot.first].cased && office != nullptr && office->rank == 1 &&
                    name.keys.front().size() > 2;
  if (!near && !head) return;
  add(spot, known_entity(*known, context), MentionForm::name);
}

void Resolver::resolve_pronoun(const Spot& spot) {
  const bool plural = spot.text.starts_with("they");
  const char sex = spot.text.starts_with("she") ? 'f' : spot.text.starts_with("he") ? 'm' : '?';
  if (spot.text.starts_with("it")) return;
  if (plural) {
    const auto members = before_.group(spot.first, "", 2);
    const bool near = !members.empty() && before_.near_pair(spot.first, members);
    const auto single =
        scene_.words[spot.first].cased ? std::nullopt : before_.pronoun(spot.first, '?');
    if (near && !single) {
      NameMention& mention = add(spot, members.front(), MentionForm::pronoun);
      mention.plural = true;
      mention.members = members;
      NameMention told = mention;
      before_.replace_last(std::move(told));
      return;
    }
    if (single) add(spot, *single, MentionForm::pronoun);
    return;
  }
  if (const auto entity = before_.pronoun(spot.first, sex)) {
    if (sex != '?' && book_.sex(*entity) == '?') book_.note_sex(*entity, sex);
    add(spot, *entity, MentionForm::pronoun);
  }
}

// "@name" behind a title: the person of that office and country whose name it holds.
void Resolver::resolve_handle(const Spot& spot) {
  if (!spot.role) return;
  const RolePhrase& role = *spot.role;
  const std::string latin = text::to_latin(spot.text);
  const std::string country = country_of(role);
  const std::size_t most = std::min(book_.entities.size(), most_searched);
  for (Index index = 0; index < most; ++index) {
    const Entity& entity = book_.entities[index];
    if (entity.kind != EntityKind::person || entity.country != country) continue;
    if (!offices_agree(role.id, entity.office_id, tools_.lexicon)) continue;
    const std::string name = text::to_latin(entity.name);
    const std::string surname = name.substr(name.rfind(' ') + 1);
    if (surname.size() > 3 && latin.find(surname) != std::string::npos) {
      add(spot, index, MentionForm::name);
      return;
    }
  }
  resolve_office(spot, role);
}

}  // namespace dateline::names
