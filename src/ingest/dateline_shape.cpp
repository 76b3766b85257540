// SPDX-License-Identifier: Apache-2.0
#include "ingest/dateline_shape.h"

#include <algorithm>

#include "text/fold.h"
#include "text/utf8.h"

namespace dateline::ingest {
namespace {

using Tokens = std::vector<LineToken>;

constexpr std::size_t most_place_words = 5;
constexpr std::size_t most_place_parts = 4;

Case weaker(Case left, Case right) { return std::max(left, right); }

/// Reads place parts, dates and agencies off the front of a line.
class Reader {
 public:
  Reader(std::string_view text, const Tokens& tokens, const AnatomyTables& tables)
      : text_(text), tokens_(tokens), tables_(tables) {}

  DatelineShape read() {
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
      if (glued && joins_words(at)) ++at;
      if (ends_abbreviation(at)) ++at;
    }
    return at;
  }

  /// "Port-au-Prince", "N'Djamena", "LONDON/MOSCOW".
  [[nodiscard]] bool joins_words(std::size_t at) const {
    return is_sign(tokens_, at, "-") || is_sign(tokens_, at, "'") ||
           is_sign(tokens_, at, "\u2019") || is_sign(tokens_, at, "/");
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
    // "GENEVA (5 July 2024) -"
    const bool round = is_sign(tokens_, at, "(");
    if (round) ++at;
    auto date = match_date(tokens_, at, tables_.months);
    if (!date || (round && !is_sign(tokens_, date->end, ")"))) return;
    shape_.date_begin = at;
    shape_.next = date->end + (round ? 1 : 0);
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
    shape_.acronym =
        round && end == at + 3 && case_of(slice(text_, tokens_[at + 1].span)) == Case::all_upper;
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
  DatelineShape shape_;
};

}  // namespace

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

DatelineShape read_dateline_shape(std::string_view text, const Tokens& tokens,
                                  const AnatomyTables& tables) {
  return Reader(text, tokens, tables).read();
}

}  // namespace dateline::ingest
