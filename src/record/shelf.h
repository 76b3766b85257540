// SPDX-License-Identifier: Apache-2.0
#pragma once
// Where settle() finds tellings and puts events. The store implements it over its tables
// (store/sql_shelf.h); MemoryShelf holds everything in memory.

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "record/fuse.h"
#include "record/identity.h"
#include "record/meeting.h"
#include "record/telling.h"

namespace dateline::record {

/// A telling's number on the shelf; never 0. Numbers follow the order of arrival, so nothing is
/// decided by them.
using TellingId = std::int64_t;

/// How a telling stood when the record was settled last.
struct Standing {
  TellingId component = 0;  // tellings of one component are decided together; 0 for a new one
  TellingId anchor = 0;     // the more exact telling that it joins; 0 for none
  std::string event;        // the id of its event; "" for none yet
  std::uint64_t known = 0;  // hash_of its views after inference

  bool operator==(const Standing&) const = default;
};

class Shelf {
 public:
  Shelf() = default;
  Shelf(const Shelf&) = delete;
  Shelf& operator=(const Shelf&) = delete;
  Shelf(Shelf&&) = delete;
  Shelf& operator=(Shelf&&) = delete;
  virtual ~Shelf() = default;

  // ---- what changed since the record was settled last

  /// Tellings that gained or lost mentions, new ones among them.
  virtual std::vector<TellingId> touched() = 0;
  /// Does any mention still tell it?
  virtual bool is_told(TellingId id) = 0;

  // ---- tellings

  /// Stays valid until the shelf is destroyed.
  virtual const Telling& telling(TellingId id) = 0;
  virtual Standing standing(TellingId id) = 0;
  virtual std::vector<TellingId> component(TellingId component) = 0;
  /// Tellings that stand where this place overlaps with theirs.
  virtual std::vector<TellingId> standing_at(const Place& place) = 0;
  /// All tellings of one report's mentions.
  virtual std::vector<TellingId> told_in(const std::string& report) = 0;

  // ---- names

  virtual std::set<PersonName> people(const std::string& surname) = 0;
  /// The joins as they were settled last.
  virtual Joins joins(const std::string& surname) = 0;
  /// Tellings that name this person by this surname.
  virtual std::vector<TellingId> naming(const std::string& surname, const std::string& id) = 0;

  // ---- results

  virtual void set_joins(const std::string& surname, const Joins& joins) = 0;
  virtual void set_standing(TellingId id, const Standing& standing) = 0;
  /// Replaces where the telling stands by an inferred date.
  virtual void set_inferred(TellingId id, const std::vector<Place>& places) = 0;
  /// Takes away a telling that no mention tells.
  virtual void remove(TellingId id) = 0;
  virtual void remove_event(const std::string& id) = 0;
  virtual void add_event(const Event& event) = 0;
  /// Nothing is touched any more.
  virtual void clear_touched() = 0;

  // ---- mentions

  /// Calls `use` for every mention of these tellings, in any order.
  virtual void each_mention(const std::vector<TellingId>& tellings,
                            const std::function<void(MentionRow&&)>& use) = 0;
  /// The mention in full.
  virtual RecordMention mention(const std::string& id) = 0;
};

}  // namespace dateline::record
