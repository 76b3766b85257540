// SPDX-License-Identifier: Apache-2.0
#include "names/likeness.h"

#include <algorithm>

#include "text/name_key.h"

namespace dateline::names {
namespace {

bool is_initial(const std::string& word) {
  const auto keys = text::name_keys(word);
  return keys.size() == 1 && keys.front().ends_with('.');
}

}  // namespace

std::vector<std::string> words_of(std::string_view name) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t end = std::min(name.find_first_of(" -", at), name.size());
    if (end > at) words.emplace_back(name.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

// The least likeness (0-100) of the words the two names share, from the last word back; initials
// match words that begin alike. 0 when one has words for which the other has no place.
int names_alike(const std::vector<std::string>& full, const std::vector<std::string>& given) {
  if (std::ranges::all_of(given, is_initial)) return 0;
  int least = 100;
  std::size_t left = full.size();
  for (std::size_t right = given.size(); right > 0; --right) {
    if (is_initial(given[right - 1])) continue;
    int best = 0;
    for (std::size_t at = left; at > 0; --at) {
      if (is_initial(full[at - 1])) continue;
      const int alike = text::similarity(full[at - 1], given[right - 1]);
      if (alike > best) {
        best = alike;
        left = at - 1;
      }
      if (alike >= least_similarity) break;
    }
    const bool against_initial =
        best < least_similarity && right < given.size() && std::ranges::any_of(full, is_initial);
    if (!against_initial) least = std::min(least, best);
  }
  return least;
}

int words_alike(const std::vector<std::string>& left, const std::vector<std::string>& right) {
  if (left.size() != right.size()) return 0;
  int least = 100;
  for (std::size_t at = 0; at < left.size(); ++at) {
    if (is_initial(left[at]) || is_initial(right[at])) continue;
    least = std::min(least, text::similarity(left[at], right[at]));
  }
  return least;
}

}  // namespace dateline::names
