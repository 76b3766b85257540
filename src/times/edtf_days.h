// SPDX-License-Identifier: Apache-2.0
#pragma once
// An EDTF value as the days it allows: bounds, and which days of the year where the value says so.
// Private to times; edtf.h is the door.

#include <bitset>
#include <optional>
#include <vector>

#include "times/edtf.h"

namespace dateline::times {

/// Days of a leap year, 29 February included; bit 0 is 1 January.
using YearDays = std::bitset<366>;

/// Which day of `YearDays` a month and day are. Needs a day of the calendar.
std::size_t year_day(int month, int day);

struct DaySet {
  std::optional<Day> from;  // absent: no lower bound known
  std::optional<Day> to;
  YearDays days;  // only these days of each year

  bool operator==(const DaySet&) const = default;
};

/// Does the calendar have such a day, month, part of the year?
bool exists(const EdtfDate& date);

/// Does the interval end before it begins?
bool runs_back(const Edtf& interval);

/// The value as a union of day sets: one, but for sets "[a,b]" one for each date.
std::vector<DaySet> day_sets(const Edtf& value);

/// The days both allow; nothing if there is none.
std::optional<DaySet> common_days(const DaySet& left, const DaySet& right);

/// How many days the set allows; those of one leap year where a bound is missing.
int day_count(const DaySet& set);

}  // namespace dateline::times
