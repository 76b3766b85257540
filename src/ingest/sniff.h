// SPDX-License-Identifier: Apache-2.0
#pragma once
// What kind of input is this? Decided by its first bytes, then by its name.

#include <cstdint>
#include <string>
#include <string_view>

namespace dateline::ingest {

enum class Format : std::uint8_t { plain_text, html, json_lines, refused };

struct Sniffed {
  Format format = Format::plain_text;
  std::string refusal;  // for people, when refused: what it is and what to do
};

/// `head`: the first bytes (4 KiB do); `name`: file name, for its ending only.
Sniffed sniff(std::string_view head, std::string_view name);

}  // namespace dateline::ingest
