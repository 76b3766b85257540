// SPDX-License-Identifier: Apache-2.0
#pragma once
// The closed sets of the coding: PLOVER's classes, modes, contexts and sectors (PLOVER manual,
// December 2023), Dateline's own statuses and bases. Scores and Goldstein values are data and live
// in knowledge/ontology.tsv. Names print and parse exactly as the manual writes them.

#include <cstdint>
#include <optional>
#include <string_view>

namespace dateline {

/// The 16 PLOVER event classes, in the manual's order (cooperation to conflict).
enum class EventClass : std::uint8_t {
  agree,
  consult,
  support,
  concede,
  cooperate,
  aid,
  retreat,
  request,
  accuse,
  reject,
  threaten,
  protest,
  sanction,
  mobilize,
  coerce,
  assault,
};
inline constexpr int event_class_count = 16;

/// PLOVER modes. A mode belongs to one or more classes (`mode_belongs_to`).
enum class Mode : std::uint8_t {
  none,
  visit,
  third_party,
  multilateral,
  phone,  // CONSULT
  withdraw,
  release,
  disarm,
  ceasefire,
  access,
  resign,  // RETREAT
  assist,
  change,
  yield,
  meet,  // REQUEST, REJECT
  disapprove,
  investigate,
  allege,  // ACCUSE
  restrict,
  arrest,
  relations,
  expel,
  territory,
  violence,  // THREATEN
  demo,
  riot,
  strike,
  hunger,
  boycott,
  obstruct,
  vandalize,  // PROTEST
  convict,
  discontinue,  // SANCTION
  troops,
  weapons,
  police,
  militia,  // MOBILIZE
  seize,
  censor,
  curfew,
  martial_law,
  deport,
  withhold,
  misinformation,
  cyber,  // COERCE
  abduct,
  beat,
  torture,
  sexual,
  targeted,
  destroy,
  primitive,
  firearms,
  explosives,
  suicide_attack,
  aerial,
  drone,
  heavy_weapons,
  crowd_control,
  unconventional,  // ASSAULT
};

/// PLOVER's 37 contexts.
enum class Context : std::uint8_t {
  military,
  intelligence,
  executive,
  legislative,
  election,
  political_institutions,
  pro_democracy,
  pro_autocracy,
  economic,
  legal,
  reparations,
  human_rights,
  rights_freedoms,
  repression,
  human_security,
  gender,
  lgbt,
  religion_ethnicity,
  inequality,
  diplomatic,
  territory,
  peacekeeping,
  health,
  asylum,
  migration,
  disasters,
  natural_resource,
  environment,
  technology,
  terrorism,
  cbrn,
  cyber,
  misinformation,
  crime,
  corruption,
  illegal_drugs,
  trafficking,
};
inline constexpr int context_count = 37;

/// PLOVER's actor sectors (primary first, then the others in the manual's order).
enum class Sector : std::uint8_t {
  cop,
  gov,
  jud,
  leg,
  mil,
  prm,
  pty,
  reb,
  spy,
  uaf,
  unk,
  agr,
  bus,
  crm,
  cvl,
  edu,
  eli,
  jrn,
  lab,
  med,
  ref,
  opp,
  pre,
  rel,
  soc,
};

/// Of the coded act itself, never of its content: an uttered demand has `happened`.
/// `lapsed` is given only by the record: planned, and the day went by without a word.
enum class Status : std::uint8_t {
  happened,
  ongoing,
  planned,
  cancelled,
  denied,
  hypothetical,
  lapsed,
};

/// How a field's value was come by. Weaker bases come later.
///   stated    the text says it outright            relative  the text says it relative to a date
///   report    from the report's own metadata       occasion  from the occasion it belongs to
///   inferred  from other reports or arithmetic
enum class Basis : std::uint8_t { stated, relative, report, occasion, inferred };

/// Which way a clause looks from the time of writing, by tense and cues; never a default.
enum class Direction : std::uint8_t { unknown, past, present, future };

std::string_view to_string(EventClass value);  // "CONSULT"
std::string_view to_string(Mode value);        // "third-party"; "" for none
std::string_view to_string(Context value);     // "diplomatic"
std::string_view to_string(Sector value);      // "GOV"
std::string_view to_string(Status value);      // "planned"
std::string_view to_string(Basis value);       // "stated"
std::string_view to_string(Direction value);   // "past"

std::optional<EventClass> parse_event_class(std::string_view name);
std::optional<Mode> parse_mode(std::string_view name);
std::optional<Context> parse_context(std::string_view name);
std::optional<Sector> parse_sector(std::string_view name);
std::optional<Status> parse_status(std::string_view name);
std::optional<Basis> parse_basis(std::string_view name);

/// May an event of `event_class` carry `mode`? `none` always may.
bool mode_belongs_to(Mode mode, EventClass event_class);

/// Talks and agreements: all sides are actors, there is no recipient unless one is only told.
bool is_symmetric(EventClass event_class);

}  // namespace dateline
