// SPDX-License-Identifier: Apache-2.0
#include "eval/event_match.h"

#include <algorithm>

#include <fmt/format.h>

#include "eval/match.h"
#include "formats/plover.h"

namespace dateline::eval {
namespace {

std::vector<Letters> letters_of(const NewsDocument& document, const GoldMention& mention,
                                const std::string& entity) {
  std::vector<Letters> letters;
  for (const GoldFiller& filler : document.fillers) {
    if (filler.event == mention.of && filler.entity == entity) letters.push_back(filler.at);
  }
  for (const GoldMention& name : document.names) {
    const bool here = name.at.line == mention.at.line || letters.empty();
    if (name.of == entity && here) letters.push_back(name.at);
  }
  return letters;
}

/// PLOVER's primary code, as score_plover.py compares it; by letters where the gold has no code.
bool same_code(const Reading& reading, const GoldMention& mention, const std::string& entity,
               const Participant& found) {
  const std::string& country = reading.document->entities.at(entity).country;
  if (!country.empty()) return country == found.country;
  return is_filler(reading, mention, entity, found);
}

/// How many gold fillers have a participant of their own with their code.
std::size_t coded(const Reading& reading, const GoldMention& mention,
                  const std::vector<std::string>& entities,
                  const std::vector<Participant>& people) {
  return pair_up(entities.size(), people.size(),
                 [&](std::size_t g, std::size_t f) {
                   return static_cast<int>(same_code(reading, mention, entities[g], people[f]));
                 })
      .size();
}

bool same_class(const GoldEvent& gold, const EventMention& found) {
  return formats::plover_class(gold.event_class, gold.status) ==
         formats::plover_class(found.event_class, found.status);
}

Level level_of(const Reading& reading, const GoldMention& mention, const EventMention& found) {
  const GoldEvent& gold = event_of(reading, mention);
  if (!same_class(gold, found)) return Level::none;
  if (!gold.actors.empty() && coded(reading, mention, gold.actors, found.actors) == 0) {
    return Level::event_class;
  }
  if (!gold.recipients.empty()) {
    const bool right = coded(reading, mention, gold.recipients, found.recipients) > 0;
    return right ? Level::target : Level::source;
  }
  if (gold.actors.size() < 2) return Level::target;
  // A mutual act: two of its sides, each by a participant of its own.
  std::vector<Participant> told = found.actors;
  told.insert(told.end(), found.recipients.begin(), found.recipients.end());
  return coded(reading, mention, gold.actors, told) > 1 ? Level::target : Level::source;
}

}  // namespace

const GoldEvent& event_of(const Reading& reading, const GoldMention& mention) {
  return reading.document->events.at(mention.of);
}

bool has_its_letters(const Reading& reading, const GoldMention& mention, const std::string& entity,
                     const Participant& found) {
  if (!found.span) return false;
  const Letters at = reading.document->letters(*found.span);
  return std::ranges::any_of(letters_of(*reading.document, mention, entity),
                             [&](const Letters& gold) { return gold.overlaps(at); });
}

bool is_filler(const Reading& reading, const GoldMention& mention, const std::string& entity,
               const Participant& found) {
  if (has_its_letters(reading, mention, entity, found)) return true;
  const GoldEntity& gold = reading.document->entities.at(entity);
  return !gold.country.empty() && gold.country == found.country &&
         (gold.kind == found.kind || gold.kind == "group");
}

std::vector<EventPair> match_events(const Reading& reading) {
  const NewsDocument& document = *reading.document;
  const auto& gold = document.event_mentions;
  const auto& found = reading.analysis.events;
  std::vector<Letters> triggers;
  triggers.reserve(found.size());
  for (const EventMention& event : found) triggers.push_back(document.letters(event.trigger));
  const auto worth = [&](std::size_t g, std::size_t f) {
    if (gold[g].at.line != triggers[f].line) return 0;
    const int trigger = gold[g].at.overlaps(triggers[f]) ? 2 : 0;
    return trigger + static_cast<int>(same_class(event_of(reading, gold[g]), found[f]));
  };
  std::vector<EventPair> pairs;
  for (const auto& [g, f] : pair_up(gold.size(), found.size(), worth)) {
    pairs.push_back({g, f, level_of(reading, gold[g], found[f]), gold[g].at.overlaps(triggers[f])});
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

}  // namespace dateline::eval
