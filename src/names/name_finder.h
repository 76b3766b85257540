// SPDX-License-Identifier: Apache-2.0
#pragma once
// Which persons, bodies, countries, places, offices, groups and things a report speaks of: every
// mention, chained to one entity each, and every entity with the identity that name, office,
// country and date together allow.
//   NameFinder find("languages/gu", knowledge, diagnostics);   find(report, analysis);

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "dateline/analysis.h"
#include "dateline/error.h"
#include "dateline/report.h"
#include "knowledge/knowledge.h"
#include "names/body_roles.h"
#include "names/lexicon.h"
#include "names/markers.h"

namespace dateline::names {

/// Immutable once built; threads share it. `knowledge` must outlive it.
class NameFinder {
 public:
  NameFinder(const std::filesystem::path& pack_folder, const knowledge::Knowledge& knowledge,
             std::vector<Diagnostic>& diagnostics);

  /// Fills analysis.entities and analysis.names (in order of the text). Reads words, sentences,
  /// and, where there are any, word classes, trees and name tags. Total: any words give an answer.
  void operator()(const Report& report, Analysis& analysis) const;

  [[nodiscard]] const Markers& markers() const { return markers_; }
  [[nodiscard]] const Lexicon& lexicon() const { return lexicon_; }

 private:
  Markers markers_;
  Lexicon lexicon_;
  BodyRoles body_roles_;
  const knowledge::Knowledge& knowledge_;
};

/// The country whose government a capital can stand for ("Washington said"): "country/USA" for the
/// place entity of Washington. The mention's rule says "capital" where the grammar allows it.
std::optional<std::string> government_of(const Entity& entity,
                                         const knowledge::Knowledge& knowledge);

}  // namespace dateline::names
