// SPDX-License-Identifier: Apache-2.0
#pragma once
// A Day (days since 1970-01-01) and its ISO 8601 calendar date.

#include <optional>
#include <string>
#include <string_view>

#include "dateline/report.h"

namespace dateline::text {

/// "2025-08-21". Years before 0 or after 9999 are written with as many digits as they need.
std::string format_day(Day day);

/// "2025-08-21" or "2025-08-21T10:00:00Z" (the date part counts); nothing for any other text.
std::optional<Day> parse_day(std::string_view text);

}  // namespace dateline::text
