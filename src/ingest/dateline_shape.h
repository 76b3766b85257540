// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the front of a line is made of, read as if it were a dateline: places between commas, a
// date, an agency, a closing sign. dateline_line.h judges whether it is one.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/anatomy_tables.h"
#include "ingest/line_tokens.h"
#include "ingest/written_date.h"

namespace dateline::ingest {

/// How a word, or the weakest word of several, is written; `none` has no such letters.
enum class Case : std::uint8_t { all_upper, title, lower, none };
Case case_of(std::string_view word);

/// What a dateline is made of, as far as the tokens have been read.
struct DatelineShape {
  std::size_t next = 0;   // first token not yet read
  std::size_t words = 0;  // words of place
  std::size_t parts = 0;  // places between commas
  Case first_part = Case::none;
  bool all_title = true;  // no word of the place starts in lower case
  std::optional<WrittenDate> date;
  std::size_t date_begin = 0;
  bool agency = false;   // something stands where the agency stands
  bool acronym = false;  // and it is one word in capitals
  std::string known_agency;
  bool closed = false;  // by a colon or dash
  bool colon = false;
  bool line_ends = false;
  bool trailing_comma = false;
};

DatelineShape read_dateline_shape(std::string_view text, const std::vector<LineToken>& tokens,
                                  const AnatomyTables& tables);

}  // namespace dateline::ingest
