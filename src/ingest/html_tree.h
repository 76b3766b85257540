// SPDX-License-Identifier: Apache-2.0
#pragma once
// A page as a flat list of nodes in document order, parsed by gumbo (HTML5). No recursion: a node's
// subtree is nodes [i + 1, end). Depth and memory are bounded whatever the bytes are.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::ingest {

struct HtmlNode {
  std::uint32_t parent = 0;       // the root is its own parent
  std::uint32_t end = 0;          // after the last node inside
  std::string_view tag;           // lower case, "" for text
  std::string_view text;          // of text nodes, entities resolved
  std::uint32_t source = 0;       // text: byte of the page where it begins
  std::uint32_t source_end = 0;   // text: byte after it
  const void* element = nullptr;  // gumbo's node, for attributes

  [[nodiscard]] bool is_text() const { return tag.empty(); }
};

class HtmlTree {
 public:
  /// Parses well-formed UTF-8; `page` must outlive the tree. A page that wants more memory than
  /// honest pages do, or whose attributes cannot be kept within limits, gives an empty tree.
  explicit HtmlTree(std::string_view page);
  HtmlTree(HtmlTree&&) noexcept;
  HtmlTree& operator=(HtmlTree&&) noexcept;
  ~HtmlTree();

  [[nodiscard]] const std::vector<HtmlNode>& nodes() const { return nodes_; }

  /// Tags with so many attributes that most of them were left out; 0 on honest pages.
  [[nodiscard]] std::size_t thinned_tags() const { return thinned_tags_; }

  /// The attribute's value; empty if there is none.
  [[nodiscard]] std::string_view attribute(const HtmlNode& node, const char* name) const;
  /// The attribute with the bytes of the page it is written in, quotes left out.
  struct Attribute {
    std::string_view value;
    std::uint32_t source = 0;
    std::uint32_t source_end = 0;
  };
  [[nodiscard]] Attribute attribute_with_source(const HtmlNode& node, const char* name) const;
  [[nodiscard]] bool has_attribute(const HtmlNode& node, const char* name) const;

  /// All text inside node `index`, white space as it is.
  [[nodiscard]] std::string text_of(std::uint32_t index) const;

  /// The first node with this tag inside `within`; nodes().size() if there is none.
  [[nodiscard]] std::uint32_t find(std::string_view tag, std::uint32_t within = 0) const;

 private:
  class Arena;
  void flatten(const void* document);

  std::string page_;  // what gumbo read: without tags that nest too deeply, of few attributes each
  std::size_t thinned_tags_ = 0;
  std::unique_ptr<Arena> arena_;
  std::vector<HtmlNode> nodes_;
};

}  // namespace dateline::ingest
