// SPDX-License-Identifier: Apache-2.0
#pragma once
// Events for people: one line each, or one in full with its evidence and reasons.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/event.h"

namespace dateline::formats {

struct TextStyle {
  bool colour = false;
  std::size_t width = 0;                                       // terminal columns; 0: no limit
  std::function<std::string(std::string_view)> short_id = {};  // how ids are printed
};

/// A head line and one line an event: date, class, who, whom, where, occasion, status, reports and
/// languages, id. What is planned, uncertain or inferred is marked; a legend explains the marks
/// used.
std::string timeline(const std::vector<Event>& events, const TextStyle& style);

/// Everything about one event, with every mention's letters.
std::string describe(const Event& event, const TextStyle& style);

/// Why every field is what it is: letters, rules, arithmetic, merges.
std::string explain(const Event& event, const TextStyle& style);

/// "CONSULT/multilateral"
std::string coding_name(EventClass event_class, Mode mode);

/// "Sergey Lavrov (RUS foreign minister)"
std::string participant_name(const Participant& participant);

}  // namespace dateline::formats
