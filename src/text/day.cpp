// SPDX-License-Identifier: Apache-2.0
#include "text/day.h"

#include <chrono>
#include <cstdio>

namespace dateline::text {
namespace {

/// The digits of text[begin, begin + count), or nothing.
std::optional<int> digits(std::string_view text, std::size_t begin, std::size_t count) {
  int value = 0;
  for (std::size_t i = begin; i < begin + count; ++i) {
    if (i >= text.size() || text[i] < '0' || text[i] > '9') return std::nullopt;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

}  // namespace

std::string format_day(Day day) {
  using namespace std::chrono;
  const year_month_day date{sys_days{days{day}}};
  std::string out(16, '\0');
  const int length =
      std::snprintf(out.data(), out.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                    static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  out.resize(static_cast<std::size_t>(length));
  return out;
}

std::optional<Day> parse_day(std::string_view text) {
  using namespace std::chrono;
  if (text.size() > 10 && text[10] != 'T' && text[10] != ' ') return std::nullopt;
  if (text.size() < 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto y = digits(text, 0, 4);
  const auto m = digits(text, 5, 2);
  const auto d = digits(text, 8, 2);
  if (!y || !m || !d) return std::nullopt;
  const year_month_day date{year{*y}, month{static_cast<unsigned>(*m)},
                            day{static_cast<unsigned>(*d)}};
  if (!date.ok()) return std::nullopt;
  return static_cast<Day>(sys_days{date}.time_since_epoch().count());
}

}  // namespace dateline::text
