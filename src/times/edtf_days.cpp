// SPDX-License-Identifier: Apache-2.0
#include "times/edtf_days.h"

#include <algorithm>
#include <array>

#include "times/calendar.h"

namespace dateline::times {
namespace {

constexpr int leap_year = 2024;
constexpr int longest_gap = 3000;  // days; two 29 Februaries are at most eight years apart

/// The numbers that digits with holes can stand for: "2X" -> 20..29.
struct Range {
  int low = 0;
  int high = 0;
};

Range range_of(std::string_view digits) {
  Range range;
  for (const char letter : digits) {
    range.low = range.low * 10 + (letter == 'X' ? 0 : letter - '0');
    range.high = range.high * 10 + (letter == 'X' ? 9 : letter - '0');
  }
  return range;
}

bool is_hole(std::string_view digits) { return digits.empty() || digits.front() == 'X'; }

struct YearPart {
  int code = 0;
  int first_month = 1;
  int months = 3;
};

/// Meteorological seasons of the northern half (winter runs into the next year), quarters, halves.
constexpr std::array<YearPart, 10> year_parts{{{21, 3, 3},
                                               {22, 6, 3},
                                               {23, 9, 3},
                                               {24, 12, 3},
                                               {33, 1, 3},
                                               {34, 4, 3},
                                               {35, 7, 3},
                                               {36, 10, 3},
                                               {40, 1, 6},
                                               {41, 7, 6}}};

const YearPart* year_part(std::string_view month) {
  if (is_hole(month) || month[1] == 'X') return nullptr;
  const int code = range_of(month).low;
  const auto* found = std::ranges::find(year_parts, code, &YearPart::code);
  return found == year_parts.end() ? nullptr : found;
}

YearDays all_days() { return YearDays{}.set(); }

YearDays days_of_part(const YearPart& part) {
  YearDays days;
  for (int at = 0; at < part.months; ++at) {
    const int month = (part.first_month - 1 + at) % 12 + 1;
    for (int day = 1; day <= days_in_month(leap_year, month); ++day) days.set(year_day(month, day));
  }
  return days;
}

YearDays days_of_date(const EdtfDate& date) {
  if (date.month.empty()) return all_days();
  if (const YearPart* part = year_part(date.month)) return days_of_part(*part);
  const Range months = range_of(date.month);
  const Range days = date.day.empty() ? Range{1, 31} : range_of(date.day);
  YearDays result;
  for (int month = std::max(months.low, 1); month <= std::min(months.high, 12); ++month) {
    const int last = std::min(days.high, days_in_month(leap_year, month));
    for (int day = std::max(days.low, 1); day <= last; ++day) result.set(year_day(month, day));
  }
  return result;
}

/// First and last day of one date with a year; winter ends in the year after.
DayBounds bounds_of_date(const EdtfDate& date) {
  if (is_hole(date.year)) return {};
  const Range years = range_of(date.year);
  if (const YearPart* part = year_part(date.month)) {
    const Civil last = add_months({years.high, part->first_month, 1}, part->months - 1);
    return {day_from(years.low, part->first_month, 1),
            day_from(last.year, last.month, days_in_month(last.year, last.month))};
  }
  const Range months = date.month.empty() ? Range{1, 12} : range_of(date.month);
  const Range days = date.day.empty() ? Range{1, 31} : range_of(date.day);
  const int last_month = std::min(months.high, 12);
  const int last_day = std::min(days.high, days_in_month(years.high, last_month));
  return {day_from(years.low, std::max(months.low, 1), std::max(days.low, 1)),
          day_from(years.high, last_month, last_day)};
}

/// Days that the bounds alone do not say: "2025-XX-21", "202X-07-15", "XXXX-07-15".
DaySet set_of_date(const EdtfDate& date) {
  const DayBounds ends = bounds_of_date(date);
  DaySet set{ends.from, ends.to, all_days()};
  const bool one_year = !is_hole(date.year) && date.year[3] != 'X';
  const bool month_hole = date.month == "XX" || date.month == "0X" || date.month == "1X";
  if (!one_year || (month_hole && !date.day.empty())) set.days = days_of_date(date);
  return set;
}

std::optional<std::size_t> first_day(const YearDays& days) {
  for (std::size_t at = 0; at < days.size(); ++at) {
    if (days.test(at)) return at;
  }
  return std::nullopt;
}

std::size_t last_day(const YearDays& days) {
  std::size_t last = 0;
  for (std::size_t at = 0; at < days.size(); ++at) {
    if (days.test(at)) last = at;
  }
  return last;
}

/// "XXXX-12-25/XXXX-01-05" goes round the end of the year.
YearDays days_between(const EdtfDate& begin, const EdtfDate& end) {
  const std::optional<std::size_t> first = first_day(days_of_date(begin));
  if (!first) return all_days();
  const std::size_t last = last_day(days_of_date(end));
  YearDays days;
  for (std::size_t at = *first; at != last; at = (at + 1) % days.size()) days.set(at);
  return days.set(last);
}

DaySet set_of_interval(const Edtf& value) {
  const bool known = value.begin == Edtf::End::known && value.end == Edtf::End::known;
  if (known && is_hole(value.dates[0].year) && is_hole(value.dates[1].year)) {
    return {{}, {}, days_between(value.dates[0], value.dates[1])};
  }
  DaySet set{{}, {}, all_days()};
  if (value.begin == Edtf::End::known) set.from = bounds_of_date(value.dates[0]).from;
  if (value.end == Edtf::End::known) set.to = bounds_of_date(value.dates[1]).to;
  return set;
}

bool allows(const DaySet& set, Day day) {
  const Civil civil = civil_of(day);
  return set.days.test(year_day(civil.month, civil.day));
}

}  // namespace

std::size_t year_day(int month, int day) {
  constexpr std::array<int, 12> before{0, 31, 60, 91, 121, 152, 182, 213, 244, 274, 305, 335};
  return static_cast<std::size_t>(before[static_cast<std::size_t>(month - 1)] + day - 1);
}

bool exists(const EdtfDate& date) {
  if (date.month.empty()) return date.day.empty();
  if (year_part(date.month) != nullptr) return date.day.empty();
  if (days_of_date(date).none()) return false;
  const bool one_year = !is_hole(date.year) && date.year[3] != 'X';
  const bool leap_day = date.month == "02" && date.day == "29";
  return !(one_year && leap_day && !is_leap(range_of(date.year).low));
}

bool runs_back(const Edtf& interval) {
  if (interval.begin != Edtf::End::known || interval.end != Edtf::End::known) return false;
  const DayBounds begin = bounds_of_date(interval.dates[0]);
  const DayBounds end = bounds_of_date(interval.dates[1]);
  return begin.from && end.to && *end.to < *begin.from;
}

std::vector<DaySet> day_sets(const Edtf& value) {
  if (value.kind == Edtf::Kind::interval) return {set_of_interval(value)};
  std::vector<DaySet> sets;
  sets.reserve(value.dates.size());
  for (const EdtfDate& date : value.dates) sets.push_back(set_of_date(date));
  return sets;
}

std::optional<DaySet> common_days(const DaySet& left, const DaySet& right) {
  DaySet common{left.from, left.to, left.days & right.days};
  if (right.from && (!common.from || *right.from > *common.from)) common.from = right.from;
  if (right.to && (!common.to || *right.to < *common.to)) common.to = right.to;
  if (common.days.none() || (common.from && common.to && *common.to < *common.from)) return {};
  if (common.days.all() || !common.from || !common.to) return common;
  const Day last = std::min(*common.to, *common.from + longest_gap);
  for (Day day = *common.from; day <= last; ++day) {
    if (allows(common, day)) return common;
  }
  return std::nullopt;
}

int day_count(const DaySet& set) {
  const int in_year = static_cast<int>(set.days.count());
  if (!set.from || !set.to) return set.days.all() ? 1'000'000 : in_year;
  const int length = *set.to - *set.from + 1;
  if (set.days.all() || length > longest_gap) return length;
  int count = 0;
  for (Day day = *set.from; day <= *set.to; ++day) count += allows(set, day) ? 1 : 0;
  return count;
}

}  // namespace dateline::times
