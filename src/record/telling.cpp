// SPDX-License-Identifier: Apache-2.0
#include "record/telling.h"

#include <algorithm>
#include <map>
#include <numeric>

#include <fmt/format.h>

#include "record/infer.h"
#include "record/signature.h"
#include "text/day.h"
#include "text/hash.h"
#include "times/calendar.h"

namespace dateline::record {
namespace {

/// A longer span is a coarse date.
constexpr Day longest_span = 40;
/// An account that says more different things than this is compared by the most exact of them.
constexpr std::size_t most_views = 32;

// ---- views ---------------------------------------------------------------------------------

Participant bare(const Participant& full) {
  return {.id = full.id,
          .name = full.name,
          .key = full.key,
          .kind = full.kind,
          .country = full.country,
          .sectors = {},
          .office = full.office,
          .text = full.name.empty() ? full.text : std::string(),
          .span = {},
          .count = {}};
}

std::vector<Participant> bare(const std::vector<Participant>& side) {
  std::vector<Participant> out;
  out.reserve(side.size());
  for (const Participant& one : side) out.push_back(bare(one));
  return out;
}

RecordMention slots_of(const RecordMention& full) {
  RecordMention slots;
  slots.report = full.report;
  slots.report_date = full.report_date;
  slots.mention.event_class = full.mention.event_class;
  slots.mention.mode = full.mention.mode;
  slots.mention.status = full.mention.status;
  slots.mention.actors = bare(full.mention.actors);
  slots.mention.recipients = bare(full.mention.recipients);
  if (full.mention.occasion) {
    slots.mention.occasion = full.mention.occasion;
    slots.mention.occasion->when = {};
    slots.mention.occasion->where = {};
    slots.mention.occasion->span.reset();
  }
  return slots;
}

Exactness exactness_of(const View& view) {
  if (!view.time) return view.slots.report_date ? Exactness::told : Exactness::untold;
  if (!times::has_year(*view.time)) return Exactness::yearless;
  if (!view.when.from || !view.when.to) return Exactness::coarse;
  const Day days = *view.when.to - *view.when.from;
  if (days == 0) return Exactness::day;
  return days <= longest_span ? Exactness::span : Exactness::coarse;
}

View view_of(const RecordMention& mention, const knowledge::Knowledge& knowledge) {
  View view;
  view.slots = slots_of(mention);
  When when = mention.mention.when;
  when.span.reset();
  when.why.clear();
  set_when(view, std::move(when));
  view.where = mention.mention.where;
  view.where.span.reset();
  date_from_occasion(view, knowledge);
  return view;
}

/// The report and its day matter only to those that are not dated without them.
void forget_report(View& view) {
  const bool is_dated = exactness_of(view) < Exactness::yearless;
  if (is_dated) view.slots.report_date.reset();
  if (is_dated || view.slots.report_date) view.slots.report.clear();
}

/// The views of an account, which knows together what any of its mentions says.
std::vector<View> views_of(const std::vector<RecordMention>& mentions,
                           const std::vector<std::size_t>& account,
                           const knowledge::Knowledge& knowledge) {
  std::vector<View> views;
  views.reserve(account.size());
  for (const std::size_t at : account) views.push_back(view_of(mentions[at], knowledge));
  if (views.size() > 1) {
    std::vector<View*> all;
    all.reserve(views.size());
    for (View& view : views) all.push_back(&view);
    share(all);
    for (View& view : views) date_from_occasion(view, knowledge);
  }
  for (View& view : views) forget_report(view);
  return views;
}

std::string signature_of(const View& view) {
  Signature out;
  const EventMention& slots = view.slots.mention;
  out.add(static_cast<std::int64_t>(slots.event_class));
  out.add(static_cast<std::int64_t>(slots.mode));
  out.add(static_cast<std::int64_t>(slots.status));
  out.add_all(slots.actors);
  out.add_all(slots.recipients);
  out.add(slots.occasion);
  out.add(view.when);
  out.add(view.when_note);
  out.add(view.where);
  out.add(view.slots.report_date ? std::optional<std::int64_t>(*view.slots.report_date)
                                 : std::nullopt);
  out.add(view.slots.report);
  return out.bytes();
}

// ---- accounts ------------------------------------------------------------------------------

using Account = std::vector<std::size_t>;

/// Mentions connected by retelling, each account in the order of its mentions.
std::vector<Account> accounts_of(const std::vector<RecordMention>& mentions) {
  std::map<std::string_view, std::size_t> place;
  for (std::size_t i = 0; i < mentions.size(); ++i) place.emplace(mentions[i].mention.id, i);
  std::vector<std::size_t> root(mentions.size());
  std::iota(root.begin(), root.end(), 0U);
  const auto find = [&root](std::size_t at) {
    while (root[at] != at) at = root[at] = root[root[at]];
    return at;
  };
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    const auto told = place.find(mentions[i].retells);
    if (told == place.end()) continue;
    const auto [first, second] = std::minmax({find(i), find(told->second)});
    root[second] = first;
  }
  std::map<std::size_t, Account> accounts;
  for (std::size_t i = 0; i < mentions.size(); ++i) accounts[find(i)].push_back(i);
  std::vector<Account> out;
  out.reserve(accounts.size());
  for (auto& [at, account] : accounts) out.push_back(std::move(account));
  return out;
}

/// Would another account that says the very same be one event with this one, by that alone?
bool joins_its_like(const Telling& telling) {
  static const Identities nobody_joined{};
  return std::ranges::any_of(telling.views, [](const View& view) {
    const Comparison comparison = compare(view, view, nobody_joined);
    return !comparison.vetoed && comparison.score >= merge_threshold;
  });
}

Telling telling_of(const std::vector<RecordMention>& mentions, const Account& account,
                   const knowledge::Knowledge& knowledge) {
  std::map<std::pair<Exactness, std::string>, View> distinct;
  for (View& view : views_of(mentions, account, knowledge)) {
    std::string signature = signature_of(view);
    distinct.try_emplace({exactness_of(view), std::move(signature)}, std::move(view));
  }
  Telling telling;
  Signature content;
  for (auto& [key, view] : distinct) {
    if (telling.views.size() == most_views) break;
    content.add(key.second);
    telling.views.push_back(std::move(view));
  }
  telling.content = text::hash_base32(content.bytes());
  place(telling);
  if (!joins_its_like(telling)) {
    for (const std::size_t at : account) {
      const std::string& id = mentions[at].mention.id;
      if (telling.owner.empty() || id < telling.owner) telling.owner = id;
    }
  }
  Signature key;
  key.add(telling.content);
  key.add(telling.owner);
  telling.key = text::hash_base32(key.bytes());
  return telling;
}

}  // namespace

