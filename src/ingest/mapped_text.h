// SPDX-License-Identifier: Apache-2.0
#pragma once
// Text under construction together with the way back to the bytes it was taken from.
//   MappedText t; t.copy("a", 7); t.replace("&", 8);   // "a&" out of "...a&amp;"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/report.h"

namespace dateline::ingest {

struct MappedText {
  std::string text;
  std::vector<SourcePoint> map;

  /// Appends `bytes`, copied one by one from byte `source` on.
  void copy(std::string_view bytes, std::size_t source);

  /// Appends `bytes` that stand for whatever begins at byte `source`.
  void replace(std::string_view bytes, std::size_t source);

  bool operator==(const MappedText&) const = default;
};

/// Points from `outer`'s text to the bytes behind `inner`, where `outer` was taken from
/// `inner.text`.
std::vector<SourcePoint> compose(const MappedText& outer, const MappedText& inner);

}  // namespace dateline::ingest
