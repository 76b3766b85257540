// SPDX-License-Identifier: Apache-2.0
#pragma once
// A telling: what one or many reports say alike of one event. Mentions that agree in every slot
// which merging reads are one telling, however many there are, so that an event told a hundred
// thousand times costs no more to merge than its distinct tellings.
//
// Mentions of one report of which one retells the other are one account, and an account is told as
// a whole. Mostly an account is one mention.

#include <cstddef>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "dateline/event.h"
#include "knowledge/knowledge.h"
#include "record/slots.h"

namespace dateline::record {

/// How exactly a telling is dated; the more exact come first. A less exact telling joins at most
/// one that is more exact.
enum class Exactness : std::uint8_t {
  day,       // "2025-07-15"
  span,      // up to 40 days
  coarse,    // longer, or open to one side
  yearless,  // "XXXX-07-15"
  told,      // undated, in a report of a known day
  untold,    // undated, in an undated report
};

struct Telling {
  std::string key;          // hash of `content` and `owner`; the order of tellings
  std::string content;      // hash of what is said
  std::string owner;        // set when other reports that say the same do not join by that alone
  std::vector<View> views;  // the distinct ways in which its accounts say it; never empty
  Exactness exactness = Exactness::untold;  // of the most exact view
  std::string cell;  // tellings of one exactness may join one another only within one cell

  bool operator==(const Telling&) const = default;
};

/// A telling and the mentions (positions in the vector given) that tell it.
struct Told {
  Telling telling;
  std::vector<std::size_t> mentions;
};

/// The tellings of one report's mentions. `mentions` are those of one report; each stands in
/// exactly one telling.
std::vector<Told> tell(const std::vector<RecordMention>& mentions,
                       const knowledge::Knowledge& knowledge);

/// Fills in what follows from the views: exactness and cell.
void place(Telling& telling);

/// The people that the telling names, each with the surname under which names join; those without
/// one are left out.
std::set<std::pair<std::string, PersonName>> people_in(const Telling& telling);

/// A short hash of all that fusing reads of a mention (fuse.h): mentions of equal content add
/// nothing to an event but their number.
std::string content_of(const RecordMention& mention);

/// A hash of what the strata know of a telling by now; it changes when an inference does.
std::uint64_t hash_of(const std::vector<View>& views);

}  // namespace dateline::record
