// SPDX-License-Identifier: Apache-2.0
// Spots made of titles and offices, with the name that follows or stands before a comma.
#include <algorithm>
#include <utility>

#include "names/spot_finder.h"
#include "names/things.h"
#include "text/fold.h"

namespace dateline::names {
namespace {

using CandidateKind = knowledge::Candidate::Kind;

}  // namespace

bool is_body_role(const Spot& spot) {
  if (spot.kind != Spot::Kind::role || !spot.role) return false;
  return spot.role->kind == LexKind::body || spot.role->kind == LexKind::ministry;
}

bool names_one_holder(const RolePhrase& role) {
  return role.kind == LexKind::office || role.kind == LexKind::head ||
         role.kind == LexKind::relation || role.kind == LexKind::leader;
}

bool SpotFinder::piece_beats_role(const Piece& piece, Index word) const {
  const auto role = role_phrase_at(scene_, word, word, nullptr);
  if (!role || piece.end > role->core_end) return true;
  // A body's own name says whose it is ("Ministry of External Affairs"), the words do not.
  return piece.end == role->core_end && piece.candidate(CandidateKind::body) != nullptr &&
         role->countries.empty();
}

Index SpotFinder::floor_for(Index word) const {
  for (auto spot = spots_.rbegin(); spot != spots_.rend(); ++spot) {
    if (spot->end > word) continue;
    const bool absorbable = spot->kind == Spot::Kind::country || spot->kind == Spot::Kind::body ||
                            spot->kind == Spot::Kind::region || spot->kind == Spot::Kind::pronoun ||
                            spot->kind == Spot::Kind::maybe || is_body_role(*spot) ||
                            (spot->kind == Spot::Kind::body && spot->name.has_value());
    if (!absorbable) return spot->end;
    if (word - spot->first > 12) return spot->first;
  }
  return 0;
}

const RolePhrase* SpotFinder::body_before(Index word) const {
  if (spots_.empty()) return nullptr;
  const Spot& last = spots_.back();
  const bool near = last.end == word || last.end + 1 == word;
  const std::optional<RolePhrase>& role = last.role;
  return near && role && is_body_role(last) ? &*role : nullptr;
}

Index SpotFinder::read_role(Index word) {
  auto role = role_phrase_at(scene_, word, floor_for(word), body_before(word));
  if (!role) return word;
  const bool half =
      role->core_end - role->core_first == 1 && runs_.is_hyphen_inside(role->core_end);
  if (half && !scene_.words[word].cased) return word;
  Spot spot;
  spot.kind = Spot::Kind::role;
  spot.first = role->first;
  spot.end = role->end;
  spot.rule = role->rule;
  const bool singular_title = names_one_holder(*role) && !role->ending;
  std::optional<NameRun> name;
  if (singular_title) name = name_behind(*role);
  if (name) {
    spot.kind = Spot::Kind::person;
    spot.end = name->end;
    spot.name = name;
    read_country_behind(spot);
  } else if (!stands_alone(*role)) {
    return word;
  }
  spot.role = std::move(role);
  drop_absorbed(spot.first);
  if (!name && join_apposition(spot)) return spots_.back().end;
  const Index end = spot.end;
  const bool shared = spot.kind == Spot::Kind::person && spot.role->plural;
  spots_.push_back(std::move(spot));
  read_acronym();
  return shared ? read_sharers(end) : spots_.back().end;
}

// Behind a title a name follows at once, or between commas.
std::optional<NameRun> SpotFinder::name_behind(const RolePhrase& role) const {
  const Index end = scene_.sentence_end(role.core_first);
  if (role.end >= end || scene_.marker(role.end)) {
    // "Prime Minister of": no name; but a marker that is also a capitalised name part is none.
    return std::nullopt;
  }
  if (auto name = known_part(role, runs_.after_title(role.end))) {
    if (!role.plural || scene_.words[name->first].cased || is_surely_person(*name)) return name;
    return std::nullopt;
  }
  if (scene_.form(role.end) != "," || role.end + 1 >= end || role.plural) return std::nullopt;
  if (!role.definite && role.countries.empty()) return std::nullopt;
  auto name = runs_.after_title(role.end + 1);
  const bool closed = name && (name->end >= end || scene_.form(name->end) == ",");
  return closed && is_surely_person(*name) ? name : std::nullopt;
}

// Where letters have no capitals the tables may say where the name ends: "પ્રમુખ ટ્રમ્પ ટેરિફ".
std::optional<NameRun> SpotFinder::known_part(const RolePhrase& role,
                                              std::optional<NameRun> name) const {
  const bool titled = role.kind == LexKind::office || role.kind == LexKind::head;
  if (!name || !titled || scene_.words[name->first].cased) return name;
  NameContext context;
  context.office = role.id;
  context.other_offices = role.other_ids;
  if (role.countries.size() == 1) context.country = role.countries.front();
  if (identity_.known(name->words, context)) return name;
  const Index limit = std::min(scene_.sentence_end(name->first), name->first + 4);
  for (Index end = limit; end > name->first; --end) {
    if (end == name->end || scene_.words[end - 1].punctuation) continue;
    NameRun part = runs_.run_of(name->first, end);
    if (part.keys.empty()) continue;
    if (identity_.known(part.words, context)) return part;
  }
  return name;
}

bool SpotFinder::is_surely_person(const NameRun& name) const {
  const Piece* piece = scene_.piece_from(name.first);
  if (piece != nullptr && piece->candidate(CandidateKind::person) != nullptr) return true;
  return scene_.analysis.words[name.first].name_tag == NameTag::begin_person ||
         (!scene_.tagged && name.words.size() > 1);
}

// "President Lavrov of Kenya"
void SpotFinder::read_country_behind(Spot& spot) const {
  const Index end = scene_.sentence_end(spot.first);
  if (spot.end + 1 >= end) return;
  const auto role = scene_.tools.markers.preposition(scene_.words[spot.end].folded);
  if (role != MarkerRole::gen) return;
  const Piece* piece = scene_.piece_from(spot.end + 1);
  const auto* country = piece == nullptr ? nullptr : piece->country("name");
  if (country == nullptr) return;
  spot.name_country = country->id;
  spot.end = piece->end;
}

// Common nouns count only where something makes them somebody in particular.
bool SpotFinder::stands_alone(const RolePhrase& role) const {
  const bool particular = !role.countries.empty() || !role.body.empty() ||
                          !role.generic_body.empty() || !role.owner.empty() || role.owner_end;
  const bool cased = scene_.words[role.core_first].cased;
  switch (role.kind) {
    case LexKind::state:
      return role.both > 0;
    case LexKind::leader:
      if (!role.plural) return particular;
      return role.both > 0 || role.definite || particular || !cased;
    case LexKind::group:
      if (is_no_noun(role)) return false;
      return role.count || role.plural || particular || role.definite || role.indefinite ||
             (!cased && role.ending);
    case LexKind::body:
    case LexKind::ministry:
      return particular || !describes_noun(role);
    case LexKind::relation:
      return true;
    default:
      if (role.plural || particular) return true;
      if (!cased) return !modifies(role);
      if (role.definite) return true;
      return scene_.words[role.core_first].upper &&
             role.core_first != scene_.sentence_begin(role.core_first);
  }
}

// "accused the government", "an official newspaper", where the network says so.
bool SpotFinder::is_no_noun(const RolePhrase& role) const {
  if (!scene_.parsed) return false;
  const Word& head = scene_.analysis.words[role.core_end - 1];
  if (head.upos == Upos::verb || head.upos == Upos::aux) return !role.count && !role.definite;
  return head.upos == Upos::adj && head.relation == Relation::amod && head.head &&
         *head.head >= role.core_end;
}

// "military force": the word is an adjective or the first half of a compound.
bool SpotFinder::describes_noun(const RolePhrase& role) const {
  const Word& head = scene_.analysis.words[role.core_end - 1];
  const bool before = head.head && *head.head >= role.core_end;
  return head.upos == Upos::adj ||
         ((head.relation == Relation::compound || head.relation == Relation::amod) && before);
}

// A bare title in front of another noun only describes it.
bool SpotFinder::modifies(const RolePhrase& role) const {
  const Word& head = scene_.analysis.words[role.core_end - 1];
  if (scene_.lex_from(role.end, {LexKind::body_head})) return true;
  if (role.ending || role.end >= scene_.sentence_end(role.core_first)) return false;
  if (head.relation == Relation::amod || head.relation == Relation::compound) return true;
  if (scene_.parsed) return head.upos == Upos::adj;
  return !scene_.words[role.end].punctuation && !scene_.marker(role.end);
}

void SpotFinder::drop_absorbed(Index first) {
  while (!spots_.empty() && spots_.back().first >= first) spots_.pop_back();
}

// "Sergey Lavrov, Russia's foreign minister,": the title belongs to the name before the comma.
bool SpotFinder::join_apposition(const Spot& spot) {
  const std::optional<RolePhrase>& role = spot.role;
  if (spots_.empty() || !role || !names_one_holder(*role) || role->plural) return false;
  Spot& person = spots_.back();
  const Index end = scene_.sentence_end(spot.first);
  const bool comma = person.end + 1 == spot.first && scene_.form(person.end) == ",";
  const bool closed = spot.end >= end || scene_.words[spot.end].punctuation;
  const bool named = person.kind == Spot::Kind::person || person.kind == Spot::Kind::maybe;
  if (!comma || !closed || !named || person.role) return false;
  person.kind = Spot::Kind::person;
  person.role = spot.role;
  person.end = spot.end;
  return true;
}

// "Presidents A and B": what stands behind the coordinator shares the title.
Index SpotFinder::read_sharers(Index end) {
  const Index first_person = static_cast<Index>(spots_.size() - 1);
  if (auto& role = spots_[first_person].role; role) role->plural = false;
  while (end < scene_.size() && scene_.tools.markers.is_coordinator(scene_.words[end].folded)) {
    if (end + 1 >= scene_.sentence_end(end)) break;
    auto name = runs_.after_title(end + 1);
    if (!name || scene_.lex_from(end + 1, {LexKind::office, LexKind::head})) break;
    Spot spot;
    spot.kind = Spot::Kind::person;
    spot.first = name->first;
    spot.end = name->end;
    spot.role = spots_[first_person].role;
    spot.shared_role = true;
    spot.rule = spots_[first_person].rule;
    end = name->end;
    spot.name = std::move(name);
    spots_.push_back(std::move(spot));
  }
  return end;
}

void SpotFinder::read_count(RolePhrase& role) const {
  if (role.first <= scene_.sentence_begin(role.first)) return;
  const auto number = number_at(scene_, role.first - 1);
  if (!number) return;
  role.count = number;
  --role.first;
  if (const auto approx = scene_.lex_until(role.first, {LexKind::approx})) {
    role.approximate = true;
    role.first = approx->first;
  }
}

}  // namespace dateline::names
