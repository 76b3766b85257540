// SPDX-License-Identifier: Apache-2.0
#include "ingest/page_text.h"

#include <algorithm>
#include <optional>

#include "ingest/page_content.h"
#include "ingest/page_stats.h"
#include "text/utf8.h"

namespace dateline::ingest {
namespace {

bool is_page_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

bool is_reference_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '#';
}

std::size_t end_of_reference(std::string_view raw, std::size_t at) {
  std::size_t end = at + 1;
  while (end < raw.size() && end - at < 40 && is_reference_letter(raw[end])) ++end;
  return end < raw.size() && raw[end] == ';' ? end + 1 : end;
}

/// Sets gumbo's letters of a text beside the bytes they were read from.
class Aligner {
 public:
  Aligner(std::string_view read, std::string_view raw, std::size_t source)
      : read_(read), raw_(raw), source_(source) {}

  MappedText run() {
    while (at_ < read_.size()) {
      if (from_ >= raw_.size()) {
        // Letters from somewhere else on the page (misplaced tags): all point to the end.
        result_.replace(read_.substr(at_), source_ + raw_.size());
        break;
      }
      step();
    }
    return std::move(result_);
  }

 private:
  void step() {
    if (raw_[from_] == '&' && take_reference()) return;
    if (raw_[from_] == read_[at_]) {
      result_.copy(read_.substr(at_, 1), source_ + from_);
      ++at_;
      ++from_;
    } else if (raw_[from_] == '\r') {
      ++from_;  // a line end that gumbo reads as "\n"
    } else if (raw_[from_] == '<') {
      from_ = std::min(raw_.find('>', from_), raw_.size() - 1) + 1;  // a tag in between
    } else {
      const std::uint32_t length = std::max(1U, text::decode(read_, at_).length);
      result_.replace(read_.substr(at_, length), source_ + from_);
      at_ += length;
      ++from_;
    }
  }

  /// "&amp;", "&#8217;", "&nbsp" for one or two letters.
  bool take_reference() {
    const std::size_t longest = end_of_reference(raw_, from_);
    if (longest - from_ < 3 || (read_[at_] == '&' && !is_ampersand(longest))) return false;
    const std::size_t one = text::decode(read_, at_).length;
    const std::size_t two =
        at_ + one < read_.size() ? one + text::decode(read_, at_ + one).length : one;
    // Without a semicolon the name may end before the letters do: "&notit" is "¬it".
    const bool closed = raw_[longest - 1] == ';';
    for (std::size_t end = closed ? longest : from_ + 3; end <= longest; ++end) {
      if (fits(at_ + one, end)) return take(one, end);
      if (fits(at_ + two, end)) return take(two, end);
    }
    return take(one, longest);
  }

  bool take(std::size_t length, std::size_t end) {
    result_.replace(read_.substr(at_, length), source_ + from_);
    at_ += length;
    from_ = end;
    return true;
  }

  [[nodiscard]] bool is_ampersand(std::size_t end) const {
    const std::string_view name = raw_.substr(from_, end - from_);
    return name.starts_with("&amp") || name.starts_with("&AMP") || name.starts_with("&#38") ||
           name.starts_with("&#x26") || name.starts_with("&#038");
  }

  /// Could the letters go on at `at` and the bytes at `from`? Looks at the next few.
  [[nodiscard]] bool fits(std::size_t at, std::size_t from) const {
    for (int ahead = 0; ahead < 4; ++ahead, ++at, ++from) {
      if (at >= read_.size() || from >= raw_.size()) return at >= read_.size();
      const char next = raw_[from];
      if (next == '&' || next == '\r' || next == '<') return true;
      if (next != read_[at]) return false;
    }
    return true;
  }

  std::string_view read_;
  std::string_view raw_;
  std::size_t source_;
  std::size_t at_ = 0;
  std::size_t from_ = 0;
  MappedText result_;
};

/// Appends pieces with a break between them where one is due.
class Writer {
 public:
  /// A paragraph ends here.
  void break_paragraph() { paragraph_due_ = true; }
  void break_line() { line_due_ = true; }

  void add(const MappedText& piece, bool preformatted) {
    for (std::size_t i = 0; i < piece.map.size(); ++i) {
      const std::size_t begin = piece.map[i].text;
      const std::size_t end = i + 1 < piece.map.size() ? piece.map[i + 1].text : piece.text.size();
      add_run(std::string_view(piece.text).substr(begin, end - begin), piece.map[i].source,
              preformatted);
    }
  }

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(text_.text.size()); }
  /// Where the next letter will stand.
  [[nodiscard]] std::uint32_t next() const {
    if (text_.text.empty()) return 0;
    return size() + (paragraph_due_ ? 2U : 0U);
  }
  MappedText take() { return std::move(text_); }

