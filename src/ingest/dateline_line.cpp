// SPDX-License-Identifier: Apache-2.0
#include "ingest/dateline_line.h"

#include <algorithm>

#include "ingest/line_tokens.h"
#include "ingest/written_date.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace dateline::ingest {
namespace {

using Tokens = std::vector<LineToken>;

constexpr std::size_t most_place_words = 5;
constexpr std::size_t most_place_parts = 4;
constexpr std::uint32_t most_bytes = 200;
constexpr std::uint32_t shortest_story = 40;  // bytes a title-case dateline needs behind it

enum class Case : std::uint8_t { all_upper, title, lower, none };

/// What a dateline is made of, as far as the tokens have been read.
struct Shape {
  std::size_t next = 0;   // first token not yet read
  std::size_t words = 0;  // words of place
  std::size_t parts = 0;  // places between commas
  Case first_part = Case::none;
  bool all_title = true;  // no word of the place starts in lower case
  std::optional<WrittenDate> date;
  std::size_t date_begin = 0;
  bool agency = false;  // something stands where the agency stands
  std::string known_agency;
  bool closed = false;  // by a colon or dash
  bool colon = false;
  bool line_ends = false;
  bool trailing_comma = false;
};

Case case_of(std::string_view word) {
  bool upper = false;
  bool lower = false;
  bool first_upper = false;
  for (std::size_t at = 0; at < word.size();) {
    const text::CodePoint c = text::decode(word, at);
    if (at == 0) first_upper = text::is_upper(c.value);
    upper = upper || text::is_upper(c.value);
    lower = lower || text::is_lower(c.value);
    at += c.length;
  }
  if (!upper && !lower) return Case::none;
  if (!lower) return Case::all_upper;
  return first_upper ? Case::title : Case::lower;
}

Case weaker(Case left, Case right) { return std::max(left, right); }

/// Reads place parts, dates and agencies off the front of a line.
class Reader {
 public:
  Reader(std::string_view text, const Tokens& tokens, const AnatomyTables& tables)
      : text_(text), tokens_(tokens), tables_(tables) {}

  Shape read() {
    read_places();
    read_date();
    read_agency();
    // "(ANI), August 13:" and ".- " as Spanish papers write.
    if (!shape_.date) read_date();
    read_close();
    return shape_;
  }

 private:
  [[nodiscard]] bool has(std::size_t at) const { return at < tokens_.size(); }
  [[nodiscard]] bool is_word(std::size_t at) const {
    return has(at) && tokens_[at].kind == LineToken::Kind::word;
  }

  void read_places() {
    while (shape_.parts < most_place_parts) {
      if (shape_.parts > 0 && !comma_before_place()) return;
      const std::size_t begin = shape_.next + (shape_.parts > 0 ? 1 : 0);
      const std::size_t end = end_of_part(begin);
      if (end == begin || begins_date(begin)) return;
      add_part(begin, end);
      shape_.next = end;
      read_region();
    }
  }

  [[nodiscard]] bool comma_before_place() const {
    return is_sign(tokens_, shape_.next, ",") && is_word(shape_.next + 1);
  }

  [[nodiscard]] bool begins_date(std::size_t at) const {
    if (match_date(tokens_, at, tables_.months)) return true;
    const auto prefix = match_phrase(tokens_, at, tables_.date_prefixes);
    return prefix && match_date(tokens_, skip_dot(prefix->end), tables_.months);
  }

  [[nodiscard]] std::size_t skip_dot(std::size_t at) const {
    return is_sign(tokens_, at, ".") ? at + 1 : at;
  }

  /// Words, with dots after short ones ("St. Petersburg", "D.C.") and hyphens inside.
  [[nodiscard]] std::size_t end_of_part(std::size_t at) const {
    std::size_t words = 0;
    while (is_word(at) && words < most_place_words) {
      if (words > 0 && begins_date(at)) return at;
      ++words;
      ++at;
      const bool joined = has(at + 1) && !tokens_[at].space_before && is_word(at + 1);
      if (joined && is_sign(tokens_, at, ".")) ++at;
      const bool glued = joined && !tokens_[at + (has(at + 1) ? 1 : 0)].space_before;
      if (glued && (is_sign(tokens_, at, "-") || is_sign(tokens_, at, "'") ||
                    is_sign(tokens_, at, "\u2019")))
        ++at;
      if (ends_abbreviation(at)) ++at;
    }
    return at;
  }

  /// The last dot of "D.C." before a comma, a dash, a colon, a bracket or a stroke.
  [[nodiscard]] bool ends_abbreviation(std::size_t at) const {
    if (!is_sign(tokens_, at, ".") || tokens_[at].space_before) return false;
    return is_sign(tokens_, at + 1, ",") || is_sign(tokens_, at + 1, "(") ||
           is_sign(tokens_, at + 1, ":") || is_sign(tokens_, at + 1, "/") ||
           is_dash(tokens_, at + 1);
  }

  void add_part(std::size_t begin, std::size_t end) {
    Case part = Case::all_upper;
    std::size_t particles = 0;
    for (std::size_t at = begin; at < end; ++at) {
      if (!is_word(at)) continue;
      const Case word = case_of(slice(text_, tokens_[at].span));
      // One particle may be small inside a name ("Rio de Janeiro"), never at either end.
      if (word == Case::lower) {
        const bool inside = at > begin && at + 1 < end && ++particles == 1;
        shape_.all_title = shape_.all_title && inside;
      } else {
        part = weaker(part, word);
      }
      ++shape_.words;
    }
    if (shape_.parts == 0) shape_.first_part = part;
    ++shape_.parts;
  }

