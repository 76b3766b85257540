// SPDX-License-Identifier: Apache-2.0
#pragma once
// Event mentions of one report as the record takes them, and the words its search index takes.

#include <string>
#include <vector>

#include "dateline/analysis.h"
#include "dateline/event.h"

namespace dateline::engine {

std::vector<RecordMention> record_mentions(const Report& report, const Analysis& analysis,
                                           const std::string& agency);

/// Folded words and lemmas joined by spaces.
std::string search_words(const Report& report, const Analysis& analysis);

}  // namespace dateline::engine
