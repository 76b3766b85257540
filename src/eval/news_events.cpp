// SPDX-License-Identifier: Apache-2.0
// Events of the news gold: found or not, their status, roles and links.
#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "eval/match.h"
#include "eval/news.h"
#include "formats/plover.h"

namespace dateline::eval {
namespace {

/// How much of an event was understood: its class; and who did it; and to whom.
enum class Level : std::uint8_t { none, event_class, source, target };

struct Pair {
  std::size_t gold = 0;   // into document->event_mentions
  std::size_t found = 0;  // into analysis.events
  Level level = Level::none;
  bool trigger = false;  // the triggers share letters
};

const GoldEvent& event_of(const Reading& reading, const GoldMention& mention) {
  return reading.document->events.at(mention.of);
}

/// The gold's letters for a filler, if it has any on the trigger's line.
std::vector<Letters> letters_of(const NewsDocument& document, const std::string& event,
                                const std::string& entity, int line) {
  std::vector<Letters> letters;
  for (const GoldFiller& filler : document.fillers) {
    if (filler.event == event && filler.entity == entity) letters.push_back(filler.at);
  }
  for (const GoldMention& name : document.names) {
    if (name.of == entity && (name.at.line == line || letters.empty())) letters.push_back(name.at);
  }
  return letters;
}

/// Is the participant the gold's filler? By its letters, else by country and kind of actor.
bool is_filler(const Reading& reading, const std::string& event, const std::string& entity,
               int line, const Participant& found) {
  const NewsDocument& document = *reading.document;
  if (found.span) {
    const Letters at = document.letters(*found.span);
    for (const Letters& gold : letters_of(document, event, entity, line)) {
      if (gold.overlaps(at)) return true;
    }
  }
  const GoldEntity& gold = document.entities.at(entity);
  return !gold.country.empty() && gold.country == found.country &&
         (gold.kind == found.kind || gold.kind == "group");
}

/// PLOVER's primary code, as score_plover.py compares it; by letters where the gold has no code.
bool same_code(const Reading& reading, const std::string& event, const std::string& entity,
               int line, const Participant& found) {
  const std::string& country = reading.document->entities.at(entity).country;
  if (!country.empty()) return country == found.country;
  return is_filler(reading, event, entity, line, found);
}

Level level_of(const Reading& reading, const GoldMention& mention, const EventMention& found) {
  const GoldEvent& gold = event_of(reading, mention);
  if (formats::plover_class(gold.event_class, gold.status) !=
      formats::plover_class(found.event_class, found.status)) {
    return Level::none;
  }
  const auto hits = [&](const std::vector<std::string>& entities,
                        const std::vector<Participant>& people) {
    std::set<std::string> hit;
    for (const std::string& entity : entities) {
      for (const Participant& one : people) {
        if (same_code(reading, mention.of, entity, mention.at.line, one)) hit.insert(entity);
      }
    }
    return hit;
  };
  if (!gold.actors.empty() && hits(gold.actors, found.actors).empty()) return Level::event_class;
  std::vector<Participant> told = found.recipients;
  if (!gold.recipients.empty()) {
    return hits(gold.recipients, told).empty() ? Level::source : Level::target;
  }
  if (gold.actors.size() < 2) return Level::target;
  told.insert(told.end(), found.actors.begin(), found.actors.end());
  return hits(gold.actors, told).size() > 1 ? Level::target : Level::source;
}

/// Pairs gold mentions with found ones on the same line: those that share trigger letters first,
/// then those of one class. A pair by trigger alone (`Level::none`) serves status, roles, links.
std::vector<Pair> match_events(const Reading& reading) {
  const NewsDocument& document = *reading.document;
  const auto& gold = document.event_mentions;
  const auto& found = reading.analysis.events;
  std::vector<Letters> triggers;
  triggers.reserve(found.size());
  for (const EventMention& event : found) triggers.push_back(document.letters(event.trigger));
  const auto levels = [&](std::size_t g, std::size_t f) {
    return level_of(reading, gold[g], found[f]);
  };
  constexpr int by_trigger = 8;
  constexpr int by_class = 4;
  const auto worth = [&](std::size_t g, std::size_t f) {
    if (gold[g].at.line != triggers[f].line) return 0;
    const Level level = levels(g, f);
    const bool trigger = gold[g].at.overlaps(triggers[f]);
    if (level == Level::none && !trigger) return 0;
    return static_cast<int>(level) + (trigger ? by_trigger : 0) +
           (level == Level::none ? 0 : by_class);
  };
  std::vector<Pair> pairs;
  for (const auto& [g, f] : pair_up(gold.size(), found.size(), worth)) {
    pairs.push_back({g, f, levels(g, f), gold[g].at.overlaps(triggers[f])});
  }
  return pairs;
}

std::string describe(const Reading& reading, const GoldMention& mention) {
  const GoldEvent& event = event_of(reading, mention);
  return fmt::format("{} {}{}", to_string(event.event_class), to_string(event.status),
                     mention.repeat ? " (repeat)" : "");
}

std::string describe(const EventMention& event) {
  return fmt::format("{} {} by {}", to_string(event.event_class), to_string(event.status),
                     event.rule);
}

/// Counts events at one level. An event is found when one of its mentions is; a found mention that
/// is nobody's is false; a second mention of a found event is neither.
Counts count_events(const Reading& reading, const std::vector<Pair>& pairs, Level level) {
  const auto& mentions = reading.document->event_mentions;
  std::set<std::string> hit;
  std::set<std::size_t> explained;
  for (const Pair& pair : pairs) {
    if (pair.level == Level::none) continue;
    // At the higher levels a mention with the wrong people is false unless it repeats an event.
    const bool right = pair.level >= level;
    if (right) hit.insert(mentions[pair.gold].of);
    if (right || mentions[pair.gold].repeat) explained.insert(pair.found);
  }
  Counts counts;
  counts.hits = static_cast<std::int64_t>(hit.size());
  counts.found = counts.hits + static_cast<std::int64_t>(reading.analysis.events.size()) -
                 static_cast<std::int64_t>(explained.size());
  counts.gold = static_cast<std::int64_t>(reading.document->events.size());
  return counts;
}

void count_false_lines(const Reading& reading) {
  const NewsDocument& document = *reading.document;
  std::set<int> eventful;
  for (const GoldMention& mention : document.event_mentions) eventful.insert(mention.at.line);
  Counts counts;
  counts.gold =
      document.last_line - document.first_line + 1 - static_cast<std::int64_t>(eventful.size());
  for (const EventMention& event : reading.analysis.events) {
    counts.hits += !eventful.contains(document.letters(event.trigger).line);
  }
  reading.sheet->add("events: false per 100 lines without events", Measure::per_hundred, counts);
}

void tell_events(const Reading& reading, const std::vector<Pair>& pairs) {
  if (reading.errors == nullptr) return;
  const auto& gold = reading.document->event_mentions;
  const auto& found = reading.analysis.events;
  std::set<std::size_t> told;
  std::set<std::string> hit;
  for (const Pair& pair : pairs) {
    if (pair.level == Level::none) continue;
    hit.insert(gold[pair.gold].of);
    told.insert(pair.found);
    if (pair.level == Level::target || gold[pair.gold].repeat) continue;
    reading.tell(pair.level == Level::event_class ? "SOURCE" : "TARGET", gold[pair.gold].at,
                 describe(reading, gold[pair.gold]) + " | " + describe(found[pair.found]));
  }
  for (const GoldMention& mention : gold) {
    if (!mention.repeat && !hit.contains(mention.of)) {
      reading.tell("MISSED", mention.at, describe(reading, mention));
    }
  }
  for (std::size_t f = 0; f < found.size(); ++f) {
    if (!told.contains(f)) {
      reading.tell("FALSE", reading.document->letters(found[f].trigger), describe(found[f]));
    }
  }
}

}  // namespace

void score_events(const Reading& reading) {
  const std::vector<Pair> pairs = match_events(reading);
  for (const auto& [name, level] : {std::pair{"events: class", Level::event_class},
                                    std::pair{"events: class, source", Level::source},
                                    std::pair{"events: class, source, target", Level::target}}) {
    reading.sheet->add(name, Measure::f1, count_events(reading, pairs, level));
  }
  Counts triggers{0, static_cast<std::int64_t>(reading.analysis.events.size()),
                  static_cast<std::int64_t>(reading.document->event_mentions.size())};
  for (const Pair& pair : pairs) triggers.hits += pair.trigger;
  reading.sheet->add("events: triggers of all mentions", Measure::f1, triggers);
  count_false_lines(reading);
  tell_events(reading, pairs);
}

void score_status(const Reading& reading) {
  Counts same;
  for (const Pair& pair : match_events(reading)) {
    const GoldMention& mention = reading.document->event_mentions[pair.gold];
    if (!pair.trigger || mention.repeat) continue;
    const std::string_view gold = to_string(event_of(reading, mention).status);
    const std::string_view ours = to_string(reading.analysis.events[pair.found].status);
    same += {gold == ours, 0, 1};
    reading.sheet->add_label("status: macro F1 of triggers found", gold, {gold == ours, 0, 1});
    reading.sheet->add_label("status: macro F1 of triggers found", ours, {0, 1, 0});
    if (gold != ours)
      reading.tell("STATUS", mention.at, fmt::format("gold {}, ours {}", gold, ours));
  }
  reading.sheet->add("status: right of triggers found", Measure::accuracy, same);
}

namespace {

/// The gold's fillers of events whose trigger was not found: nothing of them was understood.
Counts missed_fillers(const Reading& reading, const std::vector<Pair>& pairs) {
  std::set<std::string> found;
  for (const Pair& pair : pairs) {
    if (pair.trigger) found.insert(reading.document->event_mentions[pair.gold].of);
  }
  Counts counts;
  for (const auto& [id, event] : reading.document->events) {
    if (found.contains(id)) continue;
    counts.gold += static_cast<std::int64_t>(event.actors.size() + event.recipients.size());
  }
  return counts;
}

struct Role {
  const char* name;
  const std::vector<std::string>& entities;
  const std::vector<Participant>& people;
};

Counts count_role(const Reading& reading, const GoldMention& mention, const Role& role) {
  const auto pairs =
      pair_up(role.entities.size(), role.people.size(), [&](std::size_t g, std::size_t f) {
        return static_cast<int>(
            is_filler(reading, mention.of, role.entities[g], mention.at.line, role.people[f]));
      });
  return {.hits = static_cast<std::int64_t>(pairs.size()),
          .found = static_cast<std::int64_t>(role.people.size()),
          .gold = static_cast<std::int64_t>(role.entities.size())};
}

}  // namespace

void score_roles(const Reading& reading) {
  const std::vector<Pair> pairs = match_events(reading);
  Counts all;
  for (const Pair& pair : pairs) {
    const GoldMention& mention = reading.document->event_mentions[pair.gold];
    if (!pair.trigger || mention.repeat) continue;
    const GoldEvent& gold = event_of(reading, mention);
    const EventMention& ours = reading.analysis.events[pair.found];
    for (const Role& role : {Role{"roles: actors", gold.actors, ours.actors},
                             Role{"roles: recipients", gold.recipients, ours.recipients}}) {
      const Counts counts = count_role(reading, mention, role);
      reading.sheet->add(role.name, Measure::f1, counts);
      all += counts;
      if (counts.hits < counts.gold || counts.hits < counts.found) {
        reading.tell("ROLES", mention.at,
                     fmt::format("{}: {} of {} found, {} given; {}", role.name, counts.hits,
                                 counts.gold, counts.found, describe(ours)));
      }
    }
    if (gold.place.empty()) continue;
    const std::string& country = reading.document->entities.at(gold.place).country;
    reading.sheet->add("roles: country of the place", Measure::accuracy,
                       {.hits = !country.empty() && country == ours.where.country, .gold = 1});
  }
  reading.sheet->add("roles: all", Measure::f1, all);
  all += missed_fillers(reading, pairs);
  reading.sheet->add("roles: all, also of events that were missed", Measure::f1, all);
}

void score_links(const Reading& reading) {
  const auto& events = reading.analysis.events;
  const auto root = [&](std::size_t index) { return first_telling(events, index); };
  const std::vector<Pair> pairs = match_events(reading);
  Counts counts;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    for (std::size_t j = i + 1; j < pairs.size(); ++j) {
      const auto& mentions = reading.document->event_mentions;
      const bool right = mentions[pairs[i].gold].of == mentions[pairs[j].gold].of;
      const bool ours = root(pairs[i].found) == root(pairs[j].found);
      counts += {right && ours, ours, right};
      if (right != ours) {
        reading.tell(right ? "APART" : "JOINED", mentions[pairs[j].gold].at,
                     fmt::format("and line {}", mentions[pairs[i].gold].at.line));
      }
    }
  }
  reading.sheet->add("links: pairs of found mentions of one event", Measure::f1, counts);
}

}  // namespace dateline::eval
