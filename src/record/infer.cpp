// SPDX-License-Identifier: Apache-2.0
#include "record/infer.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "text/day.h"
#include "times/calendar.h"
#include "times/edtf.h"

namespace dateline::record {
namespace {

/// Writes a value that is known to be EDTF.
void set_edtf(When& when, const std::string& edtf) {
  if (const auto value = times::parse_edtf(edtf)) times::set_value(when, *value);
}

bool has_year(const When& when) {
  const auto value = times::parse_edtf(when.edtf);
  return value && times::has_year(*value);
}

/// How exact a place is; larger is more exact.
int exactness(const Where& where) {
  if (where.precision == "city") return 3;
  if (where.precision == "region" || where.precision == "sea") return 2;
  return where.country.empty() && where.id.empty() ? 0 : 1;
}

void share_in_group(const Group& group, std::vector<View>& views) {
  const When when = common_when(group, views);
  const Where where = common_where(group, views);
  for (const std::size_t member : group.members) {
    View& view = views[member];
    if (!when.edtf.empty() && view.when.edtf != when.edtf &&
        (view.when.edtf.empty() || times::compatible(view.when.edtf, when.edtf))) {
      view.when_note = "from the mentions it was merged with";
      view.when = when;
    }
    if (exactness(where) > exactness(view.where)) view.where = where;
  }
}

// ---- occasions -----------------------------------------------------------------------------

/// The one edition that fits what is known; nothing when none or several do.
const knowledge::Edition* only_edition(const Occasion& occasion, const When& when,
                                       const knowledge::Knowledge& knowledge) {
  const knowledge::Edition* found = nullptr;
  for (const knowledge::Edition* edition : knowledge.editions(occasion.series)) {
    if (occasion.edition && edition->number != occasion.edition) continue;
    if (edition->when.empty()) continue;
    if (!when.edtf.empty() && !times::compatible(edition->when, when.edtf)) continue;
    if (found != nullptr) return nullptr;
    found = edition;
  }
  return found;
}

/// A date without a year, or none at all, gets what the only fitting edition says.
void date_from_occasion(View& view, const knowledge::Knowledge& knowledge) {
  const auto& occasion = view.record->mention.occasion;
  if (!occasion || occasion->series.empty() || has_year(view.when)) return;
  // Without any date of its own an occasion must be named by its number to be sure.
  if (view.when.edtf.empty() && !occasion->edition) return;
  const knowledge::Edition* edition = only_edition(*occasion, view.when, knowledge);
  if (edition == nullptr) return;
  const auto value = view.when.edtf.empty() ? std::optional<std::string>(edition->when)
                                            : times::refine(view.when.edtf, edition->when);
  if (!value) return;
  set_edtf(view.when, *value);
  view.when.basis = Basis::occasion;
  view.when.why = fmt::format("{} was on {} ({})", occasion->name, edition->when, edition->rule);
  view.when_note = view.when.why;
}

// ---- the year of an undated report ---------------------------------------------------------

/// What is known of when an undated report was written: days of events it tells as past.
using Anchors = std::map<std::string, std::set<Day>>;

Anchors anchors_of(const std::vector<View>& views) {
  Anchors anchors;
  for (const View& view : views) {
    const RecordMention& record = *view.record;
    if (record.report_date || record.mention.status != Status::happened) continue;
    if (!view.when.from || !view.when.to || *view.when.to - *view.when.from > 31) continue;
    anchors[record.report].insert(*view.when.to);
  }
  return anchors;
}

/// The year for which the month and day lie nearest to `anchor`; a plan not before it.
std::optional<times::Edtf> nearest_year(const times::Edtf& value, Day anchor, bool planned) {
  const int year = times::civil_of(anchor).year;
  std::optional<times::Edtf> best;
  std::optional<Day> distance;
  for (const int candidate : {year - 1, year, year + 1}) {
    const auto dated = times::with_year(value, candidate, times::Qualifier::uncertain);
    if (!dated) continue;
    const auto bounds = times::bounds(*dated);
    if (!bounds.from || !bounds.to || (planned && *bounds.to < anchor)) continue;
    const Day apart = std::abs(*bounds.from - anchor);
    if (distance && *distance <= apart) continue;
    distance = apart;
    best = dated;
  }
  return best;
}

void date_from_report(View& view, const Anchors& anchors) {
  const RecordMention& record = *view.record;
  const auto value = times::parse_edtf(view.when.edtf);
  if (record.report_date || !value || times::has_year(*value)) return;
  const auto found = anchors.find(record.report);
  if (found == anchors.end()) return;
  // The report was written after the latest thing it tells as past.
  const Day anchor = *found->second.rbegin();
  const auto dated = nearest_year(*value, anchor, record.mention.status == Status::planned);
  if (!dated) return;
  const std::string before = view.when.edtf;
  times::set_value(view.when, *dated);
  view.when.basis = Basis::inferred;
  view.when.why = fmt::format("{} in a report that also tells what was on {}, by other evidence",
                              before, text::format_day(anchor));
  view.when_note = view.when.why;
}

}  // namespace

When common_when(const Group& group, const std::vector<View>& views) {
  // The plain calendar order of candidates keeps the result free of the order of mentions.
  std::vector<const When*> known;
  for (const std::size_t member : group.members) {
    if (!views[member].when.edtf.empty()) known.push_back(&views[member].when);
  }
  if (known.empty()) return {};
  std::ranges::sort(known, [](const When* a, const When* b) {
    const auto x = times::parse_edtf(a->edtf);
    const auto y = times::parse_edtf(b->edtf);
    const auto rank = [](const std::optional<times::Edtf>& value) {
      return value
                 ? static_cast<int>(times::granularity(*value)) + (times::has_year(*value) ? 0 : 20)
                 : 99;
    };
    return std::forward_as_tuple(rank(x), a->basis, a->edtf) <
           std::forward_as_tuple(rank(y), b->basis, b->edtf);
  });
  When common = *known.front();
  for (const When* other : known) {
    const auto refined = times::refine(common.edtf, other->edtf);
    if (!refined || *refined == common.edtf) continue;
    set_edtf(common, *refined);
    common.basis = std::max(common.basis, other->basis);
    common.why += fmt::format("; with {} of another mention", other->edtf);
  }
  return common;
}

Where common_where(const Group& group, const std::vector<View>& views) {
  const Where* best = nullptr;
  const auto better = [](const Where& a, const Where& b) {
    return std::forward_as_tuple(-exactness(a), a.basis, a.id, a.name) <
           std::forward_as_tuple(-exactness(b), b.basis, b.id, b.name);
  };
  for (const std::size_t member : group.members) {
    const Where& where = views[member].where;
    if (exactness(where) == 0) continue;
    if (best == nullptr || better(where, *best)) best = &where;
  }
  return best == nullptr ? Where{} : *best;
}

void date_occasions(const knowledge::Knowledge& knowledge, std::vector<View>& views) {
  for (View& view : views) date_from_occasion(view, knowledge);
}

void infer(const std::vector<Group>& groups, const knowledge::Knowledge& knowledge,
           std::vector<View>& views) {
  for (const Group& group : groups) share_in_group(group, views);
  date_occasions(knowledge, views);
  const Anchors anchors = anchors_of(views);
  for (View& view : views) date_from_report(view, anchors);
}

}  // namespace dateline::record
