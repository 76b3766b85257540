// SPDX-License-Identifier: Apache-2.0
#include "cli/output.h"

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "dateline/error.h"

namespace dateline::cli {

void print(std::string_view text) {
  const bool written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
  if (written && std::fflush(stdout) == 0) return;
  throw Error(fmt::format("cannot write the results: {}", std::strerror(errno)));
}

void say(std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), stderr);
  std::fputc('\n', stderr);
}

bool output_is_terminal() { return isatty(STDOUT_FILENO) == 1; }
bool talk_is_terminal() { return isatty(STDERR_FILENO) == 1; }

std::size_t terminal_width() {
  winsize size{};
  if (!output_is_terminal() || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) return 0;
  return size.ws_col;
}

bool may_colour() {
  const char* no_colour = std::getenv("NO_COLOR");
  return output_is_terminal() && (no_colour == nullptr || *no_colour == '\0');
}

void end_quietly_on_broken_pipe() {
  // Everything in the record is committed report by report, so ending here loses nothing.
  std::signal(SIGPIPE, [](int) { _exit(0); });
}

}  // namespace dateline::cli
