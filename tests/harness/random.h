// SPDX-License-Identifier: Apache-2.0
#pragma once
// Chance that is the same on every machine: a trial is drawn from (seed, number) alone, so that it
// can be run again by itself.
//   Random chance(7, 13);  chance.below(6);  chance.share();

#include <cstdint>
#include <utility>
#include <vector>

namespace dateline::trials {

/// A stream of numbers (splitmix64) that is decided by a seed and the number of a trial.
class Random {
 public:
  Random(std::uint64_t seed, std::uint64_t trial)
      : state_(seed * 0x9E3779B97F4A7C15U + trial * 0xD1B54A32D192ED03U) {}

  /// The next 64 bits.
  std::uint64_t next() {
    state_ += 0x9E3779B97F4A7C15U;
    std::uint64_t mixed = state_;
    mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9U;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBU;
    return mixed ^ (mixed >> 31U);
  }

  /// A number from 0 to `count` - 1; 0 when `count` is 0.
  std::size_t below(std::size_t count) { return count == 0 ? 0 : next() % count; }

  /// A number from 0 (inclusive) to 1.
  double share() { return static_cast<double>(next() >> 11U) * 0x1.0p-53; }

  /// True once in `of` times.
  bool one_in(std::size_t of) { return below(of) == 0; }

  template <typename T>
  void shuffle(std::vector<T>& items) {
    for (std::size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[below(i)]);
  }

 private:
  std::uint64_t state_;
};

}  // namespace dateline::trials
