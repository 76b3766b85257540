// SPDX-License-Identifier: Apache-2.0
#include "text/charset.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>

#include <unicode/ucnv.h>

#include "text/fold.h"
#include "text/utf8.h"

namespace dateline::text {
namespace {

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

struct Label {
  std::string_view label;
  const char* charset;
};

/// Where browsers read more into a label than its standard says.
constexpr std::array<Label, 12> labels{{
    {"ascii", "windows-1252"},
    {"us-ascii", "windows-1252"},
    {"latin1", "windows-1252"},
    {"iso-8859-1", "windows-1252"},
    {"iso8859-1", "windows-1252"},
    {"iso-8859-9", "windows-1254"},
    {"gb2312", "gb18030"},
    {"gbk", "gb18030"},
    {"shift_jis", "windows-31j"},
    {"shift-jis", "windows-31j"},
    {"euc-kr", "windows-949"},
    {"tis-620", "windows-874"},
}};

std::string charset_of(std::string_view label) {
  std::string lower(trim(label));
  std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  for (const Label& known : labels) {
    if (known.label == lower) return known.charset;
  }
  return lower;
}

Converter open_converter(std::string_view label) {
  const std::string charset = charset_of(label);
  if (charset.empty() || charset.size() > 40) return nullptr;
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(charset.c_str(), &status));
  return U_SUCCESS(status) ? std::move(converter) : nullptr;
}

/// Puts UTF-16 units with the offsets of their bytes behind the text.
class Sink {
 public:
  void add(char16_t unit, std::size_t source) {
    const bool low = unit >= 0xDC00 && unit < 0xE000;
    if (high_ != 0 && low) {
      const char32_t value = 0x10000 + ((char32_t{high_} - 0xD800) << 10U) + (unit - 0xDC00U);
      high_ = 0;
      return put(value, high_source_);
    }
    finish();
    if (unit >= 0xD800 && unit < 0xDC00) {
      high_ = unit;
      high_source_ = source;
    } else {
      put(low ? 0xFFFD : unit, source);
    }
  }

  ConvertedText take() {
    finish();
    return std::move(result_);
  }

 private:
  void finish() {
    if (high_ != 0) put(0xFFFD, high_source_);
    high_ = 0;
  }

  void put(char32_t value, std::size_t source) {
    const SourcePoint next{static_cast<std::uint32_t>(result_.text.size()),
                           static_cast<std::uint32_t>(source)};
    std::vector<SourcePoint>& map = result_.map;
    const bool implied =
        !map.empty() && map.back().source + (next.text - map.back().text) == next.source;
    if (!implied) map.push_back(next);
    if (value == 0xFFFD) ++result_.broken;
    append(result_.text, value);
  }

  ConvertedText result_;
  char16_t high_ = 0;
  std::size_t high_source_ = 0;
};

}  // namespace

std::optional<ConvertedText> to_utf8(std::string_view bytes, std::string_view charset) {
  const Converter converter = open_converter(charset);
  if (!converter) return std::nullopt;
  Sink sink;
  const char* next = bytes.data();
  const char* const end = next + bytes.size();
  std::array<char16_t, 2048> units{};
  std::array<std::int32_t, 2048> offsets{};
  for (bool more = true; more;) {
    const auto base = static_cast<std::size_t>(next - bytes.data());
    std::size_t last = base;
    char16_t* unit = units.data();
    UErrorCode status = U_ZERO_ERROR;
    ucnv_toUnicode(converter.get(), &unit, units.data() + units.size(), &next, end, offsets.data(),
                   /*flush=*/1, &status);
    for (const char16_t* at = units.data(); at < unit; ++at) {
      // ICU gives -1 for what it kept from the call before.
      const std::int32_t offset = offsets[static_cast<std::size_t>(at - units.data())];
      if (offset >= 0) last = base + static_cast<std::size_t>(offset);
      sink.add(*at, last);
    }
    more = status == U_BUFFER_OVERFLOW_ERROR;
  }
  return sink.take();
}

}  // namespace dateline::text
