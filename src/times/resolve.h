// SPDX-License-Identifier: Apache-2.0
#pragma once
// Sets a draft against the report's date and the direction of its clause: value, basis, reason.

#include <optional>
#include <string>

#include "dateline/analysis.h"
#include "times/draft.h"
#include "times/edtf.h"

namespace dateline::times {

struct Setting {
  std::optional<Day> report;  // the report's own date
  Direction direction = Direction::unknown;
  std::optional<Day> last_day;   // the last day the text spoke of before
  std::optional<Day> last_date;  // the same, or the first day of a month or year
};

/// Type, value, TIMEX3 value and reason of the draft; span and words are set by the caller.
TimeMention resolve(const Draft& draft, const Setting& setting);

/// The value of the parts with `year` for the year where they have none ("XXXX" when absent).
std::optional<Edtf> build_value(const DateParts& parts, Modifier modifier, std::optional<int> year);

/// The TIMEX3 value of the parts, in which "late June" is "2025-06" with mod END.
std::string timex_value(const DateParts& parts, std::optional<int> year);

}  // namespace dateline::times