  /// "[India]" after a place.
  void read_region() {
    if (!is_sign(tokens_, shape_.next, "[")) return;
    for (std::size_t at = shape_.next + 1; has(at) && at < shape_.next + 6; ++at) {
      if (!is_sign(tokens_, at, "]")) continue;
      shape_.next = at + 1;
      return;
    }
  }

  void read_date() {
    if (shape_.parts == 0) return;
    std::size_t at = is_sign(tokens_, shape_.next, ",") ? shape_.next + 1 : shape_.next;
    if (const auto prefix = match_phrase(tokens_, at, tables_.date_prefixes)) {
      at = skip_dot(prefix->end);
    }
    auto date = match_date(tokens_, at, tables_.months);
    if (!date) return;
    shape_.date_begin = at;
    shape_.next = date->end;
    if (is_sign(tokens_, shape_.next, ".") && has(shape_.next + 1)) ++shape_.next;
    shape_.date = date;
  }

  /// "(Reuters)", "/TASS/", "- RIA Novosti.", "(PTI/AFP)".
  void read_agency() {
    std::size_t at = is_sign(tokens_, shape_.next, ",") ? shape_.next + 1 : shape_.next;
    const bool round = is_sign(tokens_, at, "(");
    const bool slash = is_sign(tokens_, at, "/");
    const bool dash = is_dash(tokens_, at) && shape_.date.has_value();
    if (!round && !slash && !dash) return;
    const auto known = match_phrase(tokens_, at + 1, tables_.agencies);
    if (dash && !known) return;
    std::size_t end = known ? known->end : at + 1;
    if (!dash) {
      const std::string_view close = round ? ")" : "/";
      while (has(end) && end < at + 8 && !is_sign(tokens_, end, close)) ++end;
      if (!is_sign(tokens_, end, close) || end == at + 1) return;
      ++end;
    }
    if (known) shape_.known_agency = known->phrase->value;
    shape_.agency = true;
    shape_.next = end;
    if (is_sign(tokens_, shape_.next, ".")) ++shape_.next;
  }

  void read_close() {
    const std::size_t before = shape_.next;
    while (is_dash(tokens_, shape_.next) &&
           (tokens_[shape_.next].space_before || shape_.next > before || shape_.agency))
      ++shape_.next;
    shape_.closed = shape_.next > before;
    if (!shape_.closed && is_sign(tokens_, shape_.next, ":")) {
      // A colon without a space after it is a clock time or an address.
      const bool open = !has(shape_.next + 1) || tokens_[shape_.next + 1].space_before;
      shape_.colon = shape_.closed = open;
      if (open) ++shape_.next;
      while (open && is_dash(tokens_, shape_.next)) ++shape_.next;
    }
    if (!shape_.closed && is_sign(tokens_, shape_.next, ",") && !has(shape_.next + 1)) {
      shape_.trailing_comma = true;
      ++shape_.next;
    }
    shape_.line_ends = !has(shape_.next);
  }

  std::string_view text_;
  const Tokens& tokens_;
  const AnatomyTables& tables_;
  Shape shape_;
};

bool starts_statement(std::string_view text, const Tokens& tokens, std::size_t at) {
  while (at < tokens.size() && tokens[at].kind == LineToken::Kind::sign) ++at;
  if (at >= tokens.size()) return false;
  return tokens[at].kind == LineToken::Kind::number ||
         case_of(slice(text, tokens[at].span)) != Case::lower;
}

/// Does a story of some length follow, so that "Moscow: ..." is not a line of dialogue or a list?
bool story_follows(std::string_view text, Span line, const Tokens& tokens, const Shape& shape) {
  if (!starts_statement(text, tokens, shape.next)) return false;
  return line.end - tokens[shape.next].span.begin >= shortest_story;
}

bool is_dateline(std::string_view text, Span line, const Tokens& tokens, const Shape& shape,
                 DatelineOptions options) {
  if (shape.parts == 0 || !shape.all_title || shape.first_part == Case::lower) return false;
  const bool dated = shape.date.has_value();
  const bool known = !shape.known_agency.empty();
  // On a line of its own: only what cannot be a headline.
  if (shape.line_ends) {
    return !options.last && (dated || known || (shape.trailing_comma && shape.words <= 3));
  }
  if (shape.agency && (known || (dated && shape.closed))) return true;
  if (!shape.closed || shape.agency) return false;
  if (dated) return true;
  if (shape.first_part == Case::all_upper && shape.words <= 6)
    return starts_statement(text, tokens, shape.next);
  const bool brief = shape.parts == 1 ? shape.words <= 3 : shape.words <= 5;
  return brief && (shape.colon || shape.first_part != Case::none) &&
         story_follows(text, line, tokens, shape);
}

bool is_label(const Tokens& tokens, const Shape& shape, const AnatomyTables& tables) {
  const auto label = match_phrase(tokens, 0, tables.labels);
  return label && label->end + 1 >= shape.next;
}

}  // namespace

std::optional<Dateline> match_dateline(std::string_view text, Span line,
                                       const AnatomyTables& tables, DatelineOptions options) {
  const Tokens tokens = line_tokens(text, line);
  const Shape shape = Reader(text, tokens, tables).read();
  if (!is_dateline(text, line, tokens, shape, options)) return std::nullopt;
  if (!shape.date && !shape.agency && is_label(tokens, shape, tables)) return std::nullopt;
  Dateline result;
  result.span = {tokens.front().span.begin, tokens[shape.next - 1].span.end};
  if (result.span.size() > most_bytes) return std::nullopt;
  result.agency = shape.known_agency;
  if (shape.date) {
    result.date = shape.date->day;
    result.date_span =
        Span{tokens[shape.date_begin].span.begin, tokens[shape.date->end - 1].span.end};
  }
  return result;
}

}  // namespace dateline::ingest
