// SPDX-License-Identifier: Apache-2.0
#pragma once
// Names that a markup language defines (tags, classes, file endings) in lower case.

#include <string>
#include <string_view>

namespace dateline::ingest {

/// A-Z as a-z; everything else stays.
inline std::string lower_ascii(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

}  // namespace dateline::ingest
