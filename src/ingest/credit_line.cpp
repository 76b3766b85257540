// SPDX-License-Identifier: Apache-2.0
#include "ingest/credit_line.h"

#include <algorithm>

#include "ingest/anatomy.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace dateline::ingest {
namespace {

using Tokens = std::vector<LineToken>;

constexpr std::uint32_t longest_credit = 600;  // bytes

/// Nothing but agencies: "PTI", "— AFP/Reuters", "(ANI)".
bool is_agency_list(const Tokens& tokens, std::size_t at, bool enclosed,
                    const AnatomyTables& tables) {
  if (at >= tokens.size()) return false;
  while (at < tokens.size()) {
    const auto agency = match_phrase(tokens, at, tables.agencies);
    if (!agency) return false;
    at = agency->end;
    while (at < tokens.size() && tokens[at].kind == LineToken::Kind::sign) {
      if (enclosed && is_sign(tokens, at, ")") && at + 1 < tokens.size()) return false;
      ++at;
    }
  }
  return true;
}

std::string agency_in(std::string_view text, Span span, const AnatomyTables& tables) {
  const Tokens tokens = line_tokens(text, span);
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    if (tokens[at].kind != LineToken::Kind::word) continue;
    // An agency is written as a name: "AP", never "ap" inside other words.
    if (text::is_lower(text::decode(text, tokens[at].span.begin).value)) continue;
    if (const auto agency = match_phrase(tokens, at, tables.agencies)) {
      return agency->phrase->value;
    }
  }
  return {};
}

}  // namespace

std::size_t count_words(const Tokens& tokens) {
  return static_cast<std::size_t>(std::count_if(
      tokens.begin(), tokens.end(), [](const auto& t) { return t.kind != LineToken::Kind::sign; }));
}

Span trimmed(std::string_view text, Span span) {
  const std::string_view letters = text::trim(slice(text, span));
  if (letters.empty()) return {span.end, span.end};
  const auto begin = static_cast<std::uint32_t>(letters.data() - text.data());
  return {begin, begin + static_cast<std::uint32_t>(letters.size())};
}

bool ends_statement(std::string_view text, Span line, const AnatomyTables& tables) {
  std::string_view letters = slice(text, line);
  for (int quotes = 0; quotes < 3 && !letters.empty(); ++quotes) {
    const std::size_t last = text::previous(letters, letters.size());
    const std::string_view sign = letters.substr(last);
    if (tables.full_stops.find(sign) != std::string::npos) return true;
    const char32_t c = text::decode(letters, last).value;
    if (!text::is_punctuation(c)) return false;
    letters = letters.substr(0, last);
  }
  return false;
}

bool is_byline(std::string_view text, Span line, const AnatomyTables& tables) {
  const Tokens tokens = line_tokens(text, line);
  const auto by = match_phrase(tokens, 0, tables.bylines);
  if (!by || by->end >= tokens.size() || count_words(tokens) > 9) return false;
  std::size_t name = by->end;
  while (name < tokens.size() && tokens[name].kind == LineToken::Kind::sign) ++name;
  if (name >= tokens.size() || ends_statement(text, line, tables)) return false;
  const char32_t first = text::decode(text, tokens[name].span.begin).value;
  return tokens[name].kind == LineToken::Kind::word && !text::is_lower(first);
}

bool is_credit(std::string_view text, Span line, const AnatomyTables& tables) {
  if (line.size() > longest_credit) return false;
  const Tokens tokens = line_tokens(text, line);
  std::size_t at = 0;
  while (at < tokens.size() && tokens[at].kind == LineToken::Kind::sign) ++at;
  const bool enclosed = at > 0 && is_sign(tokens, 0, "(");
  if (const auto credit = match_phrase(tokens, at, tables.credits)) {
    const bool alone = credit->phrase->value == "alone";
    const bool ends =
        credit->end >= tokens.size() || tokens[credit->end].kind == LineToken::Kind::sign;
    return !alone || enclosed || ends;
  }
  return is_agency_list(tokens, at, enclosed, tables);
}

std::uint32_t trailing_credit(std::string_view text, Span line, const AnatomyTables& tables) {
  const std::string_view letters = slice(text, line);
  if (!letters.ends_with(')') && !letters.ends_with(").")) return line.end;
  const std::size_t open = letters.rfind('(');
  if (open == std::string_view::npos || open == 0) return line.end;
  const Span bracket{line.begin + static_cast<std::uint32_t>(open), line.end};
  const Span before = trimmed(text, {line.begin, bracket.begin});
  return ends_statement(text, before, tables) && is_credit(text, bracket, tables) ? bracket.begin
                                                                                  : line.end;
}

std::string credited_agency(const Report& report, const AnatomyTables& tables) {
  for (const BlockKind kind : {BlockKind::dateline, BlockKind::credit}) {
    for (const Block& block : report.blocks) {
      if (block.kind != kind) continue;
      std::string agency = agency_in(report.text, block.span, tables);
      if (!agency.empty()) return agency;
    }
  }
  return {};
}

}  // namespace dateline::ingest
