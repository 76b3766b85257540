// SPDX-License-Identifier: Apache-2.0
#pragma once
// What identification knows beside the letter statistics: scripts of one language, codes that are
// written otherwise in BCP 47, words of languages written in Latin letters. From
// languages/*/identify.tsv.

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "dateline/error.h"
#include "text/fold.h"

namespace dateline::identify {

struct IdentifyTables {
  std::map<text::Script, std::string> language_of_script;
  std::map<std::string, std::string, std::less<>> code_of;  // detector's code -> BCP 47
  // language -> folded words that are frequent in it and rare in languages of Latin script
  std::map<std::string, std::vector<std::string>> romanised;
  // language -> folded words that tell it in short text, and words that do so only together
  std::map<std::string, std::vector<std::string>> frequent;
  std::map<std::string, std::vector<std::string>> weak;
};

/// Reads `identify.tsv` of every folder in `languages`, in order of name.
IdentifyTables read_identify_tables(const std::filesystem::path& languages,
                                    std::vector<Diagnostic>& diagnostics);

}  // namespace dateline::identify
