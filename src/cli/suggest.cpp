// SPDX-License-Identifier: Apache-2.0
#include "cli/suggest.h"

#include <algorithm>

#include "text/fold.h"

namespace dateline::cli {
namespace {

/// Edits between two words in bytes; neighbours that are swapped count as one (optimal string
/// alignment).
std::size_t edits(std::string_view left, std::string_view right) {
  std::vector<std::vector<std::size_t>> table(left.size() + 1,
                                              std::vector<std::size_t>(right.size() + 1));
  for (std::size_t i = 0; i <= left.size(); ++i) table[i][0] = i;
  for (std::size_t j = 0; j <= right.size(); ++j) table[0][j] = j;
  for (std::size_t i = 1; i <= left.size(); ++i) {
    for (std::size_t j = 1; j <= right.size(); ++j) {
      const std::size_t other = left[i - 1] == right[j - 1] ? 0 : 1;
      std::size_t best =
          std::min({table[i - 1][j] + 1, table[i][j - 1] + 1, table[i - 1][j - 1] + other});
      if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1]) {
        best = std::min(best, table[i - 2][j - 2] + 1);
      }
      table[i][j] = best;
    }
  }
  return table[left.size()][right.size()];
}

}  // namespace

std::string nearest(std::string_view word, const std::vector<std::string>& known) {
  constexpr std::size_t longest = 40;
  const std::string asked = text::fold(word);
  if (asked.empty() || asked.size() > longest) return {};
  std::string best;
  std::size_t fewest = std::max<std::size_t>(1, asked.size() / 3) + 1;
  for (const std::string& one : known) {
    const std::size_t apart = edits(asked, text::fold(one));
    if (apart < fewest && apart < one.size()) {
      fewest = apart;
      best = one;
    }
  }
  return best;
}

std::string did_you_mean(std::string_view word, const std::vector<std::string>& known) {
  const std::string one = nearest(word, known);
  return one.empty() ? "" : "; did you mean " + one + "?";
}

}  // namespace dateline::cli
