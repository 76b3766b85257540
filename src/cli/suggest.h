// SPDX-License-Identifier: Apache-2.0
#pragma once
// What was probably meant by a word that is none of the known ones.

#include <string>
#include <string_view>
#include <vector>

namespace dateline::cli {

/// The nearest of the `known` words, in any case: at most one letter in three typed wrong, left
/// out, added or swapped with its neighbour; "" when none is as near. "timelin" -> "timeline".
std::string nearest(std::string_view word, const std::vector<std::string>& known);

/// "; did you mean timeline?", or "" when no known word is near.
std::string did_you_mean(std::string_view word, const std::vector<std::string>& known);

}  // namespace dateline::cli
