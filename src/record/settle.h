// SPDX-License-Identifier: Apache-2.0
#pragma once
// Brings the record up to date: from tellings that were touched to events. The result depends on
// the tellings on the shelf and on the knowledge alone, never on what was settled before; only the
// cost does. It works in strata, each reading only the ones before:
//   1 identities of names, days of occasions
//   2 tellings join: dated alike they join one another, a less exactly dated one joins the one more
//     exact telling that it fits best; no group may hold two that contradict each other
//   3 dates and places that follow from the groups, and the year of dates in undated reports
//   4 those whose year was inferred join the group that they now fit best
// What is joined in 2 and 4, and the undated tellings of one report, make a component: tellings of
// two components cannot influence one another. Touched components are decided anew, as a whole.

#include "knowledge/knowledge.h"
#include "record/shelf.h"

namespace dateline::record {

void settle(Shelf& shelf, const knowledge::Knowledge& knowledge);

}  // namespace dateline::record
