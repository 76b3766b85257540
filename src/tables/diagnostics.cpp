// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "dateline/error.h"
#include "text/visible.h"

namespace dateline {

std::string to_string(const std::vector<Diagnostic>& diagnostics) {
  std::string out;
  for (const Diagnostic& diagnostic : diagnostics) {
    // One line each, whatever the file is called.
    const std::string file = text::visible(diagnostic.file);
    const std::string message = text::visible(diagnostic.message);
    out += diagnostic.line > 0 ? fmt::format("{}:{}: {}\n", file, diagnostic.line, message)
                               : fmt::format("{}: {}\n", file, message);
  }
  return out;
}

}  // namespace dateline
