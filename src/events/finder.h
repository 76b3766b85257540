// SPDX-License-Identifier: Apache-2.0
#pragma once
// From words, trees, names and times of one report to its event mentions. The event network of the
// pack's model proposes triggers, their status and who fills which role; the grammar completes.
// Without such a network the grammar does all of it.
//   EventFinder find(pack_folder, &parser.model(), knowledge, diagnostics);
//   find(report, analysis, workspace.trunk);   // fills analysis.occasions and analysis.events

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "dateline/analysis.h"
#include "dateline/error.h"
#include "dateline/report.h"
#include "events/grammar.h"
#include "events/network_inputs.h"
#include "knowledge/knowledge.h"
#include "syntax/model_file.h"
#include "syntax/trunk.h"

namespace dateline::events {

struct EventTables;
class EventNetwork;

/// Immutable; one for all threads. Analysis is total: any analysis in, events (perhaps none) out.
class EventFinder {
 public:
  /// Reads the pack's event tables; every fault becomes a diagnostic. `model` (the pack's, with or
  /// without event heads; null: the grammar alone) and `knowledge` must outlive it. Throws
  /// dateline::Error for a bad model.
  EventFinder(const std::filesystem::path& pack_folder, const syntax::ModelFile* model,
              const knowledge::Knowledge& knowledge, std::vector<Diagnostic>& diagnostics);

  /// `trunk` is what the parser of the same model left for this analysis. `rejected`, if given,
  /// receives the triggers that came to nothing.
  void operator()(const Report& report, Analysis& analysis, const syntax::Trunk& trunk,
                  std::vector<Rejected>* rejected = nullptr) const;

  /// What the event network is given for each word of an analysis with names and times: for
  /// training.
  [[nodiscard]] std::vector<WordInputs> inputs(const Report& report,
                                               const Analysis& analysis) const;

 private:
  std::shared_ptr<const EventTables> tables_;
  std::shared_ptr<const EventNetwork> network_;  // null: the grammar alone
  const knowledge::Knowledge* knowledge_;
};

}  // namespace dateline::events
