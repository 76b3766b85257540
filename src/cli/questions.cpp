// SPDX-License-Identifier: Apache-2.0
// events, timeline, planned, show, why, sql: the commands that ask the record.
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "cli/output.h"
#include "dateline/error.h"
#include "formats/csv.h"
#include "formats/timeline.h"
#include "query/query.h"
#include "store/codec.h"

namespace dateline::cli {
namespace {

EventClass parse_class(const std::string& name) {
  std::string upper = name;
  for (char& letter : upper)
    letter = static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
  if (const auto event_class = parse_event_class(upper)) return *event_class;
  throw Error(fmt::format(
      "--class {} is no PLOVER class; one of AGREE CONSULT SUPPORT CONCEDE COOPERATE AID "
      "RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT",
      name));
}

Status parse_status_name(const std::string& name) {
  if (const auto status = parse_status(name)) return *status;
  throw Error(
      fmt::format("--status {} is none of happened, ongoing, planned, cancelled, denied, "
                  "hypothetical, lapsed",
                  name));
}

query::EventFilter filter_of(const Options& options) {
  query::EventFilter filter;
  filter.who = options.who;
  filter.who.insert(filter.who.end(), options.with.begin(), options.with.end());
  if (!options.event_class.empty()) filter.event_class = parse_class(options.event_class);
  if (!options.status.empty()) filter.status = parse_status_name(options.status);
  if (options.command == "planned") filter.status = Status::planned;
  filter.at = options.at;
  filter.lang = options.lang;
  filter.limit = options.limit;
  if (!options.since.empty()) filter.since = query::parse_days(options.since).from;
  if (!options.until.empty()) filter.until = query::parse_days(options.until).to;
  if (!options.on.empty()) {
    const query::DayRange range = query::parse_days(options.on);
    filter.since = range.from;
    filter.until = range.to;
  }
  return filter;
}

formats::TextStyle style_for(const store::Store& store) {
  return {.colour = may_colour(), .width = 0, .short_id = [&store](std::string_view id) {
            return query::short_id(store, id);
          }};
}

std::string in_shape(const Options& options, const std::vector<Event>& events,
                     const store::Store& store) {
  if (options.csv) return formats::csv(events);
  if (!options.json) return formats::timeline(events, style_for(store));
  std::string lines;
  store::Completion complete(store);
  for (Event event : events) {
    complete(event);
    lines += store::to_json(event) + "\n";
  }
  return lines;
}

/// The event with its mentions: all of them for programs, the first ones for people.
std::optional<Event> find_whole(const store::Store& store, const Options& options) {
  constexpr std::size_t most_for_people = 50;
  std::optional<Event> event = query::find_event(store, options.id);
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
  return fmt::format("\n  and {} more mention{}: `dateline show {} --json` prints all\n", rest,
                     rest == 1 ? "" : "s", event.id);
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

// ---- sql -----------------------------------------------------------------------------------

std::vector<std::string> header(const store::Statement& statement) {
  std::vector<std::string> names;
  names.reserve(static_cast<std::size_t>(statement.columns()));
  for (int i = 0; i < statement.columns(); ++i) names.push_back(statement.name(i));
  return names;
}

std::vector<std::string> row(const store::Statement& statement) {
  std::vector<std::string> cells;
  cells.reserve(static_cast<std::size_t>(statement.columns()));
  for (int i = 0; i < statement.columns(); ++i) cells.push_back(statement.text(i));
  return cells;
}

std::string json_row(const store::Statement& statement, const std::vector<std::string>& names) {
  nlohmann::ordered_json json;
  for (int i = 0; i < statement.columns(); ++i) {
    const std::string& name = names[static_cast<std::size_t>(i)];
    if (statement.is_null(i)) {
      json[name] = nullptr;
    } else {
      json[name] = statement.text(i);
    }
  }
  return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

std::string tsv_row(const std::vector<std::string>& cells) {
  std::string line;
  for (std::size_t i = 0; i < cells.size(); ++i) line += (i > 0 ? "\t" : "") + cells[i];
  return line + "\n";
}

}  // namespace

int events(const Options& options) {
  const store::Store store = store::Store::open_existing(options.db);
  const std::vector<Event> found = query::find_events(store, filter_of(options));
  if (found.empty()) {
    const store::Counts counts = store.counts();
    say(fmt::format("no event fits; the record holds {} events of {} reports", counts.events,
                    counts.reports));
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
    print(lines);
    return 0;
  }
  const formats::TextStyle style = style_for(store);
  print((options.command == "why" ? formats::explain(*event, style)
                                  : formats::describe(*event, style)) +
        rest_of_mentions(store, *event));
  return 0;
}

int sql(const Options& options) {
  const store::Store store = store::Store::open_existing(options.db);
  store::Statement statement = store.database().prepare(options.sql);
  const std::vector<std::string> names = header(statement);
  bool any = false;
  while (statement.step()) {
    if (!any && options.csv) print(formats::csv_line(names));
    if (!any && !options.csv && !options.json) print(tsv_row(names));
    any = true;
    if (options.json) {
      print(json_row(statement, names));
    } else {
      print(options.csv ? formats::csv_line(row(statement)) : tsv_row(row(statement)));
    }
  }
  return any ? 0 : 1;
}

}  // namespace dateline::cli
