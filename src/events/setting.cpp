// SPDX-License-Identifier: Apache-2.0
#include "events/setting.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "times/edtf.h"

namespace dateline::events {
namespace {

using names::MarkerRole;

constexpr std::size_t most_days = 8;

bool is_usable(const TimeMention& time) {
  const bool point = time.type == TimeMention::Type::date || time.type == TimeMention::Type::time;
  return point && !time.when.edtf.empty() && !time.open_begin;
}

// The word through which the tree holds a span of words.
Index head_of(const Scene& scene, Index first, Index end) {
  for (Index w = first; w < end; ++w) {
    const auto& head = scene.word(w).head;
    if (!head || *head < first || *head >= end) {
      if (scene.word(w).relation != Relation::case_ && scene.word(w).relation != Relation::punct) {
        return w;
      }
    }
  }
  return first;
}

// "planned" for a day before the report, "happened" for one after it, cannot be that day.
bool fits_status(const Scene& scene, const TimeMention& time, const StatusReading& status) {
  if (!scene.report.date) return true;
  if (status.status == Status::planned && time.when.to && *time.when.to < *scene.report.date) {
    return false;
  }
  return !(status.status == Status::happened && status.sure && time.when.from &&
           *time.when.from > *scene.report.date);
}

bool coordinated(const Scene& scene, const TimeMention& left, const TimeMention& right) {
  const Index right_head = head_of(scene, right.first_word, right.end_word);
  if (scene.word(right_head).relation == Relation::conj) return true;
  if (right.first_word <= left.end_word) return true;
  for (Index w = left.end_word; w < right.first_word; ++w) {
    const Word& between = scene.word(w);
    if (between.upos != Upos::cconj && between.upos != Upos::punct && between.upos != Upos::adp) {
      return false;
    }
  }
  return right.first_word - left.end_word <= 2;
}

class SettingReader {
 public:
  SettingReader(const Scene& scene, const Candidate& candidate, const Roles& roles,
                const StatusReading& status, const std::vector<Candidate>& candidates)
      : scene_(scene),
        candidate_(candidate),
        roles_(roles),
        status_(status),
        candidates_(candidates) {}

  Setting run() {
    read_occasion();
    read_times();
    read_place();
    from_occasion();
    return std::move(setting_);
  }

 private:
  void read_occasion() {
    int best = 0;
    for (const Index o : scene_.occasions_in(candidate_.sentence)) {
      const OccasionMention& mention = scene_.occasions()[o];
      if (candidate_.head >= mention.first_word && candidate_.head < mention.end_word) continue;
      const int close = closeness(scene_, candidate_, mention.head_word, candidates_);
      if (close <= best || !is_setting_marker(mention)) continue;
      best = close;
      setting_.occasion = mention.occasion;
    }
    if (setting_.occasion) setting_.why.push_back("at " + setting_.occasion->name);
  }

  bool is_setting_marker(const OccasionMention& mention) const {
    const auto marking = scene_.tables.markers.role_of(
        scene_.report.text, scene_.analysis,
        names::Phrase{mention.first_word, mention.end_word, mention.head_word});
    if (!marking) return false;
    switch (marking->role) {
      case MarkerRole::in:
      case MarkerRole::at:
      case MarkerRole::on:
      case MarkerRole::during:
      case MarkerRole::sidelines:
      case MarkerRole::gen:
        return true;
      default:
        return false;
    }
  }

  void read_times() {
    int best = 0;
    std::vector<const TimeMention*> chosen;
    for (const Index t : scene_.times_in(candidate_.sentence)) {
      const TimeMention& time = scene_.analysis.times[t];
      if (!is_usable(time)) continue;
      if (!fits_status(scene_, time, status_)) continue;
      const Index head = head_of(scene_, time.first_word, time.end_word);
      const int close = closeness(scene_, candidate_, head, candidates_);
      if (close == 0 || close < best || belongs_to_other_marker(time)) continue;
      if (close > best) chosen.clear();
      best = close;
      chosen.push_back(&time);
    }
    keep_days(chosen);
  }

  // "after the talks on Monday", said of something else: a time under AFTER or BEFORE is no date
  // of this event.
  bool belongs_to_other_marker(const TimeMention& time) const {
    const auto marking = scene_.tables.markers.role_of(
        scene_.report.text, scene_.analysis,
        names::Phrase{time.first_word, time.end_word,
                      head_of(scene_, time.first_word, time.end_word)});
    if (!marking) return false;
    return marking->role == MarkerRole::since || marking->role == MarkerRole::than;
  }

