// SPDX-License-Identifier: Apache-2.0
#pragma once
// Which part of a page is the article. The way of Arc90's and Mozilla's Readability: paragraphs
// speak for the elements around them, links speak against, class names are a hint.

#include <string>
#include <string_view>
#include <vector>

#include "ingest/html_tree.h"
#include "ingest/page_tables.h"

namespace dateline::ingest {

/// For each node whether it is part of the article. `title`: headings that repeat it are left out.
std::vector<char> find_article(const HtmlTree& tree, const PageTables& tables,
                               std::string_view title);

/// Class names and id of an element in lower case.
std::string names_of(const HtmlTree& tree, const HtmlNode& node);

/// Do two headings say the same: are nearly all words of one in the other?
bool same_heading(std::string_view left, std::string_view right);

}  // namespace dateline::ingest
