// SPDX-License-Identifier: Apache-2.0
#include "formats/csv.h"

#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>

#include "formats/words.h"
#include "text/day.h"
#include "text/visible.h"

namespace dateline::formats {
namespace {

std::string day_text(const std::optional<Day>& day) { return day ? text::format_day(*day) : ""; }

std::string number_text(const std::optional<double>& number) {
  return number ? fmt::format("{:.5f}", *number) : "";
}

template <typename Item, typename Text>
std::string join(const std::vector<Item>& items, Text text) {
  std::string out;
  for (const Item& item : items) out += (out.empty() ? "" : "; ") + std::string(text(item));
  return out;
}

std::string ids(const std::vector<Participant>& side) {
  return join(side, [](const Participant& p) { return p.id; });
}
std::string names(const std::vector<Participant>& side) {
  return join(side, [](const Participant& p) { return p.name.empty() ? p.text : p.name; });
}
std::string countries(const std::vector<Participant>& side) {
  return join(side, [](const Participant& p) { return p.country; });
}

std::vector<std::string> row(const Event& event) {
  return {event.id,
          std::string(to_string(event.event_class)),
          std::string(to_string(event.mode)),
          join(event.contexts, [](Context c) { return to_string(c); }),
          std::string(to_string(event.status)),
          event.hedged ? "yes" : "no",
          event.confidence > 0 ? fmt::format("{:.2f}", event.confidence / 100.0) : "",
          event.when.edtf,
          day_text(event.when.from),
          day_text(event.when.to),
          event.when.edtf.empty() ? "" : std::string(to_string(event.when.basis)),
          ids(event.actors),
          names(event.actors),
          countries(event.actors),
          ids(event.recipients),
          names(event.recipients),
          countries(event.recipients),
          event.where.name,
          event.where.country,
          event.where.precision,
          number_text(event.where.latitude),
          number_text(event.where.longitude),
          event.occasion ? event.occasion->id : "",
          event.occasion ? event.occasion->name : "",
          join(event.topics, [](const std::string& t) { return t; }),
          join(event.claims, claim_text),
          speakers_text(event.said_by),
          fmt::format("{}", event.reports),
          fmt::format("{}", event.sources),
          join(event.langs, [](const std::string& l) { return l; })};
}

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

/// Cuts the digits off the front; were there any?
bool skip_digits(std::string_view& text) {
  const std::string_view before = text;
  while (!text.empty() && is_digit(text.front())) text.remove_prefix(1);
  return text.size() < before.size();
}

/// "-33.86880", "+5", "1e-06"
bool is_number(std::string_view text) {
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  if (!skip_digits(text)) return false;
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    if (!skip_digits(text)) return false;
  }
  if (!text.starts_with('e') && !text.starts_with('E')) return text.empty();
  text.remove_prefix(1);
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  return skip_digits(text) && text.empty();
}

/// Would a spreadsheet compute this cell? The full-width signs count for some.
bool is_formula(std::string_view cell) {
  constexpr std::array<std::string_view, 11> starts = {"=",  "+",  "-",  "@",  "\t", "\r",
                                                       "\n", "＝", "＋", "－", "＠"};
  const bool begins =
      std::ranges::any_of(starts, [cell](std::string_view sign) { return cell.starts_with(sign); });
  return begins && !is_number(cell);
}

std::string safe_cell(const std::string& cell) {
  return (is_formula(cell) ? "'" : "") + text::visible_lines(cell);
}

std::string quoted(const std::string& cell) {
  if (cell.find_first_of(",\"\r\n") == std::string::npos) return cell;
  std::string out = "\"";
  for (const char letter : cell) {
    if (letter == '"') out += '"';
    out += letter;
  }
  return out + '"';
}

}  // namespace

std::string csv_line(const std::vector<std::string>& cells, CsvCells style) {
  std::string line;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) line += ',';
    line += quoted(style == CsvCells::safe ? safe_cell(cells[i]) : cells[i]);
  }
  return line + "\r\n";
}

std::string csv(const std::vector<Event>& events, CsvCells style) {
  std::string out = csv_line({"id",
                              "class",
                              "mode",
                              "contexts",
                              "status",
                              "hedged",
                              "confidence",
                              "date",
                              "date_from",
                              "date_to",
                              "date_basis",
                              "actor_ids",
                              "actors",
                              "actor_countries",
                              "recipient_ids",
                              "recipients",
                              "recipient_countries",
                              "place",
                              "place_country",
                              "place_precision",
                              "lat",
                              "lon",
                              "occasion_id",
                              "occasion",
                              "topics",
                              "claims",
                              "said_by",
                              "reports",
                              "sources",
                              "languages"});
  for (const Event& event : events) out += csv_line(row(event), style);
  return out;
}

}  // namespace dateline::formats
