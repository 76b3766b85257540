// SPDX-License-Identifier: Apache-2.0
#include "ingest/page_metadata.h"

#include <algorithm>
#include <array>
#include <map>
#include <vector>

#include "ingest/json_ld.h"
#include "ingest/page_content.h"
#include "ingest/page_text.h"
#include "ingest/revision.h"
#include "ingest/written_date.h"
#include "text/fold.h"

namespace dateline::ingest {
namespace {

constexpr std::size_t longest_title = 1000;  // bytes

bool is_absolute(std::string_view url) {
  return url.starts_with("https://") || url.starts_with("http://");
}

/// "https://x.org/" is no address of an article.
bool names_a_page(std::string_view url) {
  if (!is_absolute(url)) return false;
  const std::size_t path = url.find('/', url.find("//") + 2);
  return path != std::string_view::npos && path + 1 < url.size();
}

/// Reads one page's metadata.
class Reader {
 public:
  Reader(std::string_view page, const HtmlTree& tree, const AnatomyTables& tables)
      : page_(page), tree_(tree), tables_(tables) {
    collect();
  }

  PageMetadata run(std::string_view given_url) {
    PageMetadata result;
    result.url = url();
    result.outlet = meta(tables_.page.meta_outlets);
    if (result.outlet.empty() && article_) result.outlet = article_->publisher;
    result.outlet = std::string(text::trim(result.outlet));
    result.lang = lang();
    result.title = title(result.outlet);
    result.date = date();
    if (!result.date) result.date = date_in_url(result.url);
    if (!result.date) result.date = date_in_url(given_url);
    read_revision(result);
    return result;
  }

 private:
  [[nodiscard]] const std::vector<HtmlNode>& nodes() const { return tree_.nodes(); }

  void collect() {
    for (std::uint32_t i = 0; i < nodes().size(); ++i) {
      const HtmlNode& node = nodes()[i];
      if (node.tag == "meta") collect_meta(i);
      if (node.tag == "time") times_.push_back(i);
      if (node.tag == "h1" && headings_.size() < 8) headings_.push_back(i);
      if (node.tag == "link" && canonical_.empty() &&
          text::fold(tree_.attribute(node, "rel")) == "canonical")
        canonical_ = tree_.attribute(node, "href");
      if (node.tag == "script" && !article_ &&
          tree_.attribute(node, "type") == "application/ld+json")
        article_ = read_json_ld(tree_.text_of(i));
    }
  }

  /// The first of each name counts.
  void collect_meta(std::uint32_t index) {
    for (const char* attribute : {"property", "name", "itemprop", "http-equiv"}) {
      const std::string_view name = tree_.attribute(nodes()[index], attribute);
      if (name.empty()) continue;
      // One element may hold several names, blanks between them.
      for (const std::string& one : tables::split_list(text::fold(name.substr(0, 200)), ' '))
        metas_.emplace(one, index);
    }
  }

  [[nodiscard]] const HtmlNode* meta_node(const std::vector<std::string>& names) const {
    for (const std::string& name : names) {
      const auto found = metas_.find(name);
      if (found == metas_.end()) continue;
      const HtmlNode& node = nodes()[found->second];
      if (!text::trim(tree_.attribute(node, "content")).empty()) return &node;
    }
    return nullptr;
  }

  [[nodiscard]] std::string meta(const std::vector<std::string>& names) const {
    const HtmlNode* node = meta_node(names);
    return node == nullptr ? std::string()
                           : std::string(text::trim(tree_.attribute(*node, "content")));
  }

  [[nodiscard]] std::string url() const {
    if (names_a_page(canonical_)) return std::string(canonical_);
    const std::string found = meta(tables_.page.meta_urls);
    return names_a_page(found) ? found : std::string();
  }

  [[nodiscard]] std::string lang() const {
    std::string lang;
    const std::uint32_t html = tree_.find("html");
    if (html < nodes().size()) lang = tree_.attribute(nodes()[html], "lang");
    if (lang.empty()) lang = meta({"content-language", "og:locale", "inlanguage"});
    if (lang.empty() && article_) lang = article_->language;
    lang = std::string(text::trim(lang)).substr(0, 20);
    std::replace(lang.begin(), lang.end(), '_', '-');
    return lang;
  }

  [[nodiscard]] std::optional<Day> date() const {
    const auto parse = [&](std::string_view text) {
      return parse_written_date(text, tables_.months);
    };
    if (article_) {
      if (const auto day = parse(article_->date)) return day;
    }
    for (const std::string& name : tables_.page.meta_dates) {
      if (const auto day = parse(meta({name}))) return day;
    }
    // A <time> that is marked as the date of publication before any other.
    for (const bool marked : {true, false}) {
      for (const std::uint32_t index : times_) {
        const HtmlNode& node = nodes()[index];
        const bool published = tree_.attribute(node, "itemprop") == "datePublished" ||
                               tree_.has_attribute(node, "pubdate");
        if (published != marked) continue;
        if (const auto day = parse(tree_.attribute(node, "datetime"))) return day;
      }
    }
    return std::nullopt;
  }

