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

/// Writes a line of JSON to standard output: the same JSON, with control characters as \u escapes.
void print_json(std::string json);

/// Writes lines that hold letters of others (a report's, a file's name) to standard output; control
/// characters but tabs and line ends are written out (text/visible.h).
void print_visible(std::string_view text);

/// Writes a line (or several) to standard error, control characters written out.
void say(std::string_view text);

/// Writes a line that the next one writes over; "" takes the last one away. Cut to the terminal's
/// width.
void say_for_now(std::string_view text);

bool output_is_terminal();
bool talk_is_terminal();
/// Is standard error a terminal on which a line can be written over?
bool talk_can_be_overwritten();

/// Columns of the terminal on standard output; 0 when it is none.
std::size_t terminal_width();

/// May colours be used on standard output ($NO_COLOR is respected)?
bool may_colour();

/// Ends the program quietly when the reader of a pipe goes away. Call once, first.
void end_quietly_on_broken_pipe();

}  // namespace dateline::cli
