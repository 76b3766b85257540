// SPDX-License-Identifier: Apache-2.0
#include "ingest/page_content.h"

#include <algorithm>
#include <array>
#include <set>

#include "ingest/line_tokens.h"
#include "ingest/lower_ascii.h"
#include "ingest/page_clean.h"
#include "ingest/page_stats.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace dateline::ingest {
namespace {

constexpr std::uint32_t shortest_article = 500;   // letters; below it milder settings are tried
constexpr std::uint32_t shortest_paragraph = 25;  // letters

/// Scores the elements of one page under one setting.
class Scorer {
 public:
  Scorer(const HtmlTree& tree, const PageTables& tables, CleanOptions options,
         const std::vector<char>& dropped)
      : tree_(tree),
        tables_(tables),
        options_(options),
        dropped_(dropped),
        stats_(count_page(tree, dropped)),
        scores_(tree.nodes().size(), 0.0),
        scored_(tree.nodes().size(), 0) {}

  std::vector<char> run() {
    score_paragraphs();
    const std::uint32_t top = find_top();
    std::vector<char> kept(tree_.nodes().size(), 0);
    for (const std::uint32_t part : with_siblings(top)) keep(part, kept);
    return kept;
  }

 private:
  [[nodiscard]] const HtmlNode& node(std::uint32_t index) const { return tree_.nodes()[index]; }

  void score_paragraphs() {
    for (std::uint32_t i = 0; i < tree_.nodes().size(); ++i) {
      if (dropped_[i] != 0 || node(i).is_text()) continue;
      const std::string_view tag = node(i).tag;
      const ElementStats& stats = stats_[i];
      const bool paragraph = tag == "p" || tag == "td" || tag == "pre" || tag == "section" ||
                             (is_heading(tag) && tag != "h1") || (tag == "div" && !stats.has_block);
      if (paragraph)
        give(i, stats.letters, stats.commas, /*inside=*/false);
      else if (tag == "div" || tag == "article" || tag == "li" || tag == "body")
        give(i, stats.direct, stats.commas, /*inside=*/true);
    }
  }

  /// Gives the score of a paragraph to what is around it, less and less further out. Letters
  /// straight inside a box (`inside`) are a paragraph of that box.
  void give(std::uint32_t index, std::uint32_t letters, std::uint32_t commas, bool inside) {
    if (letters < shortest_paragraph) return;
    const double score = 1.0 + (inside ? 0.0 : 1.0 + commas) + std::min(letters / 100U, 3U);
    std::uint32_t at = inside ? index : node(index).parent;
    for (int level = 0; level < 5 && at != 0; ++level, at = node(at).parent) {
      if (node(at).tag == "html") return;
      const int divider = level == 0 ? 1 : (level == 1 ? 2 : level * 3);
      begin_score(at);
      scores_[at] += score / divider;
    }
  }

  void begin_score(std::uint32_t index) {
    if (scored_[index] != 0) return;
    scored_[index] = 1;
    const auto weight = tables_.tag_weights.find(node(index).tag);
    if (weight != tables_.tag_weights.end()) scores_[index] += weight->second;
    if (options_.weigh_classes) scores_[index] += class_weight(tree_, node(index), tables_);
  }

  [[nodiscard]] double final_score(std::uint32_t index) const {
    return scores_[index] * (1.0 - stats_[index].link_density());
  }

  /// The best five, best first; of equals the one that comes first.
  [[nodiscard]] std::vector<std::uint32_t> best() const {
    std::vector<std::uint32_t> found;
    for (std::uint32_t i = 0; i < scores_.size(); ++i) {
      if (scored_[i] == 0) continue;
      auto place = found.end();
      while (place != found.begin() && final_score(*(place - 1)) < final_score(i)) --place;
      found.insert(place, i);
      if (found.size() > 5) found.pop_back();
    }
    return found;
  }

  [[nodiscard]] std::uint32_t body() const {
    const std::uint32_t found = tree_.find("body");
    return found < tree_.nodes().size() ? found : 0;
  }

  [[nodiscard]] std::uint32_t find_top() const {
    const std::vector<std::uint32_t> candidates = best();
    if (candidates.empty() || candidates.front() == body()) return body();
    std::uint32_t top = common_ancestor(candidates);
    top = climb(top);
    while (node(top).parent != body() && top != 0 && only_child(top)) top = node(top).parent;
    return top;
  }

  /// An article in three or more boxes of nearly the same score is what holds them together.
  [[nodiscard]] std::uint32_t common_ancestor(const std::vector<std::uint32_t>& candidates) const {
    const std::uint32_t top = candidates.front();
    std::vector<std::uint32_t> rivals;
    for (const std::uint32_t candidate : candidates) {
      if (candidate != top && final_score(candidate) >= 0.75 * final_score(top))
        rivals.push_back(candidate);
    }
    if (rivals.size() < 3) return top;
    for (std::uint32_t at = node(top).parent; at != 0 && at != body(); at = node(at).parent) {
      const auto inside = std::count_if(rivals.begin(), rivals.end(), [&](std::uint32_t rival) {
        return rival > at && rival < node(at).end;
      });
      if (inside >= 3) return at;
    }
    return top;
  }

