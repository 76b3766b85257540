// SPDX-License-Identifier: Apache-2.0
#include "segment/paragraphs.h"

#include <algorithm>

#include "text/fold.h"
#include "text/utf8.h"

namespace dateline::segment {
namespace {

struct Line {
  Span span;              // without white space at its ends
  std::size_t width = 0;  // code points
  bool starts_lower = false;
  bool blank = true;
};

bool is_line_break(char32_t c) {
  return c == U'\n' || c == U'\r' || c == U'\v' || c == U'\f' || c == U'\u0085' || c == U'\u2028' ||
         c == U'\u2029';
}

Line line_of(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  Line line{.span = {begin, end}};
  std::uint32_t last = begin;
  for (std::size_t position = begin; position < end;) {
    const text::CodePoint c = text::decode(text, position);
    const auto next = static_cast<std::uint32_t>(std::min<std::size_t>(position + c.length, end));
    if (!text::is_space(c.value)) {
      if (line.blank) {
        line.span.begin = static_cast<std::uint32_t>(position);
        line.starts_lower = text::is_lower(c.value);
      }
      line.blank = false;
      last = next;
    }
    ++line.width;
    position = next;
  }
  line.span.end = last;
  return line;
}

std::vector<Line> lines_of(std::string_view text, Span block) {
  std::vector<Line> lines;
  std::uint32_t begin = block.begin;
  for (std::uint32_t position = block.begin; position < block.end;) {
    const text::CodePoint c = text::decode(text, position);
    const std::uint32_t length = std::max(c.length, std::uint32_t{1});
    if (is_line_break(c.value)) {
      const bool crlf = c.value == U'\r' && position + 1 < block.end && text[position + 1] == '\n';
      lines.push_back(line_of(text, begin, position));
      begin = position + length + (crlf ? 1 : 0);
      position = begin;
    } else {
      position += length;
    }
  }
  lines.push_back(line_of(text, begin, block.end));
  return lines;
}

/// Lines [first, end) look like one paragraph wrapped at a fixed width: three or more, all but the
/// last between 50 and 100 letters wide and of nearly one width.
bool is_wrapped(const std::vector<Line>& lines, std::size_t first, std::size_t end) {
  if (end - first < 3) return false;
  std::size_t narrow = lines[first].width;
  std::size_t wide = narrow;
  for (std::size_t i = first; i + 1 < end; ++i) {
    narrow = std::min(narrow, lines[i].width);
    wide = std::max(wide, lines[i].width);
  }
  return narrow >= 50 && wide <= 100 && wide - narrow <= 18 && lines[end - 1].width <= wide;
}

/// A line that begins in lower case goes on with the one before, if that one was long.
bool continues(const Line& before, const Line& line) {
  return line.starts_lower && before.width >= 40;
}

}  // namespace

std::vector<Span> paragraphs_of(std::string_view text, Span block) {
  block.end = std::min(block.end, static_cast<std::uint32_t>(text.size()));
  std::vector<Span> paragraphs;
  if (block.empty()) return paragraphs;
  const std::vector<Line> lines = lines_of(text, block);
  for (std::size_t first = 0; first < lines.size();) {
    if (lines[first].blank) {
      ++first;
      continue;
    }
    std::size_t end = first;
    while (end < lines.size() && !lines[end].blank) ++end;
    const bool wrapped = is_wrapped(lines, first, end);
    paragraphs.push_back(lines[first].span);
    for (std::size_t i = first + 1; i < end; ++i) {
      if (wrapped || continues(lines[i - 1], lines[i])) {
        paragraphs.back().end = lines[i].span.end;
      } else {
        paragraphs.push_back(lines[i].span);
      }
    }
    first = end;
  }
  return paragraphs;
}

}  // namespace dateline::segment
