// SPDX-License-Identifier: Apache-2.0
#pragma once
// What can go wrong: Error for what a user, a disk or a pack broke; Diagnostic for one fault in a
// file.

#include <stdexcept>
#include <string>
#include <vector>

namespace dateline {

/// Says what failed, where, and what to do about it. Analysis never throws it; opening files does.
class Error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// One fault in a data file. `line` counts from 1; 0 means the file as a whole.
struct Diagnostic {
  std::string file;
  int line = 0;
  std::string message;

  bool operator==(const Diagnostic&) const = default;
};

/// `file:line: message`, one line per diagnostic.
std::string to_string(const std::vector<Diagnostic>& diagnostics);

}  // namespace dateline
