// SPDX-License-Identifier: Apache-2.0
#pragma once
// Every layer of one report's analysis as one JSON object on one line (docs/json.md).

#include <string>

#include "dateline/analysis.h"

namespace dateline::formats {

std::string annotation(const Report& report, const Analysis& analysis,
                       const std::vector<RecordMention>& mentions);

}  // namespace dateline::formats
