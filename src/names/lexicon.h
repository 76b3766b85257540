// SPDX-License-Identifier: Apache-2.0
#pragma once
// The words of a pack that shape names: offices, fields of ministries, bodies, groups of people
// (roles.tsv), and honorifics, numbers, pronouns, determiners ... (names.tsv).

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/error.h"
#include "dateline/ontology.h"

namespace dateline::names {

/// What a row of roles.tsv or names.tsv is; the headers of those tables explain each kind.
enum class LexKind : std::uint8_t {
  office,
  head,
  ministry,
  field,
  body,
  group,
  relation,
  prefix,
  leader,
  state,
  honorific,
  particle,
  number,
  approx,
  determiner,
  both,
  pronoun,
  thing_before,
  thing_after,
  body_head,
  place_head,
  stop,
};

/// A set of kinds, for asking.
class LexKinds {
 public:
  constexpr LexKinds() = default;
  constexpr LexKinds(std::initializer_list<LexKind> kinds) {
    for (const LexKind kind : kinds) bits_ |= 1U << static_cast<unsigned>(kind);
  }
  [[nodiscard]] constexpr bool has(LexKind kind) const {
    return (bits_ >> static_cast<unsigned>(kind) & 1U) != 0;
  }

 private:
  std::uint32_t bits_ = 0;
};

struct LexEntry {
  LexKind kind = LexKind::stop;
  std::string form;
  std::string value;  // id of roles.tsv, value of names.tsv
  std::optional<Sector> sector;
  bool plural = false;
  std::vector<std::string> countries;  // empty: all
  std::string rule;                    // "en/roles.tsv:12"
};

class Lexicon {
 public:
  Lexicon(const std::filesystem::path& pack_folder, std::vector<Diagnostic>& diagnostics);

  /// All rows of a folded phrase.
  [[nodiscard]] const std::vector<LexEntry>* find(std::string_view folded) const;
  /// How many words the longest phrase that begins with this word has; 0: none.
  [[nodiscard]] int longest_from(std::string_view folded_word) const;
  /// Is `office` (an id) the bare head of a field ("minister"), fitting every "..._minister"?
  [[nodiscard]] bool is_generic_office(std::string_view office) const;

 private:
  void add(LexEntry entry);
  void read_roles(const std::filesystem::path& file, std::vector<Diagnostic>& diagnostics);
  void read_names(const std::filesystem::path& file, std::vector<Diagnostic>& diagnostics);

  std::map<std::string, std::vector<LexEntry>, std::less<>> entries_;
  std::map<std::string, int, std::less<>> longest_;
  std::vector<std::string> generic_;
};

}  // namespace dateline::names
