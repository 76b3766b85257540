// SPDX-License-Identifier: Apache-2.0
#pragma once
// Where tellings that can be one event meet: keys of class and participants, each with the days
// within which the event can lie. Two tellings are compared only when one looks where the other
// stands. Keys are hashes: that two different ones fall together costs a comparison, no more.
//
//   class and two participants on different sides      looks among the same
//   class and one participant (told of nobody else)    looks among all with that participant
//   class, occasion and one participant                looks among the same, at any time

#include <cstdint>
#include <vector>

#include "record/telling.h"

namespace dateline::record {

/// How the days of a place are to be searched.
enum class Width : std::uint8_t { narrow, wide, timeless };

/// A narrow place covers at most this many days.
inline constexpr Day narrow_days = 120;

struct Place {
  std::uint64_t key = 0;
  Width width = Width::timeless;
  Day from = 0;  // inclusive; 0 and 0 for the timeless
  Day to = 0;

  auto operator<=>(const Place&) const = default;
};

/// Do two places of one key overlap? The timeless overlap with all.
bool overlap(const Place& left, const Place& right);

/// The days within which what a view tells can lie, for it to meet others: its date, or some weeks
/// before or after its report; timeless when neither is known. `key` is left 0.
Place days_of(const View& view);

/// Where a telling stands to be found, sorted.
std::vector<Place> places_of(const Telling& telling);

/// Where a telling looks for others, sorted. `views` are those of the telling, or what has been
/// inferred of them.
std::vector<Place> looks_of(const std::vector<View>& views);

/// Where a telling whose date was inferred stands besides, so that events of that day find it.
std::vector<Place> inferred_places_of(const std::vector<View>& views);
std::vector<Place> inferred_looks_of(const Telling& telling);

}  // namespace dateline::record
