// SPDX-License-Identifier: Apache-2.0
#include "ingest/ingest.h"

#include "ingest/html_page.h"
#include "ingest/json_lines.h"
#include "ingest/plain_text.h"
#include "ingest/sniff.h"
#include "text/fold.h"
#include "text/hash.h"

namespace dateline::ingest {
namespace {

constexpr std::size_t head_size = 4096;

Ingested refuse(const IngestOptions& options, std::string message) {
  Ingested result;
  result.faults.push_back({options.name, 0, std::move(message)});
  return result;
}

Ingested keep(Report report, const IngestOptions& options) {
  if (text::trim(report.text).empty()) return refuse(options, "empty: there is no text in it");
  if (report.text.find('\0') != std::string::npos)
    return refuse(options, "not text: contains NUL characters");
  if (report.text.size() > most_bytes_of_a_report)
    return refuse(options, "larger than 16 MiB as text; split it into its reports");
  Ingested result;
  result.reports.push_back(std::move(report));
  return result;
}

/// A page without text says why, if it knows.
Ingested keep_page(Report report, const IngestOptions& options) {
  if (report.text.empty() && !report.notes.empty()) return refuse(options, report.notes.back());
  return keep(std::move(report), options);
}

}  // namespace

std::string report_key(const std::string& id, const Report& report) {
  if (!id.empty()) return id;
  if (!report.url.empty()) return report.url;
  std::string hashed = report.outlet;
  hashed += '\0';
  hashed += report.source;
  return "tx-" + text::hash_base32(hashed);
}

Ingested ingest(std::string bytes, const IngestOptions& options, const AnatomyTables& tables) {
  if (bytes.empty()) return refuse(options, "empty");
  const Sniffed sniffed = sniff(std::string_view(bytes).substr(0, head_size), options.name);
  if (sniffed.format == Format::refused) return refuse(options, sniffed.refusal);
  if (sniffed.format == Format::json_lines) return ingest_json_lines(bytes, options, tables);
  if (bytes.size() > most_bytes_of_a_report)
    return refuse(options, "larger than 16 MiB; split it into its reports");
  if (!is_plain_text(bytes)) return refuse(options, "not text: contains NUL bytes");
  if (sniffed.format == Format::html)
    return keep_page(read_html_page(std::move(bytes), options, tables), options);
  return keep(read_plain_text(std::move(bytes), options, tables), options);
}

}  // namespace dateline::ingest
