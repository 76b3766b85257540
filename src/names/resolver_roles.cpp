// SPDX-License-Identifier: Apache-2.0
// What is spoken of by what it is: offices, counterparts, ministries, groups, "both leaders".
#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "names/name_finder.h"
#include "names/resolver.h"
#include "text/fold.h"
#include "text/name_key.h"

namespace dateline::names {
namespace {

// Entities searched for one of an office; bounds hostile input.
constexpr std::size_t most_searched = 500;

// Bodies that a report of one country leaves without the country's name; no embassy is among them.
bool is_of_the_state(const RolePhrase& role) {
  if (role.kind != LexKind::body) return false;
  return role.id == "government" || role.sector == Sector::mil || role.sector == Sector::cop ||
         role.sector == Sector::leg;
}

}  // namespace

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
  // "Norway has doubled its forces"
  if (role.owner.starts_with("it")) return before_.state(role.first);
  const char sex = role.owner.starts_with("she") ? 'f' : role.owner.starts_with("he") ? 'm' : '?';
  if (auto owner = before_.pronoun(role.first, sex)) return owner;
  return before_.holder(role.first, "");
}

NameContext Resolver::context_without_role(const Spot& spot) const {
  NameContext context;
  context.report_countries = countries_;
  context.country = spot.name_country;
  // "Brazil's Lula", "ભારતના જયશંકર"
  const bool genitive =
      spot.first >= 2 &&
      tools_.markers.postposition(scene_.words[spot.first - 1].folded) == MarkerRole::gen;
  const Piece* owner = genitive ? scene_.piece_until(spot.first - 1) : nullptr;
  const auto* country = owner == nullptr ? nullptr : owner->country("name");
  if (country != nullptr && context.country.empty()) context.country = country->id;
  return context;
}

