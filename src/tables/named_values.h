// SPDX-License-Identifier: Apache-2.0
#pragma once
// Looks a word of a table up in a fixed list of (name, value).
//   constexpr std::array slots = {std::pair{"actor"sv, Slot::actor}, ...};
//   std::optional<Slot> slot = value_of(slots, cell);

#include <optional>
#include <string_view>

namespace dateline::tables {

template <class Names>
auto value_of(const Names& names, std::string_view name)
    -> std::optional<typename Names::value_type::second_type> {
  for (const auto& [known, value] : names) {
    if (known == name) return value;
  }
  return std::nullopt;
}

}  // namespace dateline::tables
