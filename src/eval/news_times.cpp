// SPDX-License-Identifier: Apache-2.0
// Time expressions of the news gold.
#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "eval/match.h"
#include "eval/news.h"

namespace dateline::eval {

void score_times(const Reading& reading) {
  const auto& gold = reading.document->time_mentions;
  std::vector<Letters> found;
  found.reserve(reading.analysis.times.size());
  for (const TimeMention& mention : reading.analysis.times) {
    found.push_back(reading.document->letters(mention.span));
  }
  constexpr int exactly = 2;
  const auto pairs = pair_up(gold.size(), found.size(), [&](std::size_t g, std::size_t f) {
    return gold[g].at == found[f] ? exactly : static_cast<int>(gold[g].at.overlaps(found[f]));
  });
  Counts relaxed{static_cast<std::int64_t>(pairs.size()), static_cast<std::int64_t>(found.size()),
                 static_cast<std::int64_t>(gold.size())};
  Counts strict = relaxed;
  strict.hits = 0;
  Counts values = strict;
  Counts type;
  Counts value;
  std::set<std::size_t> paired_gold;
  std::set<std::size_t> paired_found;
  for (const auto& [g, f] : pairs) {
    paired_gold.insert(g);
    paired_found.insert(f);
    const GoldTime& right = reading.document->times.at(gold[g].of);
    const TimeMention& ours = reading.analysis.times[f];
    const bool same = right.value == ours.timex;
    strict.hits += gold[g].at == found[f];
    values.hits += same;
    type += {right.type == to_string(ours.type), 0, 1};
    value += {same, 0, 1};
    if (!same) {
      reading.tell("VALUE", gold[g].at,
                   fmt::format("gold {} {}, ours {} {} by {}", right.type, right.value,
                               to_string(ours.type), ours.timex, ours.rule));
    }
  }
  reading.sheet->add("times: some letters", Measure::f1, relaxed);
  reading.sheet->add("times: exact letters", Measure::f1, strict);
  reading.sheet->add("times: some letters and value", Measure::f1, values);
  reading.sheet->add("times: type of those found", Measure::accuracy, type);
  reading.sheet->add("times: value of those found", Measure::accuracy, value);
  for (std::size_t g = 0; g < gold.size(); ++g) {
    if (!paired_gold.contains(g)) {
      const GoldTime& missed = reading.document->times.at(gold[g].of);
      reading.tell("MISSED", gold[g].at, missed.type + " " + missed.value);
    }
  }
  for (std::size_t f = 0; f < found.size(); ++f) {
    if (!paired_found.contains(f)) {
      reading.tell("EXTRA", found[f], reading.analysis.times[f].rule);
    }
  }
}

}  // namespace dateline::eval
