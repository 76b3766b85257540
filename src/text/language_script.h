// SPDX-License-Identifier: Apache-2.0
#pragma once
// Which script a language is usually written in, as CLDR knows it: "gu" Gujarati, "sr-Latn" Latin.

#include <string_view>

#include "text/fold.h"

namespace dateline::text {

/// `none` when the tag names no known language, `other` for scripts without a name of ours.
Script script_of_language(std::string_view bcp47);

}  // namespace dateline::text
