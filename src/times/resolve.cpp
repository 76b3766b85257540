// SPDX-License-Identifier: Apache-2.0
#include "times/resolve.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include <fmt/format.h>

#include "times/calendar.h"
#include "times/periods.h"

namespace dateline::times {
namespace {

std::string day_text(Day day) { return to_string(day_value(day)); }

std::string_view mod_text(Modifier modifier) {
  constexpr std::array<std::string_view, 5> texts{"", "START", "MID", "END", "APPROX"};
  return texts[static_cast<std::size_t>(modifier)];
}

class Resolver {
 public:
  Resolver(const Draft& draft, const Setting& setting) : draft_(draft), setting_(setting) {}

  TimeMention run() {
    mention_.timex_mod = mod_text(draft_.meaning.modifier);
    switch (draft_.meaning.operation) {
      case Operation::date:
      case Operation::each:
        date();
        break;
      case Operation::range:
        range();
        break;
      case Operation::clock:
        mention_.type = TimeMention::Type::time;
        break;
      case Operation::set:
        mention_.type = TimeMention::Type::set;
        mention_.timex = duration_timex(draft_.unit, 1);
        break;
      case Operation::duration:
        mention_.type = TimeMention::Type::duration;
        mention_.timex = duration_timex(draft_.unit, amount_of_duration());
        break;
      default:
        relative();
    }
    mention_.open_begin = draft_.open_begin;
    mention_.open_end = draft_.open_end;
    return std::move(mention_);
  }

 private:
  [[nodiscard]] Direction looks() const {
    return draft_.meaning.look != Direction::unknown ? draft_.meaning.look : setting_.direction;
  }
  [[nodiscard]] std::optional<int> amount_of_duration() const {
    return draft_.amount == 0 ? std::nullopt : std::optional(draft_.amount);
  }

  void take(const Edtf& value, Basis basis, std::string why) {
    set_value(mention_.when, value);
    mention_.when.basis = basis;
    mention_.when.why = std::move(why);
  }

  void take_either(std::string_view one, std::string_view other, Basis basis, std::string why) {
    const std::optional<Edtf> value = parse_edtf(fmt::format("[{},{}]", one, other));
    if (value) take(*value, basis, std::move(why));
  }

  // Dates with parts.

  void date() {
    const std::optional<int> month_shift = draft_.meaning.month_shift;
    if (draft_.begin.day && month_shift) return day_of_month_near(*draft_.begin.day, *month_shift);
    if (draft_.begin.weekday && !draft_.begin.month) return weekday(*draft_.begin.weekday);
    if (draft_.day_month_open) return either_order();
    if (draft_.clock || draft_.part_of_day) mention_.type = TimeMention::Type::time;
    const bool dated = draft_.begin.year || draft_.begin.decade || draft_.begin.century;
    if (dated) return stated(draft_.begin.year);
    if (draft_.meaning.year_shift) return year_near(*draft_.meaning.year_shift);
    if (draft_.given_year) {
      return finish_date(draft_.given_year, Basis::relative, "the year said before");
    }
    const std::optional<int> year = year_by_direction(draft_.begin, draft_.meaning.modifier);
    finish_date(year, year ? Basis::relative : Basis::stated,
                year ? reason_ : "no year is said and none can be told");
  }

  void stated(std::optional<int> year) { finish_date(year, Basis::stated, "written in full"); }

  void finish_date(std::optional<int> year, Basis basis, std::string why) {
    mention_.timex = timex_value(draft_.begin, year);
    const std::optional<Edtf> value = build_value(draft_.begin, draft_.meaning.modifier, year);
    if (value) return take(*value, basis, std::move(why));
    mention_.when.why = "no such day in the calendar";
  }

  /// 03/04/2025: March or April, as the outlet's country writes; both are kept.
  void either_order() {
    const DateParts& parts = draft_.begin;
    DateParts swapped = parts;
    std::swap(swapped.month, swapped.day);
    const std::optional<Edtf> one = build_value(parts, Modifier::none, parts.year);
    const std::optional<Edtf> other = build_value(swapped, Modifier::none, parts.year);
    if (!one || !other) return stated(parts.year);
    std::string first = to_string(*one);
    std::string second = to_string(*other);
    if (second < first) std::swap(first, second);
    take_either(first, second, Basis::stated, "day and month may stand in either order");
  }

