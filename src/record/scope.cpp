// SPDX-License-Identifier: Apache-2.0
#include "record/scope.h"

#include <algorithm>

namespace dateline::record {
namespace {

/// Those whose joins differ.
std::set<std::string> changes(const Joins& before, const Joins& after) {
  std::set<std::string> ids;
  const auto note = [&ids](const Joins& one, const Joins& other) {
    for (const auto& [id, joined] : one) {
      const auto found = other.find(id);
      if (found == other.end() || found->second != joined) ids.insert(id);
    }
  };
  note(before, after);
  note(after, before);
  return ids;
}

/// What comparing with the tellings of one content gave.
struct Fit {
  bool joins = false;
  Link link;
};

bool is_finer(const Telling& one, const Telling& than) { return one.exactness < than.exactness; }

bool are_peers(const Telling& one, const Telling& other) {
  return one.exactness == other.exactness && one.cell == other.cell;
}

}  // namespace

Scope::Scope(Shelf& shelf, const Identities& identities) : shelf_(shelf), identities_(identities) {
  begin();
}

void Scope::begin() {
  join_names_anew(sort_out_touched());
  std::vector<TellingId> seeking;
  for (const auto& [id, member] : members_) {
    const TellingId anchor = member.before.anchor;
    if (fresh_.contains(id) || gone_.contains(anchor) || fresh_.contains(anchor)) {
      seeking.push_back(id);
    }
  }
  seeking_.insert(seeking.begin(), seeking.end());
  seek_all(seeking);
}

/// Takes in what was touched; the surnames whose people may have changed.
std::set<std::string> Scope::sort_out_touched() {
  std::set<std::string> surnames;
  for (const TellingId id : shelf_.touched()) {
    const Standing standing = shelf_.standing(id);
    const bool is_told = shelf_.is_told(id);
    if (!is_told || standing.component == 0) {
      for (const auto& [surname, name] : people_in(shelf_.telling(id))) surnames.insert(surname);
    }
    if (!is_told) {
      gone_.insert(id);
      if (!standing.event.empty()) gone_events_.insert(standing.event);
      shelf_.remove(id);
      if (standing.component != 0) take_in_component(standing.component);
      continue;
    }
    if (standing.component == 0) fresh_.insert(id);
    take_in(id);
    members_.at(id).dirty = true;
  }
  // A component taken in before its telling was known to be gone.
  for (const TellingId id : gone_) members_.erase(id);
  return surnames;
}

void Scope::join_names_anew(const std::set<std::string>& surnames) {
  for (const std::string& surname : surnames) {
    const Joins before = shelf_.joins(surname);
    const Joins after = join_names(shelf_.people(surname));
    if (before == after) continue;
    for (const std::string& id : changes(before, after)) {
      for (const TellingId named : shelf_.naming(surname, id)) {
        take_in(named);
        members_.at(named).dirty = true;
        fresh_.insert(named);
      }
    }
    shelf_.set_joins(surname, after);
  }
}

// ---- taking in -----------------------------------------------------------------------------

bool Scope::take_in(TellingId id) {
  if (members_.contains(id)) return false;
  const Standing standing = shelf_.standing(id);
  if (standing.component != 0) {
    take_in_component(standing.component);
    return true;
  }
  members_.emplace(id, Member{&shelf_.telling(id), standing, 0, true});
  return true;
}

void Scope::take_in_component(TellingId component) {
  for (const TellingId id : shelf_.component(component)) {
    if (members_.contains(id) || gone_.contains(id)) continue;
    const Standing standing = shelf_.standing(id);
    members_.emplace(id, Member{&shelf_.telling(id), standing, standing.anchor, false});
  }
}

// ---- seeking -------------------------------------------------------------------------------

void Scope::seek_all(const std::vector<TellingId>& seeking) {
  // Those of one content find the same.
  std::map<std::string_view, std::vector<TellingId>> by_content;
  for (const TellingId id : seeking) by_content[members_.at(id).telling->content].push_back(id);
  for (auto& [content, alike] : by_content) {
    std::ranges::sort(alike, {}, [this](TellingId id) { return members_.at(id).telling->key; });
    seek(alike);
  }
}

std::vector<TellingId> Scope::look(const std::vector<Place>& places) {
  std::set<TellingId> found;
  for (const Place& place : places) {
    for (const TellingId id : shelf_.standing_at(place)) {
      if (!gone_.contains(id)) found.insert(id);
    }
  }
  return {found.begin(), found.end()};
}

/// Finds what tellings of one content join, and what joins them now.
void Scope::seek(const std::vector<TellingId>& alike) {
  const Telling& telling = *members_.at(alike.front()).telling;
  std::vector<TellingId> linked;
  std::map<std::string_view, Fit> fits;  // by content
  TellingId best = 0;
  Fit best_fit;
  for (const TellingId id : look(looks_of(telling.views))) {
    const Telling& other = shelf_.telling(id);
    if (other.content == telling.content) continue;
    auto found = fits.find(other.content);
    if (found == fits.end()) {
      const std::optional<Link> link = link_of(alike.front(), id);
      found = fits.emplace(other.content, Fit{link.has_value(), link.value_or(Link{})}).first;
    }
    const Fit& fit = found->second;
    if (!fit.joins) continue;
    linked.push_back(id);
    if (!is_finer(other, telling)) continue;
    if (best == 0 || fits_better(fit.link, other.key, best_fit.link, shelf_.telling(best).key)) {
      best = id;
      best_fit = fit;
    }
  }
  for (const TellingId id : alike) set_anchor(id, best);
  if (best != 0) {
    take_in(best);
  } else {
    join_peers(alike, linked);
  }
  attract(alike, linked);
}

void Scope::join_peers(const std::vector<TellingId>& alike, const std::vector<TellingId>& found) {
  const Telling& telling = *members_.at(alike.front()).telling;
  for (const TellingId id : found) {
    if (are_peers(shelf_.telling(id), telling) && anchor_of(id) == 0) take_in(id);
  }
}

/// Others that are less exactly dated may fit a new telling better than what they had joined, and
/// those whose date was inferred may find their day's events here.
void Scope::attract(const std::vector<TellingId>& alike, const std::vector<TellingId>& found) {
  const auto fresh =
      std::ranges::find_if(alike, [this](TellingId id) { return fresh_.contains(id); });
  if (fresh == alike.end()) return;
  const Telling& telling = *members_.at(*fresh).telling;
  for (const TellingId id : found) {
    // Those that seek for themselves find this one.
    if (seeking_.contains(id) || !is_finer(telling, shelf_.telling(id))) continue;
    if (!fits_better_than_its_anchor(id, *fresh)) continue;
    take_in(id);
    set_anchor(id, *fresh);
  }
  for (const TellingId id : look(inferred_looks_of(telling))) take_in(id);
}

bool Scope::fits_better_than_its_anchor(TellingId id, TellingId fresh) {
  const std::optional<Link> here = link_of(id, fresh);
  if (!here) return false;
  const TellingId anchor = anchor_of(id);
  const std::optional<Link> there = anchor == 0 ? std::nullopt : link_of(id, anchor);
  return !there ||
         fits_better(*here, shelf_.telling(fresh).key, *there, shelf_.telling(anchor).key);
}

TellingId Scope::anchor_of(TellingId id) {
  const auto member = members_.find(id);
  return member != members_.end() ? member->second.anchor : shelf_.standing(id).anchor;
}

void Scope::set_anchor(TellingId id, TellingId anchor) {
  Member& member = members_.at(id);
  if (member.anchor == anchor && member.before.anchor == anchor) return;
  member.anchor = anchor;
  member.dirty = true;
}

std::optional<Link> Scope::link_of(TellingId left, TellingId right) {
  const Telling* a = &shelf_.telling(left);
  const Telling* b = &shelf_.telling(right);
  if (b->key < a->key) std::swap(a, b);
  return link(a->views, b->views, identities_);
}

}  // namespace dateline::record
