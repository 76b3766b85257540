// SPDX-License-Identifier: Apache-2.0
#pragma once
// The letter statistics behind identification: CLD2, the only file that knows it.

#include <string>
#include <string_view>

namespace dateline::identify {

struct Detected {
  std::string code;  // CLD2's own code, "" when it does not know
  int percent = 0;   // of the letters
  int score = 0;     // CLD2's evidence per KiB of text
  bool reliable = false;
};

/// `text` must be well-formed UTF-8. With `best_effort` CLD2 also answers where it is not sure.
struct DetectOptions {
  bool best_effort = false;
};
Detected detect(std::string_view text, DetectOptions options = {});

}  // namespace dateline::identify
