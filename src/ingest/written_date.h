// SPDX-License-Identifier: Apache-2.0
#pragma once
// Dates as newspapers print them beside a report: "2024-07-05", "5 July 2024", "July 5, 2024",
// "05.07.2024". Only whole days count; what could be read in two ways is not read.

#include <optional>
#include <string_view>
#include <vector>

#include "dateline/report.h"
#include "ingest/line_tokens.h"

namespace dateline::ingest {

struct WrittenDate {
  std::optional<Day> day;  // absent for a day and month without a year
  std::size_t end = 0;     // the token after the date
};

/// The date that starts at token `at`, if one does.
std::optional<WrittenDate> match_date(const std::vector<LineToken>& tokens, std::size_t at,
                                      const std::vector<Phrase>& months);

/// The token after a clock time ("10:30 IST", "T10:30:00Z") at token `at`; `at` if there is none.
std::size_t skip_clock_time(const std::vector<LineToken>& tokens, std::size_t at);

/// "2024-07-05" or "2024-07-05T10:30:00+05:30" (RFC 3339, also with a blank for the T): its day,
/// as written in its own time zone.
std::optional<Day> parse_iso_date(std::string_view text);

/// A whole day in any of these forms with nothing but a weekday and a clock time around it, as
/// metadata hold it: "Fri, 05 Jul 2024 10:30:00 GMT".
std::optional<Day> parse_written_date(std::string_view text, const std::vector<Phrase>& months);

/// The day, if there is such a day in the calendar.
std::optional<Day> day_of(int year, int month, int day);

}  // namespace dateline::ingest
