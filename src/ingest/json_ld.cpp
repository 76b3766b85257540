// SPDX-License-Identifier: Apache-2.0
#include "ingest/json_ld.h"

#include <deque>

#include <nlohmann/json.hpp>

namespace dateline::ingest {
namespace {

using nlohmann::json;

constexpr std::size_t most_values = 10000;
constexpr std::size_t longest_script = std::size_t{1} << 20U;

bool is_article_type(std::string_view type) {
  return type.ends_with("Article") || type.ends_with("Posting") || type == "Report";
}

bool is_article(const json& value) {
  const auto type = value.find("@type");
  if (type == value.end()) return false;
  if (type->is_string()) return is_article_type(type->get_ref<const std::string&>());
  if (!type->is_array()) return false;
  for (const json& one : *type) {
    if (one.is_string() && is_article_type(one.get_ref<const std::string&>())) return true;
  }
  return false;
}

/// The string under `name`, also when it stands in a list or is the name of an object.
std::string string_in(const json& value, const char* name) {
  auto found = value.find(name);
  if (found == value.end()) return {};
  const json* field = &*found;
  if (field->is_array() && !field->empty()) field = &field->front();
  if (field->is_object()) {
    found = field->find("name");
    if (found == field->end()) return {};
    field = &*found;
  }
  return field->is_string() ? field->get<std::string>() : std::string();
}

JsonLdArticle article_in(const json& value) {
  return {string_in(value, "headline"), string_in(value, "datePublished"),
          string_in(value, "dateModified"), string_in(value, "publisher"),
          string_in(value, "inLanguage")};
}

/// XHTML pages wrap scripts in "<![CDATA[" and "]]>".
std::string_view without_cdata(std::string_view script) {
  constexpr std::string_view mark = "<![CDATA[";
  const std::size_t begin = script.find(mark);
  // A mark inside the JSON is none.
  if (begin == std::string_view::npos || script.find_first_of("{\"") < begin) return script;
  const std::size_t end = script.rfind("]]>");
  script = script.substr(begin + mark.size(), end == std::string_view::npos || end < begin
                                                  ? std::string_view::npos
                                                  : end - begin - mark.size());
  return script;
}

}  // namespace

std::optional<JsonLdArticle> read_json_ld(std::string_view script) {
  if (script.size() > longest_script) return std::nullopt;
  script = without_cdata(script);
  const json root = json::parse(script.begin(), script.end(), nullptr, /*allow_exceptions=*/false,
                                /*ignore_comments=*/true);
  // Breadth first: the page's own article stands above those it links to.
  std::deque<const json*> waiting{&root};
  for (std::size_t seen = 0; !waiting.empty() && seen < most_values; ++seen) {
    const json& value = *waiting.front();
    waiting.pop_front();
    if (value.is_object() && is_article(value)) return article_in(value);
    if (!value.is_structured()) continue;
    for (const json& inside : value) {
      if (inside.is_structured() && waiting.size() < most_values) waiting.push_back(&inside);
    }
  }
  return std::nullopt;
}

}  // namespace dateline::ingest
