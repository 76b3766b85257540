// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "dateline/error.h"

namespace dateline {

std::string to_string(const std::vector<Diagnostic>& diagnostics) {
  std::string out;
  for (const Diagnostic& diagnostic : diagnostics) {
    out += diagnostic.line > 0
               ? fmt::format("{}:{}: {}\n", diagnostic.file, diagnostic.line, diagnostic.message)
               : fmt::format("{}: {}\n", diagnostic.file, diagnostic.message);
  }
  return out;
}

}  // namespace dateline
