// SPDX-License-Identifier: Apache-2.0
#include "text/likely_charset.h"

#include <cstddef>

#include "text/utf8.h"

namespace dateline::text {
namespace {

constexpr std::size_t bytes_per_control = 100;  // at most one control character in so many bytes

/// How often which kinds of bytes stand in a text.
struct Tally {
  std::size_t plain_letters = 0;     // ASCII
  std::size_t accented_letters = 0;  // of windows-1252
  std::size_t controls = 0;
  std::size_t meaningless = 0;  // no letter of windows-1252
  std::size_t sequences = 0;    // well-formed UTF-8 of several bytes
  std::size_t faults = 0;       // ill-formed UTF-8
  bool cut_off = false;         // the last fault is a letter of UTF-8 whose end is missing
};

bool is_meaningless(unsigned char byte) {
  return byte == 0x81 || byte == 0x8D || byte == 0x8F || byte == 0x90 || byte == 0x9D;
}

bool is_accented(unsigned char byte) {
  if (byte >= 0xC0) return byte != 0xD7 && byte != 0xF7;
  return byte == 0x83 || byte == 0x8A || byte == 0x8C || byte == 0x8E || byte == 0x9A ||
         byte == 0x9C || byte == 0x9E || byte == 0x9F;
}

void count_byte(unsigned char byte, Tally& tally) {
  const bool control =
      (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r') || byte == 0x7F;
  if (control) ++tally.controls;
  if ((byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z')) ++tally.plain_letters;
  if (is_accented(byte)) ++tally.accented_letters;
  if (is_meaningless(byte)) ++tally.meaningless;
}

Tally count(std::string_view bytes) {
  Tally tally;
  for (std::size_t at = 0; at < bytes.size();) {
    const CodePoint next = decode(bytes, at);
    if (!next.well_formed) {
      ++tally.faults;
      const auto first = static_cast<unsigned char>(bytes[at]);
      tally.cut_off = first >= 0xC2 && next.length > 1 && at + next.length == bytes.size();
    } else if (next.length > 1) {
      ++tally.sequences;
    }
    for (std::size_t i = at; i < at + next.length; ++i) {
      count_byte(static_cast<unsigned char>(bytes[i]), tally);
    }
    at += next.length;
  }
  return tally;
}

}  // namespace

bool reads_as_windows_1252(std::string_view bytes) {
  const Tally tally = count(bytes);
  if (tally.meaningless > 0 || tally.controls * bytes_per_control > bytes.size()) return false;
  if (tally.accented_letters * 2 > tally.plain_letters) return false;
  if (tally.faults == 1 && tally.cut_off) return false;
  return tally.sequences < tally.faults;
}

}  // namespace dateline::text
