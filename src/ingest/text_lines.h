// SPDX-License-Identifier: Apache-2.0
#pragma once
// Lines of a text without the white space around them; any Unicode line end counts, none is
// changed.

#include <string_view>
#include <vector>

#include "dateline/text.h"

namespace dateline::ingest {

struct TextLine {
  Span span;                  // never empty
  bool blank_before = false;  // an empty line stands before it
};

/// The lines of `text` from byte `begin` on that have letters or signs in them.
std::vector<TextLine> text_lines(std::string_view text, std::uint32_t begin = 0);

}  // namespace dateline::ingest
