// SPDX-License-Identifier: Apache-2.0
// Who took part, when, where and who says so, in the events of the news gold.
#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "eval/event_match.h"
#include "eval/match.h"
#include "times/edtf.h"

namespace dateline::eval {
namespace {

struct Role {
  const char* name;
  const std::vector<std::string>& entities;
  const std::vector<Participant>& people;
};

using IsRight = bool (*)(const Reading&, const GoldMention&, const std::string&,
                         const Participant&);

Counts count_role(const Reading& reading, const GoldMention& mention, const Role& role,
                  IsRight is_right) {
  const auto pairs =
      pair_up(role.entities.size(), role.people.size(), [&](std::size_t g, std::size_t f) {
        return static_cast<int>(is_right(reading, mention, role.entities[g], role.people[f]));
      });
  return {.hits = static_cast<std::int64_t>(pairs.size()),
          .found = static_cast<std::int64_t>(role.people.size()),
          .gold = static_cast<std::int64_t>(role.entities.size())};
}

/// The gold's fillers of events whose main trigger was not found: nothing of them was understood.
Counts missed_fillers(const Reading& reading, const std::set<std::string>& found) {
  Counts counts;
  for (const auto& [id, event] : reading.document->events) {
    if (found.contains(id)) continue;
    counts.gold += static_cast<std::int64_t>(event.actors.size() + event.recipients.size());
  }
  return counts;
}

/// Is the day or span the gold's? Times without a place in the calendar are left out.
void score_when(const Reading& reading, const GoldEvent& gold, const EventMention& ours) {
  if (gold.time.empty()) return;
  const auto value = times::parse_edtf(reading.document->times.at(gold.time).value);
  if (!value || !times::bounds(*value).from) return;
  const times::DayBounds days = times::bounds(*value);
  const bool right = ours.when.from == days.from && ours.when.to == days.to;
  reading.sheet->add("roles: days of dated events", Measure::accuracy, {.hits = right, .gold = 1});
}

void score_where(const Reading& reading, const GoldEvent& gold, const EventMention& ours) {
  if (gold.place.empty()) return;
  const std::string& country = reading.document->entities.at(gold.place).country;
  reading.sheet->add("roles: country of the place", Measure::accuracy,
                     {.hits = !country.empty() && country == ours.where.country, .gold = 1});
}

/// Is our entity the gold's: does one of its mentions in the report share letters with one of the
/// gold's names, or do country and kind agree?
bool is_speaker(const Reading& reading, const GoldMention& mention, const std::string& gold,
                const Speaker& ours) {
  Participant as_filler;
  as_filler.span = ours.span;
  for (const NameMention& name : reading.analysis.names) {
    const Entity& entity = reading.analysis.entities[name.entity];
    if (entity.id != ours.id) continue;
    as_filler.country = entity.country;
    as_filler.kind = to_string(entity.kind);
    const Letters at = reading.document->letters(name.name);
    for (const GoldMention& other : reading.document->names) {
      if (other.of == gold && other.at.overlaps(at)) return true;
    }
  }
  return is_filler(reading, mention, gold, as_filler);
}

void score_speaker(const Reading& reading, const GoldMention& mention, const EventMention& ours) {
  const std::string& speaker = event_of(reading, mention).said_by;
  if (speaker.empty()) return;
  const bool right = std::ranges::any_of(
      ours.said_by, [&](const Speaker& one) { return is_speaker(reading, mention, speaker, one); });
  reading.sheet->add("roles: who says so", Measure::accuracy, {.hits = right, .gold = 1});
  if (!right) reading.tell("SPEAKER", mention.at, describe(ours));
}

}  // namespace

void score_roles(const Reading& reading) {
  Counts all;
  Counts by_letters;
  std::set<std::string> found;
  for (const EventPair& pair : match_events(reading)) {
    const GoldMention& mention = reading.document->event_mentions[pair.gold];
    if (!pair.trigger || mention.repeat) continue;
    found.insert(mention.of);
    const GoldEvent& gold = event_of(reading, mention);
    const EventMention& ours = reading.analysis.events[pair.found];
    for (const Role& role : {Role{"roles: actors", gold.actors, ours.actors},
                             Role{"roles: recipients", gold.recipients, ours.recipients}}) {
      const Counts counts = count_role(reading, mention, role, is_filler);
      reading.sheet->add(role.name, Measure::f1, counts);
      all += counts;
      by_letters += count_role(reading, mention, role, has_its_letters);
      if (counts.hits < counts.gold || counts.hits < counts.found) {
        reading.tell("ROLES", mention.at,
                     fmt::format("{}: {} of {} found, {} given; {}", role.name, counts.hits,
                                 counts.gold, counts.found, describe(ours)));
      }
    }
    score_when(reading, gold, ours);
    score_where(reading, gold, ours);
    score_speaker(reading, mention, ours);
  }
  reading.sheet->add("roles: all", Measure::f1, all);
  reading.sheet->add("roles: all, by their letters alone", Measure::f1, by_letters);
  all += missed_fillers(reading, found);
  reading.sheet->add("roles: all, also of events that were missed", Measure::f1, all);
}

}  // namespace dateline::eval
