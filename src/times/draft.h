// SPDX-License-Identifier: Apache-2.0
#pragma once
// A matched time expression before it is set against the report's date and the tense.

#include <optional>
#include <vector>

#include "times/patterns.h"

namespace dateline::times {

/// What the words say of one date; each part absent where they say nothing.
struct DateParts {
  std::optional<int> year;
  std::optional<int> month;
  std::optional<int> day;
  std::optional<int> week;     // of the month, 1-5
  std::optional<int> weekday;  // 1 Monday
  std::optional<int> season;   // EDTF 21-24
  std::optional<int> quarter;  // 1-4
  std::optional<int> decade;   // 1990; 90 for "the 90s"
  std::optional<int> century;

  bool operator==(const DateParts&) const = default;
};

struct Draft {
  Span span;
  Index first_word = 0;
  Index end_word = 0;
  std::size_t row = 0;
  Meaning meaning;
  DateParts begin;
  DateParts end;  // ranges only
  int amount = 0;
  Unit unit = Unit::day;
  bool has_unit = false;
  bool day_month_open = false;  // 03/04/2025 in a language that writes both orders
  bool in_dateline = false;
  bool open_begin = false;        // "until 5 May"
  bool open_end = false;          // "since 5 May"
  bool absorbed = false;          // "this year" that gave its year to a month beside it
  std::optional<int> given_year;  // of a date said before: "in March 2022 and in April"
  std::optional<int> clock;
  std::optional<int> part_of_day;

  /// Does it speak of a date whose year is not said?
  [[nodiscard]] bool lacks_year() const;
};

/// One draft for a match, several for `each`.
std::vector<Draft> drafts_of(const Match& match, const std::vector<Atom>& atoms,
                             const std::vector<PatternRow>& rows);

}  // namespace dateline::times
