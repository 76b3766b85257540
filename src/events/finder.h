// SPDX-License-Identifier: Apache-2.0
#pragma once
// The event grammar: from words, trees, names and times of one report to its event mentions.
//   EventFinder find(pack_folder, knowledge, diagnostics);
//   find(report, analysis);             // fills analysis.occasions and analysis.events

#include <filesystem>
#include <memory>
#include <vector>

#include "dateline/analysis.h"
#include "dateline/error.h"
#include "dateline/report.h"
#include "knowledge/knowledge.h"

namespace dateline::events {

struct EventTables;

/// Immutable; one for all threads. Analysis is total: any analysis in, events (perhaps none) out.
class EventFinder {
 public:
  /// Reads the pack's event tables; every fault becomes a diagnostic. `knowledge` must outlive it.
  EventFinder(const std::filesystem::path& pack_folder, const knowledge::Knowledge& knowledge,
              std::vector<Diagnostic>& diagnostics);

  void operator()(const Report& report, Analysis& analysis) const;

 private:
  std::shared_ptr<const EventTables> tables_;
  const knowledge::Knowledge* knowledge_;
};

}  // namespace dateline::events
