// SPDX-License-Identifier: Apache-2.0
#pragma once
// What `events`, `timeline` and `planned` were asked for, as a filter over the record.

#include <vector>

#include "cli/options.h"
#include "dateline/engine.h"
#include "query/query.h"

namespace dateline::cli {

/// The filter that the options describe; `packs` are the languages that --lang may name (not looked
/// at without it). Error for what is no class, status, language or date, and for questions that
/// contradict themselves.
query::EventFilter filter_of(const Options& options, const std::vector<PackInfo>& packs);

/// --least in per cent: 0.7 -> 70
int percent_of(double least);

}  // namespace dateline::cli
