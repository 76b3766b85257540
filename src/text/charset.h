// SPDX-License-Identifier: Apache-2.0
#pragma once
// Bytes in an older character set to UTF-8, with the way back: to_utf8(bytes, "windows-1251").

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/report.h"

namespace dateline::text {

struct ConvertedText {
  std::string text;              // well-formed UTF-8
  std::vector<SourcePoint> map;  // text -> bytes
  std::size_t broken = 0;        // bytes that meant nothing and became U+FFFD
};

/// Nothing if no such character set is known. Labels are read as browsers read them
/// (encoding.spec.whatwg.org): "iso-8859-1" is windows-1252.
std::optional<ConvertedText> to_utf8(std::string_view bytes, std::string_view charset);

}  // namespace dateline::text
