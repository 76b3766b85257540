// SPDX-License-Identifier: Apache-2.0
#include "text/locale_names.h"

#include <unicode/dtfmtsym.h>
#include <unicode/locid.h>
#include <unicode/uversion.h>

namespace dateline::text {
namespace {

std::string to_utf8(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

}  // namespace

std::string country_name(std::string_view iso2, const std::string& language) {
  const icu::Locale country("", std::string(iso2).c_str());
  icu::UnicodeString name;
  country.getDisplayCountry(icu::Locale(language.c_str()), name);
  const std::string out = to_utf8(name);
  return out == iso2 ? std::string() : out;
}

std::vector<std::string> month_names(const std::string& language, MonthStyle style) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::DateFormatSymbols symbols(icu::Locale(language.c_str()), status);
  std::int32_t count = 0;
  const icu::UnicodeString* names = symbols.getMonths(
      count, style.standalone ? icu::DateFormatSymbols::STANDALONE : icu::DateFormatSymbols::FORMAT,
      style.abbreviated ? icu::DateFormatSymbols::ABBREVIATED : icu::DateFormatSymbols::WIDE);
  std::vector<std::string> out;
  for (std::int32_t i = 0; i < count && i < 12; ++i) out.push_back(to_utf8(names[i]));
  return out;
}

std::vector<std::string> weekday_names(const std::string& language, bool abbreviated) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::DateFormatSymbols symbols(icu::Locale(language.c_str()), status);
  std::int32_t count = 0;
  const icu::UnicodeString* names = symbols.getWeekdays(
      count, icu::DateFormatSymbols::FORMAT,
      abbreviated ? icu::DateFormatSymbols::ABBREVIATED : icu::DateFormatSymbols::WIDE);
  std::vector<std::string> out;
  // ICU's array runs from index 1, Sunday, to 7, Saturday.
  for (const int day : {2, 3, 4, 5, 6, 7, 1}) {
    if (day < count) out.push_back(to_utf8(names[day]));
  }
  return out;
}

std::string shortest_language(const std::string& code) {
  const icu::Locale locale = icu::Locale::createCanonical(code.c_str());
  return locale.isBogus() ? "" : locale.getLanguage();
}

std::string icu_version() { return U_ICU_VERSION; }

}  // namespace dateline::text
