// SPDX-License-Identifier: Apache-2.0
#pragma once
// Many reports through the pipeline on several threads, results in the order the reports came.
//   analyse_all(engine, next, {.threads = 2}, [](Analysed&& a) { ... });

#include <functional>
#include <optional>
#include <string>

#include "dateline/analysis.h"
#include "dateline/engine.h"

namespace dateline::engine {

struct Analysed {
  Report report;
  Analysis analysis;
  std::string fault;            // why there is no analysis, "" when all went well
  bool data_is_broken = false;  // `fault` tells of the language's pack, not of this report
};

struct AnalyseOptions {
  unsigned threads = 1;
};

/// `next` and `use` are called on the calling thread only; at most a few reports per thread are
/// held in memory.
void analyse_all(const Engine& engine, const std::function<std::optional<Report>()>& next,
                 AnalyseOptions options, const std::function<void(Analysed&&)>& use);

}  // namespace dateline::engine
