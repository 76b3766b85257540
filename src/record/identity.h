// SPDX-License-Identifier: Apache-2.0
#pragma once
// Stratum 1: which participants of different reports are one and the same.
// A known person has an id already. Somebody no table knows ("person/?sonowal") joins the fuller
// name that fits ("person/?sarbananda-sonowal", same country) when exactly one does.

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/event.h"

namespace dateline::record {

/// Does the id belong to somebody or something that no table knows?
bool is_unknown_id(std::string_view id);

/// A person as some mention names them: all that joining names looks at.
struct PersonName {
  std::string id;
  std::string country;
  std::string key;  // across scripts, words with a space between

  auto operator<=>(const PersonName&) const = default;
};

/// The last word of a name's key, under which alone names can join; "" for none.
std::string surname_of(const Participant& participant);

/// id -> the id it joins, for those that join one.
using Joins = std::map<std::string, std::string, std::less<>>;

/// The joins among all people of one surname.
Joins join_names(const std::set<PersonName>& names);

/// Who stands for whom in the whole record. The joins of a surname are asked for when a participant
/// of that surname is met first.
class Identities {
 public:
  using Source = std::function<Joins(const std::string& surname)>;

  /// Nobody is joined with anybody.
  Identities() = default;
  explicit Identities(Source source) : source_(std::move(source)) {}

  /// The id that stands for this participant in the whole record.
  [[nodiscard]] const std::string& of(const Participant& participant) const;

 private:
  Source source_;
  mutable std::map<std::string, Joins, std::less<>> joins_;  // by surname
};

/// A country or office that stands beside a person of that country says the same with less.
bool is_implied(const Participant& one, const std::vector<Participant>& beside);

/// How two participants relate, from nothing to the same.
enum class Likeness : std::uint8_t {
  different,   // nothing in common
  unrelated,   // may be anything: one of them says too little
  represents,  // one is the other's country, office or body
  same,
};

Likeness likeness(const Participant& left, const Participant& right, const Identities& identities);

}  // namespace dateline::record
