// SPDX-License-Identifier: Apache-2.0
#include "formats/timeline.h"

#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

#include "formats/words.h"
#include "text/utf8.h"
#include "text/visible.h"

namespace dateline::formats {
namespace {

enum Column : std::size_t {
  date,
  status,
  coding,
  who,
  whom,
  where,
  occasion,
  told,
  id,
  column_count
};

constexpr std::array<std::string_view, column_count> heads = {
    "DATE", "STATUS", "CLASS", "WHO", "WHOM", "WHERE", "OCCASION", "TOLD", "ID"};

/// No column but these is ever cut: names and occasions can be long.
constexpr std::array<std::size_t, column_count> widest = {25, 12, 22, 44, 32, 24, 32, 14, 20};

using Cells = std::array<std::string, column_count>;

std::string told_text(const Event& event) {
  std::string langs;
  for (const std::string& lang : event.langs) langs += (langs.empty() ? "" : "+") + lang;
  return fmt::format("{} {}", event.reports, langs);
}

std::string status_text(const Event& event) {
  return std::string(to_string(event.status)) + (event.hedged ? " !" : "");
}

Cells cells_of(const Event& event, const TextStyle& style) {
  Cells cells;
  const bool dated = !event.when.edtf.empty();
  cells[date] = date_text(event.when) + std::string(dated ? basis_mark(event.when.basis) : "");
  cells[status] = status_text(event);
  cells[coding] = coding_name(event.event_class, event.mode);
  cells[who] = names_text(event.actors);
  cells[whom] = names_text(event.recipients);
  cells[where] = place_text(event.where);
  if (!cells[where].empty()) cells[where] += basis_mark(event.where.basis);
  cells[occasion] = event.occasion ? event.occasion->name : "";
  cells[told] = told_text(event);
  cells[id] = style.short_id ? style.short_id(event.id) : event.id;
  for (std::string& cell : cells) cell = text::visible(cell);
  return cells;
}

std::string_view colour_of(Status status) {
  switch (status) {
    case Status::planned:
      return "\x1b[36m";
    case Status::lapsed:
    case Status::hypothetical:
      return "\x1b[33m";
    case Status::cancelled:
    case Status::denied:
      return "\x1b[31m";
    case Status::happened:
    case Status::ongoing:
      break;
  }
  return "";
}

std::array<std::size_t, column_count> widths_of(const std::vector<Cells>& rows) {
  std::array<std::size_t, column_count> widths{};
  for (std::size_t c = 0; c < column_count; ++c) {
    widths[c] = text::columns(heads[c]);
    for (const Cells& row : rows) widths[c] = std::max(widths[c], text::columns(row[c]));
    widths[c] = std::min(widths[c], widest[c]);
  }
  return widths;
}

std::string line_of(const Cells& cells, const std::array<std::size_t, column_count>& widths) {
  std::string line;
  for (std::size_t c = 0; c < column_count; ++c) {
    line += c + 1 < column_count ? fit(cells[c], widths[c]) + "  " : cells[c];
  }
  return line;
}

/// Explains only the marks that were printed.
std::string legend(const std::vector<Event>& events) {
  std::set<Basis> bases;
  bool hedged = false;
  bool qualified = false;
  for (const Event& event : events) {
    if (!event.when.edtf.empty()) bases.insert(event.when.basis);
    bases.insert(event.where.basis);
    hedged = hedged || event.hedged;
    qualified = qualified || event.when.edtf.find('?') != std::string::npos;
  }
  std::string text;
  const auto put = [&text](std::string_view note) {
    text += (text.empty() ? "" : "   ") + std::string(note);
  };
  if (bases.contains(Basis::relative)) put("~ relative to another date");
  if (bases.contains(Basis::occasion)) put("* from the occasion");
  if (bases.contains(Basis::inferred)) put("? at the end: inferred from other reports");
  if (qualified) put("2025? the year is uncertain");
  if (hedged) put("! only alleged or reported");
  return text.empty() ? text : text + "\n";
}

}  // namespace

std::string coding_name(EventClass event_class, Mode mode) {
  std::string name(to_string(event_class));
  if (mode != Mode::none) name += "/" + std::string(to_string(mode));
  return name;
}

std::string participant_name(const Participant& participant) {
  std::string name = names_text({participant});
  std::string what = participant.country;
  if (!participant.office.empty()) what += (what.empty() ? "" : " ") + participant.office;
  if (participant.kind == "country" || what.empty()) return name;
  return fmt::format("{} ({})", name, what);
}

std::string timeline(const std::vector<Event>& events, const TextStyle& style) {
  std::vector<Cells> rows;
  rows.reserve(events.size());
  for (const Event& event : events) rows.push_back(cells_of(event, style));
  const auto widths = widths_of(rows);
  Cells head;
  std::ranges::copy(heads, head.begin());
  std::string out = line_of(head, widths) + "\n";
  for (std::size_t i = 0; i < rows.size(); ++i) {
    std::string line = line_of(rows[i], widths);
    if (style.width > 0) line = fit(line, style.width);
    while (line.ends_with(' ')) line.pop_back();
    const std::string_view colour = style.colour ? colour_of(events[i].status) : "";
    out += std::string(colour) + line + (colour.empty() ? "" : "\x1b[0m") + "\n";
  }
  return out + legend(events);
}

}  // namespace dateline::formats
