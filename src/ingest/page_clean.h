// SPDX-License-Identifier: Apache-2.0
#pragma once
// Dropping from a page what is surely no article: hidden things, menus, boxes of links.

#include <string_view>
#include <vector>

#include "ingest/html_tree.h"
#include "ingest/page_tables.h"

namespace dateline::ingest {

struct CleanOptions {
  bool strip_unlikely = true;  // drop by class names
  bool weigh_classes = true;   // let class names weigh
  bool clean = true;           // drop boxes of links and the like inside the article
};

/// Marks what is never part of an article: 1 for each node left out.
std::vector<char> drop_clutter(const HtmlTree& tree, const PageTables& tables,
                               std::string_view title, CleanOptions options);

/// Inside an article: drops boxes of links, forms, headings of sidebars. `kept` marks the article.
void clean_article(const HtmlTree& tree, const PageTables& tables, CleanOptions options,
                   std::vector<char>& kept);

/// What an element's class names and id say: above or below 0.
int class_weight(const HtmlTree& tree, const HtmlNode& node, const PageTables& tables);

}  // namespace dateline::ingest
