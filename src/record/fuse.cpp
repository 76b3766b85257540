// SPDX-License-Identifier: Apache-2.0
#include "record/fuse.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "record/infer.h"

namespace dateline::record {
namespace {

using Mentions = std::vector<const RecordMention*>;

/// Earliest first by (report date, report key, position); reports without a date come last.
bool tells_earlier(const RecordMention* a, const RecordMention* b) {
  const auto key = [](const RecordMention& r) {
    return std::make_tuple(!r.report_date.has_value(), r.report_date.value_or(0), r.report,
                           r.mention.trigger, r.mention.ordinal, r.mention.id);
  };
  return key(*a) < key(*b);
}

Mentions sorted_mentions(const Group& group, const std::vector<View>& views) {
  Mentions mentions;
  for (const std::size_t member : group.members) mentions.push_back(views[member].record);
  std::ranges::sort(mentions, tells_earlier);
  return mentions;
}

// ---- participants --------------------------------------------------------------------------

/// How much a mention of a participant says; the fullest one is printed.
auto fullness(const Participant& p) {
  return std::make_tuple(!is_unknown_id(p.id), !p.office.empty(), !p.country.empty(),
                         p.name.size());
}

/// A country or office that stands beside a person of that country says the same with less.
bool is_implied(const Participant& one, const std::vector<Participant>& all) {
  if (one.kind != "country" && one.kind != "office") return false;
  return std::ranges::any_of(all, [&one](const Participant& other) {
    return other.kind == "person" && other.country == one.country && !one.country.empty();
  });
}

std::vector<Participant> fuse_participants(const Mentions& mentions, const Identities& identities,
                                           std::vector<Participant> EventMention::* side) {
  std::vector<Participant> all;
  std::map<std::string, std::size_t> place;
  for (const RecordMention* record : mentions) {
    for (const Participant& participant : record->mention.*side) {
      const std::string& id = identities.of(participant);
      const auto [found, fresh] = place.emplace(id.empty() ? participant.text : id, all.size());
      if (fresh) {
        all.push_back(participant);
      } else if (fullness(all[found->second]) < fullness(participant)) {
        all[found->second] = participant;
      }
      if (!id.empty()) all[found->second].id = id;
    }
  }
  std::vector<Participant> kept;
  std::ranges::copy_if(all, std::back_inserter(kept),
                       [&all](const Participant& one) { return !is_implied(one, all); });
  return kept;
}

// ---- status and life -----------------------------------------------------------------------

std::vector<LifeStep> life_of(const Mentions& mentions) {
  std::vector<LifeStep> life;
  for (const RecordMention* record : mentions) {
    const EventMention& mention = record->mention;
    const bool repeated = !life.empty() && life.back().status == mention.status &&
                          (mention.when.edtf.empty() || life.back().when.edtf == mention.when.edtf);
    if (repeated) continue;
    life.push_back({mention.status, mention.id, mention.when, record->report_date});
  }
  return life;
}

/// What took place outweighs what was planned; of plan and cancellation the later word counts.
Status status_of(const Mentions& mentions) {
  std::set<Status> told;
  Status last_word = Status::hypothetical;
  for (const RecordMention* record : mentions) {
    const Status status = record->mention.status;
    told.insert(status);
    if (status == Status::planned || status == Status::cancelled) last_word = status;
  }
  for (const Status status : {Status::happened, Status::ongoing}) {
    if (told.contains(status)) return status;
  }
  if (last_word != Status::hypothetical) return last_word;
  return told.contains(Status::denied) ? Status::denied : *told.begin();
}

// ---- the rest ------------------------------------------------------------------------------

Mode mode_of(const Mentions& mentions) {
  std::map<Mode, int> votes;
  for (const RecordMention* record : mentions) {
    if (record->mention.mode != Mode::none) ++votes[record->mention.mode];
  }
  const auto best = std::ranges::max_element(
      votes, [](const auto& a, const auto& b) { return a.second < b.second; });
  return best == votes.end() ? Mode::none : best->first;
}

/// The fullest naming of the occasion: with edition, then with series, then the first.
std::optional<Occasion> occasion_of(const Mentions& mentions) {
  std::optional<Occasion> best;
  const auto fullness_of = [](const Occasion& o) {
    return std::make_tuple(o.edition.has_value(), !o.series.empty(), !o.body.empty());
  };
  for (const RecordMention* record : mentions) {
    const auto& occasion = record->mention.occasion;
    if (!occasion) continue;
    if (!best || fullness_of(*best) < fullness_of(*occasion)) best = occasion;
  }
  return best;
}

template <typename Item, typename Key>
void add_new(std::vector<Item>& items, const Item& item, Key key) {
  const bool known =
      std::ranges::any_of(items, [&](const Item& other) { return key(other) == key(item); });
  if (!known) items.push_back(item);
}

void fuse_lists(Event& event, const Mentions& mentions) {
  std::set<Context> contexts;
  for (const RecordMention* record : mentions) {
    const EventMention& mention = record->mention;
    contexts.insert(mention.contexts.begin(), mention.contexts.end());
    for (const std::string& topic : mention.topics) {
      add_new(event.topics, topic, [](const std::string& t) { return t; });
    }
    for (const Speaker& speaker : mention.said_by) {
      add_new(event.said_by, speaker,
              [](const Speaker& s) { return std::tie(s.id, s.name, s.role, s.channel); });
    }
    for (const Claim& claim : mention.claims) {
      add_new(event.claims, claim, [](const Claim& c) {
        return std::make_tuple(c.low, c.high, c.unit, c.low ? std::string() : c.text,
                               c.said_by.empty() ? std::string() : c.said_by.back().name);
      });
    }
  }
  event.contexts.assign(contexts.begin(), contexts.end());
}

/// Reports that carry one agency's words are one source, whoever printed them.
void count_reports(Event& event, const Mentions& mentions) {
  std::set<std::string> reports;
  std::set<std::string> sources;
  std::set<std::string> langs;
  for (const RecordMention* record : mentions) {
    reports.insert(record->report);
    const std::string& source = !record->agency.empty()   ? record->agency
                                : !record->outlet.empty() ? record->outlet
                                                          : record->report;
    sources.insert(source);
    if (!record->lang.empty()) langs.insert(record->lang);
  }
  event.reports = static_cast<int>(reports.size());
  event.sources = static_cast<int>(sources.size());
  event.langs.assign(langs.begin(), langs.end());
}

void explain_when(Event& event, const Group& group, const std::vector<View>& views) {
  std::set<std::string> notes;
  for (const std::size_t member : group.members) {
    if (views[member].when_note.empty()) continue;
    notes.insert(fmt::format("dated {} {}: {}", views[member].record->mention.id,
                             views[member].when.edtf, views[member].when_note));
  }
  event.why.insert(event.why.end(), notes.begin(), notes.end());
}

}  // namespace

Event fuse(const Group& group, const std::vector<View>& views, const Identities& identities) {
  const Mentions mentions = sorted_mentions(group, views);
  Event event;
  event.id = mentions.front()->mention.id;
  event.event_class = mentions.front()->mention.event_class;
  event.mode = mode_of(mentions);
  event.status = status_of(mentions);
  event.when = common_when(group, views);
  event.where = common_where(group, views);
  event.occasion = occasion_of(mentions);
  event.actors = fuse_participants(mentions, identities, &EventMention::actors);
  event.recipients = fuse_participants(mentions, identities, &EventMention::recipients);
  event.life = life_of(mentions);
  event.hedged = std::ranges::all_of(mentions, [](const auto* m) { return m->mention.hedged; });
  fuse_lists(event, mentions);
  count_reports(event, mentions);
  for (const RecordMention* record : mentions) event.mentions.push_back(*record);
  event.why = group.why;
  explain_when(event, group, views);
  return event;
}

}  // namespace dateline::record
