// SPDX-License-Identifier: Apache-2.0
// Measures language identification on parallel text: a folder of <iso 639-3>.txt, one sentence a
// line (NTREX-128). Prints right, unknown and wrong per cent for groups of 1 and 5 lines.
//   identify_eval FOLDER LANGUAGES_FOLDER

#include <array>
#include <cstdlib>
#include <fstream>
#include <map>
#include <string>

#include <fmt/core.h>

#include "identify/identify.h"

namespace {

using dateline::identify::IdentifyTables;

const std::map<std::string, std::string> codes{
    {"amh", "am"}, {"arb", "ar"}, {"ben", "bn"}, {"deu", "de"}, {"eng", "en"}, {"fas", "fa"},
    {"fra", "fr"}, {"guj", "gu"}, {"hau", "ha"}, {"heb", "he"}, {"hin", "hi"}, {"ind", "id"},
    {"ita", "it"}, {"jpn", "ja"}, {"kan", "kn"}, {"kor", "ko"}, {"mal", "ml"}, {"mar", "mr"},
    {"nep", "ne"}, {"nld", "nl"}, {"pan", "pa"}, {"pol", "pl"}, {"por", "pt"}, {"ron", "ro"},
    {"rus", "ru"}, {"sin", "si"}, {"spa", "es"}, {"swa", "sw"}, {"tam", "ta"}, {"tel", "te"},
    {"tha", "th"}, {"tur", "tr"}, {"ukr", "uk"}, {"urd", "ur"}, {"vie", "vi"}, {"zho-CN", "zh"}};

struct Counts {
  int all = 0;
  int right = 0;
  int unknown = 0;
  int wrong = 0;           // any other language
  int reliably_wrong = 0;  // and sure of it
  std::map<std::string, int> taken_for;

  void add(const std::string& lang, const dateline::identify::LanguageGuess& guess) {
    ++all;
    if (guess.lang == lang) {
      ++right;
    } else if (guess.lang == "und") {
      ++unknown;
    } else {
      ++wrong;
      if (guess.reliable) ++reliably_wrong;
      ++taken_for[guess.lang];
    }
  }

  void add(const Counts& other) {
    all += other.all;
    right += other.right;
    unknown += other.unknown;
    wrong += other.wrong;
    reliably_wrong += other.reliably_wrong;
  }

  void print(const std::string& name) const {
    const auto percent = [&](int part) { return all == 0 ? 0.0 : 100.0 * part / all; };
    fmt::print("{:6} right {:6.2f}  unknown {:5.2f}  wrong {:5.2f}  surely wrong {:5.2f} ", name,
               percent(right), percent(unknown), percent(wrong), percent(reliably_wrong));
    for (const auto& [lang, count] : taken_for) {
      if (count > 2) fmt::print(" {}:{}", lang, count);
    }
    fmt::print("\n");
  }
};

Counts measure(const std::string& file, const std::string& lang, int group,
               const IdentifyTables& tables) {
  Counts counts;
  std::ifstream in(file);
  std::string line;
  std::string lines;
  int number = 0;
  while (std::getline(in, line)) {
    lines += line + "\n";
    if (++number % group != 0) continue;
    counts.add(lang, dateline::identify::identify(lines, tables));
    lines.clear();
  }
  return counts;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    fmt::print(stderr, "usage: identify_eval FOLDER LANGUAGES_FOLDER\n");
    return EXIT_FAILURE;
  }
  std::vector<dateline::Diagnostic> diagnostics;
  const IdentifyTables tables = dateline::identify::read_identify_tables(argv[2], diagnostics);
  for (const int group : std::array{1, 5}) {
    Counts all;
    for (const auto& [iso, lang] : codes) {
      const Counts counts = measure(std::string(argv[1]) + "/" + iso + ".txt", lang, group, tables);
      if (group == 1 && counts.right < counts.all) counts.print(lang);
      all.add(counts);
    }
    all.print(fmt::format("all/{}", group));
  }
  return EXIT_SUCCESS;
}
