// SPDX-License-Identifier: Apache-2.0
#pragma once
// Lines that say who wrote or contributed: bylines, "(with agency inputs)", "— PTI".

#include <cstdint>
#include <string_view>
#include <vector>

#include "ingest/anatomy_tables.h"
#include "ingest/line_tokens.h"

namespace dateline::ingest {

/// "(With inputs from ANI)", "— PTI", "Reporting by ...", "(ANI)".
bool is_credit(std::string_view text, Span line, const AnatomyTables& tables);

/// "By Ada Smith".
bool is_byline(std::string_view text, Span line, const AnatomyTables& tables);

/// Where a bracketed credit at the end of a paragraph begins: "... he said. (ANI)"; else the end.
std::uint32_t trailing_credit(std::string_view text, Span line, const AnatomyTables& tables);

/// Does the line end in a full stop, behind whatever quotes and brackets?
bool ends_statement(std::string_view text, Span line, const AnatomyTables& tables);

/// Words and numbers among the tokens.
std::size_t count_words(const std::vector<LineToken>& tokens);

/// `span` without the white space at its ends.
Span trimmed(std::string_view text, Span span);

}  // namespace dateline::ingest
