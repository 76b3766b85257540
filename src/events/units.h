// SPDX-License-Identifier: Apache-2.0
#pragma once
// units.tsv: number words, what makes a number approximate or a bound, and what is counted.

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "dateline/ontology.h"
#include "events/phrase_table.h"

namespace dateline::events {

/// `number`: "twenty" = 20. `multiplier`: "thousand", "લાખ". `about`, `at_least`, `at_most`,
/// `between`: what a number is told with. `vague`: "dozens" = a range. `unit`: what is counted
/// ("civilians" -> person). `outcome`: what became of the counted ("killed", "returned").
/// `not_claim`: a number before it is no claim ("percent", "o'clock").
enum class UnitWordKind : std::uint8_t {
  number,
  multiplier,
  about,
  at_least,
  at_most,
  between,
  vague,
  unit,
  outcome,
  not_claim,
};

struct UnitWord {
  UnitWordKind kind = UnitWordKind::number;
  std::int64_t low = 0;
  std::int64_t high = 0;
  std::string value;                // unit or outcome: "person", "killed", "USD"
  std::vector<EventClass> classes;  // events an outcome speaks of; empty: any
  std::string rule;
};

struct Units {
  PhraseTable<UnitWord> words;
};

Units read_units(const std::filesystem::path& pack_folder, Lexemes& lexemes,
                 std::vector<Diagnostic>& diagnostics);

}  // namespace dateline::events
