// SPDX-License-Identifier: Apache-2.0
#include <exception>

#include "cli/commands.h"
#include "cli/output.h"
#include "cli/parse.h"
#include "dateline/error.h"

int main(int argc, char** argv) {
  using namespace dateline;
  cli::end_quietly_on_broken_pipe();
  const cli::Parsed parsed = cli::parse(argc, argv);
  if (parsed.exit_code) return *parsed.exit_code;
  try {
    return cli::run(parsed.options);
  } catch (const std::exception& fault) {
    cli::say(std::string("dateline: ") + fault.what());
    return 2;
  }
}