 private:
  /// Bytes that were copied one by one from `source` on (or stand for what is there).
  void add_run(std::string_view bytes, std::size_t source, bool preformatted) {
    std::size_t at = 0;
    while (at < bytes.size()) {
      if (is_page_space(bytes[at])) {
        const bool line = preformatted && bytes[at] == '\n';
        if (line)
          line_due_ = true;
        else
          space_due_ = true;
        ++at;
        continue;
      }
      std::size_t end = at;
      while (end < bytes.size() && !is_page_space(bytes[end])) ++end;
      add_breaks(source + at);
      text_.copy(bytes.substr(at, end - at), source + at);
      at = end;
    }
  }

  void add_breaks(std::size_t source) {
    if (!text_.text.empty()) {
      if (paragraph_due_)
        text_.replace("\n\n", source);
      else if (line_due_)
        text_.replace("\n", source);
      else if (space_due_)
        text_.replace(" ", source);
    }
    paragraph_due_ = line_due_ = space_due_ = false;
  }

  MappedText text_;
  bool paragraph_due_ = false;
  bool line_due_ = false;
  bool space_due_ = false;
};

std::optional<BlockKind> special_kind(const HtmlTree& tree, const HtmlNode& node,
                                      const PageTables& tables) {
  if (node.tag == "figcaption" || node.tag == "caption") return BlockKind::caption;
  if (node.tag == "blockquote" && has_part(names_of(tree, node), tables.posts))
    return BlockKind::quoted_post;
  return std::nullopt;
}

/// Walks the nodes in document order and writes what is kept.
class Renderer {
 public:
  Renderer(std::string_view page, const HtmlTree& tree, const PageTables& tables,
           const std::vector<char>& kept)
      : page_(page), tree_(tree), tables_(tables), kept_(kept) {}

  PageText run() {
    const auto size = static_cast<std::uint32_t>(tree_.nodes().size());
    for (std::uint32_t i = 0; i < size; ++i) {
      close_before(i);
      if (kept_[i] != 0) write(i);
    }
    close_before(size);
    result_.text = writer_.take();
    return std::move(result_);
  }

 private:
  void write(std::uint32_t index) {
    const HtmlNode& node = tree_.nodes()[index];
    if (node.is_text()) {
      writer_.add(align(page_, node.text, node.source, node.source_end), index < pre_end_);
      return;
    }
    if (node.tag == "br") writer_.break_line();
    if (node.tag == "pre") pre_end_ = std::max(pre_end_, node.end);
    const auto kind = special_end_ > index ? std::nullopt : special_kind(tree_, node, tables_);
    if (is_block(node.tag)) {
      writer_.break_paragraph();
      open_blocks_.push_back(node.end);
    }
    if (kind) {
      result_.special.push_back({{writer_.next(), writer_.next()}, *kind});
      special_end_ = node.end;
    }
  }

  /// Ends the blocks whose last node stands before `index`.
  void close_before(std::uint32_t index) {
    while (!open_blocks_.empty() && open_blocks_.back() <= index) {
      writer_.break_paragraph();
      open_blocks_.pop_back();
    }
    if (special_end_ == 0 || special_end_ > index) return;
    special_end_ = 0;
    Span& span = result_.special.back().span;
    span.end = writer_.size();
    if (span.empty()) result_.special.pop_back();
  }

  std::string_view page_;
  const HtmlTree& tree_;
  const PageTables& tables_;
  const std::vector<char>& kept_;
  Writer writer_;
  PageText result_;
  std::vector<std::uint32_t> open_blocks_;  // ends of the blocks that are open
  std::uint32_t special_end_ = 0;           // end of the caption or post that is open, 0 none
  std::uint32_t pre_end_ = 0;
};

}  // namespace

MappedText align(std::string_view page, std::string_view letters, std::size_t begin,
                 std::size_t end) {
  end = std::min(end, page.size());
  begin = std::min(begin, end);
  return Aligner(letters, page.substr(begin, end - begin), begin).run();
}

MappedText collapse(const MappedText& text) {
  Writer writer;
  writer.add(text, /*preformatted=*/false);
  return writer.take();
}

PageText render(std::string_view page, const HtmlTree& tree, const PageTables& tables,
                const std::vector<char>& kept) {
  return Renderer(page, tree, tables, kept).run();
}

}  // namespace dateline::ingest
