// SPDX-License-Identifier: Apache-2.0
#include "query/query.h"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

#include "dateline/error.h"
#include "store/codec.h"
#include "text/fold.h"
#include "text/name_key.h"
#include "times/edtf.h"

namespace dateline::query {
namespace {

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  const std::string folded = text::fold_without_marks(text);
  std::string word;
  for (const char letter : folded) {
    if (letter != ' ') {
      word.push_back(letter);
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

bool holds(const std::string& text, const std::string& part) {
  return text::fold_without_marks(text).find(text::fold_without_marks(part)) != std::string::npos;
}

/// Every word asked for begins a word of the name or sounds like one.
bool matches_words(std::string_view asked, const Participant& participant) {
  const std::vector<std::string> have = words_of(participant.name + " " + participant.text);
  const std::vector<std::string> keys = words_of(participant.key);
  return std::ranges::all_of(words_of(asked), [&](const std::string& word) {
    const bool written = std::ranges::any_of(
        have, [&word](const std::string& one) { return one.starts_with(word); });
    if (written) return true;
    const std::string key = text::name_key(word);
    return !key.empty() && std::ranges::find(keys, key) != keys.end();
  });
}

bool takes_part(const std::string& name, const Event& event) {
  const auto named = [&name](const Participant& one) { return names(name, one); };
  return std::ranges::any_of(event.actors, named) || std::ranges::any_of(event.recipients, named);
}

bool is_at(const std::string& at, const Event& event) {
  if (at.empty()) return true;
  if (holds(event.where.name, at) || event.where.country == at) return true;
  return event.occasion && (holds(event.occasion->name, at) || event.occasion->series == at);
}

bool is_within(const EventFilter& filter, const When& when) {
  if (!filter.since && !filter.until) return true;
  if (!when.from && !when.to) return false;
  // "After 11 March" is known for that day only; it is not an answer to every later one.
  const Day from = when.from ? *when.from : *when.to;
  const Day to = when.to ? *when.to : *when.from;
  return !(filter.since && to < *filter.since) && !(filter.until && from > *filter.until);
}

bool fits(const EventFilter& filter, const Event& event) {
  if (filter.event_class && event.event_class != *filter.event_class) return false;
  if (filter.mode && event.mode != *filter.mode) return false;
  if (filter.status && event.status != *filter.status) return false;
  if (filter.dated_only && event.when.edtf.empty()) return false;
  if (event.confidence < filter.least) return false;
  if (!filter.lang.empty() && std::ranges::find(event.langs, filter.lang) == event.langs.end()) {
    return false;
  }
  return is_within(filter, event.when) && is_at(filter.at, event) &&
         std::ranges::all_of(filter.who,
                             [&event](const std::string& name) { return takes_part(name, event); });
}

void apply_horizon(Event& event, const std::optional<Day>& horizon) {
  const bool over = horizon && event.when.to && *event.when.to < *horizon;
  if (event.status == Status::planned && over) event.status = Status::lapsed;
}

bool comes_earlier(const Event& a, const Event& b) {
  const auto key = [](const Event& event) {
    const std::optional<Day> day = event.when.from ? event.when.from : event.when.to;
    return std::make_tuple(!day.has_value(), day.value_or(0), event.when.edtf.empty(),
                           event.when.edtf, event.id);
  };
  return key(a) < key(b);
}

}  // namespace

bool names(std::string_view name, const Participant& participant) {
  if (participant.country == name || participant.id == name) return true;
  return matches_words(name, participant);
}

std::vector<Event> find_events(const store::Store& store, const EventFilter& filter) {
  const std::optional<Day> horizon = store.horizon();
  store::Statement read = store.database().prepare("SELECT json FROM event");
  std::vector<Event> events;
  while (read.step()) {
    Event event = store::event_from_json(read.text(0));
    apply_horizon(event, horizon);
    if (fits(filter, event)) events.push_back(std::move(event));
  }
  std::ranges::sort(events, comes_earlier);
  if (filter.limit > 0 && events.size() > filter.limit) events.resize(filter.limit);
  return events;
}

std::optional<Event> find_event(const store::Store& store, std::string_view id) {
  const std::optional<std::string> full = store.find_event(id);
  if (!full) return std::nullopt;
  std::optional<Event> event = store.event(*full);
  if (event) apply_horizon(*event, store.horizon());
  return event;
}

DayRange parse_days(std::string_view text) {
  const std::optional<times::Edtf> value = times::parse_edtf(text);
  const times::DayBounds bounds = value ? times::bounds(*value) : times::DayBounds{};
  if (!bounds.from && !bounds.to) {
    throw Error(
        fmt::format("'{}' is no date; write 2025, 2025-07, 2025-07-15 or 2025-07/2025-09", text));
  }
  return {bounds.from, bounds.to};
}

std::string short_id(const store::Store& store, std::string_view id) {
  constexpr std::size_t prefix_letters = 3;  // "ev-"
  store::Statement neighbours = store.database().prepare(
      "SELECT max(id) FROM mention WHERE id < ?1 UNION ALL "
      "SELECT min(id) FROM mention WHERE id > ?1");
  neighbours.bind(1, id);
  std::size_t length = prefix_letters + 4;
  while (neighbours.step()) {
    const std::string other = neighbours.text(0);
    const auto differ = std::ranges::mismatch(id, other);
    length = std::max(length, static_cast<std::size_t>(differ.in1 - id.begin()) + 1);
  }
  return std::string(id.substr(0, std::min(length, id.size())));
}

}  // namespace dateline::query
