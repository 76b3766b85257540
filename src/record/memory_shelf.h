// SPDX-License-Identifier: Apache-2.0
#pragma once
// A shelf in memory: for records that are built once and not kept, and as the plain model that the
// store's shelf is tested against.

#include <map>
#include <unordered_map>

#include "record/shelf.h"

namespace dateline::record {

class MemoryShelf : public Shelf {
 public:
  /// Adds the mentions of one report.
  void add(const std::vector<RecordMention>& mentions, const knowledge::Knowledge& knowledge);
  /// Takes the mentions of a report away.
  void take_away(const std::string& report);
  /// The events, sorted by id, with their mentions and without ledger.
  [[nodiscard]] std::vector<Event> events() const;

  std::vector<TellingId> touched() override;
  bool is_told(TellingId id) override;
  const Telling& telling(TellingId id) override;
  Standing standing(TellingId id) override;
  std::vector<TellingId> component(TellingId component) override;
  std::vector<TellingId> standing_at(const Place& place) override;
  std::vector<TellingId> told_in(const std::string& report) override;
  std::set<PersonName> people(const std::string& surname) override;
  Joins joins(const std::string& surname) override;
  std::vector<TellingId> naming(const std::string& surname, const std::string& id) override;
  void set_joins(const std::string& surname, const Joins& joins) override;
  void set_standing(TellingId id, const Standing& standing) override;
  void set_inferred(TellingId id, const std::vector<Place>& places) override;
  void remove(TellingId id) override;
  void remove_event(const std::string& id) override;
  void add_event(const Event& event) override;
  void clear_touched() override;
  void each_mention(const std::vector<TellingId>& tellings,
                    const std::function<void(MentionRow&&)>& use) override;
  RecordMention mention(const std::string& id) override;

 private:
  struct Entry {
    Telling telling;
    Standing standing;
    std::set<std::string> mentions;
    std::vector<Place> inferred;
  };
  void put(TellingId id, const std::vector<Place>& places);
  void take(TellingId id, const std::vector<Place>& places);

  TellingId next_ = 1;
  std::map<TellingId, Entry> entries_;
  std::map<std::string, TellingId> by_key_;
  std::map<std::uint64_t, std::set<std::pair<TellingId, Place>>> places_;
  std::map<TellingId, std::set<TellingId>> components_;
  std::map<std::string, std::map<PersonName, std::set<TellingId>>> people_;  // by surname
  std::map<std::string, Joins> joins_;
  std::map<std::string, std::map<std::string, TellingId>> reports_;  // mention -> telling
  std::map<std::string, RecordMention> mentions_;
  std::map<std::string, Event> events_;
  std::set<TellingId> touched_;
  std::vector<std::map<TellingId, Entry>::node_type> removed_;  // a telling stays valid
};

}  // namespace dateline::record
