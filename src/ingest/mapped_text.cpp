// SPDX-License-Identifier: Apache-2.0
#include "ingest/mapped_text.h"

#include <algorithm>

namespace dateline::ingest {
namespace {

SourcePoint point(std::size_t text, std::size_t source) {
  return {static_cast<std::uint32_t>(text), static_cast<std::uint32_t>(source)};
}

/// Does `next` only say what the points before it already say?
bool is_implied(const std::vector<SourcePoint>& map, SourcePoint next) {
  return !map.empty() && map.back().source + (next.text - map.back().text) == next.source;
}

void add(std::vector<SourcePoint>& map, SourcePoint next) {
  if (!map.empty() && map.back().text == next.text) map.pop_back();
  if (!is_implied(map, next)) map.push_back(next);
}

bool by_text(std::uint32_t position, const SourcePoint& entry) { return position < entry.text; }

}  // namespace

void MappedText::copy(std::string_view bytes, std::size_t source) {
  if (bytes.empty()) return;
  add(map, point(text.size(), source));
  text += bytes;
}

void MappedText::replace(std::string_view bytes, std::size_t source) {
  if (bytes.empty()) return;
  add(map, point(text.size(), source));
  text += bytes;
}

std::vector<SourcePoint> compose(const MappedText& outer, const MappedText& inner) {
  std::vector<SourcePoint> result;
  for (std::size_t i = 0; i < outer.map.size(); ++i) {
    const SourcePoint from = outer.map[i];
    const std::size_t end = i + 1 < outer.map.size() ? outer.map[i + 1].text : outer.text.size();
    const std::size_t length = end - from.text;
    auto next = std::upper_bound(inner.map.begin(), inner.map.end(), from.source, by_text);
    std::uint32_t source = from.source;
    if (next != inner.map.begin()) source = (next - 1)->source + (from.source - (next - 1)->text);
    if (next != inner.map.begin() && next != inner.map.end() &&
        next->source >= (next - 1)->source) {
      source = std::min(source, next->source);
    }
    add(result, point(from.text, source));
    for (; next != inner.map.end() && next->text < from.source + length; ++next) {
      add(result, point(from.text + (next->text - from.source), next->source));
    }
  }
  return result;
}

}  // namespace dateline::ingest
