// SPDX-License-Identifier: Apache-2.0
#include "ingest/page_tables.h"

#include <algorithm>

#include <fmt/core.h>

namespace dateline::ingest {
namespace {

std::vector<std::string>* list_of(PageTables& tables, std::string_view kind) {
  if (kind == "good") return &tables.good;
  if (kind == "bad") return &tables.bad;
  if (kind == "unlikely") return &tables.unlikely;
  if (kind == "maybe") return &tables.maybe;
  if (kind == "share") return &tables.share;
  if (kind == "post") return &tables.posts;
  if (kind == "byline") return &tables.bylines;
  if (kind == "role") return &tables.roles;
  if (kind == "drop") return &tables.dropped;
  if (kind == "meta_date") return &tables.meta_dates;
  if (kind == "meta_change") return &tables.meta_changes;
  if (kind == "meta_title") return &tables.meta_titles;
  if (kind == "meta_outlet") return &tables.meta_outlets;
  if (kind == "meta_url") return &tables.meta_urls;
  return nullptr;
}

}  // namespace

PageTables read_page_tables(const tables::Table& table, std::vector<Diagnostic>& diagnostics) {
  PageTables result;
  for (const tables::Row& row : table.rows) {
    const std::string_view kind = table.cell(row, "kind");
    const std::string_view names = table.cell(row, "names");
    const auto weight = tables::parse_int(table.cell(row, "weight"));
    if (kind == "tag" && weight) {
      for (std::string& name : tables::split_list(names, ' '))
        result.tag_weights.emplace(std::move(name), static_cast<int>(*weight));
    } else if (std::vector<std::string>* list = list_of(result, kind)) {
      for (std::string& name : tables::split_list(names, ' ')) list->push_back(std::move(name));
    } else {
      diagnostics.push_back({table.file.string(), row.line,
                             fmt::format("unknown kind of row, or no weight: {}", kind)});
    }
  }
  return result;
}

bool has_part(std::string_view name, const std::vector<std::string>& parts) {
  return std::any_of(parts.begin(), parts.end(), [&](const std::string& part) {
    return name.find(part) != std::string_view::npos;
  });
}

}  // namespace dateline::ingest
