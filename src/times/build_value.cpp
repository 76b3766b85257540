// SPDX-License-Identifier: Apache-2.0
// DateParts to EDTF and TIMEX3 values.
#include <algorithm>

#include <fmt/format.h>

#include "times/calendar.h"
#include "times/resolve.h"

namespace dateline::times {
namespace {

std::string year_text(std::optional<int> year) {
  return year ? fmt::format("{:04}", *year) : std::string("XXXX");
}

/// Thirds of a month: 1-10, 11-20, 21-end.
std::string third_of_month(const std::string& year, int month, int last, Modifier modifier) {
  const auto interval = [&](int from, int to) {
    return fmt::format("{}-{:02}-{:02}/{}-{:02}-{:02}", year, month, from, year, month, to);
  };
  if (modifier == Modifier::early) return interval(1, 10);
  return modifier == Modifier::middle ? interval(11, 20) : interval(21, last);
}

/// Weeks of a month as people count them: days 1-7, 8-14 ...
std::string week_of_month(const std::string& year, int month, int last, int week) {
  const int from = std::min(7 * week - 6, last);
  const int to = std::min(7 * week, last);
  return fmt::format("{}-{:02}-{:02}/{}-{:02}-{:02}", year, month, from, year, month, to);
}

/// Thirds of a year in months: January-April, May-August, September-December.
std::string third_of_year(const std::string& year, Modifier modifier) {
  const int from = modifier == Modifier::early ? 1 : modifier == Modifier::middle ? 5 : 9;
  return fmt::format("{}-{:02}/{}-{:02}", year, from, year, from + 3);
}

std::string decade_text(int decade, Modifier modifier) {
  switch (modifier) {
    case Modifier::early:
      return fmt::format("{}/{}", decade, decade + 3);
    case Modifier::middle:
      return fmt::format("{}/{}", decade + 4, decade + 6);
    case Modifier::late:
      return fmt::format("{}/{}", decade + 7, decade + 9);
    default:
      return fmt::format("{}X", decade / 10);
  }
}

bool is_third(Modifier modifier) {
  return modifier == Modifier::early || modifier == Modifier::middle || modifier == Modifier::late;
}

std::string edtf_text(const DateParts& parts, Modifier modifier, std::optional<int> year) {
  if (parts.decade) return decade_text(*parts.decade, modifier);
  if (parts.century) return fmt::format("{:02}XX", *parts.century - 1);
  const std::string written = year_text(year);
  if (parts.quarter) return fmt::format("{}-{}", written, 32 + *parts.quarter);
  if (parts.season) return fmt::format("{}-{}", written, *parts.season);
  if (!parts.month) return is_third(modifier) ? third_of_year(written, modifier) : written;
  if (parts.day) return fmt::format("{}-{:02}-{:02}", written, *parts.month, *parts.day);
  if (parts.week) {
    const int last = days_in_month(year.value_or(2024), *parts.month);
    return week_of_month(written, *parts.month, last, *parts.week);
  }
  if (is_third(modifier)) {
    const int last = days_in_month(year.value_or(2024), *parts.month);
    return third_of_month(written, *parts.month, last, modifier);
  }
  return fmt::format("{}-{:02}", written, *parts.month);
}

}  // namespace

std::optional<Edtf> build_value(const DateParts& parts, Modifier modifier,
                                std::optional<int> year) {
  std::string text = edtf_text(parts, modifier, year);
  if (text == "XXXX") return std::nullopt;
  if (modifier == Modifier::about) text += '~';
  return parse_edtf(text);
}

std::string timex_value(const DateParts& parts, std::optional<int> year) {
  constexpr std::string_view seasons[] = {"SP", "SU", "FA", "WI"};
  if (parts.decade) return fmt::format("{}", *parts.decade / 10);
  if (parts.century) return fmt::format("{:02}", *parts.century - 1);
  std::string written = year_text(year);
  if (parts.quarter) return fmt::format("{}-Q{}", written, *parts.quarter);
  if (parts.season && *parts.season >= 21 && *parts.season <= 24) {
    return fmt::format("{}-{}", written, seasons[*parts.season - 21]);
  }
  if (!parts.month) return written;
  if (!parts.day) return fmt::format("{}-{:02}", written, *parts.month);
  return fmt::format("{}-{:02}-{:02}", written, *parts.month, *parts.day);
}

}  // namespace dateline::times
