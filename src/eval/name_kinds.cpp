// SPDX-License-Identifier: Apache-2.0
#include "eval/name_kinds.h"

#include <fmt/format.h>

namespace dateline::eval {

std::string name_kind(std::string_view kind) {
  return kind == "country" ? "place" : std::string(kind);
}

std::optional<std::string> scored_kind(const NameMention& mention) {
  if (mention.form != MentionForm::name || mention.plural || mention.name.empty()) {
    return std::nullopt;
  }
  std::string kind = name_kind(to_string(mention.kind));
  if (kind != "person" && kind != "body" && kind != "place") return std::nullopt;
  return kind;
}

void add_kinds(Sheet& sheet, std::string_view what, const std::map<std::string, Counts>& kinds) {
  Counts all;
  for (const char* kind : {"person", "body", "place"}) {
    const auto counts = kinds.find(kind);
    const Counts of_kind = counts == kinds.end() ? Counts{} : counts->second;
    sheet.add(fmt::format("names{}: {}", what, kind), Measure::f1, of_kind);
    all += of_kind;
  }
  sheet.add(fmt::format("names{}: all", what), Measure::f1, all);
}

}  // namespace dateline::eval
