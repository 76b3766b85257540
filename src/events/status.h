// SPDX-License-Identifier: Apache-2.0
#pragma once
// Did it happen? The status of the act a candidate tells of, by tense, auxiliaries, governors and
// cue words. No answer means: no event (negated, failed, habitual).

#include <optional>
#include <string>

#include "events/triggers.h"

namespace dateline::events {

struct StatusReading {
  Status status = Status::happened;
  std::optional<Span> cue;
  bool hedged = false;
  bool sure = true;  // false: nothing but the default said so
  Direction direction = Direction::unknown;
  std::string why;
};

std::optional<StatusReading> status_of(const Scene& scene, const Candidate& candidate);

/// Is the sentence (with its neighbours) about sport, where "attack" and "meet" are play?
bool is_sport(const Scene& scene, Index sentence);

}  // namespace dateline::events
