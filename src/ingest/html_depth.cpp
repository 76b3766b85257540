// SPDX-License-Identifier: Apache-2.0
#include "ingest/html_depth.h"

#include <algorithm>
#include <array>
#include <map>

namespace dateline::ingest {
namespace {

constexpr int deepest = 250;
constexpr int deepest_barriers = 40;  // elements whose inside end tags cannot leave

bool contains(const auto& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// Elements without content, and those that the next of their kind or their parent closes.
bool closes_itself(std::string_view name) {
  static constexpr std::array<std::string_view, 27> names{
      "area", "base",   "br",       "col",   "embed", "hr",   "img",   "input", "link",
      "meta", "param",  "source",   "track", "wbr",   "p",    "li",    "dt",    "dd",
      "tr",   "option", "optgroup", "html",  "head",  "body", "thead", "tbody", "tfoot"};
  return contains(names, name);
}

bool is_barrier(std::string_view name) {
  static constexpr std::array<std::string_view, 12> names{"table",  "td",      "th",     "caption",
                                                          "applet", "marquee", "object", "template",
                                                          "button", "select",  "svg",    "math"};
  return contains(names, name);
}

bool is_name_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

std::string name_at(std::string_view page, std::size_t at) {
  std::string name;
  for (; at < page.size() && is_name_letter(page[at]) && name.size() < 32; ++at) {
    const char c = page[at];
    name += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return name;
}

/// Counts what is open. Errs towards too much: an end tag closes one element, never several.
class OpenElements {
 public:
  /// May an element of this name still be opened? If so, it is.
  bool open(const std::string& name) {
    if (closes_itself(name)) return true;
    const bool barrier = is_barrier(name);
    if (depth_ >= deepest || (barrier && barriers_ >= deepest_barriers)) return false;
    ++depth_;
    if (barrier) ++barriers_;
    ++open_[name];
    return true;
  }

  void close(const std::string& name) {
    const auto found = open_.find(name);
    if (found == open_.end() || found->second == 0) return;
    --found->second;
    --depth_;
    if (is_barrier(name)) --barriers_;
  }

 private:
  std::map<std::string, int> open_;
  int depth_ = 0;
  int barriers_ = 0;
};

}  // namespace

std::string limit_depth(std::string_view page) {
  std::string result(page);
  OpenElements elements;
  for (std::size_t at = page.find('<'); at != std::string_view::npos; at = page.find('<', at + 1)) {
    if (page.substr(at, 4) == "<!--") {
      const std::size_t end = page.find("-->", at + 4);
      if (end == std::string_view::npos) break;
      at = end;
      continue;
    }
    const bool closing = page.substr(at, 2) == "</";
    const std::string name = name_at(page, at + (closing ? 2 : 1));
    if (name.empty()) continue;
    if (closing) {
      elements.close(name);
    } else if (!elements.open(name)) {
      const std::size_t end = std::min(page.find('>', at), page.size() - 1);
      std::fill(result.begin() + static_cast<std::ptrdiff_t>(at),
                result.begin() + static_cast<std::ptrdiff_t>(end) + 1, ' ');
      at = end;
    } else if (name == "script" || name == "style") {
      // What looks like tags inside is none.
      const std::size_t end = page.find("</", at);
      if (end == std::string_view::npos) break;
      at = end - 1;
    }
  }
  return result;
}

}  // namespace dateline::ingest