  void keep_days(const std::vector<const TimeMention*>& chosen) {
    if (chosen.empty()) return;
    setting_.whens.push_back(chosen.front()->when);
    for (std::size_t i = 1; i < chosen.size() && setting_.whens.size() < most_days; ++i) {
      if (chosen[i]->when.edtf == setting_.whens.back().edtf) continue;
      if (coordinated(scene_, *chosen[i - 1], *chosen[i])) {
        setting_.whens.push_back(chosen[i]->when);
      } else if (setting_.whens.size() == 1 &&
                 is_narrower(chosen[i]->when, setting_.whens.front())) {
        setting_.whens.front() = chosen[i]->when;
      }
    }
    for (const When& when : setting_.whens) setting_.why.push_back("when: " + when.why);
  }

  bool is_taken(Index mention) const {
    const auto uses = [&](const Referent& referent) { return referent.mention == mention; };
    return std::any_of(roles_.actor_words.begin(), roles_.actor_words.end(), uses) ||
           std::any_of(roles_.recipient_words.begin(), roles_.recipient_words.end(), uses);
  }

  void read_place() {
    if (roles_.place && roles_.place->mention) {
      take_place(*roles_.place->mention);
      return;
    }
    int best = 0;
    for (const Index m : scene_.mentions_in(candidate_.sentence)) {
      const NameMention& mention = scene_.analysis.names[m];
      const EntityKind kind = scene_.analysis.entities[mention.entity].kind;
      if (kind != EntityKind::place && kind != EntityKind::country) continue;
      if (is_taken(m) || !is_place_marker(mention) || modifies(mention) ||
          belongs_to_topic(mention)) {
        continue;
      }
      const int close = closeness(scene_, candidate_, mention.head_word, candidates_);
      const int rank = close == 0 ? 0 : 2 * close + (kind == EntityKind::place ? 1 : 0);
      if (rank <= best) continue;
      best = rank;
      take_place(m);
    }
  }

  // "in the Gaza ceasefire deal": a place in front of a noun is no place of the event.
  bool modifies(const NameMention& mention) const {
    const Word& head = scene_.word(mention.head_word);
    return head.relation == Relation::compound || head.relation == Relation::amod ||
           (head.head && *head.head == mention.end_word && head.relation == Relation::nmod &&
            scene_.word(*head.head).upos == Upos::noun && !scene_.tables.words.verb_final);
  }

  // "talked about the war in Ukraine": the place of what is talked about.
  bool belongs_to_topic(const NameMention& mention) const {
    switch (candidate_.trigger->event_class) {
      case EventClass::assault:
      case EventClass::coerce:
      case EventClass::protest:
      case EventClass::mobilize:
      case EventClass::aid:
      case EventClass::retreat:
        return false;
      default:
        break;
    }
    Index at = mention.head_word;
    for (int step = 0; step < 6; ++step) {
      const auto& head = scene_.word(at).head;
      if (!head || *head >= scene_.analysis.words.size()) return false;
      at = *head;
      if (at == candidate_.head || at == candidate_.light || heads_clause(scene_.word(at))) {
        return false;
      }
      const auto marking = scene_.tables.markers.role_of(scene_.report.text, scene_.analysis, at);
      if (!marking) continue;
      switch (marking->role) {
        case MarkerRole::about:
        case MarkerRole::for_:
        case MarkerRole::to:
        case MarkerRole::gen:
        case MarkerRole::against:
        case MarkerRole::with:
        case MarkerRole::after:
        case MarkerRole::before:
        case MarkerRole::because:
          return true;
        default:
          break;
      }
    }
    return false;
  }

  bool is_place_marker(const NameMention& mention) const {
    const auto marking =
        scene_.tables.markers.role_of(scene_.report.text, scene_.analysis, mention);
    if (!marking) return false;
    return marking->role == MarkerRole::in || marking->role == MarkerRole::at ||
           marking->role == MarkerRole::near;
  }

