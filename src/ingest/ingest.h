// SPDX-License-Identifier: Apache-2.0
#pragma once
// Bytes to reports: plain text, HTML pages, JSON lines.
//   AnatomyTables tables = read_anatomy_tables("languages", diagnostics);
//   Ingested in = ingest(bytes, {.outlet = "ANI"}, tables);   in.reports.front().text

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/error.h"
#include "dateline/report.h"
#include "ingest/anatomy.h"
#include "ingest/anatomy_tables.h"

namespace dateline::ingest {

/// The longest input that is read as one report.
inline constexpr std::size_t most_bytes_of_a_report = std::size_t{16} << 20U;

/// What is known from outside; it fills in what the bytes do not say.
struct IngestOptions {
  std::string outlet = {};
  std::string url = {};
  std::string lang = {};
  std::string name = {};  // file name, for faults and for its ending
  std::optional<Day> date = {};
  std::string id = {};  // key of the report = {}; for JSON lines the lines' own ids count
};

struct Ingested {
  std::vector<Report> reports;
  std::vector<Diagnostic> faults;  // what could not be read; the rest was
};

/// Reads a whole input. Total: any bytes give reports or faults.
Ingested ingest(std::string bytes, const IngestOptions& options, const AnatomyTables& tables);

/// The given id, else the address, else "tx-" and a hash of outlet and bytes.
std::string report_key(const std::string& id, const Report& report);

}  // namespace dateline::ingest
