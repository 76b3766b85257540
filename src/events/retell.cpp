// SPDX-License-Identifier: Apache-2.0
#include "events/retell.h"

#include <algorithm>
#include <string_view>

#include "times/edtf.h"

namespace dateline::events {
namespace {

constexpr std::size_t longest_look_back = 40;  // drafts
constexpr Index meeting_reach = 6;             // sentences a meeting lends its day over

bool same_one(const Participant& left, const Participant& right) {
  if (left.id == right.id) return true;
  if (!left.key.empty() && left.key == right.key && left.kind == right.kind) return true;
  const bool one_is_country = left.kind == "country" || right.kind == "country";
  const bool one_is_office = left.kind == "office" || right.kind == "office";
  if ((one_is_country || one_is_office) && !left.country.empty() && left.country == right.country) {
    return !one_is_office || one_is_country || left.office == right.office;
  }
  return false;
}

// Every participant of the smaller side is one of the larger side.
bool covers(const std::vector<Participant>& left, const std::vector<Participant>& right) {
  const auto& small = left.size() <= right.size() ? left : right;
  const auto& large = left.size() <= right.size() ? right : left;
  if (small.empty()) return left.empty() && right.empty();
  return std::all_of(small.begin(), small.end(), [&](const Participant& one) {
    return std::any_of(large.begin(), large.end(),
                       [&](const Participant& other) { return same_one(one, other); });
  });
}

bool days_agree(const When& left, const When& right) {
  return left.edtf.empty() || right.edtf.empty() || times::compatible(left.edtf, right.edtf);
}

bool same_day(const When& left, const When& right) {
  return !left.edtf.empty() && days_agree(left, right) && !right.edtf.empty();
}

bool places_agree(const Where& left, const Where& right) {
  if (left.name.empty() || right.name.empty()) return true;
  if (left.country != right.country) return left.country.empty() || right.country.empty();
  const bool both_cities = left.precision == "city" && right.precision == "city";
  return left.id == right.id || left.name == right.name || !both_cities;
}

// Is `longer` the same occasion told more fully: with its edition, or with more words of a name
// that no table knows? "occasion/x" and "occasion/x/10", "occasion/?doha" and
// "occasion/?doha-forum".
bool is_fuller(std::string_view longer, std::string_view id) {
  if (!longer.starts_with(id)) return false;
  const std::string_view rest = longer.substr(id.size());
  return rest.empty() || rest.front() == '/' ||
         (rest.front() == '-' && id.starts_with("occasion/?"));
}

bool same_occasion(const Occasion& left, const Occasion& right) {
  if (left.edition && right.edition && left.edition != right.edition) return false;
  return is_fuller(left.id, right.id) || is_fuller(right.id, left.id);
}

bool occasions_agree(const std::optional<Occasion>& left, const std::optional<Occasion>& right) {
  return !left || !right || same_occasion(*left, *right);
}

bool is_done(Status status) { return status == Status::happened || status == Status::ongoing; }

bool statuses_agree(const Draft& earlier, const Draft& later) {
  const Status left = earlier.mention.status;
  const Status right = later.mention.status;
  if (left == right || (is_done(left) && is_done(right))) return true;
  const bool announced =
      (left == Status::planned && is_done(right)) || (right == Status::planned && is_done(left));
  if (!announced) return false;
  // A post quoted with its own tense: the occasion or the day must be the same.
  const bool same_setting = same_day(earlier.mention.when, later.mention.when) ||
                            (earlier.mention.occasion && later.mention.occasion &&
                             occasions_agree(earlier.mention.occasion, later.mention.occasion));
  return same_setting && (earlier.quoted || later.quoted);
}

bool is_verbal_act(EventClass event_class) {
  return event_class != EventClass::consult && event_class != EventClass::assault &&
         event_class != EventClass::cooperate && event_class != EventClass::protest;
}

// "The two discussed peace in Ladakh": right after, undated, the same people.
bool continues(const EventMention& left, const EventMention& right) {
  return left.event_class == EventClass::consult && right.when.edtf.empty() && !right.occasion &&
         right.sentence - left.sentence <= 1 && left.actors.size() == right.actors.size();
}

// Both tell one calendar day, or neither tells any.
bool is_one_day(const When& left, const When& right) {
  if (left.edtf == right.edtf) return true;
  const auto one = times::parse_edtf(left.edtf);
  const auto other = times::parse_edtf(right.edtf);
  if (!one || !other) return false;
  const auto is_day = [](const times::Edtf& value) {
    return times::granularity(value) == times::Granularity::day;
  };
  return is_day(*one) && is_day(*other) && times::compatible(*one, *other);
}

// One who visited, and one who met somebody there, are two events unless the day is one.
bool are_visit_and_talks(const EventMention& left, const EventMention& right) {
  const bool alone = left.actors.size() == 1 || right.actors.size() == 1;
  return left.event_class == EventClass::consult && alone &&
         left.actors.size() != right.actors.size() && !is_one_day(left.when, right.when);
}

bool retells(const Draft& earlier, const Draft& later) {
  const EventMention& left = earlier.mention;
  const EventMention& right = later.mention;
  if (left.event_class != right.event_class) return false;
  if (!statuses_agree(earlier, later) || !days_agree(left.when, right.when)) return false;
  if (!continues(left, right) && !places_agree(left.where, right.where)) return false;
  if (!occasions_agree(left.occasion, right.occasion)) return false;
  if (later.again) return true;
  if (!covers(left.actors, right.actors)) return false;
  if (are_visit_and_talks(left, right)) return false;
  if (!left.recipients.empty() && !right.recipients.empty() &&
      !covers(left.recipients, right.recipients)) {
    return false;
  }
  const bool same_setting =
      same_day(left.when, right.when) ||
      (left.occasion && right.occasion && left.occasion->id == right.occasion->id &&
       same_occasion(*left.occasion, *right.occasion));
  if (!is_verbal_act(left.event_class)) {
    return same_setting || later.definite || later.quoted || right.when.edtf.empty() ||
           left.sentence == 0;
  }
  return later.definite && right.topics.empty() ? true
                                                : same_setting && left.topics == right.topics;
}

bool same_people(const Participant& one, const std::vector<Participant>& list) {
  return std::any_of(list.begin(), list.end(),
                     [&](const Participant& other) { return same_one(one, other); });
}

// What the first telling (a headline) leaves open, the retelling may say.
void complete(EventMention& first, const EventMention& later) {
  const std::string from = " told at byte " + std::to_string(later.trigger.begin);
  if (first.when.edtf.empty() && !later.when.edtf.empty()) {
    first.when = later.when;
    first.why.push_back("when:" + from);
  }
  if (first.where.name.empty() && !later.where.name.empty()) {
    first.where = later.where;
    first.why.push_back("where:" + from);
  }
  if (!first.occasion && later.occasion) {
    first.occasion = later.occasion;
    first.why.push_back("occasion:" + from);
    if (first.mode == Mode::none) first.mode = later.mode;
  }
}

void drop(std::vector<Draft>& drafts, const std::vector<bool>& dropped) {
  std::vector<Index> moved(drafts.size(), 0);
  std::vector<Draft> kept;
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    if (dropped[i]) continue;
    moved[i] = static_cast<Index>(kept.size());
    kept.push_back(std::move(drafts[i]));
    auto& same = kept.back().mention.same_as;
    if (same) same = moved[*same];
  }
  drafts = std::move(kept);
}

// Is it a deed in words that says neither when nor where, between people who may have met?
bool lacks_setting(const EventMention& act) {
  return is_verbal_act(act.event_class) && act.status == Status::happened &&
         act.when.edtf.empty() && !act.actors.empty() && !act.recipients.empty();
}

// The meeting of the same people told shortly before the draft `at`.
const EventMention* meeting_before(const std::vector<Draft>& drafts, std::size_t at) {
  const EventMention& act = drafts[at].mention;
  for (std::size_t j = at; j > 0; --j) {
    const EventMention& meeting = drafts[j - 1].mention;
    if (act.sentence - meeting.sentence > meeting_reach) return nullptr;
    if (meeting.event_class != EventClass::consult || meeting.status != Status::happened) continue;
    const bool both = same_people(act.actors.front(), meeting.actors) &&
                      same_people(act.recipients.front(), meeting.actors);
    if (both) return &meeting;
  }
  return nullptr;
}

void take_setting(EventMention& act, const EventMention& meeting) {
  if (!meeting.when.edtf.empty()) {
    act.when = meeting.when;
    act.when.basis = Basis::occasion;
  }
  if (act.where.name.empty() && !meeting.where.name.empty()) {
    act.where = meeting.where;
    act.where.basis = Basis::occasion;
  }
  if (!act.occasion) act.occasion = meeting.occasion;
  act.why.push_back("when and where: told as part of the meeting at byte " +
                    std::to_string(meeting.trigger.begin));
}

}  // namespace

