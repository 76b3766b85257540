// SPDX-License-Identifier: Apache-2.0
#pragma once
// Which found event mention answers which mention of the news gold, and how much of it is right.

#include <string>
#include <vector>

#include "dateline/event.h"
#include "eval/news.h"

namespace dateline::eval {

/// How much of an event was understood: its class; and who did it; and to whom.
enum class Level : std::uint8_t { none, event_class, source, target };

struct EventPair {
  std::size_t gold = 0;   // into document->event_mentions
  std::size_t found = 0;  // into analysis.events
  Level level = Level::none;
  bool trigger = false;  // the triggers share letters
};

/// Pairs one to one within a line: those that share trigger letters and class first, then trigger
/// letters, then class; of equals the earlier. Who takes part does not steer the pairing. A pair by
/// trigger alone has Level::none.
std::vector<EventPair> match_events(const Reading& reading);

const GoldEvent& event_of(const Reading& reading, const GoldMention& mention);

/// The gold's letters for a filler: those on the trigger's line, else those of the entity's names.
bool has_its_letters(const Reading& reading, const GoldMention& mention, const std::string& entity,
                     const Participant& found);

/// By its letters, else by country and kind of actor.
bool is_filler(const Reading& reading, const GoldMention& mention, const std::string& entity,
               const Participant& found);

/// "ACCUSE happened (repeat)", "ACCUSE happened by en/events.tsv:142"
std::string describe(const Reading& reading, const GoldMention& mention);
std::string describe(const EventMention& event);

}  // namespace dateline::eval
