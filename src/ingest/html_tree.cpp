// SPDX-License-Identifier: Apache-2.0
#include "ingest/html_tree.h"

#include <algorithm>
#include <csetjmp>
#include <cstddef>
#include <cstdlib>

#include <gumbo.h>

#include "ingest/html_attributes.h"
#include "ingest/html_depth.h"

namespace dateline::ingest {
namespace {

const GumboNode* as_gumbo(const void* node) { return static_cast<const GumboNode*>(node); }

bool has_children(const GumboNode& node) {
  return node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE ||
         node.type == GUMBO_NODE_DOCUMENT;
}

const GumboVector& children_of(const GumboNode& node) {
  return node.type == GUMBO_NODE_DOCUMENT ? node.v.document.children : node.v.element.children;
}

bool is_text_node(const GumboNode& node) {
  return node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE ||
         node.type == GUMBO_NODE_CDATA;
}

std::string_view tag_of(const GumboNode& node) {
  if (node.type == GUMBO_NODE_DOCUMENT) return "#document";
  if (node.v.element.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(node.v.element.tag);
  return "unknown";
}

}  // namespace

/// Memory of one parse: handed out in order, given back all at once, with a limit. Gumbo cannot be
/// told that memory ran out, so reaching the limit jumps out of the parse; gumbo is C, and nothing
/// of ours stands between.
class HtmlTree::Arena {
 public:
  explicit Arena(std::size_t limit) : left_(limit) {}

  static void* allocate(void* self, std::size_t size) {
    return static_cast<Arena*>(self)->take(size);
  }
  static void release(void*, void*) {}

  // Where a parse that wants too much memory ends up.
  std::jmp_buf out_of_memory{};  // NOLINT(misc-non-private-member-variables-in-classes)

 private:
  void* take(std::size_t size) {
    constexpr std::size_t alignment = alignof(std::max_align_t);
    size = (size + alignment - 1) / alignment * alignment;
    if (size > left_) std::longjmp(out_of_memory, 1);
    left_ -= size;
    if (size > room_) add_block(std::max(size, block_size));
    char* const result = next_;
    next_ += size;
    room_ -= size;
    return result;
  }

  void add_block(std::size_t size) {
    blocks_.push_back(std::make_unique_for_overwrite<char[]>(size));
    next_ = blocks_.back().get();
    room_ = size;
  }

  static constexpr std::size_t block_size = std::size_t{64} << 10U;
  std::vector<std::unique_ptr<char[]>> blocks_;
  char* next_ = nullptr;
  std::size_t room_ = 0;
  std::size_t left_;
};

namespace {

/// Null when the arena's limit was reached.
GumboOutput* parse(const GumboOptions& options, std::jmp_buf& out_of_memory,
                   const std::string& page) {
  if (setjmp(out_of_memory) != 0) return nullptr;
  return gumbo_parse_with_options(&options, page.data(), page.size());
}

}  // namespace

HtmlTree::HtmlTree(std::string_view page) {
  auto limited = limit_attributes(limit_depth(page));
  if (!limited) return;
  page_ = std::move(limited->page);
  thinned_tags_ = limited->blanked;
  // Honest pages take 10 to 20 bytes for each of their own.
  constexpr std::size_t least = std::size_t{64} << 20U;
  arena_ = std::make_unique<Arena>(least + 24 * page_.size());
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = Arena::allocate;
  options.deallocator = Arena::release;
  options.userdata = arena_.get();
  options.max_errors = 0;
  const GumboOutput* output = parse(options, arena_->out_of_memory, page_);
  if (output != nullptr) flatten(output->document);
}

HtmlTree::HtmlTree(HtmlTree&&) noexcept = default;
HtmlTree& HtmlTree::operator=(HtmlTree&&) noexcept = default;
HtmlTree::~HtmlTree() = default;

void HtmlTree::flatten(const void* document) {
  struct Open {
    const GumboNode* node;
    std::uint32_t index;
    unsigned next_child;
  };
  std::vector<Open> open;
  const auto enter = [&](const GumboNode* node) {
    HtmlNode flat;
    const auto index = static_cast<std::uint32_t>(nodes_.size());
    flat.parent = open.empty() ? 0 : open.back().index;
    flat.end = index + 1;
    if (is_text_node(*node)) {
      flat.text = node->v.text.text;
      flat.source = node->v.text.start_pos.offset;
      flat.source_end = flat.source + static_cast<std::uint32_t>(node->v.text.original_text.length);
      nodes_.push_back(flat);
    } else if (has_children(*node)) {
      flat.tag = tag_of(*node);
      flat.element = node;
      nodes_.push_back(flat);
      open.push_back({node, index, 0});
    }
  };
  enter(as_gumbo(document));
  while (!open.empty()) {
    Open& top = open.back();
    const GumboVector& children = children_of(*top.node);
    if (top.next_child < children.length) {
      enter(as_gumbo(children.data[top.next_child++]));
    } else {
      nodes_[top.index].end = static_cast<std::uint32_t>(nodes_.size());
      open.pop_back();
    }
  }
}

std::string_view HtmlTree::attribute(const HtmlNode& node, const char* name) const {
  const GumboNode* element = as_gumbo(node.element);
  if (element == nullptr || element->type == GUMBO_NODE_DOCUMENT) return {};
  const GumboAttribute* found = gumbo_get_attribute(&element->v.element.attributes, name);
  return found == nullptr ? std::string_view() : std::string_view(found->value);
}

HtmlTree::Attribute HtmlTree::attribute_with_source(const HtmlNode& node, const char* name) const {
  const GumboNode* element = as_gumbo(node.element);
  if (element == nullptr || element->type == GUMBO_NODE_DOCUMENT) return {};
  const GumboAttribute* found = gumbo_get_attribute(&element->v.element.attributes, name);
  if (found == nullptr) return {};
  const std::string_view raw(found->original_value.data, found->original_value.length);
  const bool inside =
      raw.data() >= page_.data() && raw.data() + raw.size() <= page_.data() + page_.size();
  if (!inside) return {found->value, 0, 0};
  const std::uint32_t quote = raw.starts_with('"') || raw.starts_with('\'') ? 1 : 0;
  const auto begin = static_cast<std::uint32_t>(raw.data() - page_.data());
  const auto end = begin + static_cast<std::uint32_t>(raw.size());
  return {found->value, begin + quote, std::max(begin + quote, end - quote)};
}

bool HtmlTree::has_attribute(const HtmlNode& node, const char* name) const {
  const GumboNode* element = as_gumbo(node.element);
  if (element == nullptr || element->type == GUMBO_NODE_DOCUMENT) return false;
  return gumbo_get_attribute(&element->v.element.attributes, name) != nullptr;
}

std::string HtmlTree::text_of(std::uint32_t index) const {
  std::string result;
  for (std::uint32_t i = index; i < nodes_[index].end; ++i) result += nodes_[i].text;
  return result;
}

std::uint32_t HtmlTree::find(std::string_view tag, std::uint32_t within) const {
  if (within >= nodes_.size()) return static_cast<std::uint32_t>(nodes_.size());
  for (std::uint32_t i = within; i < nodes_[within].end; ++i) {
    if (nodes_[i].tag == tag) return i;
  }
  return static_cast<std::uint32_t>(nodes_.size());
}

}  // namespace dateline::ingest
