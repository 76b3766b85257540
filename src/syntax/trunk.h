// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the syntax network knows of each word of a report before its heads read it: handed on to the
// event network, so that both share one reading.

#include <cstdint>
#include <span>
#include <vector>

namespace dateline::syntax {

/// Rows of `width` numbers a word, as the layers take them; `worth` of a word is what one step of
/// its numbers is worth.
class Trunk {
 public:
  /// Words past this many are not kept: their memory would be the report's size many times over.
  static constexpr std::size_t most_words = 250'000;

  void clear(std::size_t width) {
    width_ = width;
    rows_.clear();
    worth_.clear();
  }
  /// The next `words` words of the report, which begin at word `first`.
  void add(std::size_t first, std::span<const std::int16_t> rows, std::size_t words, float worth) {
    if (worth_.size() != first || worth_.size() + words > most_words) return;
    rows_.insert(rows_.end(), rows.begin(), rows.end());
    worth_.insert(worth_.end(), words, worth);
  }
  [[nodiscard]] std::size_t width() const { return width_; }
  /// How many words are kept, from the first on.
  [[nodiscard]] std::size_t size() const { return worth_.size(); }
  [[nodiscard]] const std::int16_t* row(std::size_t word) const {
    return rows_.data() + word * width_;
  }
  [[nodiscard]] float worth(std::size_t word) const { return worth_[word]; }

 private:
  std::size_t width_ = 0;
  std::vector<std::int16_t> rows_;
  std::vector<float> worth_;
};

}  // namespace dateline::syntax
