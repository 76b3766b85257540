// SPDX-License-Identifier: Apache-2.0
#pragma once
// All stages of one language, opened from its pack. This is the only place that knows a whole pack.

#include <filesystem>
#include <vector>

#include "dateline/error.h"
#include "events/finder.h"
#include "knowledge/knowledge.h"
#include "names/name_finder.h"
#include "segment/segmenter.h"
#include "syntax/parser.h"
#include "times/finder.h"

namespace dateline::engine {

struct Pack {
  /// Throws Error when a table or the model cannot be used at all; faulty rows go to
  /// `diagnostics`.
  Pack(const std::filesystem::path& folder, const std::filesystem::path& model,
       const knowledge::Knowledge& knowledge, std::vector<Diagnostic>& diagnostics)
      : segment(folder, diagnostics),
        parse(model),
        find_times(folder, diagnostics),
        find_names(folder, knowledge, diagnostics),
        find_events(folder, &parse.model(), knowledge, diagnostics) {}

  segment::Segmenter segment;
  syntax::Parser parse;
  times::TimeFinder find_times;
  names::NameFinder find_names;
  events::EventFinder find_events;
};

}  // namespace dateline::engine
