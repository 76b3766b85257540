// SPDX-License-Identifier: Apache-2.0
#include "times/edtf.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "times/calendar.h"
#include "times/edtf_days.h"

namespace dateline::times {
namespace {

constexpr std::size_t longest_text = 256;  // sets of a few dates; more is not a date

std::optional<Qualifier> qualifier_of(char letter) {
  switch (letter) {
    case '?':
      return Qualifier::uncertain;
    case '~':
      return Qualifier::approximate;
    case '%':
      return Qualifier::both;
    default:
      return std::nullopt;
  }
}

std::string_view mark_of(Qualifier qualifier) {
  constexpr std::array<std::string_view, 4> marks{"", "?", "~", "%"};
  return marks[static_cast<std::size_t>(qualifier)];
}

/// Digits, then X up to `length` letters in all.
bool has_shape(std::string_view digits, std::size_t length) {
  if (digits.size() != length) return false;
  const std::size_t first_hole = std::min(digits.find('X'), length);
  const auto is_digit = [](char letter) { return letter >= '0' && letter <= '9'; };
  return std::ranges::all_of(digits.substr(0, first_hole), is_digit) &&
         digits.find_first_not_of('X', first_hole) == std::string_view::npos;
}

/// A component as written: qualifiers before ("~07") and after it ("07?").
struct Component {
  std::string digits;
  Qualifier before = Qualifier::none;
  Qualifier after = Qualifier::none;
};

Component split_component(std::string_view text) {
  Component component;
  const auto before = text.empty() ? std::nullopt : qualifier_of(text.front());
  if (before) {
    component.before = *before;
    text.remove_prefix(1);
  }
  const auto after = text.empty() ? std::nullopt : qualifier_of(text.back());
  if (after) {
    component.after = *after;
    text.remove_suffix(1);
  }
  component.digits = std::string(text);
  return component;
}

Qualifier join(Qualifier left, Qualifier right) {
  return static_cast<Qualifier>(static_cast<unsigned>(left) | static_cast<unsigned>(right));
}

/// A qualifier after a component holds for it and all before it, one before it for it alone.
void place_qualifiers(EdtfDate& date, const std::vector<Component>& components) {
  const std::array<Qualifier*, 3> slots{&date.year_qualifier, &date.month_qualifier,
                                        &date.day_qualifier};
  for (std::size_t at = 0; at < components.size(); ++at) {
    *slots[at] = join(*slots[at], components[at].before);
    for (std::size_t left = 0; left <= at; ++left) {
      *slots[left] = join(*slots[left], components[at].after);
    }
  }
}

std::optional<EdtfDate> parse_date(std::string_view text) {
  std::vector<Component> components;
  while (components.size() < 4) {
    const std::size_t dash = text.find('-');
    components.push_back(split_component(text.substr(0, dash)));
    if (dash == std::string_view::npos) break;
    text.remove_prefix(dash + 1);
  }
  if (components.size() > 3 || !has_shape(components[0].digits, 4)) return std::nullopt;
  EdtfDate date{.year = components[0].digits, .month = {}, .day = {}};
  for (std::size_t at = 1; at < components.size(); ++at) {
    if (!has_shape(components[at].digits, 2)) return std::nullopt;
    (at == 1 ? date.month : date.day) = components[at].digits;
  }
  place_qualifiers(date, components);
  if (!exists(date)) return std::nullopt;
  return date;
}

std::optional<Edtf> parse_interval(std::string_view first, std::string_view second) {
  Edtf value{.kind = Edtf::Kind::interval, .dates = std::vector<EdtfDate>(2)};
  const auto read_end = [](std::string_view text, Edtf::End& end, EdtfDate& date) {
    end = text == ".." ? Edtf::End::open : text.empty() ? Edtf::End::unknown : Edtf::End::known;
    if (end != Edtf::End::known) return true;
    const std::optional<EdtfDate> parsed = parse_date(text);
    if (parsed) date = *parsed;
    return parsed.has_value();
  };
  if (!read_end(first, value.begin, value.dates[0])) return std::nullopt;
  if (!read_end(second, value.end, value.dates[1])) return std::nullopt;
  if (value.begin != Edtf::End::known && value.end != Edtf::End::known) return std::nullopt;
  if (runs_back(value)) return std::nullopt;
  return value;
}

std::optional<Edtf> parse_set(std::string_view text) {
  const bool one_of = text.front() == '[' && text.back() == ']';
  if (!one_of && !(text.front() == '{' && text.back() == '}')) return std::nullopt;
  Edtf value{.kind = one_of ? Edtf::Kind::one_of : Edtf::Kind::all_of, .dates = {}};
  text = text.substr(1, text.size() - 2);
  while (true) {
    const std::size_t comma = text.find(',');
    const std::optional<EdtfDate> date = parse_date(text.substr(0, comma));
    if (!date) return std::nullopt;
    value.dates.push_back(*date);
    if (comma == std::string_view::npos) return value;
    text.remove_prefix(comma + 1);
  }
}

/// One mark after the longest run of equally qualified components, the rest one by one.
std::string format_date(const EdtfDate& date) {
  const std::array<std::string_view, 3> digits{date.year, date.month, date.day};
  const std::array<Qualifier, 3> qualifiers{date.year_qualifier, date.month_qualifier,
                                            date.day_qualifier};
  const std::size_t count = date.month.empty() ? 1U : date.day.empty() ? 2U : 3U;
  std::size_t group = 1;
  while (group < count && qualifiers[group] == qualifiers[0]) ++group;
  std::string text;
  for (std::size_t at = 0; at < count; ++at) {
    if (at > 0) text += '-';
    if (at >= group) text += mark_of(qualifiers[at]);
    text += digits[at];
    if (at + 1 == group) text += mark_of(qualifiers[0]);
  }
  return text;
}

}  // namespace

std::optional<Edtf> parse_edtf(std::string_view text) {
  if (text.empty() || text.size() > longest_text) return std::nullopt;
  if (text.front() == '[' || text.front() == '{') return parse_set(text);
  const std::size_t slash = text.find('/');
  if (slash != std::string_view::npos) {
    return parse_interval(text.substr(0, slash), text.substr(slash + 1));
  }
  const std::optional<EdtfDate> date = parse_date(text);
  if (!date) return std::nullopt;
  return Edtf{.kind = Edtf::Kind::date, .dates = {*date}};
}

std::string to_string(const Edtf& value) {
  if (value.kind == Edtf::Kind::date) return format_date(value.dates.front());
  if (value.kind == Edtf::Kind::interval) {
    const auto end_text = [](Edtf::End end, const EdtfDate& date) -> std::string {
      if (end == Edtf::End::known) return format_date(date);
      return end == Edtf::End::open ? ".." : "";
    };
    return end_text(value.begin, value.dates[0]) + "/" + end_text(value.end, value.dates[1]);
  }
  std::string text = value.kind == Edtf::Kind::one_of ? "[" : "{";
  for (const EdtfDate& date : value.dates) {
    if (text.size() > 1) text += ',';
    text += format_date(date);
  }
  return text + (value.kind == Edtf::Kind::one_of ? "]" : "}");
}

namespace {

EdtfDate date_of(Day day) {
  const Civil civil = civil_of(day);
  return {.year = fmt::format("{:04}", civil.year),
          .month = fmt::format("{:02}", civil.month),
          .day = fmt::format("{:02}", civil.day)};
}

}  // namespace

Edtf day_value(Day day) { return {.kind = Edtf::Kind::date, .dates = {date_of(day)}}; }

std::optional<Edtf> date_value(int year, int month, int day) {
  const std::optional<Day> found = day_from(year, month, day);
  if (!found) return std::nullopt;
  return day_value(*found);
}

Edtf month_value(int year, int month) {
  return {
      .kind = Edtf::Kind::date,
      .dates = {
          {.year = fmt::format("{:04}", year), .month = fmt::format("{:02}", month), .day = {}}}};
}

Edtf year_value(int year) {
  return {.kind = Edtf::Kind::date,
          .dates = {{.year = fmt::format("{:04}", year), .month = {}, .day = {}}}};
}

Edtf interval_value(Day from, Day to) {
  if (from == to) return day_value(from);
  return {.kind = Edtf::Kind::interval, .dates = {date_of(from), date_of(to)}};
}

Edtf until_value(Day to) {
  return {.kind = Edtf::Kind::interval, .dates = {{}, date_of(to)}, .begin = Edtf::End::open};
}

Edtf since_value(Day from) {
  return {.kind = Edtf::Kind::interval, .dates = {date_of(from), {}}, .end = Edtf::End::open};
}

void set_value(When& when, const Edtf& value) {
  const DayBounds days = bounds(value);
  when.edtf = to_string(value);
  when.from = days.from;
  when.to = days.to;
}

}  // namespace dateline::times
