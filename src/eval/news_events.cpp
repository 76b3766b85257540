// SPDX-License-Identifier: Apache-2.0
// Events of the news gold: found or not, their status and links.
#include <algorithm>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "eval/event_match.h"
#include "eval/match.h"

namespace dateline::eval {
namespace {

/// Counts events at one level of rightness. An event is found when one of its mentions is; a second
/// found mention of it is neither right nor wrong; a found mention that is nobody's, or is wrong at
/// this level and no repeat, is false.
template <typename IsRight>
Counts count_events(const Reading& reading, const std::vector<EventPair>& pairs,
                    const IsRight& is_right) {
  const auto& mentions = reading.document->event_mentions;
  std::set<std::string> hit;
  std::set<std::size_t> explained;
  for (const EventPair& pair : pairs) {
    if (pair.level == Level::none) continue;
    const bool right = is_right(pair);
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

void count_levels(const Reading& reading, const std::vector<EventPair>& pairs) {
  for (const auto& [name, level] : {std::pair{"events: class", Level::event_class},
                                    std::pair{"events: class, source", Level::source},
                                    std::pair{"events: class, source, target", Level::target}}) {
    reading.sheet->add(name, Measure::f1,
                       count_events(reading, pairs, [level = level](const EventPair& pair) {
                         return pair.level >= level;
                       }));
  }
  const auto same_status = [&](const EventPair& pair) {
    const GoldMention& mention = reading.document->event_mentions[pair.gold];
    return event_of(reading, mention).status == reading.analysis.events[pair.found].status;
  };
  reading.sheet->add("events: class, status", Measure::f1,
                     count_events(reading, pairs, same_status));
}

void count_modes(const Reading& reading, const std::vector<EventPair>& pairs) {
  for (const EventPair& pair : pairs) {
    const GoldMention& mention = reading.document->event_mentions[pair.gold];
    if (pair.level == Level::none || mention.repeat) continue;
    const bool same = event_of(reading, mention).mode == reading.analysis.events[pair.found].mode;
    reading.sheet->add("events: mode, class being right", Measure::accuracy,
                       {.hits = same, .gold = 1});
  }
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

void tell_events(const Reading& reading, const std::vector<EventPair>& pairs) {
  if (reading.errors == nullptr) return;
  const auto& gold = reading.document->event_mentions;
  const auto& found = reading.analysis.events;
  std::set<std::size_t> told;
  std::set<std::string> hit;
  for (const EventPair& pair : pairs) {
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
  const std::vector<EventPair> pairs = match_events(reading);
  count_levels(reading, pairs);
  Counts triggers{.found = static_cast<std::int64_t>(reading.analysis.events.size()),
                  .gold = static_cast<std::int64_t>(reading.document->event_mentions.size())};
  for (const EventPair& pair : pairs) triggers.hits += pair.trigger;
  reading.sheet->add("events: triggers of all mentions", Measure::f1, triggers);
  count_modes(reading, pairs);
  count_false_lines(reading);
  tell_events(reading, pairs);
}

void score_status(const Reading& reading) {
  Counts same;
  for (const EventPair& pair : match_events(reading)) {
    const GoldMention& mention = reading.document->event_mentions[pair.gold];
    if (!pair.trigger || mention.repeat) continue;
    const std::string_view gold = to_string(event_of(reading, mention).status);
    const std::string_view ours = to_string(reading.analysis.events[pair.found].status);
    same += {.hits = gold == ours, .gold = 1};
    reading.sheet->add_label("status: macro F1 of triggers found", gold,
                             {.hits = gold == ours, .gold = 1});
    reading.sheet->add_label("status: macro F1 of triggers found", ours, {.found = 1});
    if (gold != ours) {
      reading.tell("STATUS", mention.at, fmt::format("gold {}, ours {}", gold, ours));
    }
  }
  reading.sheet->add("status: right of triggers found", Measure::accuracy, same);
}

void score_links(const Reading& reading) {
  const auto& events = reading.analysis.events;
  const std::vector<EventPair> pairs = match_events(reading);
  const auto& mentions = reading.document->event_mentions;
  Counts counts;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    for (std::size_t j = i + 1; j < pairs.size(); ++j) {
      const bool right = mentions[pairs[i].gold].of == mentions[pairs[j].gold].of;
      const bool ours =
          first_telling(events, pairs[i].found) == first_telling(events, pairs[j].found);
      counts += {.hits = right && ours, .found = ours, .gold = right};
      if (right != ours) {
        reading.tell(right ? "APART" : "JOINED", mentions[pairs[j].gold].at,
                     fmt::format("and line {}", mentions[pairs[i].gold].at.line));
      }
    }
  }
  reading.sheet->add("links: pairs of found mentions of one event", Measure::f1, counts);
}

}  // namespace dateline::eval
