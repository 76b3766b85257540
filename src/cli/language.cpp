// SPDX-License-Identifier: Apache-2.0
#include "cli/language.h"

#include <algorithm>

#include <fmt/format.h>

#include "cli/suggest.h"
#include "dateline/error.h"
#include "text/fold.h"
#include "text/locale_names.h"

namespace dateline::cli {
namespace {

/// "gu-IN", "gu_IN" -> "gu"
std::string without_region(const std::string& tag) {
  return tag.substr(0, tag.find_first_of("-_"));
}

[[noreturn]] void refuse(const std::string& typed, const std::vector<PackInfo>& packs) {
  std::string known;
  std::vector<std::string> words;
  for (const PackInfo& pack : packs) {
    known += (known.empty() ? "" : ", ") + pack.language + " (" + pack.name;
    if (pack.native_name != pack.name) known += ", " + pack.native_name;
    known += ")";
    for (const std::string& word : {pack.language, pack.name, pack.native_name}) {
      words.push_back(word);
    }
  }
  const std::string near = nearest(typed, words);
  throw Error(fmt::format("--lang {} is no language that can be read{}; there are: {}", typed,
                          near.empty() ? "" : ", perhaps you mean " + near, known));
}

}  // namespace

std::string language_of(const std::string& typed, const std::vector<PackInfo>& packs) {
  if (typed.empty()) return {};
  const std::string asked = text::fold(text::trim(typed));
  const std::string tag = without_region(asked);
  const std::string shortest = text::shortest_language(tag);
  const auto found = std::ranges::find_if(packs, [&](const PackInfo& pack) {
    return pack.language == tag || pack.language == shortest || text::fold(pack.name) == asked ||
           text::fold(pack.native_name) == asked;
  });
  if (found == packs.end()) refuse(typed, packs);
  return found->language;
}

}  // namespace dateline::cli
