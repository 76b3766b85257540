// SPDX-License-Identifier: Apache-2.0
#include "record/fuse.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <unordered_map>

#include <fmt/format.h>

#include "record/infer.h"
#include "record/telling.h"
#include "times/edtf.h"

namespace dateline::record {
namespace {

/// A life of more steps than this is told by its first and its last ones.
constexpr std::size_t most_steps = 100;
/// More reasons than this are counted, not listed.
constexpr std::size_t most_reasons = 200;

/// One mention in full for all mentions of equal content, in the order of their first telling.
struct Content {
  RecordMention full;
  std::int64_t count = 0;
  std::size_t last = 0;  // position of the last mention that says so
};
using Contents = std::vector<Content>;

/// Without what an event does not show: many contents may be held at once.
RecordMention trimmed(RecordMention full) {
  full.text = {};
  full.mention.quotations = {};
  full.mention.topic_spans = {};
  full.mention.why = {};
  return full;
}

// ---- participants --------------------------------------------------------------------------

/// How much a mention of a participant says; the fullest one is printed.
auto fullness(const Participant& p) {
  return std::make_tuple(!is_unknown_id(p.id), !p.office.empty(), !p.country.empty(),
                         p.name.size());
}

std::vector<Participant> fuse_participants(const Contents& contents, const Identities& identities,
                                           std::vector<Participant> EventMention::* side) {
  std::vector<Participant> all;
  std::map<std::string, std::size_t> place;
  for (const Content& content : contents) {
    for (const Participant& participant : content.full.mention.*side) {
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

bool repeats(const LifeStep& last, const EventMention& mention) {
  return last.status == mention.status &&
         (mention.when.edtf.empty() || last.when.edtf == mention.when.edtf ||
          times::compatible(last.when.edtf, mention.when.edtf));
}

/// `content_of_row`: for each row its content.
std::vector<LifeStep> life_of(const std::vector<MentionRow>& rows,
                              const std::vector<std::size_t>& content_of_row,
                              const Contents& contents) {
  std::vector<LifeStep> life;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const EventMention& mention = contents[content_of_row[i]].full.mention;
    if (!life.empty() && repeats(life.back(), mention)) continue;
    When when = mention.when;
    if (mention.id != rows[i].id) when.span.reset();
    life.push_back({mention.status, rows[i].id, std::move(when), rows[i].report_date});
    if (life.size() > most_steps) {
      life.erase(life.begin() + static_cast<std::ptrdiff_t>(most_steps / 2));
    }
  }
  return life;
}

/// What took place outweighs what was planned; of plan and cancellation the later word counts.
Status status_of(const Contents& contents) {
  std::set<Status> told;
  const Content* last_word = nullptr;
  for (const Content& content : contents) {
    const Status status = content.full.mention.status;
    told.insert(status);
    if (status != Status::planned && status != Status::cancelled) continue;
    if (last_word == nullptr || last_word->last < content.last) last_word = &content;
  }
  for (const Status status : {Status::happened, Status::ongoing}) {
    if (told.contains(status)) return status;
  }
  if (last_word != nullptr) return last_word->full.mention.status;
  return told.contains(Status::denied) ? Status::denied : *told.begin();
}

// ---- the rest ------------------------------------------------------------------------------

Mode mode_of(const Contents& contents) {
  std::map<Mode, std::int64_t> votes;
  for (const Content& content : contents) {
    const Mode mode = content.full.mention.mode;
    if (mode != Mode::none) votes[mode] += content.count;
  }
  const auto best = std::ranges::max_element(
      votes, [](const auto& a, const auto& b) { return a.second < b.second; });
  return best == votes.end() ? Mode::none : best->first;
}

/// The fullest naming of the occasion: with edition, then with series, then the first.
std::optional<Occasion> occasion_of(const Contents& contents) {
  std::optional<Occasion> best;
  const auto fullness_of = [](const Occasion& o) {
    return std::make_tuple(o.edition.has_value(), !o.series.empty(), !o.body.empty());
  };
  for (const Content& content : contents) {
    const auto& occasion = content.full.mention.occasion;
    if (!occasion) continue;
    if (!best || fullness_of(*best) < fullness_of(*occasion)) best = occasion;
  }
  return best;
}

/// Items of which none has been met yet.
template <typename Item, typename Key>
class Distinct {
 public:
  Distinct(std::vector<Item>& items, Key key) : items_(items), key_(key) {}
  void add(const Item& item) {
    if (met_.insert(key_(item)).second) items_.push_back(item);
  }

 private:
  std::vector<Item>& items_;
  Key key_;
  std::set<std::invoke_result_t<Key, const Item&>> met_;
};

void fuse_lists(Event& event, const Contents& contents) {
  Distinct topics(event.topics, [](const std::string& topic) { return topic; });
  Distinct speakers(event.said_by, [](const Speaker& s) {
    return std::make_tuple(s.id, s.name, s.role, s.channel);
  });
  Distinct claims(event.claims, [](const Claim& c) {
    return std::make_tuple(c.low, c.high, c.unit, c.low ? std::string() : c.text,
                           c.said_by.empty() ? std::string() : c.said_by.back().name);
  });
  std::set<Context> contexts;
  for (const Content& content : contents) {
    const EventMention& mention = content.full.mention;
    contexts.insert(mention.contexts.begin(), mention.contexts.end());
    for (const std::string& topic : mention.topics) topics.add(topic);
    for (const Speaker& speaker : mention.said_by) speakers.add(speaker);
    for (const Claim& claim : mention.claims) claims.add(claim);
  }
  event.contexts.assign(contexts.begin(), contexts.end());
}

/// Reports that carry one agency's words are one source, whoever printed them.
void count_reports(Event& event, const std::vector<MentionRow>& rows) {
  std::set<std::string_view> reports;
  std::set<std::string_view> sources;
  std::set<std::string_view> langs;
  for (const MentionRow& row : rows) {
    reports.insert(row.report);
    sources.insert(row.source);
    if (!row.lang.empty()) langs.insert(row.lang);
  }
  event.reports = static_cast<int>(reports.size());
  event.sources = static_cast<int>(sources.size());
  event.langs.assign(langs.begin(), langs.end());
}

// ---- reasons -------------------------------------------------------------------------------

/// The letters and the arithmetic of the first mention that gives the event's date and place.
void point_at_letters(Event& event, const Contents& contents) {
  for (const Content& content : contents) {
    const When& when = content.full.mention.when;
    if (event.when.edtf.empty() || when.edtf != event.when.edtf) continue;
    if (when.basis != event.when.basis || !event.when.why.empty()) continue;
    event.when.span = when.span;
    event.when.why = when.why;
    break;
  }
  for (const Content& content : contents) {
    const Where& where = content.full.mention.where;
    if (where.id != event.where.id || where.name != event.where.name || !where.span) continue;
    event.where.span = where.span;
    break;
  }
}

/// The first mention of each telling, and how many there are.
struct Heads {
  std::map<std::int64_t, std::pair<std::string, std::int64_t>> of;

  explicit Heads(const std::vector<MentionRow>& rows) {
    for (const MentionRow& row : rows)
      ++of.try_emplace(row.telling, row.id, 0).first->second.second;
  }
};

void explain_merges(Event& event, const GroupViews& group, const Heads& heads) {
  const auto put = [&event](std::string reason) {
    if (event.why.size() < most_reasons) event.why.push_back(std::move(reason));
  };
  for (const GroupViews::Member& member : group.members) {
    const auto& [first, count] = heads.of.at(member.telling);
    if (count < 2) continue;
    put(fmt::format("{} and {} more mention{} tell it alike", first, count - 1,
                    count == 2 ? "" : "s"));
  }
  for (const MergeReason& merge : group.merges) {
    put(fmt::format("merged {} and {}: {}", heads.of.at(merge.left).first,
                    heads.of.at(merge.right).first, merge.reason));
  }
  std::set<std::string> notes;
  for (const GroupViews::Member& member : group.members) {
    for (const View& view : *member.views) {
      if (view.when_note.empty()) continue;
      notes.insert(fmt::format("dated {} {}: {}", heads.of.at(member.telling).first, view.when.edtf,
                               view.when_note));
    }
  }
  for (const std::string& note : notes) put(note);
}

std::vector<const View*> views_of(const GroupViews& group) {
  std::vector<const View*> views;
  for (const GroupViews::Member& member : group.members) {
    for (const View& view : *member.views) views.push_back(&view);
  }
  return views;
}

}  // namespace

MentionRow row_of(const RecordMention& mention, std::int64_t telling) {
  return {.id = mention.mention.id,
          .report = mention.report,
          .report_date = mention.report_date,
          .trigger = mention.mention.trigger,
          .ordinal = mention.mention.ordinal,
          .lang = mention.lang,
          .source = !mention.agency.empty()   ? mention.agency
                    : !mention.outlet.empty() ? mention.outlet
                                              : mention.report,
          .content = content_of(mention),
          .telling = telling};
}

bool tells_earlier(const MentionRow& a, const MentionRow& b) {
  const auto rank = [](const MentionRow& row) {
    return std::make_tuple(!row.report_date.has_value(), row.report_date.value_or(0),
                           std::string_view(row.report), row.trigger, row.ordinal,
                           std::string_view(row.id));
  };
  return rank(a) < rank(b);
}

Event fuse(std::vector<MentionRow> rows, const GroupViews& group,
           const std::function<RecordMention(const std::string&)>& load,
           const Identities& identities) {
  std::ranges::sort(rows, tells_earlier);
  Contents contents;
  std::vector<std::size_t> content_of_row;
  content_of_row.reserve(rows.size());
  std::unordered_map<std::string_view, std::size_t> place;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto [found, fresh] = place.emplace(rows[i].content, contents.size());
    if (fresh) contents.push_back({trimmed(load(rows[i].id)), 0, 0});
    Content& content = contents[found->second];
    ++content.count;
    content.last = i;
    content_of_row.push_back(found->second);
  }
  const std::vector<const View*> views = views_of(group);
  Event event;
  event.id = rows.front().id;
  event.event_class = contents.front().full.mention.event_class;
  event.mode = mode_of(contents);
  event.status = status_of(contents);
  event.when = common_when(views);
  event.where = common_where(views);
  event.occasion = occasion_of(contents);
  event.actors = fuse_participants(contents, identities, &EventMention::actors);
  event.recipients = fuse_participants(contents, identities, &EventMention::recipients);
  event.life = life_of(rows, content_of_row, contents);
  event.hedged =
      std::ranges::all_of(contents, [](const Content& c) { return c.full.mention.hedged; });
  for (const Content& content : contents) {
    event.confidence = std::max(event.confidence, content.full.mention.confidence);
  }
  fuse_lists(event, contents);
  count_reports(event, rows);
  point_at_letters(event, contents);
  explain_merges(event, group, Heads(rows));
  return event;
}

}  // namespace dateline::record
