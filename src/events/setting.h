// SPDX-License-Identifier: Apache-2.0
#pragma once
// When, where and at which occasion: what the clause of a trigger says, never a default.

#include <optional>
#include <vector>

#include "events/roles.h"
#include "events/status.h"

namespace dateline::events {

struct Setting {
  std::vector<When> whens;  // several: "on 6 and 15 July" is two events
  std::optional<Where> where;
  std::optional<Occasion> occasion;
  std::vector<std::string> why;
};

/// `candidates` are all of the sentence: a time or place that hangs from another one is not taken.
Setting setting_of(const Scene& scene, const Candidate& candidate, const Roles& roles,
                   const StatusReading& status, const std::vector<Candidate>& candidates);

/// Does `left` allow fewer days than `right`? A value without a year counts those of one year; of
/// two that allow as many the one with a year is narrower; what is open on a side is widest.
bool is_narrower(const When& left, const When& right);

/// Where an entity is, as a place of an event.
Where where_of(const Entity& entity, Span span);

/// How closely a word belongs to the candidate: 3 hangs from it, 2 same clause, 1 same sentence
/// and no other candidate is nearer, 0 not at all.
int closeness(const Scene& scene, const Candidate& candidate, Index word,
              const std::vector<Candidate>& candidates);

}  // namespace dateline::events
