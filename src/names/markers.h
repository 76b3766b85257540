// SPDX-License-Identifier: Apache-2.0
#pragma once
// What marks the role of a noun phrase: adpositions, case suffixes, genitive words. A pack's
// markers.tsv lists them; the code knows no language.
//   Markers m(pack_folder, diagnostics);
//   m.role_of(text, analysis, mention)->role  ==  MarkerRole::with   // "લવરોવ સાથે", "with Lavrov"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dateline/analysis.h"
#include "dateline/error.h"

namespace dateline::names {

/// The role an adposition or a case ending gives to its noun phrase. `dat` is the marked object or
/// recipient (Gujarati -ને), `erg` the agent of a transitive past (-એ, -ે), `led_by` "under the
/// leadership of", `according` "according to", `sidelines` "on the sidelines of".
enum class MarkerRole : std::uint8_t {
  erg,
  dat,
  gen,
  in,
  at,
  on,
  from,
  to,
  with,
  between,
  among,
  by,
  for_,
  about,
  during,
  sidelines,
  against,
  after,
  before,
  until,
  since,
  as,
  under,
  through,
  without,
  near,
  toward,
  behalf,
  according,
  led_by,
  invited_by,
  despite,
  because,
  including,
  except,
  instead,
  than,
  like,
  and_,
};
std::string_view to_string(MarkerRole role);                         // "WITH"
std::optional<MarkerRole> parse_marker_role(std::string_view name);  // "WITH", "FOR", "AND"

/// What marks one phrase, and where it stands.
struct Marking {
  MarkerRole role = MarkerRole::gen;
  Span span;         // the letters of the adposition, or of the word that carries the suffix
  std::string rule;  // "gu/markers.tsv:12"

  bool operator==(const Marking&) const = default;
};

/// A word without one of its endings.
struct Stem {
  std::string form;
  std::optional<MarkerRole> role;  // absent: nothing was taken off

  bool operator==(const Stem&) const = default;
};

/// The words [first_word, end_word) of a noun phrase and its head.
struct Phrase {
  Index first_word = 0;
  Index end_word = 0;
  Index head_word = 0;
};

class Markers {
 public:
  Markers(const std::filesystem::path& pack_folder, std::vector<Diagnostic>& diagnostics);

  /// The role of a phrase: by the adposition that stands at it or hangs from its head in the tree,
  /// by a genitive word, by the ending of its last word, or by what marks its coordination
  /// ("A and B વચ્ચે": both are BETWEEN).
  [[nodiscard]] std::optional<Marking> role_of(std::string_view text, const Analysis& analysis,
                                               Phrase phrase) const;
  [[nodiscard]] std::optional<Marking> role_of(std::string_view text, const Analysis& analysis,
                                               const NameMention& mention) const;
  /// The same for the phrase that `head_word` heads: with its determiners, compounds and flat
  /// parts.
  [[nodiscard]] std::optional<Marking> role_of(std::string_view text, const Analysis& analysis,
                                               Index head_word) const;

  /// The bare stems of an inflected form, the form itself first, then without its longest ending.
  /// strip("ભારતને") = {"ભારતને", "ભારત" (dat)}. Never cuts inside a letter cluster's first letter.
  [[nodiscard]] std::vector<Stem> strip(std::string_view form) const;

  /// Is this word alone an adposition, genitive word or ending of the pack; which role?
  [[nodiscard]] std::optional<MarkerRole> marker_word(std::string_view form) const;

  /// The role of a word that stands before its phrase ("of"), nothing for other words.
  [[nodiscard]] std::optional<MarkerRole> preposition(std::string_view form) const;
  /// The role of a word that follows its phrase: a genitive word or a postposition.
  [[nodiscard]] std::optional<MarkerRole> postposition(std::string_view form) const;

  /// Does the word join the phrases around it ("and", "અને", ",")?
  [[nodiscard]] bool is_coordinator(std::string_view form) const;

 private:
  enum class Kind : std::uint8_t { suffix, postposition, preposition, genitive, coordinator };
  struct Entry {
    MarkerRole role;
    std::string rule;
  };
  using Table = std::map<std::string, Entry, std::less<>>;
  struct Suffix {
    std::string form;
    MarkerRole role;
    std::string rule;
    std::vector<std::string> not_after;
  };

  [[nodiscard]] std::optional<Marking> own_role(std::string_view text, const Analysis& analysis,
                                                Phrase phrase) const;
  [[nodiscard]] std::optional<Marking> after(std::string_view text, const Analysis& analysis,
                                             Index end_word) const;
  [[nodiscard]] std::optional<Marking> before(std::string_view text, const Analysis& analysis,
                                              Index first_word) const;
  [[nodiscard]] std::optional<Marking> by_tree(std::string_view text, const Analysis& analysis,
                                               Phrase phrase) const;
  [[nodiscard]] std::optional<Marking> by_conjuncts(std::string_view text, const Analysis& analysis,
                                                    Phrase phrase) const;
  [[nodiscard]] std::optional<Marking> by_next_names(std::string_view text,
                                                     const Analysis& analysis,
                                                     const NameMention& mention) const;
  [[nodiscard]] std::optional<Marking> by_ending(std::string_view text, const Analysis& analysis,
                                                 const NameMention& mention) const;
  [[nodiscard]] std::optional<Marking> by_suffix(std::string_view text, const Analysis& analysis,
                                                 Phrase phrase) const;
  [[nodiscard]] std::optional<Marking> longest(std::string_view text, const Analysis& analysis,
                                               const Table& table, Index first, Index limit) const;
  [[nodiscard]] static bool ends_with(std::string_view form, const Suffix& suffix);
  [[nodiscard]] const Suffix* suffix_of(std::string_view form) const;
  void add(Kind kind, std::string form, MarkerRole role, std::string rule);
  void read(const std::filesystem::path& file, std::vector<Diagnostic>& diagnostics);

  Table postpositions_;
  Table prepositions_;
  Table genitives_;
  Table coordinators_;
  std::vector<Suffix> suffixes_;  // longest first
};

}  // namespace dateline::names
