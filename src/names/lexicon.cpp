// SPDX-License-Identifier: Apache-2.0
#include "names/lexicon.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "tables/tsv.h"
#include "text/fold.h"

namespace dateline::names {
namespace {

using KindName = std::pair<std::string_view, LexKind>;

constexpr std::array<KindName, 10> role_kinds = {{
    {"office", LexKind::office},
    {"head", LexKind::head},
    {"ministry", LexKind::ministry},
    {"field", LexKind::field},
    {"body", LexKind::body},
    {"group", LexKind::group},
    {"relation", LexKind::relation},
    {"prefix", LexKind::prefix},
    {"leader", LexKind::leader},
    {"state", LexKind::state},
}};

constexpr std::array<KindName, 12> name_kinds = {{
    {"honorific", LexKind::honorific},
    {"particle", LexKind::particle},
    {"number", LexKind::number},
    {"approx", LexKind::approx},
    {"determiner", LexKind::determiner},
    {"both", LexKind::both},
    {"pronoun", LexKind::pronoun},
    {"thing_before", LexKind::thing_before},
    {"thing_after", LexKind::thing_after},
    {"body_head", LexKind::body_head},
    {"place_head", LexKind::place_head},
    {"stop", LexKind::stop},
}};

template <std::size_t Size>
std::optional<LexKind> parse_kind(const std::array<KindName, Size>& kinds, std::string_view name) {
  const auto found = std::ranges::find(kinds, name, &KindName::first);
  return found == kinds.end() ? std::nullopt : std::optional(found->second);
}

std::string unknown(std::string_view what, std::string_view value) {
  return fmt::format("unknown {} '{}'", what, value);
}

}  // namespace

Lexicon::Lexicon(const std::filesystem::path& pack_folder, std::vector<Diagnostic>& diagnostics) {
  read_roles(pack_folder / "roles.tsv", diagnostics);
  read_names(pack_folder / "names.tsv", diagnostics);
}

void Lexicon::read_roles(const std::filesystem::path& file, std::vector<Diagnostic>& diagnostics) {
  const auto table =
      tables::read_optional_tsv(file, {"form", "plural", "kind", "id", "sector"}, diagnostics);
  for (const auto& row : table.rows) {
    const auto kind = parse_kind(role_kinds, table.cell(row, "kind"));
    const auto sector_name = table.cell(row, "sector");
    const auto sector = parse_sector(sector_name);
    if (!kind)
      diagnostics.push_back({file.string(), row.line, unknown("kind", table.cell(row, "kind"))});
    if (!sector && !sector_name.empty())
      diagnostics.push_back({file.string(), row.line, unknown("sector", sector_name)});
    if (!kind) continue;
    LexEntry entry;
    entry.kind = *kind;
    entry.value = table.cell(row, "id");
    entry.sector = sector;
    entry.countries = tables::split_list(table.cell(row, "countries"));
    entry.rule = tables::rule_name(table, row);
    for (const bool plural : {false, true}) {
      entry.plural = plural;
      for (auto& form : tables::split_list(table.cell(row, plural ? "plural" : "form"))) {
        entry.form = text::fold(form);
        add(entry);
      }
    }
  }
}

void Lexicon::read_names(const std::filesystem::path& file, std::vector<Diagnostic>& diagnostics) {
  const auto table = tables::read_optional_tsv(file, {"form", "kind"}, diagnostics);
  for (const auto& row : table.rows) {
    const auto kind = parse_kind(name_kinds, table.cell(row, "kind"));
    if (!kind) {
      diagnostics.push_back({file.string(), row.line, unknown("kind", table.cell(row, "kind"))});
      continue;
    }
    LexEntry entry;
    entry.kind = *kind;
    entry.value = table.cell(row, "value");
    entry.sector = parse_sector(entry.value);
    entry.rule = tables::rule_name(table, row);
    for (auto& form : tables::split_list(table.cell(row, "form"))) {
      entry.form = text::fold(form);
      add(entry);
    }
  }
}

void Lexicon::add(LexEntry entry) {
  // A hyphen may be cut off as a word of its own.
  const auto words =
      1 + std::ranges::count(entry.form, ' ') + 2 * std::ranges::count(entry.form, '-');
  for (const char* ends : {" ", " -"}) {
    int& longest = longest_[entry.form.substr(0, entry.form.find_first_of(ends))];
    longest = std::max(longest, static_cast<int>(words));
  }
  const bool generic = entry.kind == LexKind::head || entry.kind == LexKind::leader;
  if (generic && std::ranges::find(generic_, entry.value) == generic_.end())
    generic_.push_back(entry.value);
  auto& same = entries_[entry.form];
  // Rows for some countries only come first, so that they are tried first.
  const auto place = entry.countries.empty() ? same.end() : same.begin();
  same.insert(place, std::move(entry));
}

const std::vector<LexEntry>* Lexicon::find(std::string_view folded) const {
  const auto found = entries_.find(folded);
  return found == entries_.end() ? nullptr : &found->second;
}

int Lexicon::longest_from(std::string_view folded_word) const {
  const auto found = longest_.find(folded_word);
  return found == longest_.end() ? 0 : found->second;
}

bool Lexicon::is_generic_office(std::string_view office) const {
  return std::ranges::find(generic_, office) != generic_.end();
}

}  // namespace dateline::names
