// SPDX-License-Identifier: Apache-2.0
#include "record/memory_shelf.h"

#include <algorithm>

namespace dateline::record {

void MemoryShelf::add(const std::vector<RecordMention>& mentions,
                      const knowledge::Knowledge& knowledge) {
  for (Told& told : tell(mentions, knowledge)) {
    const auto [found, fresh] = by_key_.emplace(told.telling.key, next_);
    const TellingId id = found->second;
    if (fresh) {
      ++next_;
      put(id, places_of(told.telling));
      for (const auto& [surname, name] : people_in(told.telling)) people_[surname][name].insert(id);
      entries_[id].telling = std::move(told.telling);
    }
    for (const std::size_t at : told.mentions) {
      const RecordMention& mention = mentions[at];
      entries_.at(id).mentions.insert(mention.mention.id);
      mentions_[mention.mention.id] = mention;
      reports_[mention.report][mention.mention.id] = id;
    }
    touched_.insert(id);
  }
}

void MemoryShelf::take_away(const std::string& report) {
  for (const auto& [mention, id] : reports_[report]) {
    entries_.at(id).mentions.erase(mention);
    mentions_.erase(mention);
    touched_.insert(id);
  }
  reports_.erase(report);
}

std::vector<Event> MemoryShelf::events() const {
  std::map<std::string, std::vector<MentionRow>> rows;
  for (const auto& [id, entry] : entries_) {
    for (const std::string& mention : entry.mentions) {
      rows[entry.standing.event].push_back(row_of(mentions_.at(mention), id));
    }
  }
  std::vector<Event> events;
  for (const auto& [id, event] : events_) {
    events.push_back(event);
    std::ranges::sort(rows[id], tells_earlier);
    for (const MentionRow& row : rows[id]) events.back().mentions.push_back(mentions_.at(row.id));
  }
  return events;
}

void MemoryShelf::put(TellingId id, const std::vector<Place>& places) {
  for (const Place& place : places) places_[place.key].emplace(id, place);
}

void MemoryShelf::take(TellingId id, const std::vector<Place>& places) {
  for (const Place& place : places) places_[place.key].erase({id, place});
}

std::vector<TellingId> MemoryShelf::touched() { return {touched_.begin(), touched_.end()}; }
bool MemoryShelf::is_told(TellingId id) { return !entries_.at(id).mentions.empty(); }
const Telling& MemoryShelf::telling(TellingId id) { return entries_.at(id).telling; }
Standing MemoryShelf::standing(TellingId id) { return entries_.at(id).standing; }

std::vector<TellingId> MemoryShelf::component(TellingId component) {
  const std::set<TellingId>& members = components_[component];
  return {members.begin(), members.end()};
}

std::vector<TellingId> MemoryShelf::standing_at(const Place& place) {
  std::vector<TellingId> found;
  const auto at = places_.find(place.key);
  if (at == places_.end()) return found;
  for (const auto& [id, other] : at->second) {
    if (overlap(place, other)) found.push_back(id);
  }
  return found;
}

std::vector<TellingId> MemoryShelf::told_in(const std::string& report) {
  std::set<TellingId> found;
  const auto at = reports_.find(report);
  if (at == reports_.end()) return {};
  for (const auto& [mention, id] : at->second) found.insert(id);
  return {found.begin(), found.end()};
}

std::set<PersonName> MemoryShelf::people(const std::string& surname) {
  std::set<PersonName> names;
  for (const auto& [name, tellings] : people_[surname]) {
    if (!tellings.empty()) names.insert(name);
  }
  return names;
}

Joins MemoryShelf::joins(const std::string& surname) { return joins_[surname]; }

std::vector<TellingId> MemoryShelf::naming(const std::string& surname, const std::string& id) {
  std::set<TellingId> found;
  for (const auto& [name, tellings] : people_[surname]) {
    if (name.id == id) found.insert(tellings.begin(), tellings.end());
  }
  return {found.begin(), found.end()};
}

void MemoryShelf::set_joins(const std::string& surname, const Joins& joins) {
  joins_[surname] = joins;
}

void MemoryShelf::set_standing(TellingId id, const Standing& standing) {
  Entry& entry = entries_.at(id);
  components_[entry.standing.component].erase(id);
  entry.standing = standing;
  components_[standing.component].insert(id);
}

void MemoryShelf::set_inferred(TellingId id, const std::vector<Place>& places) {
  Entry& entry = entries_.at(id);
  take(id, entry.inferred);
  entry.inferred = places;
  put(id, places);
}

void MemoryShelf::remove(TellingId id) {
  Entry& entry = entries_.at(id);
  take(id, places_of(entry.telling));
  take(id, entry.inferred);
  components_[entry.standing.component].erase(id);
  for (const auto& [surname, name] : people_in(entry.telling)) people_[surname][name].erase(id);
  by_key_.erase(entry.telling.key);
  removed_.push_back(entries_.extract(id));
}

void MemoryShelf::remove_event(const std::string& id) { events_.erase(id); }
void MemoryShelf::add_event(const Event& event) { events_[event.id] = event; }
void MemoryShelf::clear_touched() { touched_.clear(); }

void MemoryShelf::each_mention(const std::vector<TellingId>& tellings,
                               const std::function<void(MentionRow&&)>& use) {
  for (const TellingId id : tellings) {
    for (const std::string& mention : entries_.at(id).mentions) {
      use(row_of(mentions_.at(mention), id));
    }
  }
}

RecordMention MemoryShelf::mention(const std::string& id) { return mentions_.at(id); }

}  // namespace dateline::record
