// SPDX-License-Identifier: Apache-2.0
#pragma once
// Questions to the record.
//   find_events(store, {.who = {"Lavrov"}, .status = Status::planned})

#include <optional>
#include <string>
#include <vector>

#include "dateline/event.h"
#include "store/store.h"

namespace dateline::query {

/// What an event has to be; an empty field asks for nothing. Names match in any script.
struct EventFilter {
  std::vector<std::string> who;  // all of these take part (person, body, country, ISO code)
  std::optional<EventClass> event_class;
  std::optional<Mode> mode;  // of that class
  std::optional<Status> status;
  std::string at;            // part of the place's, country's or occasion's name
  std::optional<Day> since;  // may have been on or after
  std::optional<Day> until;  // may have been on or before
  std::string lang;          // told in this language
  bool dated_only = false;
  int least = 0;          // confidence in per cent; events without one are left out from 1 on
  std::size_t limit = 0;  // 0: all
};

/// Events in the order of their dates: known days first, then those without a year, then undated.
/// A planned event whose last day lies before the latest report is `lapsed`. They come without
/// mentions and ledger: store::Completion fills these in where they are printed.
std::vector<Event> find_events(const store::Store& store, const EventFilter& filter);

/// One event as find_events would give it, by id or unique prefix; nothing when there is none.
std::optional<Event> find_event(const store::Store& store, std::string_view id);

/// Days that a date typed by a person covers: "2025", "2025-07", "2025-07-15", "2025-07/2025-09".
struct DayRange {
  std::optional<Day> from;
  std::optional<Day> to;
};
/// Error when it is no date.
DayRange parse_days(std::string_view text);

/// Does the name, or its reading in another script, name this participant?
bool names(std::string_view name, const Participant& participant);

/// The shortest prefix (at least four letters after "ev-") that only this event's ids have.
std::string short_id(const store::Store& store, std::string_view id);

}  // namespace dateline::query
