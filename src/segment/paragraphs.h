// SPDX-License-Identifier: Apache-2.0
#pragma once
// Finds paragraphs: a line break ends one unless the lines were only wrapped to a width.

#include <string_view>
#include <vector>

#include "dateline/text.h"

namespace dateline::segment {

/// The paragraphs of text[block], without empty ones, in order.
std::vector<Span> paragraphs_of(std::string_view text, Span block);

}  // namespace dateline::segment