  // "Astana, Kazakhstan": of a place and the country right beside it the place says more.
  void take_place(Index m) {
    const NameMention& mention = scene_.analysis.names[m];
    const Entity* entity = &scene_.analysis.entities[mention.entity];
    Span span = mention.span;
    if (entity->kind == EntityKind::country) {
      for (const Index other : scene_.mentions_in(candidate_.sentence)) {
        const NameMention& city = scene_.analysis.names[other];
        const Entity& candidate = scene_.analysis.entities[city.entity];
        const bool beside =
            city.end_word <= mention.first_word + 3 && mention.end_word <= city.first_word + 3;
        if (candidate.kind == EntityKind::place && beside && candidate.country == entity->country &&
            !is_taken(other)) {
          entity = &candidate;
          span = city.span;
        }
      }
    }
    setting_.where = where_of(*entity, span);
  }

  void from_occasion() {
    if (!setting_.occasion) return;
    const Occasion& occasion = *setting_.occasion;
    if (!setting_.where && !occasion.where.name.empty()) {
      setting_.where = occasion.where;
      setting_.where->basis = Basis::occasion;
    }
    if (setting_.whens.empty() && !occasion.when.edtf.empty()) {
      When when = occasion.when;
      when.basis = Basis::occasion;
      when.why = "the days of " + occasion.name;
      setting_.whens.push_back(std::move(when));
    }
  }

  const Scene& scene_;
  const Candidate& candidate_;
  const Roles& roles_;
  const StatusReading& status_;
  const std::vector<Candidate>& candidates_;
  Setting setting_;
};

}  // namespace

namespace {

// How many days a value allows (in one leap year, where it has no year), and whether its year is
// open: smaller is narrower.
std::pair<Day, bool> width_of(const When& when) {
  constexpr Day endless = std::numeric_limits<Day>::max();
  constexpr int leap_year = 2024;
  const std::optional<times::Edtf> value = times::parse_edtf(when.edtf);
  if (!value) return {endless, true};
  const bool yearless = !times::has_year(*value);
  const auto dated = yearless ? times::with_year(*value, leap_year) : value;
  const times::DayBounds days = dated ? times::bounds(*dated) : times::DayBounds{};
  return {days.from && days.to ? *days.to - *days.from : endless, yearless};
}

}  // namespace

bool is_narrower(const When& left, const When& right) { return width_of(left) < width_of(right); }

Where where_of(const Entity& entity, Span span) {
  Where where;
  where.id = entity.id;
  where.name = entity.name;
  where.country = entity.country;
  where.precision = !entity.precision.empty()            ? entity.precision
                    : entity.kind == EntityKind::country ? "country"
                                                         : "";
  where.latitude = entity.latitude;
  where.longitude = entity.longitude;
  where.span = span;
  return where;
}

namespace {

// By the walk from the word up the tree to a trigger; nothing where it ends before one.
std::optional<int> closeness_by_tree(const Scene& scene, const Candidate& candidate, Index word,
                                     const std::vector<Candidate>& candidates) {
  const auto foreign = [&](Index at) {
    return std::any_of(candidates.begin(), candidates.end(), [&](const Candidate& other) {
      return other.head != candidate.head && (at == other.head || at == other.light);
    });
  };
  bool crosses_clause = false;
  Index at = word;
  for (int step = 0; step < longest_walk; ++step) {
    // What stands in a clause of its own below the trigger is told of that clause.
    const bool own = at == candidate.head || at == candidate.light;
    if (own) return !crosses_clause ? 3 : scene.tables.words.verb_final ? 1 : 0;
    if (foreign(at)) return 0;
    const Word& here = scene.word(at);
    if (!here.head || *here.head >= scene.analysis.words.size()) break;
    crosses_clause = crosses_clause || (at != word && heads_clause(here));
    at = *here.head;
  }
  return std::nullopt;
}

}  // namespace

int closeness(const Scene& scene, const Candidate& candidate, Index word,
              const std::vector<Candidate>& candidates) {
  if (const auto met = closeness_by_tree(scene, candidate, word, candidates)) return *met;
  const Index clause = scene.tree.clause_head(word);
  if (clause == scene.tree.clause_head(candidate.predicate()) ||
      clause == scene.tree.clause_head(candidate.head)) {
    return 2;
  }
  const bool alone = std::all_of(candidates.begin(), candidates.end(), [&](const Candidate& other) {
    return other.head == candidate.head || other.predicate() == candidate.predicate();
  });
  return alone ? 1 : 0;
}

Setting setting_of(const Scene& scene, const Candidate& candidate, const Roles& roles,
                   const StatusReading& status, const std::vector<Candidate>& candidates) {
  return SettingReader(scene, candidate, roles, status, candidates).run();
}

}  // namespace dateline::events