  void year_near(int shift) {
    if (!setting_.report) return finish_date(std::nullopt, Basis::stated, "the report has no date");
    const int year = civil_of(*setting_.report).year + shift;
    finish_date(
        year, Basis::relative,
        fmt::format("year {} counted from the report's date {}", year, day_text(*setting_.report)));
  }

  /// "the 15th of this month".
  void day_of_month_near(int day, int month_shift) {
    mention_.when.basis = Basis::relative;
    if (!setting_.report) return;
    const Civil now = civil_of(*setting_.report);
    const Civil month = add_months({now.year, now.month, 1}, month_shift);
    const std::optional<Edtf> value = date_value(month.year, month.month, day);
    if (!value) return;
    mention_.timex = to_string(*value);
    take(*value, Basis::relative,
         fmt::format("month counted from the report's date {}", day_text(*setting_.report)));
  }

  /// How far the value with that year is from the report's date; 0 when the date lies within.
  [[nodiscard]] static std::optional<int> distance(const DateParts& parts, Modifier modifier,
                                                   int year, Day report) {
    const std::optional<Edtf> value = build_value(parts, modifier, year);
    if (!value) return std::nullopt;
    const DayBounds days = bounds(*value);
    if (!days.from || !days.to) return std::nullopt;
    if (*days.from > report) return *days.from - report;
    return *days.to < report ? *days.to - report : 0;
  }

  [[nodiscard]] static bool fits_weekday(const DateParts& parts, int year) {
    if (!parts.weekday || !parts.month || !parts.day) return true;
    const std::optional<Day> day = day_from(year, *parts.month, *parts.day);
    return day && weekday_of(*day) == *parts.weekday;
  }

  struct NearYear {
    int year = 0;
    int away = 0;  // days of its date from the report's
  };

  /// The years around the report's that have the date, on the weekday it names.
  [[nodiscard]] static std::vector<NearYear> years_near(const DateParts& parts, Modifier modifier,
                                                        Day report) {
    const int now = civil_of(report).year;
    std::vector<NearYear> years;
    for (int year = now - 8; year <= now + 8; ++year) {
      const std::optional<int> away = distance(parts, modifier, year, report);
      if (away && fits_weekday(parts, year)) years.push_back({year, *away});
    }
    return years;
  }

  [[nodiscard]] static std::optional<int> nearest(const std::vector<NearYear>& years,
                                                  Direction direction) {
    const NearYear* best = nullptr;
    for (const NearYear& near : years) {
      if (direction == Direction::past && near.away > 0) continue;
      if (direction == Direction::future && near.away < 0) continue;
      if (best == nullptr || std::abs(near.away) < std::abs(best->away)) best = &near;
    }
    return best == nullptr ? std::nullopt : std::optional(best->year);
  }

  /// The year of a date that says none: by the weekday it names, else by the tense.
  std::optional<int> year_by_direction(const DateParts& parts, Modifier modifier) {
    if (!setting_.report) return std::nullopt;
    const Day report = *setting_.report;
    const Direction direction = draft_.in_dateline ? Direction::present : looks();
    const bool by_weekday = parts.weekday && parts.day;
    if (direction == Direction::unknown && !by_weekday) return std::nullopt;
    const std::optional<int> best = nearest(years_near(parts, modifier, report), direction);
    if (!best) return std::nullopt;
    if (by_weekday && std::abs(*best - civil_of(report).year) > 1) return std::nullopt;
    const std::string_view ground = by_weekday           ? "weekday"
                                    : draft_.in_dateline ? "dateline"
                                                         : "tense";
    reason_ =
        fmt::format("year {} by the {} and the report's date {}", *best, ground, day_text(report));
    if (!by_weekday && !draft_.in_dateline) {
      reason_ += fmt::format(" (looks to the {})", to_string(direction));
    }
    return best;
  }

