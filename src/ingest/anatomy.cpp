// SPDX-License-Identifier: Apache-2.0
#include "ingest/anatomy.h"

#include <algorithm>
#include <cstddef>

#include "ingest/dateline_line.h"
#include "ingest/line_tokens.h"
#include "ingest/text_lines.h"
#include "ingest/written_date.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace dateline::ingest {
namespace {

using Tokens = std::vector<LineToken>;

constexpr std::size_t most_head_lines = 8;  // headline, bylines and dates before the story
constexpr std::size_t most_lines_before_dateline = 8;
constexpr std::uint32_t longest_headline = 400;  // bytes
constexpr std::uint32_t longest_metadata = 160;  // bytes of a line that only tells a date
constexpr std::uint32_t longest_credit = 600;    // bytes

std::size_t count_words(const Tokens& tokens) {
  return static_cast<std::size_t>(std::count_if(
      tokens.begin(), tokens.end(), [](const auto& t) { return t.kind != LineToken::Kind::sign; }));
}

class Dissection {
 public:
  Dissection(std::string_view text, const AnatomyTables& tables, DissectOptions options)
      : text_(text), tables_(tables), options_(options), lines_(text_lines(text, options.begin)) {}

  Anatomy run() {
    read_head();
    while (line_ < lines_.size()) {
      const Span line = lines_[line_].span;
      if (read_late_dateline(line)) continue;
      if (!take_known(line)) read_story_line(line);
      next_line();
    }
    return std::move(anatomy_);
  }

 private:
  void add(Span span, BlockKind kind) {
    if (span.empty()) return;
    std::vector<Block>& blocks = anatomy_.blocks;
    const bool runs_on = kind == BlockKind::body && !blocks.empty() && blocks.back().kind == kind;
    if (runs_on)
      blocks.back().span.end = span.end;
    else
      blocks.push_back({span, kind});
  }

  void set_date(std::optional<Day> day, std::optional<Span> span, bool update = false) {
    if (!day || (anatomy_.date && !(updated_ && !update))) return;
    anatomy_.date = day;
    anatomy_.date_span = span;
    updated_ = update;
  }

  /// Everything before the story: headline, bylines, dates, the dateline.
  void read_head() {
    bool headline_due = options_.find_headline;
    for (std::size_t read = 0; line_ < lines_.size() && read < most_head_lines; ++read) {
      const Span line = rest_.value_or(lines_[line_].span);
      if (take_known(line)) {
        next_line();
        continue;
      }
      if (read_date_line(line)) continue;
      const auto dateline =
          match_dateline(text_, line, tables_, {.last = line_ + 1 == lines_.size()});
      const bool headline = headline_due && !rest_ && is_headline();
      if (dateline && (dateline->sure || !headline)) return finish_head(line, *dateline);
      if (headline) {
        add(line, BlockKind::headline);
        headline_due = false;
      } else if (is_byline(line) || is_credit(line)) {
        add(line, BlockKind::credit);
      } else {
        break;
      }
      next_line();
    }
    if (rest_) {
      read_story_line(*rest_);
      next_line();
    }
  }

  /// A line of a part that is known already.
  bool take_known(Span line) {
    while (known_ < options_.known.size() && options_.known[known_].span.end <= line.begin)
      ++known_;
    if (known_ == options_.known.size() || !options_.known[known_].span.overlaps(line))
      return false;
    std::vector<Block>& blocks = anatomy_.blocks;
    const Block& part = options_.known[known_];
    const bool runs_on = !blocks.empty() && blocks.back().kind == part.kind &&
                         part.span.overlaps(blocks.back().span);
    if (runs_on)
      blocks.back().span.end = line.end;
    else
      blocks.push_back({line, part.kind});
    return true;
  }

  void next_line() {
    rest_.reset();
    ++line_;
  }

  /// A dateline below a standfirst, if it is a sure one.
  bool read_late_dateline(Span line) {
    if (has_dateline_ || line_ >= most_lines_before_dateline) return false;
    const auto dateline = match_dateline(text_, line, tables_, {.last = true});
    if (!dateline || !dateline->sure) return false;
    finish_head(line, *dateline);
    return true;
  }

