// SPDX-License-Identifier: Apache-2.0
#include "record/identity.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <set>
#include <tuple>
#include <vector>

namespace dateline::record {
namespace {

constexpr std::string_view unknown_person = "person/?";

/// What identity needs to know of one unknown or known person.
struct Name {
  std::string id;
  std::string country;
  std::vector<std::string> keys;

  auto operator<=>(const Name&) const = default;
};

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t end = text.find(' ');
    if (end != 0) parts.emplace_back(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return parts;
}

bool countries_agree(const std::string& left, const std::string& right) {
  return left.empty() || right.empty() || left == right;
}

/// "s." is the initial of "subramanyam"'s key when the first letters agree.
bool is_initial_of(const std::string& initial, const std::string& word) {
  return initial.size() == 2 && initial[1] == '.' && !word.empty() && word[0] == initial[0];
}

/// Can `less` be a shorter way to say `more`: same last word, earlier words found or initials?
bool shortens(const Name& less, const Name& more) {
  if (less.keys.empty() || less.keys.size() >= more.keys.size()) return false;
  if (less.keys.back() != more.keys.back() || !countries_agree(less.country, more.country)) {
    return false;
  }
  return std::all_of(less.keys.begin(), less.keys.end() - 1, [&more](const std::string& word) {
    return std::ranges::any_of(more.keys, [&word](const std::string& other) {
      return word == other || is_initial_of(word, other);
    });
  });
}

/// Does `longer` end in all of a known name of at least two words, in the same country?
bool ends_with(const Name& longer, const Name& known) {
  if (known.keys.size() < 2 || known.keys.size() >= longer.keys.size()) return false;
  return countries_agree(longer.country, known.country) &&
         std::equal(known.keys.rbegin(), known.keys.rend(), longer.keys.rbegin());
}

bool is_part_of(const Participant& whole, const Participant& part) {
  if (whole.country.empty() || whole.country != part.country) return false;
  if (whole.kind == "country") return part.kind != "group" || !part.country.empty();
  // "the Russian foreign minister" is whoever held that office.
  return whole.kind == "office" && part.kind == "person" && !whole.office.empty() &&
         whole.office == part.office;
}

}  // namespace

bool is_unknown_id(std::string_view id) { return id.find("/?") != std::string_view::npos; }

std::string surname_of(const Participant& participant) {
  return participant.key.substr(participant.key.rfind(' ') + 1);
}

Joins join_names(const std::set<PersonName>& people) {
  std::set<Name> names;
  for (const PersonName& person : people) {
    names.insert({person.id, person.country, split(person.key)});
  }
  // Longest names first, so that "Sonowal" meets "S. Sonowal" when that one is already joined.
  std::vector<Name> unknown;
  std::ranges::copy_if(names, std::back_inserter(unknown),
                       [](const Name& name) { return name.id.starts_with(unknown_person); });
  std::ranges::stable_sort(unknown, std::greater{}, [](const Name& n) { return n.keys.size(); });
  Joins joins;
  for (const Name& name : unknown) {
    std::set<std::string> fuller;
    for (const Name& other : names) {
      // "Prince Faisal bin Farhan" is a known man with more words before his name.
      const bool known = !other.id.starts_with(unknown_person);
      if (!shortens(name, other) && !(known && ends_with(name, other))) continue;
      const auto joined = joins.find(other.id);
      fuller.insert(joined == joins.end() ? other.id : joined->second);
    }
    // Two people it could be: nobody is guessed.
    if (fuller.size() == 1) joins.emplace(name.id, *fuller.begin());
  }
  return joins;
}

const std::string& Identities::of(const Participant& participant) const {
  if (!source_ || !participant.id.starts_with(unknown_person)) return participant.id;
  const std::string surname = surname_of(participant);
  if (surname.empty()) return participant.id;
  auto joins = joins_.find(surname);
  if (joins == joins_.end()) joins = joins_.emplace(surname, source_(surname)).first;
  const auto found = joins->second.find(participant.id);
  return found == joins->second.end() ? participant.id : found->second;
}

bool is_implied(const Participant& one, const std::vector<Participant>& beside) {
  if (one.country.empty() || (one.kind != "country" && one.kind != "office")) return false;
  return std::ranges::any_of(beside, [&one](const Participant& other) {
    return other.kind == "person" && other.country == one.country;
  });
}

Likeness likeness(const Participant& left, const Participant& right, const Identities& identities) {
  if (!left.id.empty() && identities.of(left) == identities.of(right)) return Likeness::same;
  if (is_part_of(left, right) || is_part_of(right, left)) return Likeness::represents;
  if (left.id.empty() || right.id.empty()) return Likeness::unrelated;
  return Likeness::different;
}

}  // namespace dateline::record