  /// Goes up as long as what is around scores better, and not far below where it does not.
  [[nodiscard]] std::uint32_t climb(std::uint32_t top) const {
    double last = scores_[top];
    const double least = last / 3.0;
    for (std::uint32_t at = node(top).parent; at != 0 && at != body(); at = node(at).parent) {
      if (scored_[at] == 0) continue;
      if (scores_[at] < least) break;
      if (scores_[at] > last) return at;
      last = scores_[at];
    }
    return top;
  }

  [[nodiscard]] bool only_child(std::uint32_t index) const {
    const std::uint32_t parent = node(index).parent;
    for (std::uint32_t child = parent + 1; child < node(parent).end; child = node(child).end) {
      if (child == index || dropped_[child] != 0) continue;
      if (!node(child).is_text()) return false;
    }
    return true;
  }

  /// The top element and those beside it that look like parts of the same article.
  [[nodiscard]] std::vector<std::uint32_t> with_siblings(std::uint32_t top) const {
    if (top == body() || top == 0) return {top};
    const double threshold = std::max(10.0, final_score(top) * 0.2);
    const std::string top_class(tree_.attribute(node(top), "class"));
    std::vector<std::uint32_t> parts;
    const std::uint32_t parent = node(top).parent;
    for (std::uint32_t at = parent + 1; at < node(parent).end; at = node(at).end) {
      if (dropped_[at] != 0 || node(at).is_text()) continue;
      const bool alike = !top_class.empty() && tree_.attribute(node(at), "class") == top_class;
      const double bonus = alike ? final_score(top) * 0.2 : 0.0;
      const bool scores = scored_[at] != 0 && final_score(at) + bonus >= threshold;
      if (at == top || scores || is_loose_paragraph(at)) parts.push_back(at);
    }
    return parts;
  }

  [[nodiscard]] bool is_loose_paragraph(std::uint32_t index) const {
    const HtmlNode& here = node(index);
    const ElementStats& stats = stats_[index];
    const bool paragraph = here.tag == "p" || (here.tag == "div" && !stats.has_block);
    if (!paragraph || stats.letters == 0) return false;
    if (stats.letters > 80) return stats.link_density() < 0.25;
    const std::string text = tree_.text_of(index);
    return stats.link_letters == 0 && text::trim(text).ends_with('.');
  }

  void keep(std::uint32_t part, std::vector<char>& kept) const {
    for (std::uint32_t i = part; i < node(part).end; ++i) {
      if (dropped_[i] == 0) kept[i] = 1;
    }
  }

  const HtmlTree& tree_;
  const PageTables& tables_;
  CleanOptions options_;
  const std::vector<char>& dropped_;
  std::vector<ElementStats> stats_;
  std::vector<double> scores_;
  std::vector<char> scored_;
};

std::uint32_t letters_kept(const HtmlTree& tree, const std::vector<char>& kept) {
  std::uint32_t letters = 0;
  for (std::uint32_t i = 0; i < kept.size(); ++i) {
    if (kept[i] == 0 || !tree.nodes()[i].is_text()) continue;
    ElementStats stats;
    add_own(tree, i, stats);
    letters += stats.letters;
  }
  return letters;
}

}  // namespace

std::string names_of(const HtmlTree& tree, const HtmlNode& node) {
  std::string names(tree.attribute(node, "class").substr(0, 400));
  names += ' ';
  names += tree.attribute(node, "id").substr(0, 400);
  return lower_ascii(names);
}

bool same_heading(std::string_view left, std::string_view right) {
  const std::vector<std::string> left_words = folded_words(left);
  const std::vector<std::string> right_words = folded_words(right);
  if (left_words.empty() || right_words.empty()) return false;
  const std::set<std::string> known(left_words.begin(), left_words.end());
  std::size_t common = 0;
  for (const std::string& word : right_words) common += known.count(word);
  return common * 4 >= 3 * std::max(right_words.size(), left_words.size());
}

std::vector<char> find_article(const HtmlTree& tree, const PageTables& tables,
                               std::string_view title) {
  static constexpr std::array<CleanOptions, 4> settings{
      {{true, true, true}, {false, true, true}, {false, false, true}, {false, false, false}}};
  std::vector<char> longest(tree.nodes().size(), 0);
  std::uint32_t most = 0;
  for (const CleanOptions options : settings) {
    const std::vector<char> dropped = drop_clutter(tree, tables, title, options);
    std::vector<char> kept = Scorer(tree, tables, options, dropped).run();
    clean_article(tree, tables, options, kept);
    const std::uint32_t letters = letters_kept(tree, kept);
    if (letters > most) {
      most = letters;
      longest = std::move(kept);
    }
    if (most >= shortest_article) break;
  }
  return longest;
}

}  // namespace dateline::ingest
