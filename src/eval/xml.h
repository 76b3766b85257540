// SPDX-License-Identifier: Apache-2.0
#pragma once
// Just enough XML for gold files, over libxml2.
//   XmlFile file(path);   for (const XmlNode& node : file.root().children("article")) ...

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <libxml/tree.h>

namespace dateline::eval {

/// An element; valid as long as its XmlFile.
class XmlNode {
 public:
  explicit XmlNode(xmlNode* node) : node_(node) {}
  [[nodiscard]] std::string name() const;
  [[nodiscard]] std::string attribute(std::string_view name) const;  // "" when absent
  /// Child elements, of that name or all, in order.
  [[nodiscard]] std::vector<XmlNode> children(std::string_view name = {}) const;
  /// All text below it.
  [[nodiscard]] std::string text() const;
  /// The text of the first child of that name; "" when there is none.
  [[nodiscard]] std::string child_text(std::string_view name) const;

 private:
  xmlNode* node_;
};

class XmlFile {
 public:
  /// Throws Error when the file cannot be read or is no XML. Nothing is fetched from outside.
  explicit XmlFile(const std::filesystem::path& path);
  [[nodiscard]] XmlNode root() const;

 private:
  struct Free {
    void operator()(xmlDoc* document) const;
  };
  std::unique_ptr<xmlDoc, Free> document_;
};

}  // namespace dateline::eval
