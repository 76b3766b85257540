// SPDX-License-Identifier: Apache-2.0
#pragma once
// First reading: where in the report something is named or spoken of, and with which words around
// it. Nothing is identified yet; spots of one sentence do not overlap.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "names/name_runs.h"
#include "names/places.h"
#include "names/role_phrase.h"
#include "names/scene.h"

namespace dateline::names {

struct Spot {
  enum class Kind : std::uint8_t {
    person,   // `name`, perhaps with the title or office in `role`
    maybe,    // one word that is a person if the report knows one of that name
    role,     // `role` without a name: office, body, group, counterpart, leaders
    country,  // `piece`
    body,     // `piece`, or an unknown one in `name`
    region,   // `piece`
    place,    // `place`, or an unknown one in `name`
    thing,    // `text`
    pronoun,  // `text`: he, she, they
    handle,   // `role` and an @name in `text`
  };
  Kind kind = Kind::person;
  Index first = 0;
  Index end = 0;
  std::optional<RolePhrase> role;
  std::optional<NameRun> name;
  const Piece* piece = nullptr;
  std::optional<PlaceFound> place;
  std::string text;
  std::string acronym;       // "CBI" in "Central Bureau of Investigation (CBI)"
  std::string name_country;  // "of Kenya" behind the name
  std::string rule;
  bool shared_role = false;  // "Presidents A and B": the role stands with A
};

/// All spots, in order of the text.
std::vector<Spot> find_spots(const Scene& scene, const NameRuns& runs, const PlaceReader& places);

}  // namespace dateline::names
