// SPDX-License-Identifier: Apache-2.0
#pragma once
// Which tellings have to be decided anew, and what each of them joins (settle.h). A scope is
// closed: no telling outside can influence one inside.

#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "record/link.h"
#include "record/shelf.h"

namespace dateline::record {

class Scope {
 public:
  struct Member {
    const Telling* telling = nullptr;
    Standing before;
    TellingId anchor = 0;
    bool dirty = false;  // its event has to be fused again even if its group stays the same
  };

  /// Takes in what was touched, joins the names anew and finds what every new telling joins.
  Scope(Shelf& shelf, const Identities& identities);

  [[nodiscard]] const std::map<TellingId, Member>& members() const { return members_; }
  /// Events of tellings that are told no more.
  [[nodiscard]] const std::set<std::string>& gone_events() const { return gone_events_; }

  /// Takes in a telling with its component and all that this entails; false when it was in.
  bool take_in(TellingId id);

 private:
  using Ids = std::unordered_set<TellingId>;

  void begin();
  std::set<std::string> sort_out_touched();
  void join_names_anew(const std::set<std::string>& surnames);
  void seek_all(const std::vector<TellingId>& seeking);
  void seek(const std::vector<TellingId>& alike);
  void join_peers(const std::vector<TellingId>& alike, const std::vector<TellingId>& found);
  void attract(const std::vector<TellingId>& alike, const std::vector<TellingId>& found);
  bool fits_better_than_its_anchor(TellingId id, TellingId fresh);
  std::vector<TellingId> look(const std::vector<Place>& places);
  TellingId anchor_of(TellingId id);
  void set_anchor(TellingId id, TellingId anchor);
  std::optional<Link> link_of(TellingId left, TellingId right);
  void take_in_component(TellingId component);

  Shelf& shelf_;
  const Identities& identities_;
  std::map<TellingId, Member> members_;
  std::set<std::string> gone_events_;
  Ids gone_;
  Ids seeking_;
  Ids fresh_;  // new, or named anew: others may join them now
};

}  // namespace dateline::record
