// SPDX-License-Identifier: Apache-2.0
#include "knowledge/days.h"

#include <chrono>

#include "tables/tsv.h"

namespace dateline::knowledge {
namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr int half_a_year = 183;  // days

Day to_day(year_month_day date) {
  return static_cast<Day>(sys_days(date).time_since_epoch().count());
}

std::optional<unsigned> two_digits(std::string_view part) {
  if (part.size() != 2) return std::nullopt;
  const auto number = tables::parse_int(part);
  if (!number || *number < 0) return std::nullopt;
  return static_cast<unsigned>(*number);
}

Days whole_month(std::chrono::year year, std::chrono::month month) {
  return {to_day(year / month / 1), to_day(year_month_day(year / month / std::chrono::last))};
}

Days whole_year(std::chrono::year year) {
  return {to_day(year / std::chrono::January / 1), to_day(year / std::chrono::December / 31)};
}

year_month_day date_of(Day day) { return sys_days(std::chrono::days(day)); }

}  // namespace

std::optional<Days> parse_days(std::string_view date) {
  const auto number = tables::parse_int(date.substr(0, 4));
  if (!number || *number < 1000 || date.size() < 4) return std::nullopt;
  const std::chrono::year year(static_cast<int>(*number));
  if (date.size() == 4) return whole_year(year);
  const bool has_day = date.size() == 10 && date[7] == '-';
  if (date[4] != '-' || (date.size() != 7 && !has_day)) return std::nullopt;
  const auto month = two_digits(date.substr(5, 2));
  if (!month || !std::chrono::month(*month).ok()) return std::nullopt;
  if (!has_day) return whole_month(year, std::chrono::month(*month));
  const auto day = two_digits(date.substr(8, 2));
  if (!day) return std::nullopt;
  const year_month_day exact = year / std::chrono::month(*month) / std::chrono::day(*day);
  if (!exact.ok()) return std::nullopt;
  return Days{to_day(exact), to_day(exact)};
}

Days widen(Days days, std::string_view sure) {
  const year_month_day first = date_of(days.first);
  const year_month_day last = date_of(days.last);
  if (sure == "month") {
    return {whole_month(first.year(), first.month()).first,
            whole_month(last.year(), last.month()).last};
  }
  if (sure == "year") return {whole_year(first.year()).first, whole_year(last.year()).last};
  if (sure == "unsure") return {days.first - half_a_year, days.last + half_a_year};
  return days;
}

}  // namespace dateline::knowledge