  void finish_head(Span line, const Dateline& dateline) {
    has_dateline_ = true;
    add(dateline.span, BlockKind::dateline);
    set_date(dateline.date, dateline.date_span);
    read_story_line(trimmed({dateline.span.end, line.end}));
    next_line();
  }

  [[nodiscard]] Span trimmed(Span span) const {
    const std::string_view letters = text::trim(slice(text_, span));
    if (letters.empty()) return {span.end, span.end};
    const auto begin = static_cast<std::uint32_t>(letters.data() - text_.data());
    return {begin, begin + static_cast<std::uint32_t>(letters.size())};
  }

  /// "date 2024-07-05 In a recent ...", "Published: 5 July 2024, 10:30 IST", "2024-07-05",
  /// "World News | Updated: July 5, 2024".
  bool read_date_line(Span line) {
    const Tokens tokens = line_tokens(text_, line);
    const auto key = date_key(tokens);
    const std::size_t begin = key ? first_of_date(tokens, key->end) : 0;
    const auto date = match_date(tokens, begin, tables_.months);
    if (!date || !date->day) return false;
    const std::size_t end = skip_clock_time(tokens, date->end);
    const bool brief = line.size() <= longest_metadata && !ends_statement(line);
    const bool alone = brief && (key || ends_with_zone(tokens, end));
    const Span written{tokens[begin].span.begin, tokens[end - 1].span.end};
    const bool leads = key && key->phrase == leading_key(tokens);
    if (!alone && !(leads && parse_iso_date(slice(text_, written)))) return false;
    const std::uint32_t stop = alone ? line.end : written.end;
    add({line.begin, stop}, BlockKind::dateline);
    set_date(date->day, Span{written.begin, tokens[date->end - 1].span.end},
             key && key->phrase->value == "updated");
    const Span rest = trimmed({stop, line.end});
    if (rest.empty())
      next_line();
    else
      rest_ = rest;
    return true;
  }

  [[nodiscard]] const Phrase* leading_key(const Tokens& tokens) const {
    const auto key = match_phrase(tokens, 0, tables_.date_keys);
    return key ? key->phrase : nullptr;
  }

  /// A key at the beginning of the line or behind a sign that has a date behind it.
  [[nodiscard]] std::optional<PhraseMatch> date_key(const Tokens& tokens) const {
    for (std::size_t at = 0; at < tokens.size(); ++at) {
      if (at > 0 && tokens[at - 1].kind != LineToken::Kind::sign) continue;
      const auto key = match_phrase(tokens, at, tables_.date_keys);
      if (key && match_date(tokens, first_of_date(tokens, key->end), tables_.months)) return key;
    }
    return std::nullopt;
  }

  /// Nothing but the short words of a clock time's zone ("AM IST") from `at` on.
  [[nodiscard]] bool ends_with_zone(const Tokens& tokens, std::size_t at) const {
    if (tokens.size() > at + 3) return false;
    return std::all_of(tokens.begin() + static_cast<std::ptrdiff_t>(at), tokens.end(),
                       [](const LineToken& token) {
                         return token.kind != LineToken::Kind::number && token.span.size() <= 4;
                       });
  }

  /// Passes a colon, a dash and a weekday between the key and its date.
  [[nodiscard]] std::size_t first_of_date(const Tokens& tokens, std::size_t at) const {
    while (at < tokens.size() && tokens[at].kind == LineToken::Kind::sign) ++at;
    const bool weekday = at + 1 < tokens.size() && tokens[at].kind == LineToken::Kind::word &&
                         is_sign(tokens, at + 1, ",") && !match_date(tokens, at, tables_.months);
    return weekday ? at + 2 : at;
  }

  /// Does the line end in a full stop, behind whatever quotes and brackets?
  [[nodiscard]] bool ends_statement(Span line) const {
    std::string_view letters = slice(text_, line);
    for (int quotes = 0; quotes < 3 && !letters.empty(); ++quotes) {
      const std::size_t last = text::previous(letters, letters.size());
      const std::string_view sign = letters.substr(last);
      if (tables_.full_stops.find(sign) != std::string::npos) return true;
      const char32_t c = text::decode(letters, last).value;
      if (!text::is_punctuation(c)) return false;
      letters = letters.substr(0, last);
    }
    return false;
  }

