// SPDX-License-Identifier: Apache-2.0
#include "ingest/anatomy.h"

#include <algorithm>
#include <cstddef>

#include "ingest/credit_line.h"
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

class Dissection {
 public:
  Dissection(std::string_view text, const AnatomyTables& tables, const DissectOptions& options)
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
      } else if (is_byline(text_, line, tables_) || is_credit(text_, line, tables_)) {
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
    read_story_line(trimmed(text_, {dateline.span.end, line.end}));
    next_line();
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
    const bool brief = line.size() <= longest_metadata && !ends_statement(text_, line, tables_);
    const bool alone = brief && (key || ends_with_zone(tokens, end));
    const Span written{tokens[begin].span.begin, tokens[end - 1].span.end};
    const bool leads = key && key->phrase == leading_key(tokens);
    if (!alone && !(leads && parse_iso_date(slice(text_, written)))) return false;
    const std::uint32_t stop = alone ? line.end : written.end;
    add({line.begin, stop}, BlockKind::dateline);
    set_date(date->day, Span{written.begin, tokens[date->end - 1].span.end},
             key && key->phrase->value == "updated");
    const Span rest = trimmed(text_, {stop, line.end});
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

  [[nodiscard]] bool is_headline() const {
    const Span line = lines_[line_].span;
    if (line_ + 1 >= lines_.size() || line.size() > longest_headline) return false;
    const Tokens tokens = line_tokens(text_, line);
    if (count_words(tokens) < 2 || ends_statement(text_, line, tables_)) return false;
    const LineToken& last = tokens.back();
    if (last.folded == "," || last.folded == ";" || last.folded == ":") return false;
    const TextLine& next = lines_[line_ + 1];
    return next.blank_before || next.span.size() >= 2 * line.size();
  }

  void read_story_line(Span line) {
    if (line.empty()) return;
    if (is_credit(text_, line, tables_)) return add(line, BlockKind::credit);
    const std::uint32_t credit = trailing_credit(text_, line, tables_);
    add(trimmed(text_, {line.begin, credit}), BlockKind::body);
    add({credit, line.end}, BlockKind::credit);
  }

  std::string_view text_;
  const AnatomyTables& tables_;
  const DissectOptions& options_;
  std::vector<TextLine> lines_;
  std::size_t line_ = 0;
  std::size_t known_ = 0;     // the first part of options_.known not yet passed
  std::optional<Span> rest_;  // what is left of the current line after a date
  bool has_dateline_ = false;
  bool updated_ = false;  // the date found so far is that of an update
  Anatomy anatomy_;
};

}  // namespace

Anatomy dissect(std::string_view text, const AnatomyTables& tables, const DissectOptions& options) {
  return Dissection(text, tables, options).run();
}

}  // namespace dateline::ingest