  /// The latest time at which the page says it was changed.
  void read_revision(PageMetadata& result) const {
    if (article_) take_time("dateModified", article_->modified, result.revision, result.notes);
    for (const std::string& name : tables_.page.meta_changes) {
      take_time(name, meta({name}), result.revision, result.notes);
    }
  }

  /// What JSON-LD, og:title, the heading or <title> call the article, in that order; its letters
  /// are taken from the heading on the page if that says the same.
  [[nodiscard]] MappedText title(const std::string& outlet) const {
    MappedText named = without_outlet(title_from_head(), outlet);
    for (const std::uint32_t heading : headings_) {
      MappedText written = element_text(heading);
      if (text::trim(written.text).empty() || written.text.size() > longest_title) continue;
      if (named.text.empty() || same_heading(written.text, named.text)) return written;
    }
    return named;
  }

  [[nodiscard]] MappedText title_from_head() const {
    const HtmlNode* node = meta_node(tables_.page.meta_titles);
    const std::uint32_t element = tree_.find("title");
    if (article_ && !article_->headline.empty()) {
      MappedText result;
      result.replace(article_->headline.substr(0, longest_title), 0);
      const bool same =
          node != nullptr && same_heading(tree_.attribute(*node, "content"), article_->headline);
      if (!same) return collapse(result);
    }
    if (node != nullptr) {
      const auto content = tree_.attribute_with_source(*node, "content");
      return collapse(align(page_, content.value, content.source, content.source_end));
    }
    const bool titled = element < nodes().size() && !text::trim(tree_.text_of(element)).empty();
    return titled ? element_text(element) : MappedText();
  }

  [[nodiscard]] MappedText element_text(std::uint32_t index) const {
    std::vector<char> kept(nodes().size(), 0);
    std::fill(kept.begin() + index, kept.begin() + nodes()[index].end, char{1});
    MappedText text = render(page_, tree_, tables_.page, kept).text;
    return text;
  }

  /// "Title | Outlet" and "Title - Outlet" without what follows the last such sign.
  [[nodiscard]] static MappedText without_outlet(MappedText title, const std::string& outlet) {
    static constexpr std::array<std::string_view, 6> signs{" | ", " - ",  " – ",
                                                           " — ", " :: ", " » "};
    std::size_t cut = std::string::npos;
    for (const std::string_view sign : signs) {
      const std::size_t found = title.text.rfind(sign);
      if (found == std::string::npos) continue;
      const std::string_view tail = std::string_view(title.text).substr(found + sign.size());
      const bool is_outlet = !outlet.empty() && text::fold(tail) == text::fold(outlet);
      const bool by_shape = sign == " | " && folded_words(tail).size() <= 4 &&
                            folded_words(title.text.substr(0, found)).size() >= 4;
      if (is_outlet || by_shape) cut = std::min(cut, found);
    }
    if (cut == std::string::npos || cut == 0) return title;
    title.text.resize(cut);
    std::erase_if(title.map, [&](const SourcePoint& point) { return point.text >= cut; });
    return title;
  }

  std::string_view page_;
  const HtmlTree& tree_;
  const AnatomyTables& tables_;
  std::map<std::string, std::uint32_t, std::less<>> metas_;
  std::vector<std::uint32_t> times_;
  std::vector<std::uint32_t> headings_;
  std::string_view canonical_;
  std::optional<JsonLdArticle> article_;
};

bool is_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace

PageMetadata read_metadata(std::string_view page, const HtmlTree& tree, const AnatomyTables& tables,
                           std::string_view url) {
  return Reader(page, tree, tables).run(url);
}

std::optional<Day> date_in_url(std::string_view url) {
  if (url.size() > 4000) return std::nullopt;
  const std::size_t query = url.find_first_of("?#");
  const std::vector<std::string> parts = tables::split_list(url.substr(0, query), '/');
  for (std::size_t i = 2; i + 2 < parts.size(); ++i) {
    const bool shaped = is_digits(parts[i]) && parts[i].size() == 4 && is_digits(parts[i + 1]) &&
                        parts[i + 1].size() <= 2 && is_digits(parts[i + 2]) &&
                        parts[i + 2].size() <= 2;
    if (!shaped) continue;
    const auto number = [&](std::size_t at) {
      return static_cast<int>(tables::parse_int(parts[at]).value_or(0));
    };
    return day_of(number(i), number(i + 1), number(i + 2));
  }
  return std::nullopt;
}

}  // namespace dateline::ingest
