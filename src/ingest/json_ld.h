// SPDX-License-Identifier: Apache-2.0
#pragma once
// The article that a page describes in schema.org's JSON-LD.

#include <optional>
#include <string>
#include <string_view>

namespace dateline::ingest {

struct JsonLdArticle {
  std::string headline;
  std::string date;       // datePublished as written
  std::string modified;   // dateModified as written
  std::string publisher;  // its name
  std::string language;
};

/// The first article in one JSON-LD script; nothing if it is broken or about something else.
std::optional<JsonLdArticle> read_json_ld(std::string_view script);

}  // namespace dateline::ingest
