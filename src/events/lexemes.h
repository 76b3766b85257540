// SPDX-License-Identifier: Apache-2.0
#pragma once
// The words the event tables speak of, found by lemma and by inflected form alike, so that one
// wrong lemma of the parser loses no event. Forms come from the pack's events_forms.tsv.
//   Lexeme meet = lexemes.add("meet", WordKind::verb);   lexemes.find("met") -> {meet}

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/error.h"

namespace dateline::events {

using Lexeme = std::uint32_t;
/// How a word of a table is inflected; `any`: as a verb and as a noun, `other`: not at all.
enum class WordKind : std::uint8_t { verb, noun, any, other };

class Lexemes {
 public:
  /// Reads the inflection rules of a pack; a pack without them matches lemmas only.
  Lexemes(const std::filesystem::path& pack_folder, std::vector<Diagnostic>& diagnostics);

  /// The lexeme of a lemma; new ones get all their forms. "=talks" stands for that form alone.
  Lexeme add(std::string_view lemma, WordKind kind);

  /// The lexemes one folded word can be; sorted.
  [[nodiscard]] const std::vector<Lexeme>& find(std::string_view folded) const;

  [[nodiscard]] const std::string& lemma(Lexeme lexeme) const { return lemmas_[lexeme]; }

 private:
  struct Rule {
    std::string ending;             // the lemma ends so (the whole lemma for irregular words)
    std::vector<std::string> adds;  // what replaces the ending
    bool whole = false;
  };
  void add_form(const std::string& form, Lexeme lexeme);
  void add_forms(const std::string& lemma, WordKind kind, Lexeme lexeme);
  void read_rule(std::string_view kind, Rule rule, const std::string& file, int line,
                 std::vector<Diagnostic>& diagnostics);
  [[nodiscard]] const Rule* rule_for(std::string_view lemma, WordKind kind) const;

  std::map<WordKind, std::vector<Rule>> rules_;
  std::map<std::pair<std::string, WordKind>, Lexeme> known_;
  std::map<std::string, std::vector<Lexeme>, std::less<>> forms_;
  std::vector<std::string> lemmas_;
};

}  // namespace dateline::events
