// SPDX-License-Identifier: Apache-2.0
#include "ingest/anatomy_tables.h"

#include <algorithm>
#include <tuple>

#include <fmt/core.h>

#include "ingest/line_tokens.h"
#include "tables/pack_manifest.h"
#include "tables/tsv.h"

namespace dateline::ingest {
namespace {

std::vector<Phrase>* list_of(AnatomyTables& tables, std::string_view kind) {
  if (kind == "date_key") return &tables.date_keys;
  if (kind == "date_prefix") return &tables.date_prefixes;
  if (kind == "month") return &tables.months;
  if (kind == "agency") return &tables.agencies;
  if (kind == "credit") return &tables.credits;
  if (kind == "byline") return &tables.bylines;
  if (kind == "label") return &tables.labels;
  return nullptr;
}

std::string fault_in(std::string_view kind, const Phrase& phrase) {
  if (phrase.words.empty()) return "the text has no letters or digits";
  if (kind == "month") {
    const auto month = tables::parse_int(phrase.value);
    if (!month || *month < 1 || *month > 12) return "a month needs a value from 1 to 12";
  }
  if (kind == "date_key" && phrase.value != "published" && phrase.value != "updated")
    return "a date_key needs the value published or updated";
  return {};
}

void add_row(const tables::Table& table, const tables::Row& row, AnatomyTables& result,
             std::vector<Diagnostic>& diagnostics) {
  const std::string_view kind = table.cell(row, "kind");
  const std::string_view text = table.cell(row, "text");
  if (kind == "full_stop") {
    result.full_stops += text;
    return;
  }
  std::vector<Phrase>* list = list_of(result, kind);
  if (list == nullptr) {
    diagnostics.push_back(
        {table.file.string(), row.line, fmt::format("unknown kind of row: {}", kind)});
    return;
  }
  Phrase phrase{folded_words(text), std::string(table.cell(row, "value"))};
  if (std::string fault = fault_in(kind, phrase); !fault.empty()) {
    diagnostics.push_back({table.file.string(), row.line, std::move(fault)});
    return;
  }
  list->push_back(std::move(phrase));
}

/// Longest first, so that the first match is the longest; then by words, for one fixed order.
void put_in_order(std::vector<Phrase>& phrases) {
  std::sort(phrases.begin(), phrases.end(), [](const Phrase& left, const Phrase& right) {
    if (left.words.size() != right.words.size()) return left.words.size() > right.words.size();
    return std::tie(left.words, left.value) < std::tie(right.words, right.value);
  });
}

}  // namespace

AnatomyTables read_anatomy_tables(const std::filesystem::path& languages,
                                  std::vector<Diagnostic>& diagnostics) {
  AnatomyTables result;
  for (const std::filesystem::path& folder : tables::list_folders(languages)) {
    const tables::Table table =
        tables::read_optional_tsv(folder / "anatomy.tsv", {"kind", "text"}, diagnostics);
    for (const tables::Row& row : table.rows) add_row(table, row, result, diagnostics);
  }
  result.page = read_page_tables(
      tables::read_optional_tsv(languages / "und" / "page.tsv", {"kind", "names"}, diagnostics),
      diagnostics);
  for (auto* list : {&result.date_keys, &result.date_prefixes, &result.months, &result.agencies,
                     &result.credits, &result.bylines, &result.labels}) {
    put_in_order(*list);
  }
  return result;
}

}  // namespace dateline::ingest
