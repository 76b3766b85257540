// SPDX-License-Identifier: Apache-2.0
#pragma once
// A report as plain text: decoded, its parts found. See anatomy.h for the parts.

#include <string>
#include <string_view>

#include "ingest/ingest.h"

namespace dateline::ingest {

/// No NUL bytes, other than those of UTF-16 with a byte order mark.
bool is_plain_text(std::string_view bytes);

Report read_plain_text(std::string bytes, const IngestOptions& options,
                       const AnatomyTables& tables);

}  // namespace dateline::ingest
