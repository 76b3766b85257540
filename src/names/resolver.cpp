// SPDX-License-Identifier: Apache-2.0
#include "names/resolver.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "names/name_finder.h"
#include "text/fold.h"
#include "text/name_key.h"

namespace dateline::names {
namespace {

using CandidateKind = knowledge::Candidate::Kind;

std::vector<std::string> countries_of(const Scene& scene) {
  std::vector<std::string> countries;
  for (const Piece& piece : scene.pieces) {
    for (const auto& one : piece.candidates)
      if (one.kind == CandidateKind::country) countries.push_back(one.id);
  }
  std::ranges::sort(countries);
  const auto rest = std::ranges::unique(countries);
  countries.erase(rest.begin(), rest.end());
  return countries;
}

// "su-30-mki" of "Su-30 MKI"; other scripts as they are read in Latin.
std::string thing_id(std::string_view name) {
  std::string id;
  std::string letters;
  const auto flush = [&] {
    if (!letters.empty()) id += text::to_latin(letters);
    letters.clear();
  };
  for (const char byte : text::fold(name)) {
    const bool digit = byte >= '0' && byte <= '9';
    if (!digit && byte != ' ' && byte != '-') {
      letters += byte;
      continue;
    }
    flush();
    if (digit) id += byte;
    if (!digit && !id.empty() && id.back() != '-') id += '-';
  }
  flush();
  return id;
}

}  // namespace

void add_sector(std::vector<Sector>& sectors, std::optional<Sector> sector) {
  if (sector && std::ranges::find(sectors, *sector) == sectors.end()) sectors.push_back(*sector);
}

Resolver::Resolver(const Scene& scene, const NameRuns& runs, const BodyRoles& bodies,
                   std::vector<Spot> spots)
    : scene_(scene),
      runs_(runs),
      bodies_(bodies),
      tools_(scene.tools),
      spots_(std::move(spots)),
      entity_of_spot_(spots_.size()),
      book_(tools_),
      identity_(tools_.knowledge, tools_.lexicon, scene.report.date),
      before_(scene, book_),
      countries_(countries_of(scene)) {}

// The only country that the report speaks of, its places included; "" when there are several.
std::string Resolver::find_sole_country() const {
  if (countries_.size() > 1) return {};
  std::string sole = countries_.empty() ? std::string() : countries_.front();
  for (const Spot& spot : spots_) {
    if (!spot.place || spot.place->place.country.empty()) continue;
    if (sole.empty()) sole = spot.place->place.country;
    if (sole != spot.place->place.country) return {};
  }
  return tools_.knowledge.country(sole) == nullptr ? std::string() : sole;
}

const std::string& Resolver::sole_country() {
  if (!sole_country_) sole_country_ = find_sole_country();
  return *sole_country_;
}

void Resolver::operator()(Analysis& analysis) {
  resolve_full_names();
  rejoin_names();
  for (std::size_t number = 0; number < spots_.size(); ++number)
    resolve_in_order(spots_[number], number);
  std::ranges::stable_sort(mentions_, {}, &NameMention::first_word);
  analysis.entities = std::move(book_.entities);
  analysis.names = std::move(mentions_);
}

void Resolver::resolve_in_order(const Spot& spot, std::size_t number) {
  switch (spot.kind) {
    case Spot::Kind::person:
      return resolve_person(spot, number);
    case Spot::Kind::maybe:
      if (spot.name) resolve_maybe(spot, *spot.name);
      return;
    case Spot::Kind::role:
      return resolve_role(spot);
    case Spot::Kind::country:
      return resolve_country(spot);
    case Spot::Kind::body:
      return resolve_body(spot);
    case Spot::Kind::region:
      return resolve_region(spot);
    case Spot::Kind::place:
      return resolve_place(spot);
    case Spot::Kind::thing:
      return resolve_thing(spot);
    case Spot::Kind::pronoun:
      return resolve_pronoun(spot);
    case Spot::Kind::handle:
      return resolve_handle(spot);
  }
}

// The word through which the tree holds the phrase: its head lies outside.
Index Resolver::head_of(Index first, Index end) const {
  if (!scene_.parsed) return end - 1;
  for (Index word = first; word < end; ++word) {
    const Word& one = scene_.analysis.words[word];
    const bool outside = !one.head || *one.head < first || *one.head >= end;
    if (outside && one.relation != Relation::punct && one.relation != Relation::case_) return word;
  }
  return end - 1;
}

// The letters of the name itself: no title, no acronym behind it, no case ending.
Span Resolver::bare_span(const Spot& spot) const {
  if (spot.name) return spot.name->span;
  Index first = spot.first;
  Index end = spot.end;
  std::optional<MarkerRole> ending;
  if (spot.piece != nullptr) {
    first = spot.piece->first;
    end = spot.piece->end;
    ending = spot.piece->ending;
  } else if (spot.role) {
    first = spot.role->core_first;
    end = spot.role->core_end;
    ending = spot.role->ending;
  }
  Span span = cover(scene_.analysis.words[first].span, scene_.analysis.words[end - 1].span);
  if (!ending) return span;
  for (const Stem& stem : tools_.markers.strip(scene_.form(end - 1))) {
    if (stem.role != ending) continue;
    span.end =
        scene_.analysis.words[end - 1].span.begin + static_cast<std::uint32_t>(stem.form.size());
    break;
  }
  return span;
}

NameMention& Resolver::add(const Spot& spot, Index entity, MentionForm form) {
  NameMention mention;
  mention.first_word = spot.first;
  mention.end_word = spot.end;
  mention.span =
      cover(scene_.analysis.words[spot.first].span, scene_.analysis.words[spot.end - 1].span);
  mention.name = bare_span(spot);
  mention.sentence = scene_.sentence_of(spot.first);
  mention.head_word = head_of(spot.first, spot.end);
  mention.entity = entity;
  mention.kind = book_.entities[entity].kind;
  mention.form = form;
  mention.rule = spot.rule;
  mentions_.push_back(mention);
  before_.add(mention);
  return mentions_.back();
}

Index Resolver::country_entity(const std::string& iso3, const std::string& rule) {
  Entity entity;
  entity.kind = EntityKind::country;
  entity.id = "country/" + iso3;
  entity.country = iso3;
  const knowledge::Country* country = tools_.knowledge.country(iso3);
  entity.name = country == nullptr ? iso3 : country->name;
  entity.key = text::name_key(entity.name);
  entity.precision = "country";
  entity.why = rule;
  return book_.get(std::move(entity));
}

void Resolver::resolve_country(const Spot& spot) {
  const auto* candidate = spot.piece->country("name");
  add(spot, country_entity(candidate->id, candidate->rule), MentionForm::name);
}

Index Resolver::tabled_body(const Piece& piece) {
  const std::string id = piece.candidate(CandidateKind::body)->id;
  const std::string& rule = piece.candidates.front().rule;
  const knowledge::Body* body = tools_.knowledge.body(id);
  const std::string_view role = bodies_.role_of(id);
  if (body != nullptr && !role.empty()) {
    return generic_body(body->country, std::string(role), std::nullopt, rule);
  }
  Entity entity;
  entity.kind = EntityKind::body;
  entity.id = "body/" + id;
  entity.name = body == nullptr ? id : body->name;
  if (body != nullptr) entity.country = body->country;
  if (body != nullptr) entity.sectors = body->sectors;
  entity.why = rule;
  return book_.get(std::move(entity));
}

Index Resolver::untabled_body(const NameRun& name, const std::string& rule) {
  const std::string folded = text::fold(slice(scene_.report.text, name.span));
  if (const auto known = book_.by_acronym(folded)) return *known;
  Entity entity;
  entity.kind = EntityKind::body;
  entity.id = "body/?" + latin_id(name.words);
  for (const std::string& word : name.words) entity.name += entity.name.empty() ? word : ' ' + word;
  for (const std::string& key : name.keys) entity.key += entity.key.empty() ? key : ' ' + key;
  entity.why = fmt::format("no table knows this body ({})", rule);
  return book_.get(std::move(entity));
}

void Resolver::resolve_body(const Spot& spot) {
  std::optional<Index> index;
  if (spot.piece != nullptr) {
    index = tabled_body(*spot.piece);
  } else if (spot.name) {
    index = untabled_body(*spot.name, spot.rule);
  }
  if (!index) return;
  if (!spot.acronym.empty()) book_.add_acronym(spot.acronym, *index);
  add(spot, *index, MentionForm::name);
}

// One word that the tags take for a place no gazetteer has: a person the report or the tables know.
bool Resolver::resolve_mistaken_place(const Spot& spot, const NameRun& name) {
  if (name.words.size() != 1) return false;
  const auto marking = tools_.markers.role_of(scene_.report.text, scene_.analysis,
                                              Phrase{spot.first, spot.end, spot.first});
  if (marking && marking->role == MarkerRole::in) return false;
  const std::size_t before = mentions_.size();
  resolve_maybe(spot, name);
  return mentions_.size() > before;
}

void Resolver::resolve_place(const Spot& spot) {
  if (!spot.place && spot.name && resolve_mistaken_place(spot, *spot.name)) return;
  Entity entity;
  entity.kind = EntityKind::place;
  if (spot.place) {
    const knowledge::Place& place = spot.place->place;
    entity.id = "place/" + place.id;
    entity.name = place.name;
    entity.country = place.country;
    entity.latitude = place.latitude;
    entity.longitude = place.longitude;
    entity.precision = place.precision;
    entity.why = spot.place->why;
  } else if (spot.name) {
    entity.id = "place/?" + latin_id(spot.name->words);
    for (const std::string& word : spot.name->words)
      entity.name += entity.name.empty() ? word : ' ' + word;
    entity.why = fmt::format("not in the gazetteer ({})", spot.rule);
  }
  const Index index = book_.get(std::move(entity));
  NameMention& mention = add(spot, index, MentionForm::name);
  const Word& head = scene_.analysis.words[mention.head_word];
  const bool acts = head.relation == Relation::nsubj && head.subrelation != Subrelation::pass &&
                    head.head && scene_.analysis.words[*head.head].upos == Upos::verb;
  if (acts && government_of(book_.entities[index], tools_.knowledge)) mention.rule = "capital";
}

void Resolver::resolve_region(const Spot& spot) {
  const knowledge::Candidate* candidate = spot.piece->candidate(CandidateKind::region);
  if (candidate == nullptr) candidate = spot.piece->candidate(CandidateKind::place);
  Entity entity;
  entity.kind = EntityKind::place;
  entity.id = "place/" + candidate->id;
  entity.why = candidate->rule;
  if (const auto place = tools_.knowledge.place(candidate->id)) {
    entity.name = place->name;
    entity.country = place->country;
    entity.latitude = place->latitude;
    entity.longitude = place->longitude;
    entity.precision = place->precision;
  }
  add(spot, book_.get(std::move(entity)), MentionForm::name);
}

void Resolver::resolve_thing(const Spot& spot) {
  Entity entity;
  entity.kind = EntityKind::thing;
  entity.id = "thing/" + thing_id(spot.text);
  entity.name = spot.text;
  entity.why = spot.rule;
  add(spot, book_.get(std::move(entity)), MentionForm::name);
}

}  // namespace dateline::names
