// SPDX-License-Identifier: Apache-2.0
#include "ingest/written_date.h"

#include <chrono>

#include "tables/tsv.h"
#include "text/fold.h"

namespace dateline::ingest {
namespace {

using Tokens = std::vector<LineToken>;

/// The number at token `at` when it has between `fewest` and `most` digits.
std::optional<int> number(const Tokens& tokens, std::size_t at, std::size_t fewest,
                          std::size_t most) {
  if (at >= tokens.size() || tokens[at].kind != LineToken::Kind::number) return std::nullopt;
  const std::string& digits = tokens[at].folded;
  if (digits.size() < fewest || digits.size() > most) return std::nullopt;
  const auto value = tables::parse_int(digits);
  return value ? std::optional<int>(static_cast<int>(*value)) : std::nullopt;
}

bool is_glued(const Tokens& tokens, std::size_t at) {
  return at < tokens.size() && !tokens[at].space_before;
}

/// "2024-07-05", "05.07.2024", "25/07/2024": three numbers with one kind of sign between them.
std::optional<WrittenDate> match_numeric(const Tokens& tokens, std::size_t at) {
  const bool shaped = is_glued(tokens, at + 1) && is_glued(tokens, at + 2) &&
                      is_glued(tokens, at + 3) && is_glued(tokens, at + 4) &&
                      tokens[at + 1].folded == tokens[at + 3].folded;
  if (!shaped) return std::nullopt;
  const std::string& sign = tokens[at + 1].folded;
  if (sign != "-" && sign != "/" && sign != ".") return std::nullopt;
  const auto middle = number(tokens, at + 2, 1, 2);
  std::optional<Day> day;
  if (const auto year = number(tokens, at, 4, 4); year && middle) {
    const auto last = number(tokens, at + 4, 1, 2);
    if (last) day = day_of(*year, *middle, *last);
  } else if (const auto first = number(tokens, at, 1, 2); first && middle) {
    const auto last = number(tokens, at + 4, 4, 4);
    // Day first with dots; with other signs only where the other order is no date.
    if (last && (sign == "." || *first > 12 || *first == *middle))
      day = day_of(*last, *middle, *first);
    else if (last && *middle > 12)
      day = day_of(*last, *first, *middle);
  }
  if (!day) return std::nullopt;
  return WrittenDate{day, at + 5};
}

/// Passes the letters glued to a day: "5th", "1er", "5-е" is left alone.
std::size_t skip_ordinal(const Tokens& tokens, std::size_t at) {
  const bool ordinal = is_glued(tokens, at) && tokens[at].kind == LineToken::Kind::word;
  return ordinal ? at + 1 : at;
}

std::size_t skip_signs(const Tokens& tokens, std::size_t at, std::string_view sign) {
  return is_sign(tokens, at, sign) ? at + 1 : at;
}

WrittenDate with_year(const Tokens& tokens, std::size_t end, int month, int day) {
  std::size_t next = skip_signs(tokens, end, ".");
  next = skip_signs(tokens, next, ",");
  const auto year = number(tokens, next, 4, 4);
  const auto whole = year ? day_of(*year, month, day) : std::nullopt;
  return whole ? WrittenDate{whole, next + 1} : WrittenDate{std::nullopt, end};
}

std::optional<int> month_value(const PhraseMatch& match) {
  const auto value = tables::parse_int(match.phrase->value);
  return value ? std::optional<int>(static_cast<int>(*value)) : std::nullopt;
}

std::optional<WrittenDate> match_day_month(const Tokens& tokens, std::size_t at,
                                           const std::vector<Phrase>& months) {
  const auto day = number(tokens, at, 1, 2);
  if (!day || *day < 1 || *day > 31) return std::nullopt;
  std::size_t next = at + 1;
  auto match = match_phrase(tokens, next, months);
  if (!match) {
    next = skip_signs(tokens, skip_ordinal(tokens, next), ".");
    match = match_phrase(tokens, next, months);
  }
  const auto month = match ? month_value(*match) : std::nullopt;
  if (!month) return std::nullopt;
  return with_year(tokens, match->end, *month, *day);
}

std::optional<WrittenDate> match_month_day(const Tokens& tokens, std::size_t at,
                                           const std::vector<Phrase>& months) {
  const auto match = match_phrase(tokens, at, months);
  const auto month = match ? month_value(*match) : std::nullopt;
  if (!month) return std::nullopt;
  const std::size_t next = skip_signs(tokens, match->end, ".");
  const auto day = number(tokens, next, 1, 2);
  if (!day || *day < 1 || *day > 31) return std::nullopt;
  return with_year(tokens, skip_ordinal(tokens, next + 1), *month, *day);
}

std::size_t skip_zone(const Tokens& tokens, std::size_t at) {
  if (is_sign(tokens, at, "+") || is_dash(tokens, at)) {
    if (!number(tokens, at + 1, 2, 4) || !is_glued(tokens, at + 1)) return at;
    const bool minutes = is_sign(tokens, at + 2, ":") && number(tokens, at + 3, 2, 2).has_value();
    return minutes ? at + 4 : at + 2;
  }
  const bool utc = is_glued(tokens, at) && tokens[at].folded == "z";
  return utc ? at + 1 : at;
}

}  // namespace

std::optional<Day> day_of(int year, int month, int day) {
  namespace chrono = std::chrono;
  if (month < 1 || day < 1) return std::nullopt;
  const chrono::year_month_day date{chrono::year(year), chrono::month(static_cast<unsigned>(month)),
                                    chrono::day(static_cast<unsigned>(day))};
  if (!date.ok()) return std::nullopt;
  return static_cast<Day>(chrono::sys_days(date).time_since_epoch().count());
}

std::optional<WrittenDate> match_date(const Tokens& tokens, std::size_t at,
                                      const std::vector<Phrase>& months) {
  if (auto date = match_numeric(tokens, at)) return date;
  if (auto date = match_day_month(tokens, at, months)) return date;
  return match_month_day(tokens, at, months);
}

std::size_t skip_clock_time(const Tokens& tokens, std::size_t at) {
  std::size_t next = skip_signs(tokens, at, ",");
  if (is_glued(tokens, next) && tokens[next].folded == "t") ++next;
  if (!number(tokens, next, 1, 2) || !is_sign(tokens, next + 1, ":") ||
      !number(tokens, next + 2, 2, 2))
    return at;
  next += 3;
  if (is_sign(tokens, next, ":") && number(tokens, next + 1, 2, 2)) next += 2;
  if (is_sign(tokens, next, ".") && is_glued(tokens, next + 1) && number(tokens, next + 1, 1, 9))
    next += 2;
  return skip_zone(tokens, next);
}

std::optional<Day> parse_iso_date(std::string_view text) {
  text = text::trim(text);
  if (text.size() > 40) return std::nullopt;
  const Tokens tokens = line_tokens(text, {0, static_cast<std::uint32_t>(text.size())});
  const auto date = match_numeric(tokens, 0);
  if (!date || tokens[0].folded.size() != 4 || tokens[1].folded != "-") return std::nullopt;
  if (tokens[2].folded.size() != 2 || tokens[4].folded.size() != 2) return std::nullopt;
  if (skip_clock_time(tokens, date->end) != tokens.size()) return std::nullopt;
  return date->day;
}

std::optional<Day> parse_written_date(std::string_view text, const std::vector<Phrase>& months) {
  if (const auto day = parse_iso_date(text)) return day;
  if (text.size() > 80) return std::nullopt;
  const Tokens tokens = line_tokens(text, {0, static_cast<std::uint32_t>(text.size())});
  for (const std::size_t at : {std::size_t{0}, std::size_t{2}}) {
    if (at == 2 && !is_sign(tokens, 1, ",")) break;
    const auto date = match_date(tokens, at, months);
    if (!date || !date->day) continue;
    // What may follow is a clock time and the letters of its zone.
    return skip_clock_time(tokens, date->end) + 2 >= tokens.size() ? date->day : std::nullopt;
  }
  return std::nullopt;
}

}  // namespace dateline::ingest
