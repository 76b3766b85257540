// SPDX-License-Identifier: Apache-2.0
#include "identify/identify_tables.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include <fmt/core.h>

#include "tables/pack_manifest.h"
#include "tables/tsv.h"

namespace dateline::identify {
namespace {

std::optional<text::Script> parse_script(std::string_view name) {
  using text::Script;
  static constexpr std::array<std::pair<std::string_view, Script>, 21> scripts{{
      {"latin", Script::latin},         {"cyrillic", Script::cyrillic},
      {"greek", Script::greek},         {"devanagari", Script::devanagari},
      {"gujarati", Script::gujarati},   {"bengali", Script::bengali},
      {"gurmukhi", Script::gurmukhi},   {"tamil", Script::tamil},
      {"telugu", Script::telugu},       {"kannada", Script::kannada},
      {"malayalam", Script::malayalam}, {"sinhala", Script::sinhala},
      {"oriya", Script::oriya},         {"arabic", Script::arabic},
      {"hebrew", Script::hebrew},       {"han", Script::han},
      {"hiragana", Script::hiragana},   {"katakana", Script::katakana},
      {"hangul", Script::hangul},       {"thai", Script::thai},
      {"ethiopic", Script::ethiopic},
  }};
  for (const auto& [known, script] : scripts) {
    if (known == name) return script;
  }
  return std::nullopt;
}

std::map<std::string, std::vector<std::string>>* words_of(IdentifyTables& tables,
                                                          std::string_view kind) {
  if (kind == "romanised") return &tables.romanised;
  if (kind == "frequent") return &tables.frequent;
  if (kind == "weak") return &tables.weak;
  return nullptr;
}

void add_row(const tables::Table& table, const tables::Row& row, IdentifyTables& result,
             std::vector<Diagnostic>& diagnostics) {
  const auto fault = [&](std::string message) {
    diagnostics.push_back({table.file.string(), row.line, std::move(message)});
  };
  const std::string_view kind = table.cell(row, "kind");
  const std::string text(table.cell(row, "text"));
  const std::string lang(table.cell(row, "lang"));
  if (text.empty() || lang.empty()) return fault("text and lang must not be empty");
  if (kind == "script") {
    const auto script = parse_script(text);
    if (!script) return fault(fmt::format("unknown script: {}", text));
    result.language_of_script[*script] = lang;
  } else if (kind == "code") {
    result.code_of[text] = lang;
  } else if (auto* words = words_of(result, kind)) {
    for (const std::string& word : tables::split_list(text, ' '))
      (*words)[lang].push_back(text::fold(word));
  } else {
    fault(fmt::format("unknown kind of row: {}", kind));
  }
}

}  // namespace

IdentifyTables read_identify_tables(const std::filesystem::path& languages,
                                    std::vector<Diagnostic>& diagnostics) {
  IdentifyTables result;
  for (const std::filesystem::path& folder : tables::list_folders(languages)) {
    const tables::Table table =
        tables::read_optional_tsv(folder / "identify.tsv", {"kind", "text", "lang"}, diagnostics);
    for (const tables::Row& row : table.rows) add_row(table, row, result, diagnostics);
  }
  for (auto* lists : {&result.romanised, &result.frequent, &result.weak}) {
    for (auto& [lang, words] : *lists) std::sort(words.begin(), words.end());
  }
  return result;
}

}  // namespace dateline::identify
