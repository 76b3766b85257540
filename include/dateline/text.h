// SPDX-License-Identifier: Apache-2.0
#pragma once
// Positions in text. Everywhere in Dateline a position is a half-open range of UTF-8 bytes.

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace dateline {

/// Half-open range of UTF-8 bytes in Report::text. Never code points, never UTF-16 units.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  auto operator<=>(const Span&) const = default;
  [[nodiscard]] bool empty() const { return begin >= end; }
  [[nodiscard]] std::uint32_t size() const { return empty() ? 0 : end - begin; }
  [[nodiscard]] bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
  [[nodiscard]] bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
};

/// The bytes of `text` under `span`; what lies beyond the text is cut off.
inline std::string_view slice(std::string_view text, Span span) {
  if (span.begin >= text.size() || span.empty()) return {};
  return text.substr(span.begin, span.end - span.begin);
}

/// The smallest span that covers both.
inline Span cover(Span left, Span right) {
  if (left.empty()) return right;
  if (right.empty()) return left;
  return {left.begin < right.begin ? left.begin : right.begin,
          left.end > right.end ? left.end : right.end};
}

/// Position in a vector of the same Analysis (a word, a sentence, a mention).
using Index = std::uint32_t;

}  // namespace dateline
