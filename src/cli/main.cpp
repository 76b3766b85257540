// SPDX-License-Identifier: Apache-2.0
#include <exception>
#include <filesystem>
#include <new>

#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/output.h"
#include "cli/parse.h"
#include "dateline/error.h"
#include "text/visible.h"

int main(int argc, char** argv) {
  using namespace dateline;
  cli::end_quietly_on_broken_pipe();
  const cli::Parsed parsed = cli::parse(argc, argv);
  if (parsed.exit_code) return *parsed.exit_code;
  try {
    return cli::run(parsed.options);
  } catch (const std::bad_alloc&) {
    cli::say("dateline: there is not enough memory; end other programs or read less at a time");
    return 2;
  } catch (const std::filesystem::filesystem_error& fault) {
    cli::say(fmt::format("dateline: cannot use {}: {}", text::visible(fault.path1().string()),
                         fault.code().message()));
    return 2;
  } catch (const std::exception& fault) {
    cli::say(std::string("dateline: ") + fault.what());
    return 2;
  }
}