void resolve_retellings(std::vector<Draft>& drafts) {
  std::vector<bool> dropped(drafts.size(), false);
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    Draft& later = drafts[i];
    const std::size_t stop = i > longest_look_back ? i - longest_look_back : 0;
    for (std::size_t j = i; j > stop; --j) {
      const Draft& earlier = drafts[j - 1];
      if (dropped[j - 1] || earlier.mention.ordinal > 0 || !retells(earlier, later)) continue;
      const Index first = earlier.mention.same_as.value_or(static_cast<Index>(j - 1));
      later.mention.same_as = first;
      later.mention.why.push_back("retells the event told at byte " +
                                  std::to_string(drafts[first].mention.trigger.begin));
      if (later.again) later.mention.actors = drafts[first].mention.actors;
      if (drafts[first].mention.ordinal == 0) complete(drafts[first].mention, later.mention);
      break;
    }
    if (later.again && !later.mention.same_as) dropped[i] = true;
  }
  drop(drafts, dropped);
}

void inherit_from_meetings(std::vector<Draft>& drafts) {
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    if (!lacks_setting(drafts[i].mention)) continue;
    const EventMention* meeting = meeting_before(drafts, i);
    if (meeting != nullptr) take_setting(drafts[i].mention, *meeting);
  }
}

}  // namespace dateline::events
