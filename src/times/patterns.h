// SPDX-License-Identifier: Apache-2.0
#pragma once
// The rows of languages/<lang>/times_patterns.tsv: sequences of atoms and what they mean.
//   "DAY MONTH YEAR?"  date        "{in} MONTH!"  date        "NUM UNIT ago"  shift -NUM UNIT

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "times/atoms.h"
#include "times/lexicon.h"
#include "times/values.h"

namespace dateline::times {

/// The right-hand side of a row.
struct Meaning {
  Operation operation = Operation::nothing;
  int amount = 0;
  int captured_sign = 0;          // amount is NUM times this; 0: amount is `amount`
  std::optional<Unit> unit;       // absent: the captured UNIT
  std::optional<int> year_shift;  // "this year" 0, "last year" -1
  std::optional<int> month_shift;
  Modifier modifier = Modifier::none;
  std::optional<int> year;   // fixed, as are the next three
  std::optional<int> month;  // "Christmas Day"
  std::optional<int> day;
  std::optional<int> season;            // also EDTF's quarters and halves: 40 is the first half
  Direction look = Direction::unknown;  // "last June": past, whatever the tense

  bool operator==(const Meaning&) const = default;
};

struct Element {
  std::vector<std::string> words;     // any of these, or
  std::optional<ClassId> word_class;  // a word of this class
  bool strong = false;                // "MONTH!": no weak readings
  bool ended = false;                 // "YEAR+": with an ending
  bool optional = false;
  bool context = false;  // "{in}": must stand there, is not covered
  bool negated = false;  // "{!in}"
};

/// One captured class of a match and the atom it came from.
struct Capture {
  ClassId word_class = class_num;
  int value = 0;
  std::size_t atom = 0;
};

struct Pattern {
  std::vector<Element> before;
  std::vector<Element> core;
  std::vector<Element> after;
  std::size_t row = 0;  // into Patterns::rows()
};

struct PatternRow {
  Meaning meaning;
  std::string text;
  std::string example;
  std::string rule;  // "en/times_patterns.tsv:12"
};

struct Match {
  std::size_t begin = 0;  // atoms covered
  std::size_t end = 0;
  std::size_t row = 0;
  std::vector<Capture> captures;
};

class Patterns {
 public:
  /// Reads times_patterns.tsv: columns pattern, meaning, example.
  Patterns(const std::filesystem::path& pack_folder, const Lexicon& lexicon,
           std::vector<Diagnostic>& diagnostics);

  /// Matches from left to right, the longest first, then the earlier row; none overlap.
  [[nodiscard]] std::vector<Match> find(const std::vector<Atom>& atoms) const;
  [[nodiscard]] const std::vector<PatternRow>& rows() const { return rows_; }

 private:
  [[nodiscard]] std::optional<Match> longest_at(const std::vector<Atom>& atoms,
                                                std::size_t begin) const;
  void add_pattern(const std::vector<Element>& elements, std::size_t row);

  std::vector<PatternRow> rows_;
  std::vector<Pattern> patterns_;                   // optional elements written out
  std::vector<std::vector<std::size_t>> by_class_;  // patterns by first core element
  std::unordered_map<std::string, std::vector<std::size_t>> by_word_;
};

}  // namespace dateline::times
