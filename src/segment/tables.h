// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a pack says about words and sentences: segment.tsv and every segment_*.tsv of its folder,
// laid over languages/und. The columns are explained in languages/und/segment.tsv.

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/error.h"

namespace dateline::segment {

/// What a dotted word says about the sentence: `title` never ends one ("Mr."), `abbreviation` ends
/// one only before a word that starts sentences ("etc."), `before_number` is one only before a
/// digit ("No. 5").
enum class Dot : unsigned char { none, title, abbreviation, before_number };

/// An ending that is a word of its own: "'s", "ના".
struct Suffix {
  std::string text;
  std::size_t minimum_stem = 1;  // letters and digits that must stand before it
  std::string stem_end;          // the stem must end so, "" for anything
  std::string not_after;         // the stem must not end so
  bool chain = false;            // another suffix may stand before it: "should" "n't" "'ve"

  bool operator==(const Suffix&) const = default;
};

using Words = std::set<std::string, std::less<>>;

struct Tables {
  std::map<std::string, Dot, std::less<>> dotted;  // "Mr." without its dot, letters as written
  Words initials;                                  // words that are the name of a letter: "એસ"
  Words not_initials;                              // one-letter words: "I"
  Words starters;                                  // "The": begins a sentence after "U.S."
  Words continuers;   // after a closed quotation they go on with its sentence: "એમ"
  Words whole;        // never split, folded: "e-mail", "યોજના"
  Words prefixes;     // keep their hyphen, folded: "co"
  Words units;        // split from the number before them: "km"
  Words domains;      // last label of a host: "com"
  Words emoticons;    // ":)" when it stands alone
  Words leading;      // keep their apostrophe: "'em"
  Words terminators;  // punctuation that ends a sentence
  Words opening;      // brackets and quotes
  Words closing;
  std::vector<Suffix> suffixes;                                         // longest first
  std::map<std::string, std::vector<std::string>, std::less<>> splits;  // "cannot" -> can, not
  Words predicative;  // "વાનું": not split before a copula
  Words copulas;      // "છે"
  bool split_hyphens = false;
  bool possessive_apostrophe = false;  // "workers'": the apostrophe is a word
};

/// Reads the tables of a pack. Faults in rows become diagnostics; a missing folder reads as empty.
Tables read_tables(const std::filesystem::path& pack_folder, std::vector<Diagnostic>& diagnostics);

}  // namespace dateline::segment
