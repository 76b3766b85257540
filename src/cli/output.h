// SPDX-License-Identifier: Apache-2.0
#pragma once
// Results go to standard output, talk to standard error.

#include <cstddef>
#include <string>
#include <string_view>

namespace dateline::cli {

/// Writes to standard output; throws Error when that is impossible (a full disk). A reader that
/// went away ends the program with exit code 0.
void print(std::string_view text);

/// Writes a line to standard error.
void say(std::string_view text);

bool output_is_terminal();
bool talk_is_terminal();

/// Columns of the terminal on standard output; 0 when it is none.
std::size_t terminal_width();

/// May colours be used on standard output ($NO_COLOR is respected)?
bool may_colour();

/// Ends the program quietly when the reader of a pipe goes away. Call once, first.
void end_quietly_on_broken_pipe();

}  // namespace dateline::cli