  void range() {
    DateParts begin = draft_.begin;
    DateParts end = draft_.end;
    Basis basis = Basis::stated;
    std::string why = "written in full";
    if (!begin.year && setting_.report) {
      std::optional<int> year;
      if (draft_.meaning.year_shift) {
        year = civil_of(*setting_.report).year + *draft_.meaning.year_shift;
        reason_ = fmt::format("year {} counted from the report's date", *year);
      } else {
        year = year_by_direction(end, Modifier::none);
      }
      if (year) {
        end.year = begin.year = year;
        const bool round = begin.month.value_or(0) * 32 + begin.day.value_or(0) >
                           end.month.value_or(0) * 32 + end.day.value_or(0);
        if (round) begin.year = *year - 1;
        basis = Basis::relative;
        why = reason_;
      }
    }
    const std::optional<Edtf> first = build_value(begin, Modifier::none, begin.year);
    const std::optional<Edtf> last = build_value(end, Modifier::none, end.year);
    if (!first || !last) return;
    const std::string text = to_string(*first) + "/" + to_string(*last);
    mention_.timex = text;
    mention_.type = TimeMention::Type::date;
    if (const std::optional<Edtf> value = parse_edtf(text)) take(*value, basis, why);
  }

  // What is counted from the report's date.

  void weekday(int wanted) {
    mention_.when.basis = Basis::relative;
    mention_.timex = fmt::format("XXXX-WXX-{}", wanted);
    if (!setting_.report) return;
    const Day report = *setting_.report;
    const Day ahead = (wanted - weekday_of(report) + 7) % 7;  // days to the next such weekday
    const Day behind = (weekday_of(report) - wanted + 7) % 7;
    if (looks() == Direction::past) return counted_day(report - behind, report, "last");
    if (looks() == Direction::future) return counted_day(report + ahead, report, "next");
    if (looks() == Direction::present || ahead == 0) {
      return counted_day(ahead < behind ? report + ahead : report - behind, report, "nearest");
    }
    take_either(day_text(report - behind), day_text(report + ahead), Basis::relative,
                "the tense does not tell whether it is past or to come");
  }

  void counted_day(Day day, Day report, std::string_view which) {
    mention_.timex = day_text(day);
    take(
        day_value(day), Basis::relative,
        fmt::format("the {} such day, counted from the report's date {}", which, day_text(report)));
  }

  void relative() {
    mention_.when.basis = Basis::relative;
    if (draft_.clock || draft_.part_of_day) mention_.type = TimeMention::Type::time;
    switch (draft_.meaning.operation) {
      case Operation::past:
        mention_.timex = "PAST_REF";
        return from_report([&](Day report) { return until_value(report); });
      case Operation::future:
        mention_.timex = "FUTURE_REF";
        return from_report([&](Day report) { return since_value(report); });
      case Operation::now:
        mention_.timex = "PRESENT_REF";
        return;
      case Operation::shift:
        return shift(setting_.report, "the report's date");
      case Operation::weekday:
        return named_weekday();
      case Operation::so_far:
      case Operation::rest:
        return part_of_unit();
      case Operation::last_units:
      case Operation::next_units:
        return run_of_units();
      case Operation::either_day:
        return either_day();
      case Operation::same:
        if (setting_.last_day) same_day(*setting_.last_day);
        return;
      case Operation::after:
        return shift(draft_.unit >= Unit::month ? setting_.last_date : setting_.last_day,
                     "the time spoken of before");
      default:
        return;
    }
  }

  template <typename Make>
  void from_report(Make make) {
    if (!setting_.report) return;
    take(make(*setting_.report), Basis::relative,
         fmt::format("counted from the report's date {}", day_text(*setting_.report)));
  }

  void shift(std::optional<Day> from, std::string_view whence) {
    if (draft_.unit <= Unit::hour) {
      mention_.type = TimeMention::Type::time;
      mention_.timex = duration_timex(draft_.unit, draft_.amount);
      return;
    }
    if (draft_.unit == Unit::season) return;
    mention_.timex = draft_.amount < 0 ? "PAST_REF" : "FUTURE_REF";
    if (!from) return;
    const std::optional<Period> period = period_of(*from, draft_.unit, draft_.amount);
    if (!period) return;
    mention_.timex = period_timex(*period, draft_.unit);
    const Modifier modifier = draft_.meaning.modifier;
    Edtf value = period_value(*period, draft_.unit);
    if (modifier != Modifier::none && modifier != Modifier::about) {
      value = third_of(*period, modifier).value_or(value);
    }
    take(value, Basis::relative,
         fmt::format("{} {:+} {}", day_text(*from), draft_.amount, to_string(draft_.unit)) +
             fmt::format(", counted from {}", whence));
  }

