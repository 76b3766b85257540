// SPDX-License-Identifier: Apache-2.0
#include "cli/output.h"

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <utility>

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "dateline/error.h"
#include "formats/words.h"
#include "text/utf8.h"
#include "text/visible.h"

namespace dateline::cli {
namespace {

/// ECMA-48 "erase in line": from the cursor, which `say_for_now` leaves in the first column.
constexpr const char* clear_to_end = "\x1b[K";

/// Columns of the terminal; 0 when it does not say.
std::size_t width_of(int descriptor) {
  winsize size{};
  return ioctl(descriptor, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

}  // namespace

void print(std::string_view text) {
  const bool written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
  if (written && std::fflush(stdout) == 0) return;
  throw Error(fmt::format("cannot write the results: {}", std::strerror(errno)));
}

void print_json(std::string json) { print(text::visible_json(std::move(json))); }

void print_visible(std::string_view text) { print(text::visible_lines(text)); }

void say(std::string_view text) {
  // One write, so that nothing of another thread comes between.
  std::string line = talk_can_be_overwritten() ? clear_to_end : "";
  line += text::visible_lines(text) + "\n";
  std::fwrite(line.data(), 1, line.size(), stderr);
}

void say_for_now(std::string_view text) {
  const std::size_t width = width_of(STDERR_FILENO);
  std::string line =
      width > 1 && text::columns(text) >= width ? formats::fit(text, width - 1) : std::string(text);
  line = clear_to_end + line + "\r";
  std::fwrite(line.data(), 1, line.size(), stderr);
}

bool output_is_terminal() { return isatty(STDOUT_FILENO) == 1; }
bool talk_is_terminal() { return isatty(STDERR_FILENO) == 1; }

bool talk_can_be_overwritten() {
  const char* terminal = std::getenv("TERM");
  return talk_is_terminal() && terminal != nullptr && std::string_view(terminal) != "dumb";
}

std::size_t terminal_width() { return output_is_terminal() ? width_of(STDOUT_FILENO) : 0; }

bool may_colour() {
  const char* no_colour = std::getenv("NO_COLOR");
  return output_is_terminal() && (no_colour == nullptr || *no_colour == '\0');
}

void end_quietly_on_broken_pipe() {
  // Everything in the record is committed report by report, so ending here loses nothing.
  std::signal(SIGPIPE, [](int) { _exit(0); });
}

}  // namespace dateline::cli
