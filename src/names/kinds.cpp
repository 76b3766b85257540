// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <cstddef>

#include "dateline/analysis.h"

namespace dateline {

std::string_view to_string(EntityKind kind) {
  static constexpr std::array<std::string_view, 7> names = {"person", "body",  "country", "place",
                                                            "office", "group", "thing"};
  return names[static_cast<std::size_t>(kind)];
}

}  // namespace dateline
