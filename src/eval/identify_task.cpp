// SPDX-License-Identifier: Apache-2.0
// Language identification over parallel texts: files of one language each, named by ISO 639-3 code.
#include <algorithm>
#include <fstream>

#include <fmt/format.h>

#include "engine/parts.h"
#include "eval/tasks.h"
#include "text/locale_names.h"

namespace dateline::eval {
namespace {

struct LanguageFile {
  std::string lang;  // BCP-47
  std::filesystem::path path;
};

/// "zho-CN.txt" -> "zh", "arb.txt" -> "ar": as ICU names the language.
std::vector<LanguageFile> language_files(const std::filesystem::path& folder) {
  std::vector<LanguageFile> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::string stem = entry.path().stem().string();
    const std::string code = stem.substr(0, stem.find('-'));
    constexpr std::size_t code_letters = 3;
    if (entry.path().extension() != ".txt" || code.size() != code_letters) continue;
    files.push_back({text::shortest_language(code), entry.path()});
  }
  std::ranges::sort(files, {}, &LanguageFile::path);
  return files;
}

void score_file(const LanguageFile& file, int group, const identify::IdentifyTables& tables,
                Sheet& sheet, Outcome* errors) {
  std::ifstream in(file.path);
  std::string lines;
  int number = 0;
  for (std::string line; std::getline(in, line);) {
    lines += line + "\n";
    if (++number % group != 0) continue;
    const identify::LanguageGuess guess = identify::identify(lines, tables);
    const bool right = guess.lang == file.lang;
    const bool unknown = guess.lang == "und";
    sheet.next_unit();
    const auto add = [&](std::string_view what, bool hit) {
      sheet.add(fmt::format("languages: {}, {} lines at once", what, group), Measure::accuracy,
                {.hits = hit, .gold = 1});
    };
    add("right", right);
    add("unknown", unknown);
    add("wrong", !right && !unknown);
    if (errors != nullptr && !right) {
      errors->errors.push_back(fmt::format("{}:{}\tgold {}, ours {}", file.path.filename().string(),
                                           number, file.lang, guess.lang));
    }
    lines.clear();
  }
}

}  // namespace

Outcome languages(const Request& request, const Engine& engine) {
  const std::vector<LanguageFile> files = language_files(request.gold);
  if (files.empty()) {
    throw Error(request.gold.string() + ": no files named by a language (eng.txt) in this folder");
  }
  Outcome outcome{.corpus = fmt::format("{} languages", files.size()), .unit = "groups of lines"};
  for (const int group : {1, 5}) {
    Sheet sheet;
    for (const LanguageFile& file : files) {
      score_file(file, group, engine.parts().identify, sheet,
                 request.errors && group == 1 ? &outcome : nullptr);
    }
    for (Figure& figure : sheet.figures()) outcome.figures.push_back(std::move(figure));
  }
  return outcome;
}

}  // namespace dateline::eval
