// SPDX-License-Identifier: Apache-2.0
#pragma once
// Corpora in the XML of the CAT tool: MEANTIME (Minard et al. 2016) and ECB+ (Cybulska and Vossen
// 2014). Tokens, time expressions, event mentions and which of them are one event.

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "eval/tagged_text.h"

namespace dateline::eval {

struct CatTime {
  Span span;
  std::string type;       // "DATE"
  std::string value;      // TIMEX3
  bool creation = false;  // the document's own date
};

struct CatEvent {
  Span span;
  std::string within;  // id of the event in this document; "" if it stands alone
  std::string across;  // id of the event in the whole corpus; "" if it is in no other document
};

struct CatDocument {
  std::string name;
  TextBuilder text;  // with the corpus's tokens as words
  std::vector<CatTime> times;
  std::vector<CatEvent> events;
  std::uint32_t annotated = 0;  // bytes of the text that were annotated: the first sentences only
};

/// Throws Error when the file is no such XML.
CatDocument read_cat(const std::filesystem::path& file);

/// A folder of folders: each subfolder with files is a topic. Files in name order.
struct CatTopic {
  std::string name;
  std::vector<std::filesystem::path> files;
};
std::vector<CatTopic> cat_topics(const std::filesystem::path& folder);

}  // namespace dateline::eval
