// SPDX-License-Identifier: Apache-2.0
#include "dateline/report.h"

#include <algorithm>
#include <array>

namespace dateline {

std::string_view to_string(BlockKind kind) {
  static constexpr std::array<std::string_view, 7> names{
      "headline", "dateline", "credit", "caption", "body", "quoted_post", "background"};
  const auto index = static_cast<std::size_t>(kind);
  return index < names.size() ? names[index] : std::string_view("body");
}

std::uint32_t source_position(const Report& report, std::uint32_t position) {
  const auto size = static_cast<std::uint32_t>(report.source.size());
  const auto next =
      std::upper_bound(report.map.begin(), report.map.end(), position,
                       [](std::uint32_t at, const SourcePoint& point) { return at < point.text; });
  if (next == report.map.begin()) return std::min(position, size);
  const SourcePoint& from = *(next - 1);
  std::uint32_t source = from.source + (position - from.text);
  // Letters that stand for fewer source bytes (U+FFFD for one bad byte) stop where the next begin.
  if (next != report.map.end() && next->source >= from.source) {
    source = std::min(source, next->source);
  }
  return std::min(source, size);
}

}  // namespace dateline
