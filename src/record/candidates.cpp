// SPDX-License-Identifier: Apache-2.0
#include "record/candidates.h"

#include <algorithm>
#include <map>
#include <string_view>

namespace dateline::record {
namespace {

std::vector<std::pair<std::size_t, std::size_t>> retellings(
    const std::vector<RecordMention>& mentions) {
  std::map<std::string_view, std::size_t> place;
  for (std::size_t i = 0; i < mentions.size(); ++i) place.emplace(mentions[i].mention.id, i);
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    const auto told = place.find(mentions[i].retells);
    if (told != place.end() && told->second != i) pairs.emplace_back(std::minmax(i, told->second));
  }
  return pairs;
}

}  // namespace

std::vector<std::pair<std::size_t, std::size_t>> candidate_pairs(
    const std::vector<RecordMention>& mentions) {
  std::map<std::string, std::vector<std::size_t>> buckets;
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    for (std::string& key : merge_keys(mentions[i])) buckets[std::move(key)].push_back(i);
  }
  std::vector<std::pair<std::size_t, std::size_t>> pairs = retellings(mentions);
  for (const auto& [key, members] : buckets) {
    for (std::size_t a = 0; a < members.size(); ++a) {
      for (std::size_t b = a + 1; b < members.size(); ++b) {
        const EventMention& left = mentions[members[a]].mention;
        const EventMention& right = mentions[members[b]].mention;
        if (left.event_class == right.event_class) pairs.emplace_back(members[a], members[b]);
      }
    }
  }
  std::ranges::sort(pairs);
  const auto repeated = std::ranges::unique(pairs);
  pairs.erase(repeated.begin(), repeated.end());
  return pairs;
}

}  // namespace dateline::record
