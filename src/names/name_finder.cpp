// SPDX-License-Identifier: Apache-2.0
#include "names/name_finder.h"

#include "names/resolver.h"

namespace dateline::names {

NameFinder::NameFinder(const std::filesystem::path& pack_folder,
                       const knowledge::Knowledge& knowledge, std::vector<Diagnostic>& diagnostics)
    : markers_(pack_folder, diagnostics),
      lexicon_(pack_folder, diagnostics),
      body_roles_(pack_folder.parent_path() / "und" / "names_bodies.tsv", knowledge, diagnostics),
      knowledge_(knowledge) {}

void NameFinder::operator()(const Report& report, Analysis& analysis) const {
  analysis.names.clear();
  analysis.entities.clear();
  if (analysis.sentences.empty()) return;
  const Tools tools{markers_, lexicon_, knowledge_};
  const Scene scene(report, analysis, tools);
  const NameRuns runs(scene);
  const PlaceReader places(scene, runs);
  Resolver resolve(scene, runs, body_roles_, find_spots(scene, runs, places));
  resolve(analysis);
}

std::optional<std::string> government_of(const Entity& entity,
                                         const knowledge::Knowledge& knowledge) {
  if (entity.kind != EntityKind::place) return std::nullopt;
  for (const knowledge::Country& country : knowledge.countries()) {
    if (!country.capital_place.empty() && country.capital_place == entity.id)
      return "country/" + country.iso3;
  }
  return std::nullopt;
}

}  // namespace dateline::names
