// SPDX-License-Identifier: Apache-2.0
#include "events/occasion_tables.h"

#include <algorithm>
#include <array>
#include <utility>

#include "tables/tsv.h"
#include "text/fold.h"

namespace dateline::events {
namespace {

constexpr std::array<std::pair<std::string_view, OccasionWordKind>, 6> kind_names = {{
    {"head", OccasionWordKind::head},
    {"meeting", OccasionWordKind::meeting},
    {"name", OccasionWordKind::name},
    {"level", OccasionWordKind::level},
    {"ordinal", OccasionWordKind::ordinal},
    {"inside", OccasionWordKind::inside},
}};

void read_names(const std::filesystem::path& pack_folder, Lexemes& lexemes,
                std::vector<Diagnostic>& diagnostics, OccasionTables& out) {
  const auto table =
      tables::read_optional_tsv(pack_folder / "occasion_names.tsv", {"id", "forms"}, diagnostics);
  for (const tables::Row& row : table.rows) {
    std::string_view rest = table.cell(row, "forms");
    while (!rest.empty()) {
      const std::string_view form = rest.substr(0, rest.find('|'));
      rest.remove_prefix(std::min(rest.size(), form.size() + 1));
      out.names.add(phrase_of(lexemes, form, WordKind::noun), std::string(table.cell(row, "id")));
    }
  }
}

}  // namespace

OccasionTables read_occasion_tables(const std::filesystem::path& pack_folder, Lexemes& lexemes,
                                    std::vector<Diagnostic>& diagnostics) {
  OccasionTables out;
  const auto table = tables::read_optional_tsv(pack_folder / "occasions.tsv",
                                               {"word", "kind", "value"}, diagnostics);
  for (const tables::Row& row : table.rows) {
    const std::string_view kind = table.cell(row, "kind");
    if (kind == "ordinal_ending") {
      out.ordinal_endings.push_back(text::fold(table.cell(row, "word")));
      continue;
    }
    const auto* found = std::find_if(kind_names.begin(), kind_names.end(),
                                     [&](const auto& entry) { return entry.first == kind; });
    if (found == kind_names.end()) {
      diagnostics.push_back({table.file.string(), row.line, "unknown kind of occasion word"});
      continue;
    }
    OccasionWord word{found->second, {}, 0, tables::rule_name(table, row)};
    if (word.kind == OccasionWordKind::ordinal) {
      word.number = static_cast<int>(tables::parse_int(table.cell(row, "value")).value_or(0));
    } else {
      word.level = table.cell(row, "value");
    }
    out.words.add(phrase_of(lexemes, table.cell(row, "word"), WordKind::noun), std::move(word));
  }
  read_names(pack_folder, lexemes, diagnostics, out);
  return out;
}

}  // namespace dateline::events
