// SPDX-License-Identifier: Apache-2.0
// events, timeline, planned, show, why: the commands that ask the record.
#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/filters.h"
#include "cli/inputs.h"
#include "cli/output.h"
#include "dateline/error.h"
#include "formats/csv.h"
#include "formats/timeline.h"
#include "formats/words.h"
#include "query/query.h"
#include "store/codec.h"
#include "text/visible.h"

namespace dateline::cli {
namespace {

formats::TextStyle style_for(const store::Store& store) {
  return {.colour = may_colour(), .width = 0, .short_id = [&store](std::string_view id) {
            return query::short_id(store, id);
          }};
}

std::string in_shape(const Options& options, const std::vector<Event>& events,
                     const store::Store& store) {
  if (options.csv) return formats::csv(events, csv_cells(options));
  if (!options.json) return formats::timeline(events, style_for(store));
  std::string lines;
  store::Completion complete(store);
  for (Event event : events) {
    complete(event);
    lines += store::to_json(event) + "\n";
  }
  return text::visible_json(std::move(lines));
}

/// "EV-P5KH" -> "ev-p5kh"
std::string lower_ascii(std::string text) {
  for (char& letter : text) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  }
  return text;
}

/// The event with its mentions: all of them for programs, the first ones for people.
std::optional<Event> find_whole(const store::Store& store, const Options& options) {
  constexpr std::size_t most_for_people = 50;
  std::optional<Event> event = query::find_event(store, lower_ascii(options.id));
  if (!event) return event;
  store::Completion complete(
      store, options.json ? std::nullopt : std::optional<std::size_t>(most_for_people));
  complete(*event);
  return event;
}

/// What was left out of an event told by very many mentions.
std::string rest_of_mentions(const store::Store& store, const Event& event) {
  const std::int64_t rest =
      store.count_mentions(event.id) - static_cast<std::int64_t>(event.mentions.size());
  if (rest <= 0) return {};
  return fmt::format("\n  and {} more: `dateline show {} --json` prints all\n",
                     formats::counted(rest, "mention"), event.id);
}

/// Says why an id that was once printed has no event now.
[[noreturn]] void no_such_event(const store::Store& store, const std::string& id) {
  const auto report = store.once_seen_in(id);
  if (!report)
    throw Error(fmt::format("no event {} in this record; `dateline events` lists them", id));
  throw Error(
      fmt::format("the event {} was read from the report {}, but is no longer found there with the "
                  "present data; `dateline annotate` shows what is",
                  id, *report));
}

/// Asks the packs only when a language was named: they need the data, the record does not.
query::EventFilter filter_for(const Options& options) {
  return filter_of(options, options.lang.empty() ? std::vector<PackInfo>{} : open_engine().packs());
}

void tell_nothing_found(const store::Store& store) {
  const store::Counts counts = store.counts();
  if (counts.reports == 0) {
    say("the record is empty; `dateline read` reads reports into it");
  } else {
    say(fmt::format("no event fits; the record holds {} of {}",
                    formats::counted(counts.events, "event"),
                    formats::counted(counts.reports, "report")));
  }
}

}  // namespace

int events(const Options& options) {
  const store::Store store = store::Store::open_existing(options.db);
  const std::vector<Event> found = query::find_events(store, filter_for(options));
  if (found.empty()) {
    tell_nothing_found(store);
    return 1;
  }
  print(in_shape(options, found, store));
  return 0;
}

int show(const Options& options) {
  const store::Store store = store::Store::open_existing(options.db);
  const std::optional<Event> event = find_whole(store, options);
  if (!event) no_such_event(store, options.id);
  if (options.json) {
    std::string lines = store::to_json(*event) + "\n";
    if (options.command == "why") {
      lines.clear();
      for (const RecordMention& mention : event->mentions) lines += store::to_json(mention) + "\n";
    }
    print_json(std::move(lines));
    return 0;
  }
  const formats::TextStyle style = style_for(store);
  print((options.command == "why" ? formats::explain(*event, style)
                                  : formats::describe(*event, style)) +
        rest_of_mentions(store, *event));
  return 0;
}

}  // namespace dateline::cli
