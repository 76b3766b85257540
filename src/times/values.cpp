// SPDX-License-Identifier: Apache-2.0
#include "times/values.h"

#include <algorithm>
#include <array>

#include "dateline/analysis.h"

namespace dateline::times {
namespace {

constexpr std::array<std::string_view, 12> unit_names{"second",  "minute", "hour",   "day",
                                                      "weekend", "week",   "month",  "quarter",
                                                      "season",  "year",   "decade", "century"};
constexpr std::array<std::string_view, 5> modifier_names{"none", "early", "middle", "late",
                                                         "about"};
constexpr std::array<std::string_view, 19> operation_names{
    "nothing", "date",  "each",     "range", "shift",      "weekday",    "so_far",
    "rest",    "past",  "future",   "now",   "last_units", "next_units", "either_day",
    "same",    "after", "duration", "set",   "clock"};

template <typename Enum, std::size_t Count>
std::optional<Enum> find_name(const std::array<std::string_view, Count>& names,
                              std::string_view name) {
  const auto found = std::ranges::find(names, name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Enum>(found - names.begin());
}

}  // namespace

std::string_view to_string(Unit unit) { return unit_names[static_cast<std::size_t>(unit)]; }

std::optional<Unit> parse_unit(std::string_view name) { return find_name<Unit>(unit_names, name); }

std::optional<Modifier> parse_modifier(std::string_view name) {
  return find_name<Modifier>(modifier_names, name);
}

std::optional<Operation> parse_operation(std::string_view name) {
  return find_name<Operation>(operation_names, name);
}

}  // namespace dateline::times

namespace dateline {

std::string_view to_string(TimeMention::Type type) {
  constexpr std::array<std::string_view, 4> names{"DATE", "TIME", "DURATION", "SET"};
  return names[static_cast<std::size_t>(type)];
}

}  // namespace dateline
