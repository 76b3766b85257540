// SPDX-License-Identifier: Apache-2.0
#include "text/utf8.h"

#include <unicode/uchar.h>

namespace dateline::text {
namespace {

constexpr char32_t replacement = 0xFFFD;

std::uint8_t byte_at(std::string_view text, std::size_t position) {
  return static_cast<std::uint8_t>(text[position]);
}

/// What a lead byte announces: length, payload bits and the legal range of the second byte
/// (Unicode 15, table 3-7).
struct Lead {
  std::uint32_t length = 0;
  std::uint32_t bits = 0;
  std::uint8_t low = 0x80;
  std::uint8_t high = 0xBF;
};

Lead read_lead(std::uint8_t lead) {
  if (lead < 0x80) return {1, lead, 0, 0};
  if (lead >= 0xC2 && lead <= 0xDF) return {2, lead & 0x1FU, 0x80, 0xBF};
  if (lead == 0xE0) return {3, 0, 0xA0, 0xBF};
  if (lead == 0xED) return {3, 0x0D, 0x80, 0x9F};
  if (lead >= 0xE1 && lead <= 0xEF) return {3, lead & 0x0FU, 0x80, 0xBF};
  if (lead == 0xF0) return {4, 0, 0x90, 0xBF};
  if (lead >= 0xF1 && lead <= 0xF3) return {4, lead & 0x07U, 0x80, 0xBF};
  if (lead == 0xF4) return {4, 4, 0x80, 0x8F};
  return {};
}

}  // namespace

CodePoint decode(std::string_view text, std::size_t position) {
  if (position >= text.size()) return {0, 0, false};
  const std::uint8_t first = byte_at(text, position);
  if (first < 0x80) return {first, 1, true};
  const Lead lead = read_lead(first);
  if (lead.length == 0) return {replacement, 1, false};
  std::uint32_t value = lead.bits;
  for (std::uint32_t i = 1; i < lead.length; ++i) {
    if (position + i >= text.size()) return {replacement, i, false};
    const std::uint8_t byte = byte_at(text, position + i);
    const bool legal = i == 1 ? byte >= lead.low && byte <= lead.high : (byte & 0xC0U) == 0x80U;
    if (!legal) return {replacement, i, false};
    value = (value << 6U) | (byte & 0x3FU);
  }
  return {static_cast<char32_t>(value), lead.length, true};
}

void append(std::string& text, char32_t code_point) {
  if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF)) {
    code_point = replacement;
  }
  const auto put = [&text](char32_t byte) { text.push_back(static_cast<char>(byte)); };
  if (code_point < 0x80) {
    put(code_point);
  } else if (code_point < 0x800) {
    put(0xC0U | (code_point >> 6U));
    put(0x80U | (code_point & 0x3FU));
  } else if (code_point < 0x10000) {
    put(0xE0U | (code_point >> 12U));
    put(0x80U | ((code_point >> 6U) & 0x3FU));
    put(0x80U | (code_point & 0x3FU));
  } else {
    put(0xF0U | (code_point >> 18U));
    put(0x80U | ((code_point >> 12U) & 0x3FU));
    put(0x80U | ((code_point >> 6U) & 0x3FU));
    put(0x80U | (code_point & 0x3FU));
  }
}

bool is_well_formed(std::string_view text) {
  for (std::size_t position = 0; position < text.size();) {
    const CodePoint code_point = decode(text, position);
    if (!code_point.well_formed) return false;
    position += code_point.length;
  }
  return true;
}

std::size_t previous(std::string_view text, std::size_t position) {
  std::size_t start = position - 1;
  while (start > 0 && (byte_at(text, start) & 0xC0U) == 0x80U) --start;
  return start;
}

std::string_view truncate(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && (byte_at(text, bytes) & 0xC0U) == 0x80U) --bytes;
  return text.substr(0, bytes);
}

std::size_t columns(std::string_view text) {
  std::size_t total = 0;
  for (std::size_t position = 0; position < text.size();) {
    const CodePoint code_point = decode(text, position);
    const auto value = static_cast<UChar32>(code_point.value);
    const int category = u_charType(value);
    const int width = u_getIntPropertyValue(value, UCHAR_EAST_ASIAN_WIDTH);
    const bool no_width = category == U_NON_SPACING_MARK || category == U_ENCLOSING_MARK ||
                          category == U_FORMAT_CHAR || category == U_CONTROL_CHAR;
    if (!no_width) total += width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
    position += code_point.length;
  }
  return total;
}

}  // namespace dateline::text
