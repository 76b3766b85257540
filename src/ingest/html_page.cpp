// SPDX-License-Identifier: Apache-2.0
#include "ingest/html_page.h"

namespace dateline::ingest {

Report read_html_page(std::string bytes, const IngestOptions&, const AnatomyTables&) {
  Report report;
  report.source = std::move(bytes);
  return report;
}

}  // namespace dateline::ingest
