// SPDX-License-Identifier: Apache-2.0
#pragma once
// Reports as JSON lines: {"id"?, "url"?, "source"?, "date"?, "lang"?, "title"?, "text"}.

#include <string>
#include <string_view>
#include <vector>

#include "ingest/ingest.h"

namespace dateline::ingest {

/// The report in one line. Nothing, and a fault, if it holds none; blank lines are no fault.
std::optional<Report> read_json_line(std::string line, int number, const IngestOptions& options,
                                     const AnatomyTables& tables, std::vector<Diagnostic>& faults);

Ingested ingest_json_lines(std::string_view bytes, const IngestOptions& options,
                           const AnatomyTables& tables);

/// What to say of a line that is longer than a report may be.
std::string too_long_line();

}  // namespace dateline::ingest
