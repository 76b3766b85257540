// SPDX-License-Identifier: Apache-2.0
#pragma once
// An index from phrases (and from cross-script keys of phrases) to what they can mean.
//   phrases.add("Guinea-Bissau", candidate);  phrases.find("guinea - bissau") -> {candidate}

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "knowledge/knowledge.h"

namespace dateline::knowledge {

/// The form under which a folded phrase is kept: hyphens read as spaces, one kind of apostrophe,
/// no space inside "u. s.", no period at the end, single spaces.
std::string phrase_form(std::string_view folded);

/// The first run of letters of a folded word or phrase.
std::string_view first_run(std::string_view folded);

/// Keys joined by a space.
std::string joined_keys(const std::vector<std::string>& keys);

/// Keys of a name without what differs when words are joined or split: spaces, and vowels that then
/// stand inside. "n ark" (New York) and "nrk" (ન્યૂયોર્ક) are both "nrk".
std::string squeezed_key(std::string_view keys);

/// At most how many words of a text a phrase can be, however hyphens and periods are split off.
int word_count(std::string_view phrase);

class Phrases {
 public:
  Phrases();

  /// `written` in full; under its letters, and under its key when that is telling enough.
  void add(std::string_view written, Candidate candidate);
  /// Under the key only ("jsnkr"): surnames, initials.
  void add_key(std::string_view keys, Candidate candidate);

  /// Candidates in a fixed order (kind, id, form); the first row that said so gives the rule.
  [[nodiscard]] std::vector<Candidate> find(std::string_view folded) const;
  [[nodiscard]] std::vector<Candidate> find_key(std::string_view keys) const;
  [[nodiscard]] int longest_from(std::string_view folded_word) const;

  /// To be called once after the last `add`.
  void sort();

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>()(text);
    }
  };
  template <typename Value>
  using Map = std::unordered_map<std::string, Value, Hash, std::equal_to<>>;

  using Meanings = std::vector<std::uint32_t>;  // indices into candidates_

  [[nodiscard]] std::vector<Candidate> meanings(const Map<Meanings>& map,
                                                std::string_view name) const;
  void order(Meanings& meanings) const;

  std::vector<Candidate> candidates_;
  Map<Meanings> by_phrase_;
  Map<Meanings> by_key_;
  Map<int> longest_;
};

}  // namespace dateline::knowledge
