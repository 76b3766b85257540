// SPDX-License-Identifier: Apache-2.0
#pragma once
// The letters of an article out of a page: paragraphs with an empty line between them, white space
// as a browser shows it, captions and quoted posts marked, every letter traced to the page.

#include <string_view>
#include <vector>

#include "dateline/report.h"
#include "ingest/html_tree.h"
#include "ingest/mapped_text.h"
#include "ingest/page_tables.h"

namespace dateline::ingest {

struct PageText {
  MappedText text;             // map: to bytes of the page
  std::vector<Block> special;  // captions and quoted posts, in order
};

/// The text of the nodes marked in `kept`.
PageText render(std::string_view page, const HtmlTree& tree, const PageTables& tables,
                const std::vector<char>& kept);

/// Letters with their places in the page, white space as it is: `letters` were read (entities
/// resolved) from bytes [begin, end) of the page.
MappedText align(std::string_view page, std::string_view letters, std::size_t begin,
                 std::size_t end);

/// The same with white space as a browser shows it.
MappedText collapse(const MappedText& text);

}  // namespace dateline::ingest
