// SPDX-License-Identifier: Apache-2.0
#pragma once
// Calendar units around a day: "last month", "in three weeks", and how TIMEX3 writes them.

#include <optional>
#include <string>

#include "times/edtf.h"
#include "times/values.h"

namespace dateline::times {

/// First and last day.
struct Period {
  Day from = 0;
  Day to = 0;

  bool operator==(const Period&) const = default;
};

/// The unit that lies `amount` units from the one `day` is in; nothing for parts of a day.
std::optional<Period> period_of(Day day, Unit unit, int amount);

/// The day `amount` units away, for "in the past three months".
std::optional<Day> day_away(Day day, Unit unit, int amount);

/// "2024-06" for a month, an interval for a week.
Edtf period_value(const Period& period, Unit unit);

/// "2009-W20" for a week.
std::string period_timex(const Period& period, Unit unit);

/// "P3W"; "PXW" where no number is said.
std::string duration_timex(Unit unit, std::optional<int> amount);

}  // namespace dateline::times
