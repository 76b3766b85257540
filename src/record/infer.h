// SPDX-License-Identifier: Apache-2.0
#pragma once
// Stratum 3: what a group of merged mentions knows together, and dates that follow from it.
//   - the most exact date and place its mentions agree on
//   - the year, or the days, of the occasion it belongs to, when only one edition fits
//   - the year of "21 August" in a report without a date, from events of that report that other
//     reports date ("2025?-08-21": the year is inferred)

#include <vector>

#include "knowledge/knowledge.h"
#include "record/cluster.h"
#include "record/slots.h"

namespace dateline::record {

/// The most exact date that the members agree on; empty when none has one.
When common_when(const Group& group, const std::vector<View>& views);
/// The most exact place.
Where common_where(const Group& group, const std::vector<View>& views);

/// Gives views whose occasion has one fitting edition in the tables that edition's days. Reads
/// nothing but the mention and the knowledge, so it may come before any merge.
void date_occasions(const knowledge::Knowledge& knowledge, std::vector<View>& views);

/// Gives every view what its group knows or what can be inferred for it.
void infer(const std::vector<Group>& groups, const knowledge::Knowledge& knowledge,
           std::vector<View>& views);

}  // namespace dateline::record
