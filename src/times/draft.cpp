// SPDX-License-Identifier: Apache-2.0
#include "times/draft.h"

#include <algorithm>

namespace dateline::times {
namespace {

/// Two-digit decades are those of the last century: "the 90s".
int full_decade(int decade) { return decade >= 100 ? decade : 1900 + decade; }

void put(DateParts& begin, DateParts& end, std::optional<int> DateParts::* slot, int value) {
  if (!(begin.*slot)) {
    begin.*slot = value;
  } else if (!(end.*slot)) {
    end.*slot = value;
  }
}

void take_numdate(Draft& draft, const Atom& atom) {
  put(draft.begin, draft.end, &DateParts::year, atom.written_year);
  put(draft.begin, draft.end, &DateParts::month, atom.written_month);
  put(draft.begin, draft.end, &DateParts::day, atom.written_day);
  draft.day_month_open = draft.day_month_open || atom.day_month_open;
}

void take_amount(Draft& draft, int value) {
  if (draft.meaning.captured_sign != 0) draft.amount = draft.meaning.captured_sign * value;
}

void take(Draft& draft, const Capture& capture, const std::vector<Atom>& atoms) {
  const auto put_part = [&](std::optional<int> DateParts::* slot) {
    put(draft.begin, draft.end, slot, capture.value);
  };
  switch (capture.word_class) {
    case class_day:
      return put_part(&DateParts::day);
    case class_ord:
      if (draft.meaning.unit == Unit::century) return put_part(&DateParts::century);
      if (draft.meaning.unit == Unit::week) return put_part(&DateParts::week);
      return put_part(draft.meaning.unit == Unit::quarter ? &DateParts::quarter : &DateParts::day);
    case class_month:
      return put_part(&DateParts::month);
    case class_year:
      if (draft.meaning.unit == Unit::decade) return put_part(&DateParts::decade);
      return put_part(&DateParts::year);
    case class_weekday:
      return put_part(&DateParts::weekday);
    case class_season:
      return put_part(&DateParts::season);
    case class_quarter:
      return put_part(&DateParts::quarter);
    case class_century:
      return put_part(&DateParts::century);
    case class_decade:
      return put(draft.begin, draft.end, &DateParts::decade, full_decade(capture.value));
    case class_numdate:
      return take_numdate(draft, atoms[capture.atom]);
    case class_num:
      return take_amount(draft, capture.value);
    case class_unit:
    case class_units:
      draft.unit = static_cast<Unit>(capture.value);
      draft.has_unit = true;
      return;
    case class_mod:
      draft.meaning.modifier = static_cast<Modifier>(capture.value);
      return;
    case class_clock:
      draft.clock = capture.value;
      return;
    case class_part:
      draft.part_of_day = capture.value;
      return;
    default:
      return;
  }
}

Draft empty_draft(const Match& match, const std::vector<Atom>& atoms, const Meaning& meaning) {
  Draft draft;
  draft.span = {atoms[match.begin].span.begin, atoms[match.end - 1].span.end};
  draft.first_word = atoms[match.begin].first_word;
  draft.end_word = atoms[match.end - 1].end_word;
  draft.row = match.row;
  draft.meaning = meaning;
  draft.amount = meaning.amount;
  draft.unit = meaning.unit.value_or(Unit::day);
  draft.has_unit = meaning.unit.has_value();
  draft.begin.year = meaning.year;
  draft.begin.month = meaning.month;
  draft.begin.day = meaning.day;
  draft.begin.season = meaning.season;
  return draft;
}

void fill_from(std::optional<int>& slot, const std::optional<int>& other) {
  if (!slot) slot = other;
}

/// "5-8 May 2025": what one end leaves unsaid the other says.
void complete_range(Draft& draft) {
  if (draft.begin.day && !draft.end.day && draft.end.month)
    std::swap(draft.begin.day, draft.end.day);
  fill_from(draft.end.month, draft.begin.month);
  fill_from(draft.end.year, draft.begin.year);
  const auto order = [](const DateParts& parts) {
    return parts.month.value_or(0) * 32 + parts.day.value_or(0);
  };
  // "28 December to 3 January 2026": the one year said is that of the end.
  if (draft.begin.year && draft.begin.year == draft.end.year &&
      order(draft.end) < order(draft.begin)) {
    draft.begin.year = *draft.begin.year - 1;
  }
}

std::vector<Draft> one_for_each_day(const Draft& whole, const Match& match,
                                    const std::vector<Atom>& atoms) {
  std::vector<const Capture*> days;
  for (const Capture& capture : match.captures) {
    if (capture.word_class == class_day) days.push_back(&capture);
  }
  std::vector<Draft> drafts;
  for (std::size_t at = 0; at < days.size(); ++at) {
    Draft draft = whole;
    draft.begin.day = days[at]->value;
    draft.end = {};
    const Atom& atom = atoms[days[at]->atom];
    const bool first = at == 0;
    const bool last = at + 1 == days.size();
    draft.span = {first ? whole.span.begin : atom.span.begin,
                  last ? whole.span.end : atom.span.end};
    draft.first_word = first ? whole.first_word : atom.first_word;
    draft.end_word = last ? whole.end_word : atom.end_word;
    drafts.push_back(draft);
  }
  return drafts;
}

}  // namespace

bool Draft::lacks_year() const {
  const bool dated = meaning.operation == Operation::date || meaning.operation == Operation::each ||
                     meaning.operation == Operation::range;
  return dated && !begin.year && !begin.decade && !begin.century && !meaning.year_shift &&
         !meaning.month_shift && (begin.month || begin.season || begin.quarter);
}

std::vector<Draft> drafts_of(const Match& match, const std::vector<Atom>& atoms,
                             const std::vector<PatternRow>& rows) {
  Draft draft = empty_draft(match, atoms, rows[match.row].meaning);
  for (const Capture& capture : match.captures) take(draft, capture, atoms);
  if (draft.meaning.operation == Operation::nothing) return {};
  if (draft.meaning.operation == Operation::each) return one_for_each_day(draft, match, atoms);
  if (draft.meaning.operation == Operation::range) complete_range(draft);
  return {draft};
}

}  // namespace dateline::times
