// SPDX-License-Identifier: Apache-2.0
#include "ingest/decode.h"

#include <cstdint>
#include <optional>
#include <utility>

#include <fmt/core.h>

#include "text/charset.h"
#include "text/likely_charset.h"
#include "text/utf8.h"

namespace dateline::ingest {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";
constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";

void note_broken(std::size_t count, std::string_view encoding, std::vector<std::string>& notes) {
  if (count == 0) return;
  notes.push_back(
      fmt::format("{} ill-formed {} {} read as U+FFFD, letters are lost; convert the text to UTF-8 "
                  "from the character set it is in (iconv -f CHARSET -t UTF-8)",
                  count, encoding, count == 1 ? "sequence" : "sequences"));
}

/// Nothing if the bytes are no text of that character set.
std::optional<MappedText> decode_windows_1252(std::string_view bytes,
                                              std::vector<std::string>& notes) {
  if (!text::reads_as_windows_1252(bytes)) return std::nullopt;
  auto converted = text::to_utf8(bytes, "windows-1252");
  if (!converted || converted->broken > 0) return std::nullopt;
  notes.emplace_back(
      "no character set declared and not UTF-8, read as windows-1252; if letters look wrong, "
      "convert the text to UTF-8 from the character set it is in (iconv -f CHARSET -t UTF-8)");
  return MappedText{std::move(converted->text), std::move(converted->map)};
}

MappedText decode_from(std::string_view bytes, std::size_t begin, std::vector<std::string>& notes) {
  MappedText result;
  std::size_t broken = 0;
  std::size_t copied = begin;  // everything before is in the result
  std::size_t at = begin;
  while (at < bytes.size()) {
    if (static_cast<unsigned char>(bytes[at]) < 0x80) {
      ++at;
      continue;
    }
    const text::CodePoint next = text::decode(bytes, at);
    if (!next.well_formed) {
      result.copy(bytes.substr(copied, at - copied), copied);
      result.replace(replacement, at);
      copied = at + next.length;
      ++broken;
    }
    at += next.length;
  }
  result.copy(bytes.substr(copied), copied);
  note_broken(broken, "UTF-8", notes);
  return result;
}

/// Reads UTF-16 units of one byte order.
class Utf16 {
 public:
  Utf16(std::string_view bytes, bool big_endian) : bytes_(bytes), big_endian_(big_endian) {}

  [[nodiscard]] bool has(std::size_t at) const { return at + 1 < bytes_.size(); }
  [[nodiscard]] char32_t unit(std::size_t at) const {
    const auto first = static_cast<unsigned char>(bytes_[at]);
    const auto second = static_cast<unsigned char>(bytes_[at + 1]);
    const unsigned value =
        big_endian_ ? (unsigned{first} << 8U) | second : (unsigned{second} << 8U) | first;
    return static_cast<char32_t>(value);
  }

 private:
  std::string_view bytes_;
  bool big_endian_;
};

bool is_high(char32_t unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool is_low(char32_t unit) { return unit >= 0xDC00 && unit < 0xE000; }

MappedText decode_utf16(std::string_view bytes, std::vector<std::string>& notes) {
  const Utf16 units(bytes, bytes.starts_with("\xFE\xFF"));
  MappedText result;
  std::size_t broken = 0;
  std::size_t at = 2;
  while (units.has(at)) {
    char32_t value = units.unit(at);
    std::size_t length = 2;
    if (is_high(value) && units.has(at + 2) && is_low(units.unit(at + 2))) {
      value = 0x10000 + ((value - 0xD800) << 10U) + (units.unit(at + 2) - 0xDC00);
      length = 4;
    } else if (is_high(value) || is_low(value)) {
      value = 0xFFFD;
      ++broken;
    }
    std::string letter;
    text::append(letter, value);
    result.replace(letter, at);
    at += length;
  }
  if (at < bytes.size()) {
    result.replace(replacement, at);
    ++broken;
  }
  note_broken(broken, "UTF-16", notes);
  return result;
}

}  // namespace

bool is_utf16(std::string_view bytes) {
  return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
}

MappedText decode_utf8(std::string_view bytes, std::vector<std::string>& notes) {
  return decode_from(bytes, bytes.starts_with(utf8_mark) ? utf8_mark.size() : 0, notes);
}

MappedText decode_bytes(std::string_view bytes, std::vector<std::string>& notes) {
  if (is_utf16(bytes)) return decode_utf16(bytes, notes);
  if (!bytes.starts_with(utf8_mark) && !text::is_well_formed(bytes)) {
    if (auto western = decode_windows_1252(bytes, notes)) return std::move(*western);
  }
  return decode_utf8(bytes, notes);
}

}  // namespace dateline::ingest
