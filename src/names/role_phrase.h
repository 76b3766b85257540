// SPDX-License-Identifier: Apache-2.0
#pragma once
// Phrases about what somebody is: "the former Russian foreign minister", "about 20 Indian
// nationals", "ભારતના વિદેશ મંત્રી", "Ministry of External Affairs". A role noun of the pack's
// table with the field, country, body, number and determiner around it; without the name.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "names/scene.h"

namespace dateline::names {

struct RolePhrase {
  Index first = 0;
  Index end = 0;
  Index core_first = 0;  // the role noun with its field
  Index core_end = 0;
  LexKind kind = LexKind::office;
  std::string id;  // "foreign_minister", "foreign_ministry", "army", "soldier", "counterpart"
  std::vector<std::string> other_ids;  // what the same words mean in some countries
  std::string head;                    // id of the head alone: "minister"
  std::string rule;
  std::optional<Sector> sector;
  std::vector<std::string> countries;  // of its modifiers, in order
  std::string body;                    // "sco", known body among its modifiers
  std::string generic_body;            // "army", "foreign_ministry": a body phrase in front
  std::string owner;                   // possessive pronoun in front: "he_poss"
  std::optional<Index> owner_end;      // a genitive phrase that is no piece ends here
  std::optional<std::int64_t> count;
  std::optional<MarkerRole> ending;  // case suffix on the role noun
  int both = 0;                      // "the two": 2
  bool plural = false;
  bool former = false;
  bool acting = false;
  bool definite = false;
  bool indefinite = false;
  bool approximate = false;
};

/// The words before `floor` belong to others. `before`: the phrase of a body that ends right in
/// front ("defence ministry" + "spokesperson"), null when there is none.
std::optional<RolePhrase> role_phrase_at(const Scene& scene, Index word, Index floor,
                                         const RolePhrase* before);

/// 20 of "20", "૨૦", "twenty"; nothing for other words.
std::optional<std::int64_t> number_at(const Scene& scene, Index word);

}  // namespace dateline::names
