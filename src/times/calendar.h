// SPDX-License-Identifier: Apache-2.0
#pragma once
// The proleptic Gregorian calendar on Day numbers, years 0 to 9999.
//   day_from(2025, 8, 21) -> Day;   civil_of(day).month == 8

#include <optional>

#include "dateline/report.h"

namespace dateline::times {

struct Civil {
  int year = 1970;
  int month = 1;
  int day = 1;

  auto operator<=>(const Civil&) const = default;
};

bool is_leap(int year);

/// 28-31; 0 for a month outside 1-12.
int days_in_month(int year, int month);

/// The day, if there is such a day in the calendar.
std::optional<Day> day_from(int year, int month, int day);

/// Does the day lie in the years 0 to 9999, with a decade to spare for counting on?
bool is_countable(Day day);

Civil civil_of(Day day);

/// 1 Monday ... 7 Sunday (ISO 8601).
int weekday_of(Day day);

/// The Monday of the week `day` lies in.
Day monday_of(Day day);

/// `month` + `months`, months counted from January of year 0: for "three months ago".
Civil add_months(Civil date, int months);

}  // namespace dateline::times
