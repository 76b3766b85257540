// SPDX-License-Identifier: Apache-2.0
#include "ingest/page_stats.h"

#include <algorithm>
#include <array>

#include "text/fold.h"
#include "text/utf8.h"

namespace dateline::ingest {
namespace {

bool is_comma(char32_t c) { return c == ',' || c == 0x060C || c == 0xFF0C || c == 0x3001; }

ElementStats text_stats(std::string_view text) {
  ElementStats stats;
  bool space = true;
  for (std::size_t at = 0; at < text.size();) {
    const text::CodePoint c = text::decode(text, at);
    at += c.length;
    const bool is_space = text::is_space(c.value);
    if (!is_space || !space) ++stats.letters;
    if (is_comma(c.value)) ++stats.commas;
    space = is_space;
  }
  stats.direct = stats.letters;
  return stats;
}

}  // namespace

bool is_block(std::string_view tag) {
  static constexpr std::array<std::string_view, 46> blocks{
      "address", "article", "aside",  "blockquote", "body",    "caption", "center",   "dd",
      "details", "dialog",  "dir",    "div",        "dl",      "dt",      "fieldset", "figcaption",
      "figure",  "footer",  "form",   "h1",         "h2",      "h3",      "h4",       "h5",
      "h6",      "header",  "hgroup", "hr",         "html",    "li",      "main",     "menu",
      "nav",     "ol",      "p",      "pre",        "section", "summary", "table",    "tbody",
      "td",      "tfoot",   "th",     "thead",      "tr",      "ul"};
  return std::binary_search(blocks.begin(), blocks.end(), tag);
}

bool is_heading(std::string_view tag) {
  return tag.size() == 2 && tag[0] == 'h' && tag[1] >= '1' && tag[1] <= '6';
}

void add_own(const HtmlTree& tree, std::uint32_t index, ElementStats& stats) {
  const HtmlNode& node = tree.nodes()[index];
  if (node.is_text()) stats = text_stats(node.text);
  if (node.tag == "p") ++stats.paragraphs;
  if (node.tag == "img") ++stats.pictures;
  if (node.tag == "li") ++stats.items;
  if (node.tag == "input") ++stats.inputs;
  if (node.tag == "tr") ++stats.rows;
  if (node.tag == "th" || node.tag == "thead" || node.tag == "caption") ++stats.table_marks;
}

void add_child(const HtmlTree& tree, std::uint32_t index, const ElementStats& inside,
               ElementStats& parent) {
  const HtmlNode& node = tree.nodes()[index];
  const std::string_view tag = node.tag;
  parent.letters += inside.letters;
  if (!is_block(tag)) parent.direct += inside.direct;
  const bool away = tag == "a" && !tree.attribute(node, "href").starts_with('#');
  parent.link_letters += away ? inside.letters : inside.link_letters;
  const bool list = tag == "ul" || tag == "ol";
  parent.list_letters += list ? inside.letters : inside.list_letters;
  parent.heading_letters += is_heading(tag) ? inside.letters : inside.heading_letters;
  const bool dense = tag == "span" || tag == "li" || tag == "td" || tag == "p";
  parent.dense_letters += dense ? inside.letters : inside.dense_letters;
  parent.commas += inside.commas;
  parent.paragraphs += inside.paragraphs;
  parent.pictures += inside.pictures;
  parent.items += inside.items;
  parent.inputs += inside.inputs;
  parent.rows += inside.rows;
  parent.table_marks += inside.table_marks;
  parent.has_block = parent.has_block || is_block(tag) || inside.has_block;
}

std::vector<ElementStats> count_page(const HtmlTree& tree, const std::vector<char>& dropped) {
  const std::vector<HtmlNode>& nodes = tree.nodes();
  std::vector<ElementStats> stats(nodes.size());
  // Children come after their parent, so from the end on every node is complete when met.
  for (auto i = static_cast<std::uint32_t>(nodes.size()); i-- > 0;) {
    if (dropped[i] != 0) continue;
    add_own(tree, i, stats[i]);
    if (i > 0) add_child(tree, i, stats[i], stats[nodes[i].parent]);
  }
  return stats;
}

}  // namespace dateline::ingest
