// SPDX-License-Identifier: Apache-2.0
#include "cli/filters.h"

#include <fmt/format.h>

#include "cli/language.h"
#include "cli/suggest.h"
#include "dateline/error.h"
#include "text/fold.h"

namespace dateline::cli {
namespace {

constexpr auto last_mode = Mode::unconventional;
constexpr auto last_status = Status::lapsed;

std::vector<std::string> class_names() {
  std::vector<std::string> names;
  names.reserve(event_class_count);
  for (int i = 0; i < event_class_count; ++i) {
    names.emplace_back(to_string(static_cast<EventClass>(i)));
  }
  return names;
}

std::vector<std::string> mode_names(EventClass event_class) {
  std::vector<std::string> names;
  for (int i = 1; i <= static_cast<int>(last_mode); ++i) {
    const auto mode = static_cast<Mode>(i);
    if (mode_belongs_to(mode, event_class)) names.emplace_back(to_string(mode));
  }
  return names;
}

std::vector<std::string> status_names() {
  std::vector<std::string> names;
  names.reserve(static_cast<std::size_t>(last_status) + 1);
  for (int i = 0; i <= static_cast<int>(last_status); ++i) {
    names.emplace_back(to_string(static_cast<Status>(i)));
  }
  return names;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

std::string upper_ascii(std::string text) {
  for (char& letter : text) {
    if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
  }
  return text;
}

/// "; a visit is a mode: write CONSULT/visit" where somebody wrote the mode alone.
std::string mode_hint(const std::string& name) {
  const auto mode = parse_mode(text::fold(name));
  if (!mode || *mode == Mode::none) return {};
  for (int i = 0; i < event_class_count; ++i) {
    const auto event_class = static_cast<EventClass>(i);
    if (!mode_belongs_to(*mode, event_class)) continue;
    return fmt::format("; {0} is a mode, write {1}/{0}", to_string(*mode), to_string(event_class));
  }
  return {};
}

EventClass parse_class(const std::string& name) {
  if (const auto event_class = parse_event_class(upper_ascii(name))) return *event_class;
  std::string hint = mode_hint(name);
  if (hint.empty()) hint = did_you_mean(name, class_names());
  throw Error(fmt::format("--class {} is no PLOVER class{}{} the classes are {}", name, hint,
                          hint.ends_with('?') ? "" : ";", joined(class_names())));
}

Mode parse_mode_of(EventClass event_class, const std::string& name) {
  const auto mode = parse_mode(text::fold(name));
  if (mode && *mode != Mode::none && mode_belongs_to(*mode, event_class)) return *mode;
  const std::vector<std::string> known = mode_names(event_class);
  const std::string class_name(to_string(event_class));
  if (known.empty()) {
    throw Error(fmt::format("--class {0}/{1}: the class {0} has no modes; write --class {0}",
                            class_name, name));
  }
  throw Error(fmt::format("--class {0}/{1}: '{1}' is no mode of {0}; its modes are {2}", class_name,
                          name, joined(known)));
}

/// "CONSULT" or, as the program prints it, "CONSULT/visit".
void put_class(query::EventFilter& filter, const std::string& typed) {
  const std::size_t slash = typed.find('/');
  filter.event_class = parse_class(typed.substr(0, slash));
  if (slash != std::string::npos) {
    filter.mode = parse_mode_of(*filter.event_class, typed.substr(slash + 1));
  }
}

Status parse_status_name(const std::string& name) {
  if (const auto status = parse_status(text::fold(name))) return *status;
  const std::string hint = did_you_mean(name, status_names());
  throw Error(fmt::format("--status {} is no status{}{} there are {}", name, hint,
                          hint.empty() ? ";" : "", joined(status_names())));
}

void put_status(query::EventFilter& filter, const Options& options) {
  if (!options.status.empty()) filter.status = parse_status_name(options.status);
  if (options.command != "planned") return;
  if (filter.status && *filter.status != Status::planned) {
    throw Error(
        fmt::format("`dateline planned` shows what is planned, which contradicts --status {0}; ask "
                    "`dateline events --status {0}`",
                    to_string(*filter.status)));
  }
  filter.status = Status::planned;
}

void put_days(query::EventFilter& filter, const Options& options) {
  if (!options.since.empty()) filter.since = query::parse_days(options.since).from;
  if (!options.until.empty()) filter.until = query::parse_days(options.until).to;
  if (!options.on.empty()) {
    const query::DayRange range = query::parse_days(options.on);
    filter.since = range.from;
    filter.until = range.to;
  }
  if (filter.since && filter.until && *filter.since > *filter.until) {
    throw Error(options.on.empty()
                    ? fmt::format("--since {} lies after --until {}, so that no day is left",
                                  options.since, options.until)
                    : fmt::format("--on {} ends before it begins", options.on));
  }
}

}  // namespace

query::EventFilter filter_of(const Options& options, const std::vector<PackInfo>& packs) {
  query::EventFilter filter;
  filter.who = options.who;
  filter.who.insert(filter.who.end(), options.with.begin(), options.with.end());
  if (!options.event_class.empty()) put_class(filter, options.event_class);
  put_status(filter, options);
  put_days(filter, options);
  filter.at = options.at;
  filter.lang = language_of(options.lang, packs);
  filter.limit = options.limit;
  filter.least = percent_of(options.least);
  return filter;
}

int percent_of(double least) {
  constexpr double hundred = 100.0;
  return static_cast<int>(std::lround(least * hundred));
}

}  // namespace dateline::cli
