// SPDX-License-Identifier: Apache-2.0
#pragma once
// languages/<lang>/tense.tsv: the words and endings that mark tense. Private to TenseReader.

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "times/tense.h"

namespace dateline::times {

/// What a word or ending says about time.
struct TenseMark {
  Direction direction = Direction::unknown;
  bool modal = false;
  bool perfect = false;     // makes the clause past: "has met"
  bool background = false;  // "had met"
  bool progressive = false;
  bool finite = false;  // ending: ends a clause wherever it stands

  bool operator==(const TenseMark&) const = default;
};

struct TenseReader::Table {
  using Marks = std::unordered_map<std::string, TenseMark>;
  Marks auxiliaries;
  Marks forms;                                // irregular verb forms
  Marks modifiers;                            // "upcoming"
  std::unordered_set<std::string> governors;  // their infinitive lies ahead
  std::unordered_set<std::string> forward;    // predicates whose date lies ahead: "scheduled"
  std::unordered_set<std::string> targets;    // the same unless an adjacent word follows
  std::unordered_set<std::string> infinitive_marks;        // "to"
  std::unordered_set<std::string> adjacent;                // may stand between a verb and its date
  std::unordered_set<std::string> boundaries;              // words between clauses
  std::vector<std::pair<std::string, TenseMark>> endings;  // longest first
  std::vector<std::vector<std::string>> phrases;           // before a predicate that lies ahead
  bool verb_final = false;

  [[nodiscard]] const TenseMark* ending_of(std::string_view form) const;
};

/// Reads tense.tsv: columns kind, text, direction, flags.
void read_tense_table(const std::filesystem::path& pack_folder,
                      std::vector<Diagnostic>& diagnostics, TenseReader::Table& table);

}  // namespace dateline::times
