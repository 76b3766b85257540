// SPDX-License-Identifier: Apache-2.0
#pragma once
// The three kinds of names that gold standards share, and how they are counted.

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "dateline/analysis.h"
#include "eval/sheet.h"

namespace dateline::eval {

/// "person", "body", "place" (countries too: gold cannot tell the two apart in every language);
/// other kinds as they are.
std::string name_kind(std::string_view kind);

/// The kind of a mention that is a name of one person, body or place; nothing for titles, pronouns,
/// groups and things.
std::optional<std::string> scored_kind(const NameMention& mention);

/// Adds "names: person", ": body", ": place" and ": all"; `what` stands after "names".
void add_kinds(Sheet& sheet, std::string_view what, const std::map<std::string, Counts>& kinds);

}  // namespace dateline::eval
