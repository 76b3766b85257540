// SPDX-License-Identifier: Apache-2.0
#pragma once
// The shelf of record/shelf.h over one generation of the store's tables. Lives inside one
// transaction; what it has read stays in memory until then.

#include <memory>
#include <unordered_map>

#include "record/shelf.h"
#include "store/derived.h"

namespace dateline::store {

/// Binds key, width, from_day and to_day from `first` on.
void bind_place(Statement& statement, int first, const record::Place& place);

/// Binds the columns of a row of people, 1 to 5.
void bind_person(Statement& statement, const std::string& surname, const record::PersonName& name,
                 record::TellingId telling);

class SqlShelf : public record::Shelf {
 public:
  using TellingId = record::TellingId;

  explicit SqlShelf(const Derived& derived);

  std::vector<TellingId> touched() override;
  bool is_told(TellingId id) override;
  const record::Telling& telling(TellingId id) override;
  record::Standing standing(TellingId id) override;
  std::vector<TellingId> component(TellingId component) override;
  std::vector<TellingId> standing_at(const record::Place& place) override;
  std::vector<TellingId> told_in(const std::string& report) override;
  std::set<record::PersonName> people(const std::string& surname) override;
  record::Joins joins(const std::string& surname) override;
  std::vector<TellingId> naming(const std::string& surname, const std::string& id) override;
  void set_joins(const std::string& surname, const record::Joins& joins) override;
  void set_standing(TellingId id, const record::Standing& standing) override;
  void set_inferred(TellingId id, const std::vector<record::Place>& places) override;
  void remove(TellingId id) override;
  void remove_event(const std::string& id) override;
  void add_event(const Event& event) override;
  void clear_touched() override;
  void each_mention(const std::vector<TellingId>& tellings,
                    const std::function<void(record::MentionRow&&)>& use) override;
  RecordMention mention(const std::string& id) override;

 private:
  void remove_places(TellingId id, const std::vector<record::Place>& places);

  const Derived& derived_;
  std::unordered_map<TellingId, std::unique_ptr<const record::Telling>> tellings_;
};

}  // namespace dateline::store
