// SPDX-License-Identifier: Apache-2.0
#pragma once
// Stratum 3: what a group of merged mentions knows together, and dates that follow from it.
//   - the most exact date and place its mentions agree on
//   - the year, or the days, of the occasion it belongs to, when only one edition fits
//   - the year of "21 August" in a report without a date, from events of that report that other
//     reports date ("2025?-08-21": the year is inferred)

#include <optional>
#include <vector>

#include "knowledge/knowledge.h"
#include "record/slots.h"

namespace dateline::record {

/// The most exact date that the views agree on; empty when none has one. It has no span and no
/// arithmetic but that of joining two dates.
When common_when(const std::vector<const View*>& views);
/// The most exact place.
Where common_where(const std::vector<const View*>& views);

/// A date without a year, or none at all, gets the days of the only edition of its occasion that
/// fits. Reads nothing but the view and the knowledge, so it may come before any merge.
void date_from_occasion(View& view, const knowledge::Knowledge& knowledge);

/// Gives every view of one group what the group knows together.
void share(const std::vector<View*>& group);

/// The day of a view that helps to find out when an undated report was written: it tells something
/// past whose day is known to the month.
std::optional<Day> anchor_of(const View& view);

/// Gives a date without a year, in a report without a date, the year in which it lies nearest to
/// `anchor`, the latest day that the report tells as past.
void date_from_report(View& view, Day anchor);

}  // namespace dateline::record