NameContext Resolver::context_of(const Spot& spot) const {
  if (!spot.role) return context_without_role(spot);
  const RolePhrase& role = *spot.role;
  NameContext context;
  context.report_countries = countries_;
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

void Resolver::resolve_role(const Spot& spot) {
  if (!spot.role) return;
  const RolePhrase& role = *spot.role;
  switch (role.kind) {
    case LexKind::body:
    case LexKind::ministry:
      return resolve_body_role(spot, role);
    case LexKind::group:
      return resolve_group(spot, role);
    case LexKind::state:
      return resolve_states(spot, role);
    case LexKind::relation:
      return role.plural ? resolve_plural(spot, role) : resolve_counterpart(spot, role);
    default:
      return role.plural ? resolve_plural(spot, role) : resolve_office(spot, role);
  }
}

// Who the report says, or who the table says, holds the office.
std::optional<Index> Resolver::known_holder(const std::string& country, const RolePhrase& role) {
  const std::size_t most = std::min(book_.entities.size(), most_searched);
  for (Index index = 0; index < most; ++index) {
    const Entity& entity = book_.entities[index];
    if (entity.kind == EntityKind::person && entity.country == country &&
        entity.office_id == role.id)
      return index;
  }
  if (!scene_.report.date) return std::nullopt;
  const auto* tenure = tools_.knowledge.holder(country, role.id, scene_.report.date);
  const knowledge::Person* person =
      tenure == nullptr ? nullptr : tools_.knowledge.person(tenure->person);
  if (person == nullptr) return std::nullopt;
  return known_entity(
      {person, tenure,
       fmt::format("{}: holds {} of {} on the report's date", tenure->rule, role.id, country)},
      NameContext());
}

// The person who holds the office, as far as known; or the office itself.
Index Resolver::office_holder(const std::string& country, const RolePhrase& role) {
  // "president of Google" is no head of state.
  const knowledge::Body* body = role.countries.empty() ? tools_.knowledge.body(role.body) : nullptr;
  const bool of_company = body != nullptr && body->kind != "igo";
  if (!role.former && !role.indefinite && !of_company) {
    if (const auto holder = known_holder(country, role)) return *holder;
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

void Resolver::resolve_office(const Spot& spot, const RolePhrase& role) {
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

void Resolver::resolve_counterpart(const Spot& spot, const RolePhrase& given) {
  const NameContext context = context_of(spot);
  RolePhrase role = given;
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

// "the foreign ministers of the two countries", "બંને દેશોના વિદેશ મંત્રીઓ"
std::vector<std::string> Resolver::countries_meant(const Spot& spot, const RolePhrase& role) const {
  const auto behind = spot.end < scene_.sentence_end(spot.first)
                          ? tools_.markers.preposition(scene_.words[spot.end].folded)
                          : std::nullopt;
  const auto both =
      behind == MarkerRole::gen ? scene_.lex_from(spot.end + 1, {LexKind::both}) : std::nullopt;
  if (both && scene_.lex_from(both->end, {LexKind::state})) return before_.countries(spot.first, 2);
  std::vector<std::string> countries;
  if (!role.owner_end || mentions_.empty()) return countries;
  const NameMention& owner = mentions_.back();
  if (owner.end_word != *role.owner_end) return countries;
  for (const Index member : owner.members) countries.push_back(book_.entities[member].country);
  return countries;
}

// Who leads: the person of that country the report names first, else the country.
Index Resolver::leader_of(const std::string& country, const std::string& rule) {
  const std::size_t most = std::min(book_.entities.size(), most_searched);
  for (std::size_t index = 0; index < most; ++index) {
    const Entity& entity = book_.entities[index];
    const knowledge::Office* office = tools_.knowledge.office(entity.office_id);
    if (entity.kind == EntityKind::person && entity.country == country && office != nullptr &&
        office->rank == 1)
      return static_cast<Index>(index);
  }
  return country_entity(country, rule);
}

std::vector<Index> Resolver::members_meant(const Spot& spot, const RolePhrase& role) {
  std::vector<Index> members;
  const bool leaders = role.kind == LexKind::leader || role.kind == LexKind::relation;
  std::vector<std::string> countries = role.countries;
  if (countries.empty()) countries = countries_meant(spot, role);
  if (countries.size() > 1) {
    members.reserve(countries.size());
    for (const std::string& country : countries)
      members.push_back(leaders ? leader_of(country, role.rule) : office_holder(country, role));
    return members;
  }
  if (!role.countries.empty() || !role.body.empty() || role.owner_end) return members;
  const bool back = role.both > 0 || role.definite || !scene_.words[role.core_first].cased;
  if (!back) return members;
  const auto count = static_cast<std::size_t>(role.both > 0 ? role.both : 2);
  if (role.id == "side") {
    for (const std::string& country : before_.countries(spot.first, count))
      members.push_back(country_entity(country, role.rule));
  }
  if (members.empty()) members = before_.group(spot.first, leaders ? "" : role.id, count);
  return members;
}

// "the two ministers", "both leaders", "the Indian and Russian presidents", "defence ministers".
void Resolver::resolve_plural(const Spot& spot, const RolePhrase& role) {
  const std::vector<Index> members = members_meant(spot, role);
  if (members.empty()) return resolve_group(spot, role);
  NameMention& mention = add(spot, members.front(), MentionForm::nominal);
  mention.plural = true;
  mention.members = members;
  NameMention told = mention;
  before_.replace_last(std::move(told));
}

void Resolver::resolve_states(const Spot& spot, const RolePhrase& role) {
  std::vector<Index> members;
  const auto count = static_cast<std::size_t>(std::max(role.both, 2));
  for (const std::string& country : before_.countries(spot.first, count))
    members.push_back(country_entity(country, role.rule));
  if (members.empty()) return;
  NameMention& mention = add(spot, members.front(), MentionForm::nominal);
  mention.plural = true;
  mention.members = members;
  NameMention told = mention;
  before_.replace_last(std::move(told));
}

// "Indian crew members" of "the 17 Indian crew members": the number is told by `count`.
std::string Resolver::group_name(const Spot& spot, const RolePhrase& role) const {
  constexpr LexKinds counting = {LexKind::number, LexKind::approx, LexKind::determiner};
  Index first = spot.first;
  while (first < role.core_first) {
    const auto match = scene_.lex_from(first, counting);
    if (!match && !number_at(scene_, first)) break;
    first = match ? match->end : first + 1;
  }
  if (first > role.core_first) first = spot.first;
  Span span = cover(scene_.analysis.words[first].span, scene_.analysis.words[spot.end - 1].span);
  if (role.ending && spot.end == role.core_end) span.end = bare_span(spot).end;
  return std::string(slice(scene_.report.text, span));
}

void Resolver::resolve_group(const Spot& spot, const RolePhrase& role) {
  Entity entity;
  entity.kind = EntityKind::group;
  entity.country = country_of(role);
  if (entity.country.empty() && role.owner.starts_with("it")) {
    if (const auto owner = owner_of(role)) entity.country = book_.entities[*owner].country;
  }
  entity.id = fmt::format("group/{}/{}", entity.country.empty() ? "?" : entity.country, role.id);
  entity.name = group_name(spot, role);
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
  const std::size_t most = std::min(book_.entities.size(), most_searched);
  for (std::size_t index = 0; index < most; ++index) {
    const Entity& entity = book_.entities[index];
    if (entity.kind != EntityKind::person || !entity.body.ends_with('/' + role.id)) continue;
    if (!country.empty() && country != entity.country) return {};
    country = entity.country;
  }
  return country;
}

// "the ministry", "the army": the one spoken of last.
std::optional<Index> Resolver::body_before(const RolePhrase& role) const {
  for (const Index index : before_.recent()) {
    const Entity& entity = book_.entities[index];
    if (entity.kind != EntityKind::body) continue;
    if (entity.id.ends_with('/' + role.id)) return index;
    if (role.id == role.head && entity.id.ends_with('_' + role.head)) return index;
  }
  return std::nullopt;
}

void Resolver::resolve_body_role(const Spot& spot, const RolePhrase& role) {
  std::string country = country_of(role);
  if (country.empty()) {
    if (const auto owner = owner_of(role)) country = book_.entities[*owner].country;
  }
  const bool of_another =
      spot.end < scene_.sentence_end(spot.first) &&
      tools_.markers.preposition(scene_.words[spot.end].folded) == MarkerRole::gen;
  if (country.empty() && !role.indefinite && !of_another) {
    if (const auto before = body_before(role)) {
      add(spot, *before, MentionForm::nominal);
      return;
    }
  }
  if (country.empty()) country = country_of_minister(role);
  if (country.empty() && !role.indefinite && !of_another && is_of_the_state(role))
    country = sole_country();
  const Index index = generic_body(country, role.id, role.sector, role.rule);
  if (!spot.acronym.empty()) book_.add_acronym(spot.acronym, index);
  add(spot, index, country.empty() ? MentionForm::nominal : MentionForm::name);
}

}  // namespace dateline::names
