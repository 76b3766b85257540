// SPDX-License-Identifier: Apache-2.0
#pragma once
// The event grammar: from words, trees, names and times of one report to its event mentions.
//   EventFinder find(pack_folder, knowledge, diagnostics);
//   find(report, analysis);             // fills analysis.occasions and analysis.events

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "dateline/analysis.h"
#include "dateline/error.h"
#include "dateline/report.h"
#include "knowledge/knowledge.h"

namespace dateline::events {

struct EventTables;

/// A trigger that was read and is no event, and why: for people who look for what was missed.
struct Rejected {
  Span trigger;
  std::string rule;  // "en/events.tsv:41"
  std::string why;   // "the guard of its row", "the content of another event", "sport", ...
};

/// Immutable; one for all threads. Analysis is total: any analysis in, events (perhaps none) out.
class EventFinder {
 public:
  /// Reads the pack's event tables; every fault becomes a diagnostic. `knowledge` must outlive it.
  EventFinder(const std::filesystem::path& pack_folder, const knowledge::Knowledge& knowledge,
              std::vector<Diagnostic>& diagnostics);

  /// `rejected`, if given, receives the triggers that came to nothing.
  void operator()(const Report& report, Analysis& analysis,
                  std::vector<Rejected>* rejected = nullptr) const;

 private:
  std::shared_ptr<const EventTables> tables_;
  const knowledge::Knowledge* knowledge_;
};

}  // namespace dateline::events
