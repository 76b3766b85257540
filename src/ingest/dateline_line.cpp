// SPDX-License-Identifier: Apache-2.0
#include "ingest/dateline_line.h"

#include "ingest/dateline_shape.h"
#include "ingest/line_tokens.h"

namespace dateline::ingest {
namespace {

using Tokens = std::vector<LineToken>;

constexpr std::uint32_t most_bytes = 200;
constexpr std::uint32_t shortest_story = 40;  // bytes a title-case dateline needs behind it

bool starts_statement(std::string_view text, const Tokens& tokens, std::size_t at) {
  while (at < tokens.size() && tokens[at].kind == LineToken::Kind::sign) ++at;
  if (at >= tokens.size()) return false;
  return tokens[at].kind == LineToken::Kind::number ||
         case_of(slice(text, tokens[at].span)) != Case::lower;
}

/// Does a story of some length follow, so that "Moscow: ..." is not a line of dialogue or a list?
bool story_follows(std::string_view text, Span line, const Tokens& tokens,
                   const DatelineShape& shape) {
  if (!starts_statement(text, tokens, shape.next)) return false;
  return line.end - tokens[shape.next].span.begin >= shortest_story;
}

/// On a line of its own: only what cannot be a headline.
bool is_whole_line(const DatelineShape& shape) {
  if (shape.date || !shape.known_agency.empty()) return true;
  return (shape.trailing_comma || (shape.closed && !shape.agency)) && shape.words <= 3;
}

/// Only a place and a sign: "NEW DELHI:", "New Delhi:", "KYIV, Ukraine —".
bool is_place(std::string_view text, Span line, const Tokens& tokens, const DatelineShape& shape) {
  if (shape.first_part == Case::all_upper && shape.words <= 6)
    return starts_statement(text, tokens, shape.next);
  const bool brief = shape.parts == 1 ? shape.words <= 3 : shape.words <= 5;
  return brief && (shape.colon || shape.first_part != Case::none) &&
         story_follows(text, line, tokens, shape);
}

bool is_dateline(std::string_view text, Span line, const Tokens& tokens, const DatelineShape& shape,
                 DatelineOptions options) {
  const bool known = !shape.known_agency.empty();
  // "(Reuters) - ..." with no place at all.
  if (shape.parts == 0) return known && shape.closed && !shape.line_ends;
  if (!shape.all_title || shape.first_part == Case::lower) return false;
  if (shape.line_ends) return !options.last && is_whole_line(shape);
  if (shape.agency) return known || (shape.closed && (shape.date || shape.acronym));
  if (!shape.closed) return false;
  return shape.date || is_place(text, line, tokens, shape);
}

bool is_label(const Tokens& tokens, const DatelineShape& shape, const AnatomyTables& tables) {
  const auto label = match_phrase(tokens, 0, tables.labels);
  return label && label->end + 1 >= shape.next;
}

}  // namespace

std::optional<Dateline> match_dateline(std::string_view text, Span line,
                                       const AnatomyTables& tables, DatelineOptions options) {
  const Tokens tokens = line_tokens(text, line);
  const DatelineShape shape = read_dateline_shape(text, tokens, tables);
  if (!is_dateline(text, line, tokens, shape, options)) return std::nullopt;
  if (!shape.date && !shape.agency && is_label(tokens, shape, tables)) return std::nullopt;
  Dateline result;
  result.span = {tokens.front().span.begin, tokens[shape.next - 1].span.end};
  if (result.span.size() > most_bytes) return std::nullopt;
  result.agency = shape.known_agency;
  result.sure = shape.date || !shape.known_agency.empty();
  if (shape.date) {
    result.date = shape.date->day;
    result.date_span =
        Span{tokens[shape.date_begin].span.begin, tokens[shape.date->end - 1].span.end};
  }
  return result;
}

}  // namespace dateline::ingest
