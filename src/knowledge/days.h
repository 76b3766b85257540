// SPDX-License-Identifier: Apache-2.0
#pragma once
// Dates as the knowledge tables write them: "2019-05-30", "2019-05", "2019", "" (unknown).
//   parse_days("2024-02") -> 2024-02-01 to 2024-02-29

#include <optional>
#include <string_view>

#include "dateline/report.h"

namespace dateline::knowledge {

/// Inclusive; one day when the date is exact.
struct Days {
  Day first = 0;
  Day last = 0;

  bool operator==(const Days&) const = default;
};

/// The days a date can mean; nothing when it is no date.
std::optional<Days> parse_days(std::string_view date);

/// The same days as far as the mark says they are sure: "day", "month" and "year" widen to the
/// whole month or year, "unsure" by half a year on both sides.
Days widen(Days days, std::string_view sure);

}  // namespace dateline::knowledge
