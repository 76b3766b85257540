// SPDX-License-Identifier: Apache-2.0
// What two EDTF values have to do with each other: bounds, compatible, refine, with_year.
#include <algorithm>

#include <fmt/format.h>

#include "times/calendar.h"
#include "times/edtf.h"
#include "times/edtf_days.h"

namespace dateline::times {
namespace {

bool lacks_year(const EdtfDate& date) { return date.year.front() == 'X'; }

bool is_used(const Edtf& value, std::size_t at) {
  if (value.kind != Edtf::Kind::interval) return true;
  return (at == 0 ? value.begin : value.end) == Edtf::End::known;
}

int total_days(const Edtf& value) {
  int total = 0;
  for (const DaySet& set : day_sets(value)) total += day_count(set);
  return total;
}

/// Does `inner` allow only days that `outer` allows? Exact for single sets.
bool is_within(const Edtf& inner, const Edtf& outer) {
  const std::vector<DaySet> inner_sets = day_sets(inner);
  const std::vector<DaySet> outer_sets = day_sets(outer);
  return std::ranges::all_of(inner_sets, [&](const DaySet& set) {
    return std::ranges::any_of(outer_sets, [&](const DaySet& around) {
      const std::optional<DaySet> common = common_days(set, around);
      return common && day_count(*common) == day_count(set) && common->from == set.from &&
             common->to == set.to;
    });
  });
}

/// The one year in which `value`, itself without a year, meets `dated`.
std::optional<int> year_from(const Edtf& value, const Edtf& dated) {
  const DayBounds days = bounds(dated);
  if (!days.from || !days.to) return std::nullopt;
  std::optional<int> found;
  for (int year = civil_of(*days.from).year - 1; year <= civil_of(*days.to).year; ++year) {
    const std::optional<Edtf> candidate = with_year(value, year);
    if (!candidate || !compatible(*candidate, dated)) continue;
    if (found) return std::nullopt;
    found = year;
    if (year - civil_of(*days.from).year > 2) return std::nullopt;
  }
  return found;
}

/// The common part of two plain intervals.
std::optional<Edtf> intersection(const Edtf& left, const Edtf& right) {
  const std::vector<DaySet> left_sets = day_sets(left);
  const std::vector<DaySet> right_sets = day_sets(right);
  if (left_sets.size() != 1 || right_sets.size() != 1) return std::nullopt;
  const std::optional<DaySet> common = common_days(left_sets.front(), right_sets.front());
  if (!common || !common->days.all()) return std::nullopt;
  if (common->from && common->to) return interval_value(*common->from, *common->to);
  if (common->from) return since_value(*common->from);
  if (common->to) return until_value(*common->to);
  return std::nullopt;
}

Granularity date_granularity(const EdtfDate& date) {
  const auto is_known = [](const std::string& digits) {
    return !digits.empty() && digits.find('X') == std::string::npos;
  };
  if (is_known(date.day)) return Granularity::day;
  if (date.month.size() == 2 && date.month > "12" && date.month[0] != 'X') {
    return Granularity::season;
  }
  if (!date.day.empty() && date.day != "XX") return Granularity::interval;
  if (is_known(date.month)) return Granularity::month;
  if (is_known(date.year)) return Granularity::year;
  if (date.year[2] != 'X') return Granularity::decade;
  return date.year[1] != 'X' ? Granularity::century : Granularity::none;
}

}  // namespace

DayBounds bounds(const Edtf& value) {
  const std::vector<DaySet> sets = day_sets(value);
  DayBounds result{sets.front().from, sets.front().to};
  for (const DaySet& set : sets) {
    result.from =
        result.from && set.from ? std::optional(std::min(*result.from, *set.from)) : std::nullopt;
    result.to = result.to && set.to ? std::optional(std::max(*result.to, *set.to)) : std::nullopt;
  }
  return result;
}

Granularity granularity(const Edtf& value) {
  if (value.kind == Edtf::Kind::interval) return Granularity::interval;
  Granularity coarsest = Granularity::day;
  for (const EdtfDate& date : value.dates) coarsest = std::max(coarsest, date_granularity(date));
  return coarsest;
}

bool has_year(const Edtf& value) {
  for (std::size_t at = 0; at < value.dates.size(); ++at) {
    if (is_used(value, at) && lacks_year(value.dates[at])) return false;
  }
  return true;
}

bool compatible(const Edtf& left, const Edtf& right) {
  const std::vector<DaySet> right_sets = day_sets(right);
  return std::ranges::any_of(day_sets(left), [&](const DaySet& one) {
    return std::ranges::any_of(
        right_sets, [&](const DaySet& other) { return common_days(one, other).has_value(); });
  });
}

namespace {

/// What two compatible values that both have years, or both none, have in common, or the narrower.
Edtf narrower(const Edtf& left, const Edtf& right) {
  const bool left_within = is_within(left, right);
  const bool right_within = is_within(right, left);
  if (left_within != right_within) return left_within ? left : right;
  if (!left_within) {
    if (std::optional<Edtf> common = intersection(left, right)) return *std::move(common);
  }
  const int left_days = total_days(left);
  const int right_days = total_days(right);
  if (left_days != right_days) return left_days < right_days ? left : right;
  return to_string(left) < to_string(right) ? left : right;
}

}  // namespace

std::optional<Edtf> refine(const Edtf& left, const Edtf& right) {
  if (!compatible(left, right)) return std::nullopt;
  if (left == right) return left;
  if (has_year(left) != has_year(right)) {
    const Edtf& open = has_year(left) ? right : left;
    const Edtf& dated = has_year(left) ? left : right;
    if (is_within(dated, open)) return dated;
    if (const std::optional<int> year = year_from(open, dated)) {
      return refine(*with_year(open, *year), dated);
    }
  }
  return narrower(left, right);
}

std::optional<Edtf> with_year(const Edtf& value, int year, Qualifier qualifier) {
  if (year < 0 || year > 9998) return std::nullopt;
  Edtf dated = value;
  for (std::size_t at = 0; at < dated.dates.size(); ++at) {
    EdtfDate& date = dated.dates[at];
    if (!is_used(value, at) || date.year != "XXXX") continue;
    date.year = fmt::format("{:04}", year);
    date.year_qualifier = qualifier;
    // "XXXX-02-21/XXXX-02-29" means up to the end of February.
    const bool ends_february = value.kind == Edtf::Kind::interval && at == 1 &&
                               date.month == "02" && date.day == "29" && !is_leap(year);
    if (ends_february) date.day = "28";
    if (!exists(date)) return std::nullopt;
  }
  if (dated.kind == Edtf::Kind::interval && runs_back(dated)) {
    if (value.dates[1].year != "XXXX") return std::nullopt;
    dated.dates[1].year = fmt::format("{:04}", year + 1);
    if (!exists(dated.dates[1])) return std::nullopt;
  }
  return dated;
}

bool compatible(std::string_view left, std::string_view right) {
  const std::optional<Edtf> one = parse_edtf(left);
  const std::optional<Edtf> other = parse_edtf(right);
  return one && other && compatible(*one, *other);
}

std::optional<std::string> refine(std::string_view left, std::string_view right) {
  const std::optional<Edtf> one = parse_edtf(left);
  const std::optional<Edtf> other = parse_edtf(right);
  if (!one || !other) return std::nullopt;
  const std::optional<Edtf> value = refine(*one, *other);
  if (!value) return std::nullopt;
  return to_string(*value);
}

}  // namespace dateline::times
