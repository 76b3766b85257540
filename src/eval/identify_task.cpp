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
  std::vector<std::string> lines = {};
};

std::vector<std::string> read_lines(const std::filesystem::path& file) {
  std::ifstream in(file);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

/// "zho-CN.txt" -> "zh", "arb.txt" -> "ar": as ICU names the language.
std::vector<LanguageFile> language_files(const std::filesystem::path& folder) {
  std::vector<LanguageFile> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::string stem = entry.path().stem().string();
    const std::string code = stem.substr(0, stem.find('-'));
    constexpr std::size_t code_letters = 3;
    if (entry.path().extension() != ".txt" || code.size() != code_letters) continue;
    files.push_back({text::shortest_language(code), entry.path(), read_lines(entry.path())});
  }
  std::ranges::sort(files, {}, &LanguageFile::path);
  return files;
}

/// Line N of every file is the same sentence, so a group of lines is one unit in all languages.
void score_group(const std::vector<LanguageFile>& files, std::size_t first, std::size_t lines,
                 const identify::IdentifyTables& tables, Sheet& sheet, Outcome* errors) {
  sheet.next_unit();
  for (const LanguageFile& file : files) {
    if (first + lines > file.lines.size()) continue;
    std::string text;
    for (std::size_t i = first; i < first + lines; ++i) text += file.lines[i] + "\n";
    const identify::LanguageGuess guess = identify::identify(text, tables);
    const bool right = guess.lang == file.lang;
    const bool unknown = guess.lang == "und";
    const auto add = [&](std::string_view what, bool hit) {
      sheet.add(fmt::format("languages: {}, {} lines at once", what, lines), Measure::accuracy,
                {.hits = hit, .gold = 1});
    };
    add("right", right);
    add("unknown", unknown);
    add("wrong", !right && !unknown);
    if (errors != nullptr && !right) {
      errors->errors.push_back(fmt::format("{}:{}\tgold {}, ours {}", file.path.filename().string(),
                                           first + 1, file.lang, guess.lang));
    }
  }
}

}  // namespace

Outcome languages(const Request& request, const Engine& engine) {
  const std::vector<LanguageFile> files = language_files(request.gold);
  if (files.empty()) {
    throw Error(request.gold.string() + ": no files named by a language (eng.txt) in this folder");
  }
  Outcome outcome{.corpus = fmt::format("{} languages", files.size()), .unit = "groups of lines"};
  for (const std::size_t group : {std::size_t{1}, std::size_t{5}}) {
    Sheet sheet;
    for (std::size_t line = 0; line + group <= files.front().lines.size(); line += group) {
      score_group(files, line, group, engine.parts().identify, sheet,
                  request.errors && group == 1 ? &outcome : nullptr);
    }
    for (Figure& figure : sheet.figures()) outcome.figures.push_back(std::move(figure));
  }
  return outcome;
}

}  // namespace dateline::eval
