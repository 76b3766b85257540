// SPDX-License-Identifier: Apache-2.0
#pragma once
// One report tells of one event more than once: "the meeting", a quoted post, "the two also
// discussed". Later mentions of a report point back at the first one.

#include <vector>

#include "dateline/event.h"
#include "events/scene.h"

namespace dateline::events {

/// An event mention with what decides whether it retells.
struct Draft {
  EventMention mention;
  bool definite = false;  // "the meeting", "these talks"
  bool again = false;     // a noun that only points back: participants are borrowed
  bool quoted = false;
  bool background = false;
};

/// Sets `same_as` (indices into `drafts`, in order) and drops pointers that point at nothing.
void resolve_retellings(std::vector<Draft>& drafts);

/// Undated acts told as part of a meeting (a demand made in it) take its day and place.
void inherit_from_meetings(std::vector<Draft>& drafts);

}  // namespace dateline::events
