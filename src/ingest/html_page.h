// SPDX-License-Identifier: Apache-2.0
#pragma once
// A saved web page: the article in it, without what surrounds it.

#include <string>

#include "ingest/ingest.h"

namespace dateline::ingest {

Report read_html_page(std::string bytes, const IngestOptions& options, const AnatomyTables& tables);

}  // namespace dateline::ingest
