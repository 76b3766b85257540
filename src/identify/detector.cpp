// SPDX-License-Identifier: Apache-2.0
#include "identify/detector.h"

#include <array>
// CLD2's header needs it before it.
#include <cstdio>

// clang-format off
#include <cld2/public/compact_lang_det.h>
// clang-format on

namespace dateline::identify {

Detected detect(std::string_view text, DetectOptions options) {
  const CLD2::CLDHints hints{nullptr, nullptr, 0, CLD2::UNKNOWN_LANGUAGE};
  std::array<CLD2::Language, 3> languages{};
  std::array<int, 3> percents{};
  std::array<double, 3> scores{};
  const int flags = options.best_effort ? CLD2::kCLDFlagBestEffort : 0;
  int letters = 0;
  int valid = 0;
  bool reliable = false;
  const CLD2::Language language = CLD2::ExtDetectLanguageSummaryCheckUTF8(
      text.data(), static_cast<int>(text.size()), /*is_plain_text=*/true, &hints, flags,
      languages.data(), percents.data(), scores.data(), nullptr, &letters, &reliable, &valid);
  if (language == CLD2::UNKNOWN_LANGUAGE) return {};
  return {CLD2::LanguageCode(language), percents[0], static_cast<int>(scores[0]), reliable};
}

}  // namespace dateline::identify
