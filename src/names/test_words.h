// SPDX-License-Identifier: Apache-2.0
#pragma once
// A stand-in for segment in the tests of this folder: words between spaces, punctuation apart,
// sentences at full stops that end a word of more than one letter. No tags, no tree.

#include <string_view>

#include "dateline/analysis.h"

namespace dateline::names::test {

Analysis words_of(std::string_view text);

}  // namespace dateline::names::test
