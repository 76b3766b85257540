// SPDX-License-Identifier: Apache-2.0
#include "ingest/html_page.h"

#include <algorithm>

#include <fmt/core.h>

#include "ingest/decode.h"
#include "ingest/html_tree.h"
#include "ingest/page_content.h"
#include "ingest/page_metadata.h"
#include "ingest/page_text.h"
#include "text/charset.h"
#include "text/fold.h"
#include "text/language_script.h"
#include "text/utf8.h"

namespace dateline::ingest {
namespace {

constexpr std::size_t head_size = 8192;
constexpr std::uint32_t enough_letters = 200;  // to tell the language by
constexpr std::size_t longest_label = 40;      // bytes of a character set's name in a note

/// The encoding that an XML declaration at the very beginning names, "" if there is none.
std::string xml_encoding(std::string_view head) {
  if (!head.starts_with("<?xml")) return {};
  head = head.substr(0, head.find("?>"));
  const std::size_t at = head.find("encoding");
  const std::size_t quote = at == std::string_view::npos ? at : head.find_first_of("\"'", at);
  if (quote == std::string_view::npos) return {};
  const std::string_view rest = head.substr(quote + 1);
  return std::string(rest.substr(0, rest.find(head[quote])));
}

/// The name behind "charset=" in the first bytes of a page, or in its XML declaration; "" if there
/// is none.
std::string declared_charset(std::string_view page) {
  const std::string head = text::fold(page.substr(0, head_size));
  if (std::string encoding = xml_encoding(head); !encoding.empty()) return encoding;
  std::size_t at = head.find("charset");
  while (at != std::string::npos) {
    at = head.find_first_not_of(" \t\n", at + 7);
    if (at == std::string::npos) return {};
    if (head[at] != '=') {
      at = head.find("charset", at);
      continue;
    }
    const std::size_t begin = head.find_first_not_of(" \t\n\"'", at + 1);
    if (begin == std::string::npos) return {};
    const std::size_t end = head.find_first_of(" \t\n\"'/>;", begin);
    return head.substr(begin, end == std::string::npos ? end : end - begin);
  }
  return {};
}

/// A page in the character set that it declares; well-formed UTF-8 is taken for UTF-8 whatever it
/// says, as nothing else looks like that by chance.
MappedText decode_page(std::string_view bytes, std::vector<std::string>& notes) {
  const bool marked = is_utf16(bytes) || bytes.starts_with("\xEF\xBB\xBF");
  if (marked || text::is_well_formed(bytes)) return decode_bytes(bytes, notes);
  const std::string declared = declared_charset(bytes);
  if (declared == "utf-8" || declared == "utf8") return decode_utf8(bytes, notes);
  auto converted = text::to_utf8(bytes, declared);
  if (!converted) {
    if (!declared.empty()) {
      notes.push_back(fmt::format("the page declares the character set {}, which nobody knows",
                                  text::truncate(declared, longest_label)));
    }
    return decode_bytes(bytes, notes);
  }
  if (converted->broken > 0) {
    notes.push_back(fmt::format(
        "{} {} nothing in {}, which the page declares, and read as U+FFFD: letters are lost",
        converted->broken, converted->broken == 1 ? "byte means" : "bytes mean", declared));
  }
  return {std::move(converted->text), std::move(converted->map)};
}

/// Title and article one after the other; the spans of `special` are moved along.
MappedText join(const MappedText& title, PageText& article) {
  MappedText result = title;
  if (title.text.empty()) return std::move(article.text);
  const auto moved = static_cast<std::uint32_t>(title.text.size() + 2);
  if (article.text.text.empty()) return result;
  result.replace("\n\n", article.text.map.front().source);
  const MappedText& body = article.text;
  for (std::size_t i = 0; i < body.map.size(); ++i) {
    const std::size_t begin = body.map[i].text;
    const std::size_t end = i + 1 < body.map.size() ? body.map[i + 1].text : body.text.size();
    result.copy(std::string_view(body.text).substr(begin, end - begin), body.map[i].source);
  }
  for (Block& block : article.special) {
    block.span.begin += moved;
    block.span.end += moved;
  }
  return result;
}

void find_parts(Report& report, const MappedText& title, std::vector<Block> special,
                const AnatomyTables& tables) {
  DissectOptions options;
  options.begin = static_cast<std::uint32_t>(title.text.size());
  options.find_headline = false;
  options.known = std::move(special);
  Anatomy anatomy = dissect(report.text, tables, options);
  if (!title.text.empty()) report.blocks.push_back({{0, options.begin}, BlockKind::headline});
  report.blocks.insert(report.blocks.end(), anatomy.blocks.begin(), anatomy.blocks.end());
  if (report.date || !anatomy.date) return;
  report.date = anatomy.date;
  report.date_span = anatomy.date_span;
}

/// The page's word for its language where there is too little text to tell it by, unless the
/// letters are of another script. Templates often say "en" over text in any language, and
/// identification is right in 99.9 % of longer texts: better than pages are.
std::string checked_lang(std::string lang, std::string_view text) {
  const text::Script claimed = text::script_of_language(lang);
  if (claimed == text::Script::none) return {};
  std::uint32_t letters = 0;
  std::uint32_t foreign = 0;
  for (std::size_t at = 0; at < std::min(text.size(), head_size);) {
    const text::CodePoint c = text::decode(text, at);
    at += c.length;
    const text::Script script = text::script_of(c.value);
    if (script == text::Script::none) continue;
    if (++letters >= enough_letters) return {};
    if (script != claimed) ++foreign;
  }
  const bool agrees = claimed == text::Script::other || foreign * 2 <= letters;
  return agrees ? std::move(lang) : std::string();
}

std::string or_else(const std::string& found, const std::string& given) {
  return found.empty() ? given : found;
}

}  // namespace

Report read_html_page(std::string bytes, const IngestOptions& options,
                      const AnatomyTables& tables) {
  Report report;
  report.source = std::move(bytes);
  const MappedText decoded = decode_page(report.source, report.notes);
  const HtmlTree tree(decoded.text);
  if (tree.nodes().empty()) {
    report.notes.emplace_back(
        "the page has far more elements than text; save the article alone, or as text");
    return report;
  }
  if (tree.thinned_tags() > 0) {
    report.notes.push_back(
        fmt::format("{} tags with thousands of attributes: most of these attributes were left out",
                    tree.thinned_tags()));
  }
  PageMetadata metadata = read_metadata(decoded.text, tree, tables, options.url);
  PageText article =
      render(decoded.text, tree, tables.page, find_article(tree, tables.page, metadata.title.text));
  report.lang = or_else(checked_lang(std::move(metadata.lang), article.text.text), options.lang);
  const MappedText text = join(metadata.title, article);
  report.map = compose(text, decoded);
  report.text = text.text;
  report.title = metadata.title.text;
  report.date = metadata.date;
  report.revision = metadata.revision;
  report.notes.insert(report.notes.end(), metadata.notes.begin(), metadata.notes.end());
  report.outlet = or_else(metadata.outlet, options.outlet);
  report.url = or_else(metadata.url, options.url);
  find_parts(report, metadata.title, std::move(article.special), tables);
  if (!report.date) report.date = options.date;
  report.key = report_key(options.id, report);
  return report;
}

}  // namespace dateline::ingest
