// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <string_view>

#include "cli/commands.h"
#include "cli/output.h"
#include "cli/parse.h"
#include "dateline/error.h"

namespace dateline::cli {
namespace {

int print_man(const Options&) {
  print(man_page());
  return 0;
}

int print_completions(const Options& options) {
  print(completions(options.shell));
  return 0;
}

struct Command {
  std::string_view name;
  int (*run)(const Options&);
};

constexpr std::array commands = {
    Command{"read", read},
    Command{"reread", reread},
    Command{"extract", extract},
    Command{"annotate", annotate},
    Command{"events", events},
    Command{"timeline", events},
    Command{"planned", events},
    Command{"show", show},
    Command{"why", show},
    Command{"sql", sql},
    Command{"eval", eval},
    Command{"languages", languages},
    Command{"doctor", doctor},
    Command{"--version", version},
    Command{"pack", pack},
    Command{"man", print_man},
    Command{"completion", print_completions},
};

}  // namespace

int run(const Options& options) {
  const auto found = std::ranges::find(commands, std::string_view(options.command), &Command::name);
  if (found == commands.end()) throw Error("no such command: " + options.command);
  return found->run(options);
}

}  // namespace dateline::cli
