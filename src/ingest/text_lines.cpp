// SPDX-License-Identifier: Apache-2.0
#include "ingest/text_lines.h"

#include "text/fold.h"
#include "text/utf8.h"

namespace dateline::ingest {
namespace {

bool is_line_end(char32_t c) {
  return c == '\n' || c == '\r' || c == 0x0B || c == 0x0C || c == 0x85 || c == 0x2028 ||
         c == 0x2029;
}

}  // namespace

std::vector<TextLine> text_lines(std::string_view text, std::uint32_t begin) {
  std::vector<TextLine> lines;
  Span line;           // of the letters seen so far in this line
  bool blank = false;  // was there an empty line since the last one kept?
  const auto finish = [&] {
    if (line.empty()) {
      blank = true;
      return;
    }
    lines.push_back({line, blank && !lines.empty()});
    line = {};
    blank = false;
  };
  for (std::uint32_t at = begin; at < text.size();) {
    const text::CodePoint next = text::decode(text, at);
    if (is_line_end(next.value)) {
      finish();
      // "\r\n" is one line end.
      if (next.value == '\r' && at + 1 < text.size() && text[at + 1] == '\n') ++at;
    } else if (!text::is_space(next.value)) {
      if (line.empty()) line.begin = at;
      line.end = at + next.length;
    }
    at += next.length;
  }
  if (!line.empty()) finish();
  return lines;
}

}  // namespace dateline::ingest
