// SPDX-License-Identifier: Apache-2.0
#include "record/meeting.h"

#include <algorithm>
#include <set>
#include <string>

#include <fmt/format.h>

#include "text/hash.h"

namespace dateline::record {
namespace {

/// An undated telling is of what lies within so many days of its report. Beyond, only a common
/// occasion brings it together with others.
constexpr Day told_within = 45;
/// Of larger gatherings this many participants are looked at, always the same ones.
constexpr std::size_t most_participants = 12;

using Tokens = std::vector<std::string>;

/// What stands for a participant: the country, and for people the surname, for one report may say
/// the country and another only the name.
Tokens tokens_of(const Participant& one) {
  Tokens tokens;
  if (!one.country.empty()) tokens.push_back(one.country);
  if (one.kind == "person" && !one.key.empty()) tokens.push_back("~" + surname_of(one));
  if (tokens.empty() && !one.id.empty()) tokens.push_back(one.id);
  return tokens;
}

std::vector<Tokens> side_of(const std::vector<Participant>& side) {
  std::vector<std::pair<std::uint64_t, Tokens>> hashed;
  for (const Participant& one : side) {
    if (is_implied(one, side)) continue;
    Tokens tokens = tokens_of(one);
    if (tokens.empty()) continue;
    const std::uint64_t hash = text::hash64(tokens.back());
    hashed.emplace_back(hash, std::move(tokens));
  }
  if (hashed.size() > most_participants) {
    std::ranges::sort(hashed);
    hashed.resize(most_participants);
  }
  std::vector<Tokens> out;
  out.reserve(hashed.size());
  for (auto& [hash, tokens] : hashed) out.push_back(std::move(tokens));
  return out;
}

/// The participants of a view as far as keys go.
struct Cast {
  std::set<std::string> tokens;
  std::set<std::pair<std::string, std::string>> pairs;  // of two participants, in order
  bool solo = false;                                    // one participant or side is all it names
};

void pair_up(Cast& cast, const Tokens& left, const Tokens& right) {
  for (const std::string& a : left) {
    for (const std::string& b : right) cast.pairs.insert(std::minmax(a, b));
  }
}

Cast cast_of(const View& view) {
  const EventMention& slots = view.slots.mention;
  std::vector<Tokens> actors = side_of(slots.actors);
  std::vector<Tokens> recipients = side_of(slots.recipients);
  Cast cast;
  for (const auto* side : {&actors, &recipients}) {
    for (const Tokens& tokens : *side) cast.tokens.insert(tokens.begin(), tokens.end());
  }
  if (is_symmetric(slots.event_class)) {
    actors.insert(actors.end(), recipients.begin(), recipients.end());
    for (std::size_t a = 0; a < actors.size(); ++a) {
      for (std::size_t b = a + 1; b < actors.size(); ++b) pair_up(cast, actors[a], actors[b]);
    }
  } else {
    for (const Tokens& actor : actors) {
      for (const Tokens& recipient : recipients) pair_up(cast, actor, recipient);
    }
  }
  cast.solo = cast.pairs.empty() && !cast.tokens.empty();
  return cast;
}

std::uint64_t key_of(std::string_view kind, EventClass event_class, std::string_view a,
                     std::string_view b) {
  return text::hash64(fmt::format("{}|{}|{}|{}", kind, to_string(event_class), a, b));
}

std::string occasion_of(const View& view) {
  const auto& occasion = view.slots.mention.occasion;
  if (!occasion) return {};
  return occasion->series.empty() ? occasion->id : occasion->series;
}

/// The keys under which a view stands, and those under which it looks.
struct Keys {
  std::vector<std::uint64_t> stands;
  std::vector<std::uint64_t> looks;
  std::vector<std::uint64_t> stands_at_occasion;
  std::vector<std::uint64_t> looks_at_occasion;
};

Keys keys_of(const View& view) {
  const Cast cast = cast_of(view);
  const EventClass kind = view.slots.mention.event_class;
  Keys keys;
  for (const std::string& token : cast.tokens) {
    keys.stands.push_back(key_of("any", kind, token, ""));
    if (cast.solo) keys.stands.push_back(key_of("solo", kind, token, ""));
    keys.looks.push_back(key_of(cast.solo ? "any" : "solo", kind, token, ""));
  }
  for (const auto& [a, b] : cast.pairs) {
    keys.stands.push_back(key_of("pair", kind, a, b));
    keys.looks.push_back(key_of("pair", kind, a, b));
  }
  const std::string occasion = occasion_of(view);
  if (occasion.empty()) return keys;
  keys.stands_at_occasion.push_back(key_of("at", kind, occasion, "all"));
  if (cast.tokens.empty()) {
    keys.stands_at_occasion.push_back(key_of("at", kind, occasion, "nobody"));
    keys.looks_at_occasion.push_back(key_of("at", kind, occasion, "all"));
  } else {
    keys.looks_at_occasion.push_back(key_of("at", kind, occasion, "nobody"));
  }
  for (const std::string& token : cast.tokens) {
    keys.stands_at_occasion.push_back(key_of("at", kind, occasion, token));
    keys.looks_at_occasion.push_back(key_of("at", kind, occasion, token));
  }
  return keys;
}

void put(std::set<Place>& places, const std::vector<std::uint64_t>& keys, Place days) {
  for (const std::uint64_t key : keys) {
    days.key = key;
    places.insert(days);
  }
}

std::vector<Place> sorted(const std::set<Place>& places) { return {places.begin(), places.end()}; }

/// The keys under which those wait whose date was inferred.
std::vector<std::uint64_t> waiting(std::vector<std::uint64_t> keys) {
  for (std::uint64_t& key : keys) key = text::hash64(fmt::format("inferred|{}", key));
  return keys;
}

}  // namespace

bool overlap(const Place& left, const Place& right) {
  if (left.width == Width::timeless || right.width == Width::timeless) return true;
  return left.from <= right.to && right.from <= left.to;
}

Place days_of(const View& view) {
  const auto between = [](Day from, Day to) {
    return Place{0, to - from <= narrow_days ? Width::narrow : Width::wide, from, to};
  };
  const When& when = view.when;
  if (when.from && when.to) return between(*when.from, *when.to);
  if (when.from) return between(*when.from, *when.from + told_within);
  if (when.to) return between(*when.to - told_within, *when.to);
  if (view.time || !view.slots.report_date) return {};
  const Day told = *view.slots.report_date;
  const Status status = view.slots.mention.status;
  const bool may_be_before = status != Status::planned;
  const bool may_be_after = status != Status::happened;
  return between(may_be_before ? told - told_within : told,
                 may_be_after ? told + told_within : told);
}

std::vector<Place> places_of(const Telling& telling) {
  std::set<Place> places;
  for (const View& view : telling.views) {
    const Keys keys = keys_of(view);
    put(places, keys.stands, days_of(view));
    put(places, keys.stands_at_occasion, {});
  }
  return sorted(places);
}

std::vector<Place> looks_of(const std::vector<View>& views) {
  std::set<Place> places;
  for (const View& view : views) {
    const Keys keys = keys_of(view);
    put(places, keys.looks, days_of(view));
    put(places, keys.looks_at_occasion, {});
  }
  return sorted(places);
}

std::vector<Place> inferred_places_of(const std::vector<View>& views) {
  std::set<Place> places;
  for (const View& view : views) put(places, waiting(keys_of(view).looks), days_of(view));
  return sorted(places);
}

std::vector<Place> inferred_looks_of(const Telling& telling) {
  std::set<Place> places;
  for (const View& view : telling.views) {
    put(places, waiting(keys_of(view).stands), days_of(view));
  }
  return sorted(places);
}

}  // namespace dateline::record
