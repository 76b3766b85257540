// SPDX-License-Identifier: Apache-2.0
#pragma once
// The small closed sets that time tables are written with: units, modifiers, whereabouts.

#include <cstdint>
#include <optional>
#include <string_view>

namespace dateline::times {

enum class Unit : std::uint8_t {
  second,
  minute,
  hour,
  day,
  weekend,
  week,
  month,
  quarter,
  season,
  year,
  decade,
  century,
};
std::string_view to_string(Unit unit);  // "week"
std::optional<Unit> parse_unit(std::string_view name);

/// Which part of a period is meant, or that it is meant roughly.
enum class Modifier : std::uint8_t { none, early, middle, late, about };
std::optional<Modifier> parse_modifier(std::string_view name);

/// What a matched pattern means; docs/times.md tells each with an example.
enum class Operation : std::uint8_t {
  nothing,     // a trap: the words are used up and mean no time
  date,        // year, month, day, season ... as captured
  each,        // several days of one month: one mention each
  range,       // from the first captured date to the second
  shift,       // N units before or after the report's date
  weekday,     // by weekday, counted from the report's date
  so_far,      // "earlier this year": from its first day to the report's date
  rest,        // "later this year": from the report's date to its last day
  past,        // "recently": up to the report's date
  future,      // "soon": from the report's date on
  now,         // "currently": a time, but no date
  last_units,  // "in the past three weeks"
  next_units,
  either_day,  // yesterday or tomorrow, as the tense says
  same,        // "the same day": that of the mention before
  after,       // "two days later": counted from the mention before
  duration,
  set,    // "every Monday"
  clock,  // a time of day
};
std::optional<Operation> parse_operation(std::string_view name);

}  // namespace dateline::times
