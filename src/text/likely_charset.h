// SPDX-License-Identifier: Apache-2.0
#pragma once
// In which character set are bytes that are not well-formed UTF-8 and declare none?

#include <string_view>

namespace dateline::text {

/// Do the bytes, which are not well-formed UTF-8, read as a text of Western Europe in windows-1252?
/// Not if bytes are among them that mean nothing there, if they are mostly control characters or
/// accented letters (another alphabet in its own character set), or if they are UTF-8 with a few
/// faults or cut off in the middle of a letter.
bool reads_as_windows_1252(std::string_view bytes);

}  // namespace dateline::text
