// SPDX-License-Identifier: Apache-2.0
#include "ingest/page_clean.h"

#include <algorithm>
#include <string>

#include "ingest/lower_ascii.h"
#include "ingest/page_content.h"
#include "ingest/page_stats.h"
#include "text/fold.h"

namespace dateline::ingest {
namespace {

constexpr std::uint32_t longest_byline = 100;

bool contains(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_hidden(const HtmlTree& tree, const HtmlNode& node) {
  if (tree.has_attribute(node, "hidden")) return true;
  if (tree.attribute(node, "aria-hidden") == "true") return true;
  std::string style(tree.attribute(node, "style").substr(0, 400));
  std::erase(style, ' ');
  return style.find("display:none") != std::string::npos ||
         style.find("visibility:hidden") != std::string::npos;
}

/// Marks nodes before anything is scored.
class Clutter {
 public:
  Clutter(const HtmlTree& tree, const PageTables& tables, std::string_view title,
          CleanOptions options)
      : tree_(tree),
        tables_(tables),
        title_(title),
        options_(options),
        dropped_(tree.nodes().size(), 0) {}

  std::vector<char> run() {
    const std::vector<HtmlNode>& nodes = tree_.nodes();
    for (std::uint32_t i = 0; i < nodes.size();) {
      if (nodes[i].is_text() || !is_clutter(i)) {
        ++i;
        continue;
      }
      std::fill(dropped_.begin() + i, dropped_.begin() + nodes[i].end, char{1});
      i = nodes[i].end;
    }
    return std::move(dropped_);
  }

 private:
  bool is_clutter(std::uint32_t index) {
    const HtmlNode& node = tree_.nodes()[index];
    if (node.tag == "head" || contains(tables_.dropped, node.tag)) return true;
    if (node.tag == "html" || node.tag == "body" || node.tag == "#document") return false;
    if (is_hidden(tree_, node)) return true;
    const std::string names = names_of(tree_, node);
    if (is_byline(index, names) || repeats_title(index)) return true;
    if (!options_.strip_unlikely || node.tag == "a") return false;
    if (contains(tables_.roles, tree_.attribute(node, "role"))) return true;
    return has_part(names, tables_.unlikely) && !has_part(names, tables_.maybe) &&
           !inside_table(index);
  }

  /// Once on a page; what comes later is somebody else's.
  bool is_byline(std::uint32_t index, const std::string& names) {
    if (byline_found_) return false;
    const HtmlNode& node = tree_.nodes()[index];
    const bool named = tree_.attribute(node, "rel") == "author" ||
                       tree_.attribute(node, "itemprop").find("author") != std::string_view::npos ||
                       has_part(names, tables_.bylines);
    if (!named || node.end - index > 200) return false;
    const std::string text = tree_.text_of(index);
    const std::string_view letters = text::trim(text);
    byline_found_ = !letters.empty() && letters.size() < longest_byline;
    return byline_found_;
  }

  bool repeats_title(std::uint32_t index) {
    const HtmlNode& node = tree_.nodes()[index];
    if (title_found_ || title_.empty() || (node.tag != "h1" && node.tag != "h2")) return false;
    if (node.end - index > 200) return false;
    title_found_ = same_heading(tree_.text_of(index), title_);
    return title_found_;
  }

  [[nodiscard]] bool inside_table(std::uint32_t index) const {
    for (int up = 0; up < 4 && index != 0; ++up) {
      index = tree_.nodes()[index].parent;
      if (tree_.nodes()[index].tag == "table" || tree_.nodes()[index].tag == "code") return true;
    }
    return false;
  }

  const HtmlTree& tree_;
  const PageTables& tables_;
  std::string_view title_;
  CleanOptions options_;
  std::vector<char> dropped_;
  bool byline_found_ = false;
  bool title_found_ = false;
};

/// Judges the elements of an article from the innermost out.
class Cleaner {
 public:
  Cleaner(const HtmlTree& tree, const PageTables& tables, CleanOptions options)
      : tree_(tree), tables_(tables), options_(options) {}

  [[nodiscard]] bool drops(std::uint32_t index, const ElementStats& stats) const {
    const HtmlNode& node = tree_.nodes()[index];
    const std::string_view tag = node.tag;
    if (is_share_box(node, stats)) return true;
    const int weight = options_.weigh_classes ? class_weight(tree_, node, tables_) : 0;
    if ((tag == "h1" || tag == "h2") && weight < 0) return true;
    if (!options_.clean) return false;
    const bool judged = tag == "form" || tag == "fieldset" || tag == "table" || tag == "ul" ||
                        tag == "ol" || tag == "div" || tag == "section" || tag == "header";
    if (!judged || inside(index, "code")) return false;
    if (tag == "table" && (stats.table_marks > 0 || stats.rows >= 10)) return false;
    if (weight < 0) return true;
    return stats.commas < 10 && is_box(index, stats, weight);
  }

 private:
  [[nodiscard]] bool is_share_box(const HtmlNode& node, const ElementStats& stats) const {
    return stats.letters < 500 && !node.is_text() && has_part(names_of(tree_, node), tables_.share);
  }

  [[nodiscard]] bool inside(std::uint32_t index, std::string_view tag) const {
    for (int up = 0; up < 6 && index != 0; ++up) {
      index = tree_.nodes()[index].parent;
      if (tree_.nodes()[index].tag == tag) return true;
    }
    return false;
  }

  /// A box of links, of pictures, of fields rather than of text.
  [[nodiscard]] bool is_box(std::uint32_t index, const ElementStats& stats, int weight) const {
    const std::string_view tag = tree_.nodes()[index].tag;
    const bool list = tag == "ul" || tag == "ol" ||
                      std::uint64_t{stats.list_letters} * 10 > std::uint64_t{stats.letters} * 9;
    const bool figure = inside(index, "figure");
    const double links = stats.link_density();
    if (!figure && stats.pictures > 1 && stats.paragraphs * 2 < stats.pictures) return true;
    if (!list && stats.items > stats.paragraphs + 100) return true;
    if (stats.inputs > stats.paragraphs / 3) return true;
    if (!list && weight < 25 && links > 0.2) return true;
    if (weight >= 25 && links > 0.5) return true;
    if (list && links > 0.5 && stats.items > 2) return true;
    return !list && !figure && stats.letters < 25 && links > 0 &&
           (stats.pictures == 0 || stats.pictures > 2) &&
           stats.heading_letters * 10 < stats.letters * 9;
  }

  const HtmlTree& tree_;
  const PageTables& tables_;
  CleanOptions options_;
};

}  // namespace

int class_weight(const HtmlTree& tree, const HtmlNode& node, const PageTables& tables) {
  int weight = 0;
  for (const char* attribute : {"class", "id"}) {
    const std::string names = lower_ascii(tree.attribute(node, attribute).substr(0, 400));
    if (has_part(names, tables.bad)) weight -= 25;
    if (has_part(names, tables.good)) weight += 25;
  }
  return weight;
}

std::vector<char> drop_clutter(const HtmlTree& tree, const PageTables& tables,
                               std::string_view title, CleanOptions options) {
  return Clutter(tree, tables, title, options).run();
}

void clean_article(const HtmlTree& tree, const PageTables& tables, CleanOptions options,
                   std::vector<char>& kept) {
  const std::vector<HtmlNode>& nodes = tree.nodes();
  const Cleaner cleaner(tree, tables, options);
  std::vector<ElementStats> stats(nodes.size());
  for (auto i = static_cast<std::uint32_t>(nodes.size()); i-- > 0;) {
    if (kept[i] == 0) continue;
    add_own(tree, i, stats[i]);
    if (!nodes[i].is_text() && cleaner.drops(i, stats[i])) {
      std::fill(kept.begin() + i, kept.begin() + nodes[i].end, char{0});
      continue;
    }
    if (i > 0) add_child(tree, i, stats[i], stats[nodes[i].parent]);
  }
}

}  // namespace dateline::ingest
