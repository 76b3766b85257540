// SPDX-License-Identifier: Apache-2.0
#include "times/calendar.h"

#include <algorithm>
#include <chrono>

namespace dateline::times {

bool is_leap(int year) { return std::chrono::year{year}.is_leap(); }

int days_in_month(int year, int month) {
  if (month < 1 || month > 12) return 0;
  if (month == 2) return is_leap(year) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

std::optional<Day> day_from(int year, int month, int day) {
  if (year < 0 || year > 9999 || day < 1 || day > days_in_month(year, month)) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{year},
                                         std::chrono::month{static_cast<unsigned>(month)},
                                         std::chrono::day{static_cast<unsigned>(day)}};
  return static_cast<Day>(std::chrono::sys_days{date}.time_since_epoch().count());
}

bool is_countable(Day day) {
  constexpr Day first = -715'875;  // 0010-01-01
  constexpr Day last = 2'929'244;  // 9989-12-31
  return day >= first && day <= last;
}

Civil civil_of(Day day) {
  const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{day}}};
  return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
          static_cast<int>(static_cast<unsigned>(date.day()))};
}

int weekday_of(Day day) {
  const std::chrono::weekday weekday{std::chrono::sys_days{std::chrono::days{day}}};
  return static_cast<int>(weekday.iso_encoding());
}

Day monday_of(Day day) { return day - (weekday_of(day) - 1); }

Civil add_months(Civil date, int months) {
  const int total = date.year * 12 + (date.month - 1) + months;
  Civil result{total / 12, total % 12 + 1, date.day};
  if (total < 0) return {0, 1, 1};
  result.day = std::min(date.day, days_in_month(result.year, result.month));
  return result;
}

}  // namespace dateline::times
