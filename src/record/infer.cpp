// SPDX-License-Identifier: Apache-2.0
#include "record/infer.h"

#include <algorithm>
#include <cstdlib>
#include <string_view>
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

/// How exact a place is; larger is more exact.
int exactness(const Where& where) {
  if (where.precision == "city") return 3;
  if (where.precision == "region" || where.precision == "sea") return 2;
  return where.country.empty() && where.id.empty() ? 0 : 1;
}

// ---- occasions -----------------------------------------------------------------------------

/// The one edition that fits what is known; nothing when none or several do.
const knowledge::Edition* only_edition(const Occasion& occasion, const When& when,
                                       const knowledge::Knowledge& knowledge) {
  const knowledge::Edition* found = nullptr;
  for (const knowledge::Edition* edition : knowledge.editions(occasion.series)) {
    // An edition without a number goes by its year.
    if (occasion.edition && edition->number.value_or(edition->year) != *occasion.edition) continue;
    if (edition->when.empty()) continue;
    if (!when.edtf.empty() && !times::compatible(edition->when, when.edtf)) continue;
    if (found != nullptr) return nullptr;
    found = edition;
  }
  return found;
}

// ---- the year of an undated report ---------------------------------------------------------

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

/// How exact a date is; smaller is more exact.
int coarseness(const View& view) {
  constexpr int yearless = 20;
  constexpr int unreadable = 99;
  if (!view.time) return unreadable;
  return static_cast<int>(times::granularity(*view.time)) +
         (times::has_year(*view.time) ? 0 : yearless);
}

}  // namespace

When common_when(const std::vector<const View*>& views) {
  // The plain calendar order of candidates keeps the result free of the order of mentions.
  std::vector<const View*> known;
  for (const View* view : views) {
    if (!view->when.edtf.empty()) known.push_back(view);
  }
  if (known.empty()) return {};
  std::ranges::sort(known, [](const View* a, const View* b) {
    const auto rank = [](const View& view) {
      return std::make_tuple(coarseness(view), view.when.basis, std::string_view(view.when.edtf),
                             std::string_view(view.when.why));
    };
    return rank(*a) < rank(*b);
  });
  When common = known.front()->when;
  std::string_view last = common.edtf;
  for (const View* other : known) {
    if (other->when.edtf == last) continue;
    last = other->when.edtf;
    const auto refined = times::refine(common.edtf, other->when.edtf);
    if (!refined || *refined == common.edtf) continue;
    set_edtf(common, *refined);
    common.basis = std::max(common.basis, other->when.basis);
    common.why += fmt::format("{}with {} of another mention", common.why.empty() ? "" : "; ",
                              other->when.edtf);
  }
  return common;
}

Where common_where(const std::vector<const View*>& views) {
  const Where* best = nullptr;
  const auto better = [](const Where& a, const Where& b) {
    const auto rank = [](const Where& where) {
      return std::make_tuple(-exactness(where), where.basis, std::string_view(where.id),
                             std::string_view(where.name), std::string_view(where.country));
    };
    return rank(a) < rank(b);
  };
  for (const View* view : views) {
    const Where& where = view->where;
    if (exactness(where) == 0) continue;
    if (best == nullptr || better(where, *best)) best = &where;
  }
  return best == nullptr ? Where{} : *best;
}

void date_from_occasion(View& view, const knowledge::Knowledge& knowledge) {
  const auto& occasion = view.slots.mention.occasion;
  if (!occasion || occasion->series.empty()) return;
  if (view.time && times::has_year(*view.time)) return;
  // Without any date of its own an occasion must be named by its number to be sure.
  if (view.when.edtf.empty() && !occasion->edition) return;
  const knowledge::Edition* edition = only_edition(*occasion, view.when, knowledge);
  if (edition == nullptr) return;
  const auto value = view.when.edtf.empty() ? std::optional<std::string>(edition->when)
                                            : times::refine(view.when.edtf, edition->when);
  if (!value) return;
  When when = view.when;
  set_edtf(when, *value);
  when.basis = Basis::occasion;
  when.why = fmt::format("{} was on {} ({})", occasion->name, edition->when, edition->rule);
  view.when_note = when.why;
  set_when(view, std::move(when));
}

void share(const std::vector<View*>& group) {
  const std::vector<const View*> views(group.begin(), group.end());
  const When when = common_when(views);
  const Where where = common_where(views);
  for (View* view : group) {
    if (!when.edtf.empty() && view->when.edtf != when.edtf &&
        (view->when.edtf.empty() || times::compatible(view->when.edtf, when.edtf))) {
      view->when_note = "from the mentions it was merged with";
      set_when(*view, when);
    }
    if (exactness(where) > exactness(view->where)) view->where = where;
  }
}

std::optional<Day> anchor_of(const View& view) {
  constexpr Day month = 31;
  if (view.slots.mention.status != Status::happened) return std::nullopt;
  if (!view.when.from || !view.when.to || *view.when.to - *view.when.from > month) {
    return std::nullopt;
  }
  return view.when.to;
}

void date_from_report(View& view, Day anchor) {
  if (view.slots.report_date || !view.time || times::has_year(*view.time)) return;
  const bool planned = view.slots.mention.status == Status::planned;
  const auto dated = nearest_year(*view.time, anchor, planned);
  if (!dated) return;
  const std::string before = view.when.edtf;
  When when = view.when;
  times::set_value(when, *dated);
  when.basis = Basis::inferred;
  when.why = fmt::format("{} in a report that also tells what was on {}, by other evidence", before,
                         text::format_day(anchor));
  view.when_note = when.why;
  set_when(view, std::move(when));
}

}  // namespace dateline::record
