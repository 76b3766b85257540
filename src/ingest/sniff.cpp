// SPDX-License-Identifier: Apache-2.0
#include "ingest/sniff.h"

#include <algorithm>
#include <array>

#include "ingest/decode.h"
#include "ingest/lower_ascii.h"

namespace dateline::ingest {
namespace {

struct Signature {
  std::string_view magic;
  std::string_view refusal;
};

constexpr std::array<Signature, 16> signatures{{
    {"%PDF-", "not text: looks like a PDF; extract the text first (pdftotext FILE)"},
    {"PK\x03\x04", "not text: looks like a ZIP archive or an office document; unpack it first"},
    {"\x1F\x8B", "not text: looks like gzip; unpack it first (gunzip FILE)"},
    {"\x28\xB5\x2F\xFD", "not text: looks like zstd; unpack it first (unzstd FILE)"},
    {"BZh", "not text: looks like bzip2; unpack it first (bunzip2 FILE)"},
    {"\xFD"
     "7zXZ",
     "not text: looks like xz; unpack it first (unxz FILE)"},
    {"7z\xBC\xAF", "not text: looks like a 7z archive; unpack it first"},
    {"\x89PNG", "not text: looks like a PNG picture"},
    {"\xFF\xD8\xFF", "not text: looks like a JPEG picture"},
    {"GIF8", "not text: looks like a GIF picture"},
    {"\xD0\xCF\x11\xE0", "not text: looks like an old office document; save it as text first"},
    {"{\\rtf", "not plain text: looks like RTF; save it as text first"},
    {"SQLite format 3", "not text: looks like an SQLite database; give it with --db"},
    {"\x7F"
     "ELF",
     "not text: looks like a program"},
    {"OggS", "not text: looks like a recording"},
    {"ID3", "not text: looks like a recording"},
}};

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

std::string_view skip_space(std::string_view text) {
  const auto* const first = std::find_if_not(text.begin(), text.end(), is_space);
  return text.substr(static_cast<std::size_t>(first - text.begin()));
}

bool has_ending(std::string_view name, std::string_view ending) {
  return lower_ascii(name).ends_with(ending);
}

/// Leaves out comments, processing instructions and white space in front of the first element.
std::string_view skip_prolog(std::string_view text) {
  for (;;) {
    text = skip_space(text);
    const std::string_view close = text.starts_with("<!--") ? "-->" : "?>";
    if (!text.starts_with("<!--") && !text.starts_with("<?")) return text;
    const std::size_t end = text.find(close);
    if (end == std::string_view::npos) return {};
    text.remove_prefix(end + close.size());
  }
}

std::string markup_refusal(std::string_view element, bool declared_xml) {
  if (element.starts_with("<rss") || element.starts_with("<rdf:rdf"))
    return "an RSS feed: not supported yet; save the pages it names, or give JSON lines";
  if (element.starts_with("<feed"))
    return "an Atom feed: not supported yet; save the pages it names, or give JSON lines";
  if (declared_xml) return "XML of a kind not supported yet; give HTML, plain text or JSON lines";
  return {};
}

bool looks_like_html(std::string_view lower, std::string_view element) {
  static constexpr std::array<std::string_view, 8> starts{
      "<!doctype html", "<html", "<head", "<body", "<article", "<meta", "<title", "<div"};
  const bool begins = std::any_of(starts.begin(), starts.end(), [&](std::string_view start) {
    return element.starts_with(start);
  });
  return begins || lower.find("<html") != std::string_view::npos ||
         lower.find("<!doctype html") != std::string_view::npos;
}

/// One object a line, as far as the first bytes show.
bool looks_like_json(std::string_view start) {
  if (!start.starts_with('{')) return false;
  start = skip_space(start.substr(1));
  return start.empty() || start.starts_with('"') || start.starts_with('}');
}

/// JSON that is not in lines.
std::string json_refusal(std::string_view start) {
  if (looks_like_json(start)) {
    const std::string_view line = start.substr(0, start.find('\n'));
    const bool whole = line.find('"') != std::string_view::npos || line.find('}') != line.npos;
    return whole ? std::string()
                 : "a JSON object over several lines; write one object a line (jq -c . FILE)";
  }
  if (!start.starts_with('[')) return {};
  start = skip_space(start.substr(1));
  return looks_like_json(start) ? "a JSON array; write one object a line (jq -c '.[]' FILE)" : "";
}

std::string binary_refusal(std::string_view head) {
  for (const Signature& signature : signatures) {
    if (head.starts_with(signature.magic)) return std::string(signature.refusal);
  }
  if (head.starts_with("WARC/"))
    return "a WARC archive: not supported yet; extract the pages, or give JSON lines";
  if (!is_utf16(head) && head.find('\0') != std::string_view::npos)
    return "not text: contains NUL bytes";
  return {};
}

}  // namespace

Sniffed sniff(std::string_view head, std::string_view name) {
  if (std::string refusal = binary_refusal(head); !refusal.empty())
    return {Format::refused, std::move(refusal)};
  std::vector<std::string> notes;
  const std::string decoded =
      is_utf16(head) ? decode_bytes(head, notes).text : decode_utf8(head, notes).text;
  const std::string lower = lower_ascii(decoded);
  const std::string_view element = skip_prolog(lower);
  const bool html = looks_like_html(lower, element);
  if (std::string refusal = json_refusal(skip_space(decoded)); !refusal.empty())
    return {Format::refused, std::move(refusal)};
  if (has_ending(name, ".jsonl") || has_ending(name, ".ndjson") ||
      looks_like_json(skip_space(decoded)))
    return {Format::json_lines, {}};
  const bool declared_xml = skip_space(lower).starts_with("<?xml");
  if (std::string refusal = markup_refusal(element, declared_xml && !html); !refusal.empty())
    return {Format::refused, std::move(refusal)};
  const bool named_html = has_ending(name, ".html") || has_ending(name, ".htm");
  if (html || (named_html && lower.find('<') != std::string::npos)) return {Format::html, {}};
  return {Format::plain_text, {}};
}

}  // namespace dateline::ingest