void place(Telling& telling) {
  const View& view = telling.views.front();
  telling.exactness = exactness_of(view);
  switch (telling.exactness) {
    case Exactness::day:
    case Exactness::span:
      telling.cell = fmt::format("{} {}", view.when.from.value_or(0), view.when.to.value_or(0));
      break;
    case Exactness::coarse:
    case Exactness::yearless:
      telling.cell = view.when.edtf;
      break;
    case Exactness::told:
      telling.cell = fmt::format("week {}", times::monday_of(view.slots.report_date.value_or(0)));
      break;
    case Exactness::untold:
      telling.cell = view.slots.report;
      break;
  }
}

std::vector<Told> tell(const std::vector<RecordMention>& mentions,
                       const knowledge::Knowledge& knowledge) {
  std::vector<Told> out;
  std::map<std::string, std::size_t> place_of;
  for (const Account& account : accounts_of(mentions)) {
    Telling telling = telling_of(mentions, account, knowledge);
    const auto [found, fresh] = place_of.emplace(telling.key, out.size());
    if (fresh) out.push_back({std::move(telling), {}});
    std::vector<std::size_t>& told = out[found->second].mentions;
    told.insert(told.end(), account.begin(), account.end());
  }
  return out;
}

std::set<std::pair<std::string, PersonName>> people_in(const Telling& telling) {
  std::set<std::pair<std::string, PersonName>> people;
  for (const View& view : telling.views) {
    for (const auto* side : {&view.slots.mention.actors, &view.slots.mention.recipients}) {
      for (const Participant& one : *side) {
        std::string surname = one.kind == "person" ? surname_of(one) : std::string();
        if (surname.empty()) continue;
        people.emplace(std::move(surname), PersonName{one.id, one.country, one.key});
      }
    }
  }
  return people;
}

std::string content_of(const RecordMention& mention) {
  Signature out;
  const EventMention& full = mention.mention;
  for (const std::int64_t number :
       {static_cast<std::int64_t>(full.event_class), static_cast<std::int64_t>(full.mode),
        static_cast<std::int64_t>(full.status), static_cast<std::int64_t>(full.hedged),
        static_cast<std::int64_t>(full.confidence)}) {
    out.add(number);
  }
  for (const Context context : full.contexts) out.add(static_cast<std::int64_t>(context));
  out.add_all(full.actors);
  out.add_all(full.recipients);
  out.add(full.occasion);
  out.add(full.when);
  out.add(full.when.why);
  out.add(full.where);
  out.add_all(full.topics);
  out.add(full.said_by);
  out.add(static_cast<std::int64_t>(full.claims.size()));
  for (const Claim& claim : full.claims) {
    for (const std::string* field : {&claim.text, &claim.unit, &claim.of}) out.add(*field);
    out.add(claim.low);
    out.add(claim.high);
    out.add(static_cast<std::int64_t>(claim.approximate));
    out.add(static_cast<std::int64_t>(claim.hedged));
    out.add(claim.said_by);
    out.add(claim.when);
  }
  return text::hash_base32(out.bytes());
}

std::uint64_t hash_of(const std::vector<View>& views) {
  Signature out;
  for (const View& view : views) {
    out.add(view.when);
    out.add(view.when.why);
    out.add(view.when_note);
    out.add(view.where);
  }
  return text::hash64(out.bytes());
}

}  // namespace dateline::record
