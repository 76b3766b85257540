// SPDX-License-Identifier: Apache-2.0
#pragma once
// What is inside each element of a page, counted from the leaves up in one pass: letters, letters
// in links, commas, paragraphs. Dropped elements count for nothing.

#include <cstdint>
#include <string_view>
#include <vector>

#include "ingest/html_tree.h"

namespace dateline::ingest {

struct ElementStats {
  std::uint32_t letters = 0;       // characters, white space as one
  std::uint32_t direct = 0;        // of these, in no block inside
  std::uint32_t link_letters = 0;  // in links away from the page
  std::uint32_t list_letters = 0;  // in ul and ol
  std::uint32_t heading_letters = 0;
  std::uint32_t dense_letters = 0;  // in span, li, td, p
  std::uint32_t commas = 0;
  std::uint32_t paragraphs = 0;
  std::uint32_t pictures = 0;
  std::uint32_t items = 0;  // li
  std::uint32_t inputs = 0;
  std::uint32_t rows = 0;         // tr
  std::uint32_t table_marks = 0;  // th, thead, caption: a table of data, not of layout
  bool has_block = false;         // a block inside

  [[nodiscard]] double link_density() const {
    return letters == 0 ? 0.0 : static_cast<double>(link_letters) / letters;
  }
};

/// Elements that stand alone on the page, unlike words and links in a line.
bool is_block(std::string_view tag);

bool is_heading(std::string_view tag);  // h1 to h6

/// Adds to `stats` what the element or text `index` is by itself, besides what is inside it.
void add_own(const HtmlTree& tree, std::uint32_t index, ElementStats& stats);

/// Adds what the child `index` holds (`inside`) to its parent's stats.
void add_child(const HtmlTree& tree, std::uint32_t index, const ElementStats& inside,
               ElementStats& parent);

/// Stats of every node, without the dropped ones.
std::vector<ElementStats> count_page(const HtmlTree& tree, const std::vector<char>& dropped);

}  // namespace dateline::ingest
