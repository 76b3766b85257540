// SPDX-License-Identifier: Apache-2.0
#pragma once
// How alike two names sound, word by word, in any scripts.

#include <string>
#include <string_view>
#include <vector>

namespace dateline::names {

/// Words from which on two spellings are taken for one name (0-100).
inline constexpr int least_similarity = 70;

/// The words of a name, cut at spaces and hyphens.
std::vector<std::string> words_of(std::string_view name);

/// The least likeness (0-100) of the words that the two names share, from the last word back;
/// initials match words that begin alike.
int names_alike(const std::vector<std::string>& full, const std::vector<std::string>& given);

/// The same where each word has its counterpart in the same place; 0 when the numbers differ.
int words_alike(const std::vector<std::string>& left, const std::vector<std::string>& right);

}  // namespace dateline::names
