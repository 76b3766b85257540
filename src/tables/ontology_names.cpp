// SPDX-License-Identifier: Apache-2.0
// The printed names of the closed sets in dateline/ontology.h, in the order of their enumerators.

#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

#include "dateline/ontology.h"

namespace dateline {
namespace {

using std::string_view_literals::operator""sv;

constexpr std::array class_names = {
    "AGREE"sv,    "CONSULT"sv,  "SUPPORT"sv, "CONCEDE"sv, "COOPERATE"sv, "AID"sv,
    "RETREAT"sv,  "REQUEST"sv,  "ACCUSE"sv,  "REJECT"sv,  "THREATEN"sv,  "PROTEST"sv,
    "SANCTION"sv, "MOBILIZE"sv, "COERCE"sv,  "ASSAULT"sv,
};
static_assert(class_names.size() == event_class_count);

constexpr std::array mode_names = {
    ""sv,
    "visit"sv,
    "third-party"sv,
    "multilateral"sv,
    "phone"sv,
    "withdraw"sv,
    "release"sv,
    "disarm"sv,
    "ceasefire"sv,
    "access"sv,
    "resign"sv,
    "assist"sv,
    "change"sv,
    "yield"sv,
    "meet"sv,
    "disapprove"sv,
    "investigate"sv,
    "allege"sv,
    "restrict"sv,
    "arrest"sv,
    "relations"sv,
    "expel"sv,
    "territory"sv,
    "violence"sv,
    "demo"sv,
    "riot"sv,
    "strike"sv,
    "hunger"sv,
    "boycott"sv,
    "obstruct"sv,
    "vandalize"sv,
    "convict"sv,
    "discontinue"sv,
    "troops"sv,
    "weapons"sv,
    "police"sv,
    "militia"sv,
    "seize"sv,
    "censor"sv,
    "curfew"sv,
    "martial-law"sv,
    "deport"sv,
    "withhold"sv,
    "misinformation"sv,
    "cyber"sv,
    "abduct"sv,
    "beat"sv,
    "torture"sv,
    "sexual"sv,
    "targeted"sv,
    "destroy"sv,
    "primitive"sv,
    "firearms"sv,
    "explosives"sv,
    "suicide-attack"sv,
    "aerial"sv,
    "drone"sv,
    "heavy-weapons"sv,
    "crowd-control"sv,
    "unconventional"sv,
};
static_assert(mode_names.size() == static_cast<std::size_t>(Mode::unconventional) + 1);

constexpr std::array context_names = {
    "military"sv,
    "intelligence"sv,
    "executive"sv,
    "legislative"sv,
    "election"sv,
    "political_institutions"sv,
    "pro_democracy"sv,
    "pro_autocracy"sv,
    "economic"sv,
    "legal"sv,
    "reparations"sv,
    "human_rights"sv,
    "rights_freedoms"sv,
    "repression"sv,
    "human_security"sv,
    "gender"sv,
    "lgbt"sv,
    "religion_ethnicity"sv,
    "inequality"sv,
    "diplomatic"sv,
    "territory"sv,
    "peacekeeping"sv,
    "health"sv,
    "asylum"sv,
    "migration"sv,
    "disasters"sv,
    "natural_resource"sv,
    "environment"sv,
    "technology"sv,
    "terrorism"sv,
    "cbrn"sv,
    "cyber"sv,
    "misinformation"sv,
    "crime"sv,
    "corruption"sv,
    "illegal_drugs"sv,
    "trafficking"sv,
};
static_assert(context_names.size() == context_count);

constexpr std::array sector_names = {
    "COP"sv, "GOV"sv, "JUD"sv, "LEG"sv, "MIL"sv, "PRM"sv, "PTY"sv, "REB"sv, "SPY"sv,
    "UAF"sv, "UNK"sv, "AGR"sv, "BUS"sv, "CRM"sv, "CVL"sv, "EDU"sv, "ELI"sv, "JRN"sv,
    "LAB"sv, "MED"sv, "REF"sv, "OPP"sv, "PRE"sv, "REL"sv, "SOC"sv,
};
static_assert(sector_names.size() == static_cast<std::size_t>(Sector::soc) + 1);

constexpr std::array status_names = {"happened"sv, "ongoing"sv,      "planned"sv, "cancelled"sv,
                                     "denied"sv,   "hypothetical"sv, "lapsed"sv};
constexpr std::array basis_names = {"stated"sv, "relative"sv, "report"sv, "occasion"sv,
                                    "inferred"sv};
constexpr std::array direction_names = {"unknown"sv, "past"sv, "present"sv, "future"sv};

template <typename Enum, std::size_t Size>
std::optional<Enum> parse(const std::array<std::string_view, Size>& names, std::string_view name) {
  const auto found = std::ranges::find(names, name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Enum>(found - names.begin());
}

const std::vector<Mode>& modes_of(EventClass event_class) {
  using enum Mode;
  static const std::array<std::vector<Mode>, event_class_count> table = {{
      {},                                         // agree
      {visit, third_party, multilateral, phone},  // consult
      {},
      {},
      {},
      {},                                                          // support concede cooperate aid
      {withdraw, release, disarm, ceasefire, access, resign},      // retreat
      {assist, change, yield, meet},                               // request
      {disapprove, investigate, allege},                           // accuse
      {assist, change, yield, meet},                               // reject
      {restrict, arrest, relations, expel, territory, violence},   // threaten
      {demo, riot, strike, hunger, boycott, obstruct, vandalize},  // protest
      {convict, expel, withdraw, discontinue},                     // sanction
      {troops, weapons, police, militia},                          // mobilize
      {seize, restrict, censor, curfew, martial_law, arrest, deport, withhold, misinformation,
       cyber},  // coerce
      {abduct, beat, torture, sexual, targeted, destroy, primitive, firearms, explosives,
       suicide_attack, aerial, drone, heavy_weapons, crowd_control, unconventional},  // assault
  }};
  return table[static_cast<std::size_t>(event_class)];
}

}  // namespace

std::string_view to_string(EventClass value) {
  return class_names[static_cast<std::size_t>(value)];
}
std::string_view to_string(Mode value) { return mode_names[static_cast<std::size_t>(value)]; }
std::string_view to_string(Context value) { return context_names[static_cast<std::size_t>(value)]; }
std::string_view to_string(Sector value) { return sector_names[static_cast<std::size_t>(value)]; }
std::string_view to_string(Status value) { return status_names[static_cast<std::size_t>(value)]; }
std::string_view to_string(Basis value) { return basis_names[static_cast<std::size_t>(value)]; }
std::string_view to_string(Direction value) {
  return direction_names[static_cast<std::size_t>(value)];
}

std::optional<EventClass> parse_event_class(std::string_view name) {
  return parse<EventClass>(class_names, name);
}
std::optional<Mode> parse_mode(std::string_view name) { return parse<Mode>(mode_names, name); }
std::optional<Context> parse_context(std::string_view name) {
  return parse<Context>(context_names, name);
}
std::optional<Sector> parse_sector(std::string_view name) {
  return parse<Sector>(sector_names, name);
}
std::optional<Status> parse_status(std::string_view name) {
  return parse<Status>(status_names, name);
}
std::optional<Basis> parse_basis(std::string_view name) { return parse<Basis>(basis_names, name); }

bool mode_belongs_to(Mode mode, EventClass event_class) {
  return mode == Mode::none || std::ranges::count(modes_of(event_class), mode) > 0;
}

bool is_symmetric(EventClass event_class) {
  return event_class == EventClass::consult || event_class == EventClass::agree ||
         event_class == EventClass::cooperate;
}

}  // namespace dateline
