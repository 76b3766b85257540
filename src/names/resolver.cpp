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

// Names that are looked for again; bounds hostile input.
constexpr std::size_t most_introduced = 200;

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

bool is_full_name(const NameRun& name) { return name.keys.size() > 1; }

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

void add_sector(std::vector<Sector>& sectors, std::optional<Sector> sector) {
  if (sector && std::ranges::find(sectors, *sector) == sectors.end()) sectors.push_back(*sector);
}

}  // namespace

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

void Resolver::operator()(Analysis& analysis) {
  resolve_full_names();
  rejoin_names();
  for (std::size_t number = 0; number < spots_.size(); ++number)
    resolve_in_order(spots_[number], number);
  std::ranges::stable_sort(mentions_, {}, &NameMention::first_word);
  analysis.entities = std::move(book_.entities);
  analysis.names = std::move(mentions_);
}

void Resolver::introduce(Index entity, const NameRun& name) {
  std::vector<std::string> words;
  for (const std::string& word : name.words) words.push_back(text::fold(word));
  if (introduced_.size() >= most_introduced) return;
  const std::pair fresh(entity, std::move(words));
  if (std::ranges::find(introduced_, fresh) == introduced_.end()) introduced_.push_back(fresh);
}

void Resolver::resolve_full_names() {
  for (std::size_t number = 0; number < spots_.size(); ++number) {
    const Spot& spot = spots_[number];
    if (spot.kind != Spot::Kind::person || !spot.name || !is_full_name(*spot.name)) continue;
    // What a counterpart's office is depends on who was spoken of before: later.
    if (spot.role && spot.role->kind == LexKind::relation) continue;
    entity_of_spot_[number] = person_entity(*spot.name, context_of(spot), spot.rule);
    introduce(*entity_of_spot_[number], *spot.name);
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
}

// The entity and the word behind it, when an introduced full name begins at `word`, or when the
// word is the surname of one.
std::optional<std::pair<Index, Index>> Resolver::introduced_at(Index word) const {
  const Index limit = scene_.sentence_end(word);
  const auto is_word = [&](Index at, const std::string& wanted) {
    if (at >= limit) return false;
    const auto& stems = scene_.words[at].stems;
    return std::ranges::find(stems, wanted, &Stem::form) != stems.end();
  };
  for (const auto& [entity, words] : introduced_) {
    bool same = true;
    for (std::size_t at = 0; at < words.size() && same; ++at)
      same = is_word(word + static_cast<Index>(at), words[at]);
    if (same) return std::pair(entity, word + static_cast<Index>(words.size()));
  }
  if (scene_.tools.markers
          .role_of(scene_.report.text, scene_.analysis, Phrase{word, word + 1, word})
          .value_or(Marking{})
          .role == MarkerRole::in)
    return std::nullopt;
  for (const auto& [entity, words] : introduced_) {
    if (words.back().size() > 3 && is_word(word, words.back())) return std::pair(entity, word + 1);
  }
  return std::nullopt;
}

void Resolver::resolve_in_order(const Spot& spot, std::size_t number) {
  switch (spot.kind) {
    case Spot::Kind::person:
      return resolve_person(spot, number);
    case Spot::Kind::maybe:
      return resolve_maybe(spot);
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

std::string Resolver::country_of(const RolePhrase& role) const {
  if (role.countries.size() == 1) return role.countries.front();
  if (role.countries.size() > 1) return {};
  if (role.body.empty()) return {};
  const knowledge::Body* body = tools_.knowledge.body(role.body);
  return body == nullptr ? std::string() : body->country;
}

// "Joe Biden's envoy", "લવરોવના ભારતીય સમકક્ષ": who or what stands in the genitive before.
std::optional<Index> Resolver::owner_of(const RolePhrase& role) const {
  if (role.owner_end) {
    for (auto mention = mentions_.rbegin(); mention != mentions_.rend(); ++mention) {
      if (mention->end_word == *role.owner_end) return mention->entity;
      if (mention->end_word + 20 < *role.owner_end) break;
    }
  }
  if (role.owner.empty()) return std::nullopt;
  const char sex = role.owner.starts_with("she") ? 'f' : role.owner.starts_with("he") ? 'm' : '?';
  if (auto owner = before_.pronoun(role.first, sex)) return owner;
  return before_.holder(role.first, "");
}

NameContext Resolver::context_of(const Spot& spot) const {
  NameContext context;
  context.report_countries = countries_;
  if (!spot.role) {
    context.country = spot.name_country;
    return context;
  }
  const RolePhrase& role = *spot.role;
  context.country = spot.name_country.empty() ? country_of(role) : spot.name_country;
  context.body = role.body;
  context.sector = role.sector;
  context.former = role.former;
  if (role.kind == LexKind::relation) {
    if (const auto owner = owner_of(role)) {
      const Entity& other = book_.entities[*owner];
      context.office = other.office_id;
      if (!other.sectors.empty()) context.sector = other.sectors.front();
    }
    return context;
  }
  if (role.kind == LexKind::office || role.kind == LexKind::head || role.kind == LexKind::leader)
    context.office = role.id;
  context.other_offices = role.other_ids;
  if (context.country.empty()) {
    const auto owner = owner_of(role);
    if (owner && role.kind != LexKind::leader) context.country = book_.entities[*owner].country;
  }
  return context;
}

Index Resolver::known_entity(const KnownPerson& known, const NameContext& context) {
  Entity entity;
  entity.id = "person/" + known.person->id;
  entity.name = known.person->name;
  const auto keys = text::name_keys(known.person->name);
  for (const std::string& key : keys) entity.key += entity.key.empty() ? key : ' ' + key;
  entity.why = known.why;
  if (known.tenure != nullptr) {
    entity.country = known.tenure->country;
    entity.office_id = known.tenure->office;
    entity.office = office_words(known.tenure->office);
    const knowledge::Office* office = tools_.knowledge.office(known.tenure->office);
    if (office != nullptr) {
      entity.sectors.push_back(office->sector);
      if (!office->body.empty()) entity.body = "body/" + known.tenure->country + '/' + office->body;
    }
    const bool stated = !context.office.empty() &&
                        offices_agree(context.office, known.tenure->office, tools_.lexicon);
    entity.basis = stated ? Basis::stated : Basis::inferred;
  }
  const Index index = book_.get(std::move(entity));
  for (std::string name : known.person->aliases) {
    std::vector<std::string> words;
    for (std::size_t at = 0; at <= name.size();) {
      const std::size_t space = std::min(name.find(' ', at), name.size());
      if (space > at) words.push_back(name.substr(at, space - at));
      at = space + 1;
    }
    book_.add_name(index, text::name_keys(name), words);
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

Index Resolver::person_entity(const NameRun& name, const NameContext& context,
                              const std::string& rule) {
  std::optional<Index> index;
  if (auto known = identity_.known(name.words, context)) {
    index = known_entity(*known, context);
  } else {
    index = book_.person_named(name, context, before_.recent());
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
  return *index;
}

void Resolver::resolve_person(const Spot& spot, std::size_t number) {
  const Index entity = entity_of_spot_[number]
                           ? *entity_of_spot_[number]
                           : person_entity(*spot.name, context_of(spot), spot.rule);
  add(spot, entity, MentionForm::name);
}

// One word that may be a surname: only somebody the report has introduced, or whom the tables know
// by it and whose country the report speaks of.
void Resolver::resolve_maybe(const Spot& spot) {
  NameContext context;
  context.report_countries = countries_;
  if (const auto index = book_.person_named(*spot.name, context, before_.recent())) {
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
  if (!surely_name || spot.name->keys.empty() || spot.name->keys.front().size() < 3) return;
  const auto known = identity_.known(spot.name->words, context);
  if (!known || known->tenure == nullptr) return;
  if (!std::ranges::binary_search(countries_, known->tenure->country)) return;
  add(spot, known_entity(*known, context), MentionForm::name);
}

void Resolver::resolve_role(const Spot& spot) {
  const RolePhrase& role = *spot.role;
  switch (role.kind) {
    case LexKind::body:
    case LexKind::ministry:
      return resolve_body_role(spot);
    case LexKind::group:
      return resolve_group(spot);
    case LexKind::state:
      return resolve_states(spot);
    case LexKind::relation:
      return role.plural ? resolve_plural(spot) : resolve_counterpart(spot);
    default:
      return role.plural ? resolve_plural(spot) : resolve_office(spot);
  }
}

// Who the table says, or who the report says, holds the office; or the office itself.
Index Resolver::office_holder(const std::string& country, const RolePhrase& role) {
  // "president of Google" is no head of state.
  const knowledge::Body* body = role.countries.empty() ? tools_.knowledge.body(role.body) : nullptr;
  const bool of_company = body != nullptr && body->kind != "igo";
  if (!role.former && !role.indefinite) {
    for (Index index = 0; index < book_.entities.size(); ++index) {
      const Entity& entity = book_.entities[index];
      if (entity.kind == EntityKind::person && !of_company && entity.country == country &&
          entity.office_id == role.id)
        return index;
    }
    const auto* tenure = scene_.report.date && !of_company
                             ? tools_.knowledge.holder(country, role.id, scene_.report.date)
                             : nullptr;
    const knowledge::Person* person =
        tenure == nullptr ? nullptr : tools_.knowledge.person(tenure->person);
    if (person != nullptr) {
      return known_entity(
          {person, tenure,
           fmt::format("{}: holds {} of {} on the report's date", tenure->rule, role.id, country)},
          NameContext());
    }
  }
  Entity entity;
  entity.kind = EntityKind::office;
  entity.office_id = role.former ? "former_" + role.id : role.id;
  const std::string place = of_company ? body->id : country.empty() ? "?" : country;
  entity.id = fmt::format("office/{}/{}", place, entity.office_id);
  entity.office = office_words(entity.office_id);
  const knowledge::Country* state = tools_.knowledge.country(country);
  entity.name = state == nullptr ? entity.office : entity.office + " of " + state->name;
  entity.country = country;
  add_sector(entity.sectors, role.sector);
  if (!role.body.empty()) entity.body = "body/" + role.body;
  entity.why = role.rule;
  return book_.get(std::move(entity));
}

void Resolver::resolve_office(const Spot& spot) {
  const RolePhrase& role = *spot.role;
  std::string country = country_of(role);
  if (country.empty() && role.kind != LexKind::leader) {
    if (const auto owner = owner_of(role)) country = book_.entities[*owner].country;
  }
  if (country.empty() && role.body.empty() && role.generic_body.empty() && !role.indefinite) {
    if (const auto holder = before_.holder(spot.first, role.id)) {
      add(spot, *holder, MentionForm::title);
      return;
    }
  }
  add(spot, office_holder(country, role), MentionForm::title);
}

void Resolver::resolve_counterpart(const Spot& spot) {
  const NameContext context = context_of(spot);
  RolePhrase role = *spot.role;
  role.id = context.office.empty() ? role.id : context.office;
  role.sector = context.sector;
  if (context.country.empty() || context.office.empty()) {
    const auto owner = owner_of(role);
    const auto pair = before_.group(spot.first, "", 2);
    for (const Index member : pair) {
      if (!owner || member == *owner) continue;
      add(spot, member, MentionForm::nominal);
      return;
    }
  }
  add(spot, office_holder(context.country, role), MentionForm::nominal);
}

// "the two ministers", "both leaders", "the Indian and Russian presidents", "defence ministers".
void Resolver::resolve_plural(const Spot& spot) {
  const RolePhrase& role = *spot.role;
  std::vector<Index> members;
  const bool leaders = role.kind == LexKind::leader || role.kind == LexKind::relation;
  if (role.countries.size() > 1 && !leaders) {
    for (const std::string& country : role.countries)
      members.push_back(office_holder(country, role));
  } else if (role.countries.empty() && role.body.empty() && !role.owner_end) {
    const bool back = role.both > 0 || role.definite || !scene_.words[role.core_first].cased;
    const auto count = static_cast<std::size_t>(role.both > 0 ? role.both : 2);
    if (back && role.id == "side") {
      for (const std::string& country : before_.countries(spot.first, count))
        members.push_back(country_entity(country, role.rule));
    }
    if (back && members.empty()) members = before_.group(spot.first, leaders ? "" : role.id, count);
  }
  if (members.empty()) return resolve_group(spot);
  NameMention& mention = add(spot, members.front(), MentionForm::nominal);
  mention.plural = true;
  mention.members = members;
  NameMention told = mention;
  before_.replace_last(std::move(told));
}

void Resolver::resolve_states(const Spot& spot) {
  std::vector<Index> members;
  const auto count = static_cast<std::size_t>(std::max(spot.role->both, 2));
  for (const std::string& country : before_.countries(spot.first, count))
    members.push_back(country_entity(country, spot.role->rule));
  if (members.empty()) return;
  NameMention& mention = add(spot, members.front(), MentionForm::nominal);
  mention.plural = true;
  mention.members = members;
  NameMention told = mention;
  before_.replace_last(std::move(told));
}

void Resolver::resolve_group(const Spot& spot) {
  const RolePhrase& role = *spot.role;
  Entity entity;
  entity.kind = EntityKind::group;
  entity.country = country_of(role);
  if (entity.country.empty() && role.kind == LexKind::group && !role.owner_end) entity.country = {};
  entity.id = fmt::format("group/{}/{}", entity.country.empty() ? "?" : entity.country, role.id);
  entity.name =
      std::string(slice(scene_.report.text, cover(scene_.analysis.words[spot.first].span,
                                                  scene_.analysis.words[spot.end - 1].span)));
  entity.count = role.count;
  entity.approximate = role.approximate;
  add_sector(entity.sectors, role.sector);
  if (role.kind != LexKind::group && role.kind != LexKind::leader) entity.office_id = role.id;
  if (!role.body.empty()) entity.body = "body/" + role.body;
  entity.why = role.rule;
  // Other numbers are other people, as far as this report tells.
  if (const auto same = book_.find(entity.id);
      same && book_.entities[*same].count != entity.count && entity.count)
    entity.id += fmt::format("/{}", *entity.count);
  add(spot, book_.get(std::move(entity)), MentionForm::nominal);
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

Index Resolver::generic_body(const std::string& country, const std::string& role,
                             std::optional<Sector> sector, const std::string& rule) {
  Entity entity;
  entity.kind = EntityKind::body;
  entity.country = country;
  entity.id = fmt::format("body/{}/{}", country.empty() ? "?" : country, role);
  const knowledge::Body* known = bodies_.body(country, role);
  const knowledge::Country* state = tools_.knowledge.country(country);
  entity.name = office_words(role);
  if (state != nullptr) entity.name += " of " + state->name;
  if (known != nullptr) entity.name = known->name;
  if (known != nullptr) entity.sectors = known->sectors;
  if (entity.sectors.empty()) add_sector(entity.sectors, sector);
  entity.why = rule;
  return book_.get(std::move(entity));
}

// "the defence ministry" where the report knows the defence minister of one country only.
std::string Resolver::country_of_minister(const RolePhrase& role) const {
  if (role.kind != LexKind::ministry || role.id == role.head) return {};
  std::string country;
  for (const Entity& entity : book_.entities) {
    if (entity.kind != EntityKind::person || !entity.body.ends_with('/' + role.id)) continue;
    if (!country.empty() && country != entity.country) return {};
    country = entity.country;
  }
  return country;
}

void Resolver::resolve_body_role(const Spot& spot) {
  const RolePhrase& role = *spot.role;
  std::string country = country_of(role);
  if (country.empty()) {
    if (const auto owner = owner_of(role)) country = book_.entities[*owner].country;
  }
  const bool of_another =
      spot.end < scene_.sentence_end(spot.first) &&
      tools_.markers.preposition(scene_.words[spot.end].folded) == MarkerRole::gen;
  if (country.empty() && !role.indefinite && !of_another) {
    // "the ministry", "the army": the one spoken of last.
    for (const Index index : before_.recent()) {
      const Entity& entity = book_.entities[index];
      if (entity.kind != EntityKind::body) continue;
      const bool same = entity.id.ends_with('/' + role.id) ||
                        (role.id == role.head && entity.id.ends_with('_' + role.head));
      if (!same) continue;
      add(spot, index, MentionForm::nominal);
      return;
    }
  }
  if (country.empty()) country = country_of_minister(role);
  const Index index = generic_body(country, role.id, role.sector, role.rule);
  if (!spot.acronym.empty()) book_.add_acronym(spot.acronym, index);
  add(spot, index, country.empty() ? MentionForm::nominal : MentionForm::name);
}

void Resolver::resolve_body(const Spot& spot) {
  std::optional<Index> index;
  if (spot.piece != nullptr) {
    const std::string id = spot.piece->candidate(CandidateKind::body)->id;
    const knowledge::Body* body = tools_.knowledge.body(id);
    const std::string_view role = bodies_.role_of(id);
    if (body != nullptr && !role.empty()) {
      index = generic_body(body->country, std::string(role), std::nullopt,
                           spot.piece->candidates.front().rule);
    } else {
      Entity entity;
      entity.kind = EntityKind::body;
      entity.id = "body/" + id;
      entity.name = body == nullptr ? id : body->name;
      if (body != nullptr) entity.country = body->country;
      if (body != nullptr) entity.sectors = body->sectors;
      entity.why = spot.piece->candidates.front().rule;
      index = book_.get(std::move(entity));
    }
  } else {
    const std::string folded =
        text::fold(slice(scene_.report.text, spot.name ? spot.name->span : Span{}));
    index = book_.by_acronym(folded);
    if (!index) {
      Entity entity;
      entity.kind = EntityKind::body;
      entity.id = "body/?" + latin_id(spot.name->words);
      for (const std::string& word : spot.name->words)
        entity.name += entity.name.empty() ? word : ' ' + word;
      for (const std::string& key : spot.name->keys)
        entity.key += entity.key.empty() ? key : ' ' + key;
      entity.why = fmt::format("no table knows this body ({})", spot.rule);
      index = book_.get(std::move(entity));
    }
  }
  if (!spot.acronym.empty()) book_.add_acronym(spot.acronym, *index);
  add(spot, *index, MentionForm::name);
}

void Resolver::resolve_place(const Spot& spot) {
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
  } else {
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
  const std::string latin = text::to_latin(spot.text);
  const std::string country = country_of(*spot.role);
  for (Index index = 0; index < book_.entities.size(); ++index) {
    const Entity& entity = book_.entities[index];
    if (entity.kind != EntityKind::person || entity.country != country) continue;
    if (!offices_agree(spot.role->id, entity.office_id, tools_.lexicon)) continue;
    const std::string name = text::to_latin(entity.name);
    const std::string surname = name.substr(name.rfind(' ') + 1);
    if (surname.size() > 3 && latin.find(surname) != std::string::npos) {
      add(spot, index, MentionForm::name);
      return;
    }
  }
  resolve_office(spot);
}

}  // namespace dateline::names
