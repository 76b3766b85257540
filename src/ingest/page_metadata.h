// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a page says about its article besides the text: JSON-LD, meta elements, links, the address.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/anatomy_tables.h"
#include "ingest/html_tree.h"
#include "ingest/mapped_text.h"

namespace dateline::ingest {

struct PageMetadata {
  MappedText title;  // traced to the page as well as possible
  std::string outlet;
  std::string url;
  std::string lang;  // as the page says; pages are often wrong
  std::optional<Day> date;
  std::string revision;            // of Report
  std::vector<std::string> notes;  // what could not be read of it
};

/// `url`: the address the page was fetched from, "" unknown.
PageMetadata read_metadata(std::string_view page, const HtmlTree& tree, const AnatomyTables& tables,
                           std::string_view url);

/// The day in an address like https://x.org/2024/07/05/title.
std::optional<Day> date_in_url(std::string_view url);

}  // namespace dateline::ingest
