// SPDX-License-Identifier: Apache-2.0
#include "eval/xml.h"

#include <libxml/parser.h>

#include "dateline/error.h"

namespace dateline::eval {
namespace {

std::string owned(xmlChar* text) {
  if (text == nullptr) return {};
  std::string out(reinterpret_cast<const char*>(text));
  xmlFree(text);
  return out;
}

}  // namespace

std::string XmlNode::name() const { return reinterpret_cast<const char*>(node_->name); }

std::string XmlNode::attribute(std::string_view name) const {
  const std::string key(name);
  return owned(xmlGetProp(node_, reinterpret_cast<const xmlChar*>(key.c_str())));
}

std::vector<XmlNode> XmlNode::children(std::string_view name) const {
  std::vector<XmlNode> nodes;
  for (xmlNode* child = node_->children; child != nullptr; child = child->next) {
    if (child->type != XML_ELEMENT_NODE) continue;
    const XmlNode node(child);
    if (name.empty() || node.name() == name) nodes.push_back(node);
  }
  return nodes;
}

std::string XmlNode::text() const { return owned(xmlNodeGetContent(node_)); }

std::string XmlNode::child_text(std::string_view name) const {
  const auto nodes = children(name);
  return nodes.empty() ? std::string() : nodes.front().text();
}

XmlFile::XmlFile(const std::filesystem::path& path)
    : document_(
          xmlReadFile(path.c_str(), nullptr,
                      XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_HUGE)) {
  if (!document_ || xmlDocGetRootElement(document_.get()) == nullptr) {
    throw Error(path.string() + ": cannot be read as XML");
  }
}

XmlNode XmlFile::root() const { return XmlNode(xmlDocGetRootElement(document_.get())); }

void XmlFile::Free::operator()(xmlDoc* document) const { xmlFreeDoc(document); }

}  // namespace dateline::eval
