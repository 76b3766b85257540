// SPDX-License-Identifier: Apache-2.0
#include "events/home_country.h"

#include <map>

namespace dateline::events {
namespace {

constexpr std::size_t dateline_weight = 3;
constexpr std::size_t fewest = 2;  // names of that country

}  // namespace

std::string home_country(const Scene& scene) {
  std::map<std::string, std::size_t> counts;
  std::size_t all = 0;
  for (const NameMention& mention : scene.analysis.names) {
    const std::string& country = scene.analysis.entities[mention.entity].country;
    if (scene.knowledge.country(country) == nullptr) continue;
    const bool in_dateline =
        scene.analysis.sentences[mention.sentence].block == BlockKind::dateline;
    const std::size_t weight = in_dateline ? dateline_weight : 1;
    counts[country] += weight;
    all += weight;
  }
  for (const auto& [country, count] : counts) {
    if (count >= fewest && 2 * count >= all) return country;
  }
  return {};
}

}  // namespace dateline::events
