// SPDX-License-Identifier: Apache-2.0
#pragma once
// Text of others on its way to a terminal. Reports, file names and records are written by anybody;
// a control character in them could move the cursor, recolour or rename the window, and a bidi
// override could show letters in another order than they stand in. The one place for the rule which
// characters those are.
//   visible("a\x1b[31mb")  ->  "a\\x1B[31mb"

#include <string>
#include <string_view>

namespace dateline::text {

/// Is it a control character (C0, DEL, C1) or one that overrides or isolates the direction of
/// writing (U+202A-202E, U+2066-2069)? Tab and line breaks are control characters, too.
bool is_control(char32_t code_point);

/// One field, on one line: line breaks and tabs become a space, other control characters and bytes
/// that are no UTF-8 are written out ("\x1B", "\u202E", "\xFF").
std::string visible(std::string_view text);

/// The same for text of several lines: line ends (LF, CR LF) and tabs stay.
std::string visible_lines(std::string_view text);

/// The same, so that it can be read back: "\t", "\n", "\r", "\\", and other control characters as
/// in `visible`.
std::string escaped(std::string_view text);

/// JSON text with its control characters (which can only stand in strings) as \u escapes: another
/// spelling of the same JSON. Line feeds, between lines of JSON, stay.
std::string visible_json(std::string json);

}  // namespace dateline::text
