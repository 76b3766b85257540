// SPDX-License-Identifier: Apache-2.0
#pragma once
// Dates with holes: the part of EDTF (ISO 8601-2, levels 0-2) that news needs, and what can be
// decided about two such values. An Edtf is always valid: only parse_edtf and the makers make one.
//   parse_edtf("XXXX-07-15"), bounds(value), compatible(a, b), refine(a, b), with_year(a, 2025)

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/event.h"
#include "dateline/report.h"

namespace dateline::times {

/// "?", "~" and "%" of EDTF.
enum class Qualifier : std::uint8_t { none, uncertain, approximate, both };

/// One date. A component is its digits with X for what is not known: year "2025", "202X", "XXXX";
/// month "07", "XX", "" or a part of the year ("21"-"24" seasons, "33"-"36" quarters, "40", "41"
/// halves); day "15", "2X", "XX" or "". X stands at the end of a component only.
struct EdtfDate {
  std::string year = "XXXX";
  std::string month;
  std::string day;
  Qualifier year_qualifier = Qualifier::none;
  Qualifier month_qualifier = Qualifier::none;
  Qualifier day_qualifier = Qualifier::none;

  bool operator==(const EdtfDate&) const = default;
};

struct Edtf {
  /// `one_of` is "[a,b]", `all_of` is "{a,b}".
  enum class Kind : std::uint8_t { date, interval, one_of, all_of };
  enum class End : std::uint8_t { known, open, unknown };  // "a", "..", ""

  Kind kind = Kind::date;
  std::vector<EdtfDate> dates;  // 1 for a date; 2 for an interval (unused where not `known`)
  End begin = End::known;       // intervals only
  End end = End::known;

  bool operator==(const Edtf&) const = default;
};

/// The value, or nothing where it is not EDTF, not in the calendar, or an interval that runs back.
std::optional<Edtf> parse_edtf(std::string_view text);
std::string to_string(const Edtf& value);

Edtf day_value(Day day);
std::optional<Edtf> date_value(int year, int month, int day);
Edtf month_value(int year, int month);
Edtf year_value(int year);
/// "2024-01-01/2024-07-05"; one day where both are equal. Needs from <= to.
Edtf interval_value(Day from, Day to);
/// "../2024-07-05" and "2024-07-05/..".
Edtf until_value(Day to);
Edtf since_value(Day from);

/// Inclusive bounds; absent where open, unknown or without a year.
struct DayBounds {
  std::optional<Day> from;
  std::optional<Day> to;

  bool operator==(const DayBounds&) const = default;
};
DayBounds bounds(const Edtf& value);

/// How exact a value is; later is coarser. `interval`: no calendar unit of its own.
enum class Granularity : std::uint8_t { day, interval, month, season, year, decade, century, none };
Granularity granularity(const Edtf& value);

/// Does every date of the value carry a year ("202X" counts)?
bool has_year(const Edtf& value);

/// Can both speak of one day? XXXX-07-15 and 2025-07-15 can. Symmetric.
bool compatible(const Edtf& left, const Edtf& right);

/// The most exact value both allow ("XXXX-07-15" and "2025" give "2025-07-15"; overlapping
/// intervals their common part); nothing when they are not compatible.
std::optional<Edtf> refine(const Edtf& left, const Edtf& right);

/// The value with `year` where the year is XXXX ("XXXX-12-25/XXXX-01-05" runs into the next); the
/// qualifier goes on the year alone ("2025?-08-21"). Nothing for 29 February of a common year.
std::optional<Edtf> with_year(const Edtf& value, int year, Qualifier qualifier = Qualifier::none);

/// Writes `edtf`, `from` and `to`; basis, span and why stay.
void set_value(When& when, const Edtf& value);

/// String forms, total: an invalid value is compatible with nothing and refines to nothing.
bool compatible(std::string_view left, std::string_view right);
std::optional<std::string> refine(std::string_view left, std::string_view right);

}  // namespace dateline::times
