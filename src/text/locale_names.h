// SPDX-License-Identifier: Apache-2.0
#pragma once
// Names of countries, months and weekdays that ICU (CLDR) knows in a language.

#include <string>
#include <string_view>
#include <vector>

namespace dateline::text {

/// "RU", "gu" -> "રશિયા"; "" when CLDR has no name for it in that language.
std::string country_name(std::string_view iso2, const std::string& language);

/// Twelve names, January first; wide or abbreviated; format ("21 августа") and stand-alone forms
/// may differ, so both are given by the flag.
struct MonthStyle {
  bool abbreviated = false;
  bool standalone = false;
};
std::vector<std::string> month_names(const std::string& language, MonthStyle style = {});

/// Seven names, Monday first.
std::vector<std::string> weekday_names(const std::string& language, bool abbreviated = false);

/// The shortest code CLDR has for a language: "guj" and "gu" -> "gu", "arb" -> "ar"; "" for none.
std::string shortest_language(const std::string& code);

/// "72.1": the version of ICU in use, stamped on what is derived.
std::string icu_version();

}  // namespace dateline::text