  /// "late last month", "early next year".
  [[nodiscard]] std::optional<Edtf> third_of(const Period& period, Modifier modifier) const {
    const Civil first = civil_of(period.from);
    DateParts parts;
    parts.year = first.year;
    if (draft_.unit == Unit::month) parts.month = first.month;
    if (draft_.unit == Unit::decade) parts.decade = first.year;
    if (draft_.unit == Unit::week) {
      if (modifier == Modifier::early) return interval_value(period.from, period.from + 2);
      if (modifier == Modifier::middle) return interval_value(period.from + 1, period.from + 3);
      return interval_value(period.from + 3, period.to);
    }
    const bool known =
        draft_.unit == Unit::month || draft_.unit == Unit::year || draft_.unit == Unit::decade;
    return known ? build_value(parts, modifier, parts.year) : std::nullopt;
  }

  /// "last Monday", "next Monday", "this Monday"; amount -1, 1, 0.
  void named_weekday() {
    const int wanted = draft_.begin.weekday.value_or(1);
    mention_.timex = fmt::format("XXXX-WXX-{}", wanted);
    if (!setting_.report) return;
    const Day report = *setting_.report;
    if (draft_.amount == 0)
      return counted_day(monday_of(report) + wanted - 1, report, "this week's");
    if (draft_.amount < 0) {
      const int back = (weekday_of(report) - wanted + 6) % 7 + 1;
      return counted_day(report - back, report, "last");
    }
    counted_day(report + (wanted - weekday_of(report) + 6) % 7 + 1, report, "next");
  }

  void part_of_unit() {
    mention_.timex = draft_.meaning.operation == Operation::so_far ? "PAST_REF" : "FUTURE_REF";
    if (!setting_.report) return;
    const std::optional<Period> period = period_of(*setting_.report, draft_.unit, 0);
    if (!period) return;
    mention_.timex = period_timex(*period, draft_.unit);
    const bool so_far = draft_.meaning.operation == Operation::so_far;
    take(so_far ? interval_value(period->from, *setting_.report)
                : interval_value(*setting_.report, period->to),
         Basis::relative,
         fmt::format("{} the report's date {}",
                     so_far
                         ? fmt::format("from the first day of the {} to", to_string(draft_.unit))
                         : fmt::format("up to the last day of the {} from", to_string(draft_.unit)),
                     day_text(*setting_.report)));
  }

  void run_of_units() {
    mention_.type = TimeMention::Type::duration;
    const int amount = draft_.amount == 0 ? 0 : std::abs(draft_.amount);
    mention_.timex = duration_timex(draft_.unit, amount_of_duration());
    if (!setting_.report || amount == 0) return;
    const bool back = draft_.meaning.operation == Operation::last_units;
    const std::optional<Day> other =
        day_away(*setting_.report, draft_.unit, back ? -amount : amount);
    if (!other) return;
    take(back ? interval_value(*other, *setting_.report) : interval_value(*setting_.report, *other),
         Basis::relative,
         fmt::format("{} {} {} the report's date {}", amount, to_string(draft_.unit),
                     back ? "up to" : "from", day_text(*setting_.report)));
  }

  void either_day() {
    if (!setting_.report) return;
    const Day report = *setting_.report;
    const Day before = report - draft_.amount;
    const Day after = report + draft_.amount;
    if (looks() == Direction::past) return counted_day(before, report, "past");
    if (looks() == Direction::future) return counted_day(after, report, "coming");
    take_either(day_text(before), day_text(after), Basis::relative,
                "the word means both ways and the tense does not tell");
  }

  void same_day(Day day) {
    mention_.timex = day_text(day);
    take(day_value(day), Basis::relative, "the day spoken of before");
  }

  const Draft& draft_;
  const Setting& setting_;
  TimeMention mention_;
  std::string reason_;
};

}  // namespace

TimeMention resolve(const Draft& draft, const Setting& setting) {
  return Resolver(draft, setting).run();
}

}  // namespace dateline::times
