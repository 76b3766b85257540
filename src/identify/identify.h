// SPDX-License-Identifier: Apache-2.0
#pragma once
// Which language is this? The script decides where it can; then letter statistics (CLD2). Unknown
// beats wrong: short or mixed text is "und".
//   identify("રશિયાના વિદેશ મંત્રી", tables).lang == "gu"

#include <string>
#include <string_view>

#include "identify/identify_tables.h"

namespace dateline::identify {

struct LanguageGuess {
  std::string lang = "und";  // BCP 47
  int score = 0;             // per cent of the text that speaks for it
  bool reliable = false;     // good enough to read the text with that language's pack

  bool operator==(const LanguageGuess&) const = default;
};

/// Looks at the first 64 KiB.
LanguageGuess identify(std::string_view text, const IdentifyTables& tables);

}  // namespace dateline::identify
