// SPDX-License-Identifier: Apache-2.0
#include "record/link.h"

#include <algorithm>
#include <tuple>

namespace dateline::record {
namespace {

/// How far the report of an undated view lies from a date; 0 when both are dated or undated.
Day days_apart(const View& one, const View& other) {
  const auto from_report = [](const View& undated, const View& dated) -> Day {
    if (undated.time || !undated.slots.report_date) return 0;
    if (!dated.when.from || !dated.when.to) return 0;
    const Day told = *undated.slots.report_date;
    return std::max({Day{0}, told - *dated.when.to, *dated.when.from - told});
  };
  return std::max(from_report(one, other), from_report(other, one));
}

}  // namespace

std::optional<Link> link(const std::vector<View>& left, const std::vector<View>& right,
                         const Identities& identities) {
  std::optional<Link> best;
  for (const View& a : left) {
    for (const View& b : right) {
      Comparison comparison = compare(a, b, identities);
      if (comparison.vetoed) return std::nullopt;
      if (comparison.score < merge_threshold) continue;
      if (best && best->score >= comparison.score) continue;
      best = Link{comparison.score, days_apart(a, b), std::move(comparison.reason)};
    }
  }
  return best;
}

bool contradict(const std::vector<View>& left, const std::vector<View>& right,
                const Identities& identities) {
  return std::ranges::any_of(left, [&](const View& a) {
    return std::ranges::any_of(right,
                               [&](const View& b) { return compare(a, b, identities).vetoed; });
  });
}

bool fits_better(const Link& link, const std::string& key, const Link& than,
                 const std::string& than_key) {
  return std::tie(than.score, link.apart, key) < std::tie(link.score, than.apart, than_key);
}

}  // namespace dateline::record
