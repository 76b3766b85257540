// SPDX-License-Identifier: Apache-2.0
#pragma once
// The command line as CLI11 holds it: for parse.cpp, which describes it, manual.cpp, which prints
// it, and mistakes.cpp. CLI11 is slow to compile; nothing else includes this.

#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "cli/options.h"

namespace dateline::cli {

/// The commands with their options, examples and checks; parsing fills `options`.
std::unique_ptr<CLI::App> make_app(Options& options);

/// All commands, in the order of the help.
std::vector<const CLI::App*> commands_of(const CLI::App& app);

/// The example at the foot of a command's help.
std::string example_of(const CLI::App& command);

/// Says on standard error what is wrong with a command line that CLI11 could not take.
void tell_mistake(const CLI::App& app, const CLI::ParseError& fault);

}  // namespace dateline::cli
