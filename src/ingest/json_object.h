// SPDX-License-Identifier: Apache-2.0
#pragma once
// The fields of one JSON object with their places in it, so that letters of a string can be traced
// to the line. Checks the whole line against RFC 8259 first; depth does not matter (no recursion).

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "dateline/text.h"
#include "ingest/mapped_text.h"

namespace dateline::ingest {

struct JsonField {
  std::string name;
  Span raw;    // the value as written, quotes included
  Span whole;  // name, colon and value
};

struct JsonFault {
  std::string message;
};

/// Fields in the order written, or what is wrong with the line.
std::variant<std::vector<JsonField>, JsonFault> json_fields(std::string_view line);

/// The string written as `raw` in `line` with its way back to `line`; nothing if not a string.
std::optional<MappedText> json_string(std::string_view line, Span raw);

}  // namespace dateline::ingest
