// SPDX-License-Identifier: Apache-2.0
#include "times/periods.h"

#include <array>
#include <cstdlib>

#include <fmt/format.h>

#include "times/calendar.h"

namespace dateline::times {
namespace {

constexpr int furthest = 100'000;  // units; nobody counts further

std::optional<Period> months_period(const Civil& start, int months) {
  const Civil last = add_months(start, months - 1);
  const std::optional<Day> from = day_from(start.year, start.month, 1);
  const std::optional<Day> to =
      day_from(last.year, last.month, days_in_month(last.year, last.month));
  if (!from || !to) return std::nullopt;
  return Period{*from, *to};
}

/// ISO 8601 week: "2009-W20".
std::string week_text(Day monday) {
  const Day thursday = monday + 3;
  const int year = civil_of(thursday).year;
  const std::optional<Day> first = day_from(year, 1, 1);
  return first ? fmt::format("{}-W{:02}", year, (thursday - *first) / 7 + 1) : std::string();
}

}  // namespace

std::optional<Period> period_of(Day day, Unit unit, int amount) {
  if (std::abs(amount) > furthest || !is_countable(day)) return std::nullopt;
  const Civil civil = civil_of(day);
  if (unit >= Unit::day && unit <= Unit::week && !is_countable(day + 7 * amount)) {
    return std::nullopt;
  }
  switch (unit) {
    case Unit::day:
      return Period{day + amount, day + amount};
    case Unit::week:
      return Period{monday_of(day) + 7 * amount, monday_of(day) + 7 * amount + 6};
    case Unit::weekend: {
      // On a Saturday or Sunday "last weekend" is the one a week before.
      const Day saturday = monday_of(day) + 5 + 7 * amount;
      return Period{saturday, saturday + 1};
    }
    case Unit::month:
      return months_period(add_months({civil.year, civil.month, 1}, amount), 1);
    case Unit::quarter:
      return months_period(add_months({civil.year, (civil.month - 1) / 3 * 3 + 1, 1}, 3 * amount),
                           3);
    case Unit::year:
      return months_period({civil.year + amount, 1, 1}, 12);
    case Unit::decade:
      return months_period({civil.year / 10 * 10 + 10 * amount, 1, 1}, 120);
    case Unit::century:
      return months_period({civil.year / 100 * 100 + 100 * amount, 1, 1}, 1200);
    default:
      return std::nullopt;
  }
}

std::optional<Day> day_away(Day day, Unit unit, int amount) {
  if (std::abs(amount) > furthest || !is_countable(day)) return std::nullopt;
  const Civil civil = civil_of(day);
  Civil moved = civil;
  if (unit >= Unit::day && unit <= Unit::week && !is_countable(day + 7 * amount)) {
    return std::nullopt;
  }
  switch (unit) {
    case Unit::day:
      return day + amount;
    case Unit::week:
    case Unit::weekend:
      return day + 7 * amount;
    case Unit::month:
      moved = add_months(civil, amount);
      break;
    case Unit::quarter:
      moved = add_months(civil, 3 * amount);
      break;
    case Unit::year:
      moved = add_months(civil, 12 * amount);
      break;
    case Unit::decade:
      moved = add_months(civil, 120 * amount);
      break;
    default:
      return std::nullopt;
  }
  return day_from(moved.year, moved.month, moved.day);
}

Edtf period_value(const Period& period, Unit unit) {
  const Civil first = civil_of(period.from);
  switch (unit) {
    case Unit::day:
      return day_value(period.from);
    case Unit::month:
      return month_value(first.year, first.month);
    case Unit::quarter:
      return month_value(first.year, 33 + (first.month - 1) / 3);
    case Unit::year:
      return year_value(first.year);
    default:
      return interval_value(period.from, period.to);
  }
}

std::string period_timex(const Period& period, Unit unit) {
  const Civil first = civil_of(period.from);
  switch (unit) {
    case Unit::week:
      return week_text(period.from);
    case Unit::weekend:
      return week_text(monday_of(period.from)) + "-WE";
    case Unit::quarter:
      return fmt::format("{}-Q{}", first.year, (first.month - 1) / 3 + 1);
    case Unit::decade:
      return fmt::format("{}", first.year / 10);
    case Unit::century:
      return fmt::format("{:02}", first.year / 100);
    default:
      return to_string(period_value(period, unit));
  }
}

std::string duration_timex(Unit unit, std::optional<int> amount) {
  constexpr std::array<std::string_view, 12> letters{"S", "M", "H",  "D", "WE", "W",
                                                     "M", "Q", "SU", "Y", "DE", "CE"};
  const std::string number = amount ? fmt::format("{}", std::abs(*amount)) : "X";
  const bool clock = unit <= Unit::hour;
  return fmt::format("P{}{}{}", clock ? "T" : "", number, letters[static_cast<std::size_t>(unit)]);
}

}  // namespace dateline::times
