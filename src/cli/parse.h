// SPDX-License-Identifier: Apache-2.0
#pragma once
// The command line, its help, the man page and the shell completions, all from one description.

#include <optional>
#include <string>

#include "cli/options.h"

namespace dateline::cli {

/// What to do: run a command, or end at once with `exit_code` (help was printed, or a fault told).
struct Parsed {
  Options options;
  std::optional<int> exit_code;
};

Parsed parse(int argc, const char* const* argv);

/// The man page (roff, section 1).
std::string man_page();

/// Completions for "bash", "zsh" or "fish"; Error for another shell.
std::string completions(const std::string& shell);

}  // namespace dateline::cli
