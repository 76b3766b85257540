// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the tags, classes and roles of web pages say about being part of the article, from
// languages/und/page.tsv.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "tables/tsv.h"

namespace dateline::ingest {

struct PageTables {
  std::map<std::string, int, std::less<>> tag_weights;  // of what holds paragraphs
  std::vector<std::string> good;                        // parts of class names and ids
  std::vector<std::string> bad;
  std::vector<std::string> unlikely;  // dropped outright, unless a part in `maybe` is there too
  std::vector<std::string> maybe;
  std::vector<std::string> share;    // boxes of links to social networks
  std::vector<std::string> posts;    // quoted posts of social networks
  std::vector<std::string> bylines;  // who wrote it
  std::vector<std::string> roles;    // ARIA roles of what is no article
  std::vector<std::string> dropped;  // tags never read
  // Names of <meta> elements, the most trusted first.
  std::vector<std::string> meta_dates;
  std::vector<std::string> meta_changes;  // when the page was last changed
  std::vector<std::string> meta_titles;
  std::vector<std::string> meta_outlets;
  std::vector<std::string> meta_urls;
};

PageTables read_page_tables(const tables::Table& table, std::vector<Diagnostic>& diagnostics);

/// Does any of `parts` occur in `name` (lower case)?
bool has_part(std::string_view name, const std::vector<std::string>& parts);

}  // namespace dateline::ingest
