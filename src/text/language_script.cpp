// SPDX-License-Identifier: Apache-2.0
#include "text/language_script.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include <unicode/uscript.h>

namespace dateline::text {
namespace {

constexpr std::array<std::pair<UScriptCode, Script>, 22> scripts{{
    {USCRIPT_LATIN, Script::latin},         {USCRIPT_CYRILLIC, Script::cyrillic},
    {USCRIPT_GREEK, Script::greek},         {USCRIPT_DEVANAGARI, Script::devanagari},
    {USCRIPT_GUJARATI, Script::gujarati},   {USCRIPT_BENGALI, Script::bengali},
    {USCRIPT_GURMUKHI, Script::gurmukhi},   {USCRIPT_TAMIL, Script::tamil},
    {USCRIPT_TELUGU, Script::telugu},       {USCRIPT_KANNADA, Script::kannada},
    {USCRIPT_MALAYALAM, Script::malayalam}, {USCRIPT_SINHALA, Script::sinhala},
    {USCRIPT_ORIYA, Script::oriya},         {USCRIPT_ARABIC, Script::arabic},
    {USCRIPT_HEBREW, Script::hebrew},       {USCRIPT_HAN, Script::han},
    {USCRIPT_SIMPLIFIED_HAN, Script::han},  {USCRIPT_TRADITIONAL_HAN, Script::han},
    {USCRIPT_HIRAGANA, Script::hiragana},   {USCRIPT_HANGUL, Script::hangul},
    {USCRIPT_THAI, Script::thai},           {USCRIPT_ETHIOPIC, Script::ethiopic},
}};

Script of_icu(UScriptCode code) {
  for (const auto& [icu, script] : scripts) {
    if (icu == code) return script;
  }
  return Script::other;
}

}  // namespace

Script script_of_language(std::string_view bcp47) {
  if (bcp47.empty() || bcp47.size() > 40) return Script::none;
  std::string locale(bcp47);
  std::replace(locale.begin(), locale.end(), '-', '_');
  std::array<UScriptCode, 8> codes{};
  UErrorCode status = U_ZERO_ERROR;
  const int count =
      uscript_getCode(locale.c_str(), codes.data(), static_cast<int>(codes.size()), &status);
  if (U_FAILURE(status) || count < 1) return Script::none;
  return of_icu(codes[0]);
}

}  // namespace dateline::text