  [[nodiscard]] bool is_headline() const {
    const Span line = lines_[line_].span;
    if (line_ + 1 >= lines_.size() || line.size() > longest_headline) return false;
    const Tokens tokens = line_tokens(text_, line);
    if (count_words(tokens) < 2 || ends_statement(line)) return false;
    const LineToken& last = tokens.back();
    if (last.folded == "," || last.folded == ";" || last.folded == ":") return false;
    const TextLine& next = lines_[line_ + 1];
    return next.blank_before || next.span.size() >= 2 * line.size();
  }

  [[nodiscard]] bool is_byline(Span line) const {
    const Tokens tokens = line_tokens(text_, line);
    const auto by = match_phrase(tokens, 0, tables_.bylines);
    if (!by || by->end >= tokens.size() || count_words(tokens) > 9) return false;
    std::size_t name = by->end;
    while (name < tokens.size() && tokens[name].kind == LineToken::Kind::sign) ++name;
    if (name >= tokens.size() || ends_statement(line)) return false;
    const char32_t first = text::decode(text_, tokens[name].span.begin).value;
    return tokens[name].kind == LineToken::Kind::word && !text::is_lower(first);
  }

  /// "(With inputs from ANI)", "— PTI", "Reporting by ...", "(ANI)".
  [[nodiscard]] bool is_credit(Span line) const {
    if (line.size() > longest_credit) return false;
    const Tokens tokens = line_tokens(text_, line);
    std::size_t at = 0;
    while (at < tokens.size() && tokens[at].kind == LineToken::Kind::sign) ++at;
    const bool enclosed = at > 0 && is_sign(tokens, 0, "(");
    if (const auto credit = match_phrase(tokens, at, tables_.credits)) {
      const bool alone = credit->phrase->value == "alone";
      const bool ends =
          credit->end >= tokens.size() || tokens[credit->end].kind == LineToken::Kind::sign;
      return !alone || enclosed || ends;
    }
    return is_agency_list(tokens, at, enclosed);
  }

  /// Nothing but agencies: "PTI", "— AFP/Reuters", "(ANI)".
  [[nodiscard]] bool is_agency_list(const Tokens& tokens, std::size_t at, bool enclosed) const {
    if (at >= tokens.size()) return false;
    while (at < tokens.size()) {
      const auto agency = match_phrase(tokens, at, tables_.agencies);
      if (!agency) return false;
      at = agency->end;
      while (at < tokens.size() && tokens[at].kind == LineToken::Kind::sign) {
        if (enclosed && is_sign(tokens, at, ")") && at + 1 < tokens.size()) return false;
        ++at;
      }
    }
    return true;
  }

  void read_story_line(Span line) {
    if (line.empty()) return;
    if (is_credit(line)) return add(line, BlockKind::credit);
    const std::uint32_t credit = trailing_credit(line);
    add(trimmed({line.begin, credit}), BlockKind::body);
    add({credit, line.end}, BlockKind::credit);
  }

  /// Where a bracketed credit at the end of a paragraph begins: "... he said. (ANI)"; else the end.
  [[nodiscard]] std::uint32_t trailing_credit(Span line) const {
    const std::string_view letters = slice(text_, line);
    if (!letters.ends_with(')') && !letters.ends_with(").")) return line.end;
    const std::size_t open = letters.rfind('(');
    if (open == std::string_view::npos || open == 0) return line.end;
    const Span bracket{line.begin + static_cast<std::uint32_t>(open), line.end};
    const Span before = trimmed({line.begin, bracket.begin});
    return ends_statement(before) && is_credit(bracket) ? bracket.begin : line.end;
  }

  std::string_view text_;
  const AnatomyTables& tables_;
  DissectOptions options_;
  std::vector<TextLine> lines_;
  std::size_t line_ = 0;
  std::size_t known_ = 0;     // the first part of options_.known not yet passed
  std::optional<Span> rest_;  // what is left of the current line after a date
  bool has_dateline_ = false;
  bool updated_ = false;  // the date found so far is that of an update
  Anatomy anatomy_;
};

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

Anatomy dissect(std::string_view text, const AnatomyTables& tables, DissectOptions options) {
  return Dissection(text, tables, options).run();
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
