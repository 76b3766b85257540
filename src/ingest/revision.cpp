// SPDX-License-Identifier: Apache-2.0
#include "ingest/revision.h"

#include <algorithm>
#include <chrono>

#include <fmt/core.h>

#include "ingest/written_date.h"
#include "tables/tsv.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace dateline::ingest {
namespace {

constexpr std::size_t number_digits = 12;
constexpr std::size_t longest_shown = 40;  // bytes of a faulty value in a note

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

/// Reads fixed pieces off the front of a text.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : rest_(text) {}

  [[nodiscard]] bool done() const { return rest_.empty(); }

  /// A number of exactly so many digits, at most `most`.
  std::optional<int> number(std::size_t digits, int most) {
    const std::string_view written = rest_.substr(0, digits);
    if (written.size() != digits || !all_digits(written)) return std::nullopt;
    const auto value = static_cast<int>(tables::parse_int(written).value_or(most + 1));
    if (value > most) return std::nullopt;
    rest_.remove_prefix(digits);
    return value;
  }

  /// Passes one of these letters.
  bool pass(std::string_view letters) {
    if (rest_.empty() || letters.find(rest_.front()) == std::string_view::npos) return false;
    rest_.remove_prefix(1);
    return true;
  }

  bool pass_fraction() {
    if (!pass(".,")) return true;
    const std::size_t digits =
        std::min(static_cast<std::size_t>(std::find_if_not(rest_.begin(), rest_.end(), is_digit) -
                                          rest_.begin()),
                 rest_.size());
    rest_.remove_prefix(digits);
    return digits > 0;
  }

  [[nodiscard]] char front() const { return rest_.empty() ? '\0' : rest_.front(); }

 private:
  std::string_view rest_;
};

/// "10:30", "10:30:15.250": seconds of the day.
std::optional<int> read_clock(Cursor& cursor) {
  const auto hour = cursor.number(2, 23);
  if (!hour || !cursor.pass(":")) return std::nullopt;
  const auto minute = cursor.number(2, 59);
  if (!minute) return std::nullopt;
  int seconds = *hour * 3600 + *minute * 60;
  if (!cursor.pass(":")) return seconds;
  const auto second = cursor.number(2, 60);
  if (!second || !cursor.pass_fraction()) return std::nullopt;
  return seconds + *second;
}

/// "Z", "+05:30", "-0800", "+02", "": seconds east of Greenwich.
std::optional<int> read_zone(Cursor& cursor) {
  if (cursor.done()) return 0;
  if (cursor.pass("Zz")) return cursor.done() ? std::optional(0) : std::nullopt;
  const int sign = cursor.front() == '-' ? -1 : 1;
  if (!cursor.pass("+-")) return std::nullopt;
  const auto hours = cursor.number(2, 23);
  if (!hours) return std::nullopt;
  int minutes = 0;
  if (!cursor.done()) {
    static_cast<void>(cursor.pass(":"));
    const auto read = cursor.number(2, 59);
    if (!read || !cursor.done()) return std::nullopt;
    minutes = *read;
  }
  return sign * (*hours * 3600 + minutes * 60);
}

std::optional<std::string> format_time(std::chrono::sys_seconds time) {
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss clock(time - day);
  const int year = static_cast<int>(date.year());
  if (year < 1 || year > 9999) return std::nullopt;
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", year,
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                     clock.hours().count(), clock.minutes().count(), clock.seconds().count());
}

/// Seconds since 1970 of ten digits, milliseconds of thirteen: the years 2001 to 2286.
std::optional<std::string> from_epoch(std::string_view digits) {
  if (digits.size() != 10 && digits.size() != 13) return std::nullopt;
  const auto seconds = tables::parse_int(digits.substr(0, 10));
  if (!seconds || *seconds < 1'000'000'000) return std::nullopt;
  return format_time(std::chrono::sys_seconds(std::chrono::seconds(*seconds)));
}

void take(std::optional<std::string> read, std::string_view field, std::string_view written,
          std::string_view wanted, std::string& revision, std::vector<std::string>& notes) {
  if (!read) {
    notes.push_back(fmt::format("{} is \"{}\", which says nothing of the version; write {}", field,
                                text::truncate(written, longest_shown), wanted));
    return;
  }
  revision = std::max(revision, *read);
}

}  // namespace

std::optional<std::string> time_revision(std::string_view written) {
  if (all_digits(written)) return from_epoch(written);
  Cursor cursor(written);
  const auto year = cursor.number(4, 9999);
  if (!year || !cursor.pass("-")) return std::nullopt;
  const auto month = cursor.number(2, 12);
  if (!month || !cursor.pass("-")) return std::nullopt;
  const auto day_of_month = cursor.number(2, 31);
  const auto day = day_of_month ? day_of(*year, *month, *day_of_month) : std::nullopt;
  if (!day) return std::nullopt;
  std::chrono::seconds time = std::chrono::days(*day);
  if (!cursor.done()) {
    const auto clock = cursor.pass("Tt ") ? read_clock(cursor) : std::nullopt;
    if (!clock) return std::nullopt;
    static_cast<void>(cursor.pass(" "));  // "10:30:00 +0530"
    const auto zone = read_zone(cursor);
    if (!zone) return std::nullopt;
    time += std::chrono::seconds(*clock - *zone);
  }
  return format_time(std::chrono::sys_seconds(time));
}

std::optional<std::string> number_revision(std::string_view written) {
  if (!all_digits(written)) return std::nullopt;
  written.remove_prefix(std::min(written.find_first_not_of('0'), written.size()));
  if (written.size() > number_digits) return std::nullopt;
  return fmt::format("v{:0>12}", written);
}

void take_time(std::string_view field, std::string_view written, std::string& revision,
               std::vector<std::string>& notes) {
  written = text::trim(written);
  if (written.empty()) return;
  take(time_revision(written), field, written, "a time like 2025-08-21T10:00:00Z", revision, notes);
}

void take_number(std::string_view field, std::string_view written, std::string& revision,
                 std::vector<std::string>& notes) {
  written = text::trim(written);
  if (written.empty()) return;
  take(number_revision(written), field, written, "a whole number of at most 12 digits", revision,
       notes);
}

}  // namespace dateline::ingest
