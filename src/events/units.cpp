// SPDX-License-Identifier: Apache-2.0
#include "events/units.h"

#include <array>
#include <utility>

#include "tables/tsv.h"

namespace dateline::events {
namespace {

constexpr std::array<std::pair<std::string_view, UnitWordKind>, 10> kind_names = {{
    {"number", UnitWordKind::number},
    {"multiplier", UnitWordKind::multiplier},
    {"about", UnitWordKind::about},
    {"at_least", UnitWordKind::at_least},
    {"at_most", UnitWordKind::at_most},
    {"between", UnitWordKind::between},
    {"vague", UnitWordKind::vague},
    {"unit", UnitWordKind::unit},
    {"outcome", UnitWordKind::outcome},
    {"not_claim", UnitWordKind::not_claim},
}};

// "20", "24-99" or a name.
void set_value(UnitWord& word, std::string_view value) {
  const std::size_t dash = value.find('-');
  const auto low = tables::parse_int(value.substr(0, dash));
  if (!low) {
    word.value = value;
    return;
  }
  word.low = *low;
  word.high = dash == std::string_view::npos
                  ? *low
                  : tables::parse_int(value.substr(dash + 1)).value_or(*low);
}

}  // namespace

Units read_units(const std::filesystem::path& pack_folder, Lexemes& lexemes,
                 std::vector<Diagnostic>& diagnostics) {
  Units units;
  const auto table =
      tables::read_optional_tsv(pack_folder / "units.tsv", {"word", "kind", "value"}, diagnostics);
  for (const tables::Row& row : table.rows) {
    const auto name = table.cell(row, "kind");
    const auto* found = std::find_if(kind_names.begin(), kind_names.end(),
                                     [&](const auto& entry) { return entry.first == name; });
    if (found == kind_names.end()) {
      diagnostics.push_back({table.file.string(), row.line, "unknown kind of unit word"});
      continue;
    }
    UnitWord word;
    word.kind = found->second;
    word.rule = tables::rule_name(table, row);
    set_value(word, table.cell(row, "value"));
    for (const std::string& cell : tables::split_list(table.cell(row, "classes"))) {
      const auto event_class = parse_event_class(cell);
      if (!event_class) diagnostics.push_back({table.file.string(), row.line, "unknown class"});
      if (event_class) word.classes.push_back(*event_class);
    }
    // Numbers and what stands at them are told as written; only the counted is inflected.
    const auto kind = word.kind == UnitWordKind::outcome ? WordKind::verb
                      : word.kind == UnitWordKind::unit || word.kind == UnitWordKind::not_claim
                          ? WordKind::noun
                          : WordKind::other;
    units.words.add(phrase_of(lexemes, table.cell(row, "word"), kind), std::move(word));
  }
  return units;
}

}  // namespace dateline::events
