// SPDX-License-Identifier: Apache-2.0
#pragma once
// Bytes of a file to well-formed UTF-8: byte order marks, UTF-16, windows-1252 where it is plainly
// that, and UTF-8 with broken places, each of which becomes U+FFFD. Never fails; what was guessed
// or lost is told in the notes, with what to do about it.

#include <string>
#include <string_view>
#include <vector>

#include "ingest/mapped_text.h"

namespace dateline::ingest {

/// Is there a UTF-16 byte order mark?
bool is_utf16(std::string_view bytes);

/// Bytes that declare no character set as well-formed UTF-8; a byte order mark is left out.
MappedText decode_bytes(std::string_view bytes, std::vector<std::string>& notes);

/// Bytes that are said to be UTF-8; what is ill-formed becomes U+FFFD.
MappedText decode_utf8(std::string_view bytes, std::vector<std::string>& notes);

}  // namespace dateline::ingest
