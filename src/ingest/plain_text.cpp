// SPDX-License-Identifier: Apache-2.0
#include "ingest/plain_text.h"

#include "ingest/decode.h"
#include "text/fold.h"

namespace dateline::ingest {

bool is_plain_text(std::string_view bytes) {
  return is_utf16(bytes) || bytes.find('\0') == std::string_view::npos;
}

Report read_plain_text(std::string bytes, const IngestOptions& options,
                       const AnatomyTables& tables) {
  Report report;
  report.source = std::move(bytes);
  MappedText decoded = decode_bytes(report.source, report.notes);
  report.text = std::move(decoded.text);
  report.map = std::move(decoded.map);
  Anatomy anatomy = dissect(report.text, tables);
  report.blocks = std::move(anatomy.blocks);
  report.date = anatomy.date ? anatomy.date : options.date;
  report.date_span = anatomy.date_span;
  if (!report.blocks.empty() && report.blocks.front().kind == BlockKind::headline)
    report.title = slice(report.text, report.blocks.front().span);
  report.outlet = options.outlet;
  report.url = options.url;
  report.lang = options.lang;
  report.key = report_key(options.id, report);
  return report;
}

}  // namespace dateline::ingest
