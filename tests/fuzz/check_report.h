// SPDX-License-Identifier: Apache-2.0
#pragma once
// What must hold of whatever ingest makes of any bytes. Aborts where it does not.

#include <cstdint>
#include <cstdlib>

#include "identify/identify.h"
#include "ingest/ingest.h"
#include "text/utf8.h"

namespace dateline::fuzz {

inline void require(bool holds) {
  if (!holds) std::abort();
}

inline void check_report(const Report& report) {
  require(!report.key.empty());
  require(text::is_well_formed(report.text));
  require(report.text.find('\0') == std::string::npos);
  std::uint32_t at = 0;
  for (const Block& block : report.blocks) {
    require(at <= block.span.begin && block.span.begin < block.span.end);
    at = block.span.end;
  }
  require(at <= report.text.size());
  for (std::size_t i = 1; i < report.map.size(); ++i)
    require(report.map[i - 1].text < report.map[i].text);
  for (std::uint32_t i = 0; i <= report.text.size(); ++i)
    require(source_position(report, i) <= report.source.size());
  if (report.date_span) require(report.date_span->end <= report.text.size());
}

inline void check_ingest(const std::uint8_t* data, std::size_t size, const std::string& name) {
  static const auto tables = [] {
    std::vector<Diagnostic> diagnostics;
    return ingest::read_anatomy_tables(DATELINE_SOURCE_DIR "/languages", diagnostics);
  }();
  static const auto identify_tables = [] {
    std::vector<Diagnostic> diagnostics;
    return identify::read_identify_tables(DATELINE_SOURCE_DIR "/languages", diagnostics);
  }();
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const auto result = ingest::ingest(bytes, {.name = name}, tables);
  require(!result.reports.empty() || !result.faults.empty());
  for (const Report& report : result.reports) {
    check_report(report);
    require(!identify::identify(report.text, identify_tables).lang.empty());
  }
}

}  // namespace dateline::fuzz
