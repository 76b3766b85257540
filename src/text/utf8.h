// SPDX-License-Identifier: Apache-2.0
#pragma once
// UTF-8 by hand: decoding that never fails. An ill-formed sequence reads as one U+FFFD per maximal
// subpart (Unicode 15, section 3.9, "U+FFFD Substitution of Maximal Subparts").

#include <cstdint>
#include <string>
#include <string_view>

namespace dateline::text {

/// One decoded code point and how many bytes it took (1-4; at the end of text 0).
struct CodePoint {
  char32_t value = 0;
  std::uint32_t length = 0;
  bool well_formed = true;
};

/// The code point that starts at byte `position`.
CodePoint decode(std::string_view text, std::size_t position);

/// Appends `code_point` as UTF-8 (surrogates and values beyond U+10FFFF become U+FFFD).
void append(std::string& text, char32_t code_point);

bool is_well_formed(std::string_view text);

/// The start of the code point that ends at `position` (> 0) in well-formed text.
std::size_t previous(std::string_view text, std::size_t position);

/// Cuts well-formed text to at most `bytes`, never inside a code point.
std::string_view truncate(std::string_view text, std::size_t bytes);

/// How many terminal columns the text takes (combining marks 0, East Asian wide 2).
std::size_t columns(std::string_view text);

}  // namespace dateline::text
