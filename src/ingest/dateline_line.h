// SPDX-License-Identifier: Apache-2.0
#pragma once
// The dateline in front of a report: "MOSCOW, August 13 (ANI): ", "Kyiv (Reuters) - ", "મોસ્કો,".
// Known by its shape; the only words it needs are months, agencies and a few labels, from tables.

#include <optional>
#include <string_view>

#include "dateline/report.h"
#include "ingest/anatomy_tables.h"

namespace dateline::ingest {

struct Dateline {
  Span span;                      // from the place to the sign that closes it
  std::optional<Day> date;        // only if it names day, month and year
  std::optional<Span> date_span;  // a day and month without a year have one too
  std::string agency;             // the table's name for the agency credited, "" none
  bool sure = false;              // it names a date or an agency: no headline looks like that
};

/// The dateline that begins `line`. `last`: nothing follows the line in the text.
struct DatelineOptions {
  bool last = false;
};
std::optional<Dateline> match_dateline(std::string_view text, Span line,
                                       const AnatomyTables& tables, DatelineOptions options = {});

}  // namespace dateline::ingest
