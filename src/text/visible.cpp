// SPDX-License-Identifier: Apache-2.0
#include "text/visible.h"

#include <algorithm>

#include "text/utf8.h"

namespace dateline::text {
namespace {

bool is_line_break(char32_t code_point) {
  return code_point == '\n' || code_point == '\r' || code_point == 0x85 || code_point == 0x2028 ||
         code_point == 0x2029;
}

/// Of every character that is written out: one of these bytes. Texts without any are left at once.
bool may_need_care(std::string_view text) {
  return std::ranges::any_of(text, [](char letter) {
    const auto byte = static_cast<unsigned char>(letter);
    return byte < 0x20 || byte == '\\' || byte >= 0x7F;
  });
}

std::string hex(std::uint32_t value, std::size_t digits, std::string_view letters) {
  std::string out(digits, '0');
  for (std::size_t at = digits; at > 0; value >>= 4U) out[--at] = letters[value & 0xFU];
  return out;
}

constexpr std::string_view upper_hex = "0123456789ABCDEF";
constexpr std::string_view lower_hex = "0123456789abcdef";

/// "\x1B", "\u202E"; bytes that are no UTF-8 one by one.
std::string written_out(const CodePoint& point, std::string_view bytes) {
  const auto value = static_cast<std::uint32_t>(point.value);
  if (point.well_formed && value >= 0x80) return "\\u" + hex(value, 4, upper_hex);
  std::string out;
  for (const char byte : bytes) {
    out += "\\x" + hex(static_cast<unsigned char>(byte), 2, upper_hex);
  }
  return out;
}

/// Every code point through `change(out, point, rest)`, which returns true when it has written
/// something itself; `rest` is the text after it.
template <typename Change>
std::string changed(std::string_view text, Change change) {
  if (!may_need_care(text)) return std::string(text);
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode(text, at);
    const std::string_view bytes = text.substr(at, point.length);
    at += point.length;
    if (change(out, point, text.substr(at))) continue;
    const bool plain = point.well_formed && !is_control(point.value);
    out += plain ? std::string(bytes) : written_out(point, bytes);
  }
  return out;
}

}  // namespace

bool is_control(char32_t code_point) {
  return code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0) ||
         (code_point >= 0x202A && code_point <= 0x202E) ||
         (code_point >= 0x2066 && code_point <= 0x2069);
}

std::string visible(std::string_view text) {
  return changed(text, [](std::string& out, const CodePoint& point, std::string_view rest) {
    if (!is_line_break(point.value) && point.value != '\t') return false;
    const bool first_half = point.value == '\r' && rest.starts_with('\n');  // CR LF is one break
    if (!first_half) out += ' ';
    return true;
  });
}

std::string visible_lines(std::string_view text) {
  return changed(text, [](std::string& out, const CodePoint& point, std::string_view rest) {
    const bool line_end = point.value == '\r' && rest.starts_with('\n');
    if (point.value != '\n' && point.value != '\t' && !line_end) return false;
    out += static_cast<char>(point.value);
    return true;
  });
}

std::string escaped(std::string_view text) {
  return changed(text, [](std::string& out, const CodePoint& point, std::string_view) {
    constexpr std::string_view from = "\t\n\r\\";
    constexpr std::string_view to = "tnr\\";
    if (point.value >= 0x80) return false;
    const std::size_t at = from.find(static_cast<char>(point.value));
    if (at == std::string_view::npos) return false;
    out += '\\';
    out += to[at];
    return true;
  });
}

std::string visible_json(std::string json) {
  const bool plain = std::ranges::none_of(json, [](char letter) {
    const auto byte = static_cast<unsigned char>(letter);
    return byte == 0x7F || byte == 0xC2 || byte == 0xE2;  // the bytes that they begin with
  });
  if (plain) return json;
  std::string out;
  out.reserve(json.size());
  for (std::size_t at = 0; at < json.size();) {
    const CodePoint point = decode(json, at);
    const bool control = point.value >= 0x7F && is_control(point.value);
    if (control) {
      out += "\\u" + hex(static_cast<std::uint32_t>(point.value), 4, lower_hex);
    } else {
      out.append(json, at, point.length);
    }
    at += point.length;
  }
  return out;
}

}  // namespace dateline::text
