// SPDX-License-Identifier: Apache-2.0
#pragma once
// The words of languages/<lang>/times.tsv: which classes a word belongs to, with which values.
//   lexicon.readings("august") -> {month 8}

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "dateline/error.h"

namespace dateline::times {

/// A class of words, as patterns name it in upper case: MONTH, UNIT, or one of the pack's own.
using ClassId = std::uint8_t;

/// Classes the code itself knows; the pack's own follow.
enum : ClassId {
  class_day,   // 1-31 in digits, also "21st"
  class_year,  // four digits, 1000-2199
  class_num,   // a whole number in digits or a word
  class_ord,   // "21st", "third"
  class_month,
  class_weekday,
  class_unit,
  class_units,    // the plural: "weeks"
  class_season,   // EDTF 21-24
  class_quarter,  // 1-4
  class_part,     // part of the day; the value is free
  class_mod,
  class_decade,   // "1990s": its first year; "90s": 90
  class_century,  // number of the century
  class_numdate,  // 15/07/2025, 2025-07-15
  class_clock,    // 10:30
  first_pack_class,
};
inline constexpr std::size_t class_limit = 64;

struct Reading {
  ClassId word_class = class_num;
  int value = 0;
  bool weak = false;  // also an everyday word: counts only in strong company

  bool operator==(const Reading&) const = default;
};

enum class DateOrder : std::uint8_t { unknown, day_first, month_first };

class Lexicon {
 public:
  /// Reads times.tsv of the pack. Columns: class, text, value, flags.
  Lexicon(const std::filesystem::path& pack_folder, std::vector<Diagnostic>& diagnostics);

  /// Readings of a folded word; empty when unknown. `upper`: does it begin with a capital?
  [[nodiscard]] std::vector<Reading> readings(std::string_view folded, bool upper) const;

  /// Case endings and other letters that may be written solid after a word, longest first.
  [[nodiscard]] const std::vector<std::string>& endings() const { return endings_; }
  /// Does the ending say "from then on"?
  [[nodiscard]] bool is_since_ending(std::string_view ending) const;
  [[nodiscard]] const std::vector<std::string>& ordinal_endings() const { return ordinal_endings_; }
  [[nodiscard]] const std::vector<std::string>& decade_endings() const { return decade_endings_; }

  [[nodiscard]] std::optional<ClassId> find_class(std::string_view name) const;
  [[nodiscard]] DateOrder date_order() const { return date_order_; }

 private:
  struct Entry {
    Reading reading;
    bool needs_upper = false;
  };
  std::optional<ClassId> intern_class(std::string_view name);
  void add_row(std::string_view name, std::string_view text, std::string_view value,
               std::string_view flags, Diagnostic fault, std::vector<Diagnostic>& diagnostics);

  std::vector<std::string> classes_;
  std::unordered_map<std::string, std::vector<Entry>> entries_;
  std::vector<std::string> endings_;
  std::vector<std::string> since_endings_;
  std::vector<std::string> ordinal_endings_;
  std::vector<std::string> decade_endings_;
  DateOrder date_order_ = DateOrder::unknown;
};

}  // namespace dateline::times
