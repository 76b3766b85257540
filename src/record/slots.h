// SPDX-License-Identifier: Apache-2.0
#pragma once
// Do two mentions tell of one event? Decided slot by slot - participants, time, place, occasion -
// never by likeness of words. Points are whole numbers; a single contradiction is a veto.

#include <optional>
#include <string>

#include "dateline/event.h"
#include "record/identity.h"
#include "times/edtf.h"

namespace dateline::record {

struct Comparison {
  bool vetoed = false;
  int score = 0;
  std::string reason;  // "both name Lavrov, Jaishankar; same day 2025-07-15": for people
};

/// From this score on two mentions are one event.
inline constexpr int merge_threshold = 65;

/// One way to tell an event, with the date and place that the present stratum may use for it.
struct View {
  RecordMention slots;              // of a mention, only what merging reads (telling.h)
  When when;                        // without span and arithmetic; set it with `set_when`
  std::optional<times::Edtf> time;  // `when.edtf`, parsed
  Where where;
  std::string when_note;  // why `when` is not what the mention itself says; "" when it is

  bool operator==(const View&) const = default;
};

void set_when(View& view, When when);

/// Symmetric but for the order in which the reason names things.
Comparison compare(const View& left, const View& right, const Identities& identities);

}  // namespace dateline::record
