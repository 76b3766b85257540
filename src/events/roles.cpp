// SPDX-License-Identifier: Apache-2.0
#include "events/roles.h"

#include <algorithm>

#include "events/lent.h"

namespace dateline::events {
namespace {

using names::MarkerRole;

constexpr std::size_t longest_path = 3;
constexpr int most_contractions = 12;

// "US-China talks": two parties in one compound.
bool are_two_parties(const Scene& scene, Index left, Index right) {
  const auto party = static_cast<Fillers>(Filler::country);
  return scene.mention_at(left) && scene.mention_at(right) &&
         scene.mention_at(left) != scene.mention_at(right) && (filler_of(scene, left) & party) &&
         (filler_of(scene, right) & party);
}

// A conjunct, an apposition or a further part of a name plays the part of its head.
bool is_same_part(const Scene& scene, Index word) {
  const Word& here = scene.word(word);
  switch (here.relation) {
    case Relation::conj:
      return here.upos != Upos::verb;
    case Relation::appos:
    case Relation::flat:
    case Relation::fixed:
    case Relation::goeswith:
    case Relation::list:
      return true;
    case Relation::compound:
      return here.head && *here.head < scene.analysis.words.size() &&
             are_two_parties(scene, word, *here.head);
    default:
      return false;
  }
}

std::optional<MarkerRole> role_at(const Scene& scene, Index word) {
  const auto mention = scene.mention_at(word);
  const auto marking = mention && scene.analysis.names[*mention].head_word == word
                           ? scene.tables.markers.role_of(scene.report.text, scene.analysis,
                                                          scene.analysis.names[*mention])
                           : scene.tables.markers.role_of(scene.report.text, scene.analysis, word);
  if (!marking) return std::nullopt;
  return marking->role;
}

Edge core_edge(const Scene& scene, const Word& word) {
  if (word.relation == Relation::obj) return Edge::obj;
  if (word.relation == Relation::iobj) return Edge::iobj;
  if (word.subrelation == Subrelation::pass) return Edge::subj_pass;
  return word.head && is_passive(scene, *word.head) && word.relation == Relation::nsubj
             ? Edge::subj_pass
             : Edge::subj;
}

Edge genitive_of(const Word& word) {
  return word.subrelation == Subrelation::poss ? Edge::owner : Edge::of;
}

// Where the tree and the marker contradict each other, the marker wins: "લવરોવ સાથે" is no subject.
Step step_at(const Scene& scene, Index index) {
  const Word& word = scene.word(index);
  const auto role = role_at(scene, index);
  switch (word.relation) {
    case Relation::nsubj:
    case Relation::csubj:
    case Relation::obj:
    case Relation::iobj:
      if (!role || *role == MarkerRole::erg || *role == MarkerRole::dat ||
          *role == MarkerRole::gen || *role == MarkerRole::and_) {
        if (role == MarkerRole::erg) return {Edge::subj, role};
        return {core_edge(scene, word), role};
      }
      return {Edge::oblique, role};
    case Relation::amod:
    case Relation::compound:
    case Relation::nummod:
    case Relation::det:
      if (role == MarkerRole::gen) return {genitive_of(word), role};
      return {Edge::mod, role};
    case Relation::ccomp:
    case Relation::xcomp:
      return {Edge::complement, role};
    default:
      if (role == MarkerRole::erg) return {Edge::subj, role};
      if (role == MarkerRole::gen || word.subrelation == Subrelation::poss) {
        return {genitive_of(word), MarkerRole::gen};
      }
      if (word.subrelation == Subrelation::agent) return {Edge::oblique, MarkerRole::by};
      if (!role && word.relation == Relation::nmod) return {Edge::mod, role};
      return {Edge::oblique, role};
  }
}

bool matches(const std::vector<Step>& pattern, const std::vector<Step>& path) {
  if (pattern.size() != path.size()) return false;
  for (std::size_t i = 0; i < path.size(); ++i) {
    const bool genitive =
        pattern[i].edge == Edge::poss && (path[i].edge == Edge::owner || path[i].edge == Edge::of);
    if (pattern[i].edge != path[i].edge && !genitive) return false;
    if (pattern[i].role && pattern[i].role != path[i].role) return false;
  }
  return true;
}

bool fills(const FrameRow& row, const Link& link) {
  return (row.fillers & link.referent.filler) != 0;
}

// The words in which the weaker readings may look: in a verb-final language what stands between
// the previous predicate and this one, else the clause.
struct Window {
  Index first = 0;
  Index end = 0;
};

Window window_of(const Scene& scene, const Candidate& candidate) {
  const Sentence& sentence = scene.sentence_of(candidate.head);
  const Index last = std::max(candidate.predicate(), candidate.head);
  Window window{sentence.first_word, sentence.end_word};
  if (scene.tables.words.verb_final) window.end = last + 1;
  for (Index w = candidate.first; w > sentence.first_word; --w) {
    const Word& before = scene.word(w - 1);
    const bool border = before.upos == Upos::verb || before.upos == Upos::sconj ||
                        before.relation == Relation::mark;
    if (border && !scene.tree.is_under(w - 1, candidate.head) &&
        !(before.upos == Upos::verb && scene.tree.is_under(w - 1, candidate.predicate()))) {
      window.first = w;
      break;
    }
  }
  if (!scene.tables.words.verb_final) {
    for (Index w = last + 1; w < sentence.end_word; ++w) {
      const Word& after = scene.word(w);
      if (heads_clause(after) && after.upos == Upos::verb) {
        window.end = w;
        break;
      }
    }
  }
  return window;
}

// Participants once each, in text order.
void collect(const Scene& scene, std::vector<Referent>& words, std::vector<Participant>& out) {
  std::stable_sort(words.begin(), words.end(), [](const Referent& left, const Referent& right) {
    return left.span < right.span;
  });
  for (const Referent& referent : words) {
    for (Participant& participant : participants_of(scene, referent)) {
      const bool known = std::any_of(out.begin(), out.end(), [&](const Participant& other) {
        return other.id == participant.id;
      });
      if (!known) out.push_back(std::move(participant));
    }
  }
}

class Filling {
 public:
  Filling(const Scene& scene, const Candidate& candidate, const std::vector<Referent>& referents,
          const std::vector<Candidate>& others)
      : scene_(scene),
        candidate_(candidate),
        others_(others),
        window_(window_of(scene, candidate)) {
    for (const Referent& referent : referents) {
      if (referent.word >= candidate.first && referent.word < candidate.end) continue;
      links_.push_back(
          {referent, path_to(scene, candidate, referent.word), role_at(scene, referent.word)});
    }
    taken_.assign(links_.size(), false);
  }

  Roles run() {
    const Frame& frame = *candidate_.trigger->frame;
    for (const bool weak : {false, true}) {
      for (const FrameRow& row : frame.rows) {
        if (candidate_.is_noun() ? !row.on_noun : !row.on_verb) continue;
        const Edge edge = row.path.front().edge;
        const bool is_weak = edge == Edge::near || edge == Edge::before || edge == Edge::after;
        if (is_weak == weak) apply(row, edge);
      }
    }
    finish();
    return std::move(roles_);
  }

 private:
  void apply_near(const FrameRow& row) {
    if (is_enough(row)) return;
    for (std::size_t i = 0; i < links_.size(); ++i) {
      if (is_free_near(i) && links_[i].role == row.path.front().role) take(row, i, true);
    }
  }

  void apply_by_tree(const FrameRow& row) {
    const std::optional<MarkerRole> role = row.path.front().role;
    if (role == MarkerRole::between && is_enough(row)) return;
    // "rejected calls by Belarus": who already has a subject is not done by another one.
    const bool agent = row.slot == Slot::actor && role == MarkerRole::by;
    const bool active = !candidate_.is_noun() && !candidate_.passive;
    if (agent && active && is_filled(Slot::actor)) return;
    for (std::size_t i = 0; i < links_.size(); ++i) {
      if (!taken_[i] && matches(row.path, links_[i].path)) take(row, i, false);
    }
  }

  void apply(const FrameRow& row, Edge edge) {
    switch (edge) {
      case Edge::near:
        return apply_near(row);
      case Edge::before:
      case Edge::after:
        // A noun that no verb carries has no neighbours by position alone.
        if (candidate_.is_noun() ? !candidate_.light : candidate_.passive) return;
        if (!is_filled(row.slot)) take_beside(row, edge == Edge::before);
        return;
      default:
        apply_by_tree(row);
    }
  }

  // Markers that also mark other things add nobody to a slot that is full.
  bool is_enough(const FrameRow& row) const {
    const auto role = row.path.front().role;
    if (role == MarkerRole::erg || role == MarkerRole::with || role == MarkerRole::led_by) {
      return false;
    }
    if (!is_filled(row.slot)) return false;
    if (role == MarkerRole::between && row.slot == Slot::actor) {
      std::size_t count = 0;
      for (const Referent& word : roles_.actor_words) {
        count += participants_of(scene_, word).size();
      }
      return count >= 2;
    }
    return true;
  }

  bool is_filled(Slot slot) const {
    return slot == Slot::actor ? !roles_.actor_words.empty() : !roles_.recipient_words.empty();
  }

  // Free for a reading without the tree: in the window, and no other trigger's argument.
  bool is_free_near(std::size_t i) const {
    const Link& link = links_[i];
    if (taken_[i] || link.referent.word < window_.first || link.referent.word >= window_.end) {
      return false;
    }
    return std::none_of(others_.begin(), others_.end(), [&](const Candidate& other) {
      return other.head != candidate_.head && !scene_.tree.is_under(candidate_.head, other.head) &&
             scene_.tree.is_under(link.referent.word, other.head);
    });
  }

  // The unmarked referents that stand nearest on one side, with those coordinated with them.
  void take_beside(const FrameRow& row, bool before) {
    const Index at = before ? candidate_.first : candidate_.end;
    std::optional<std::size_t> nearest;
    for (std::size_t i = 0; i < links_.size(); ++i) {
      const Index word = links_[i].referent.word;
      const bool side = before ? word < at : word >= at;
      const std::optional<MarkerRole>& role = links_[i].role;
      const bool unmarked = !role || *role == MarkerRole::and_;
      if (!side || !unmarked || !is_free_near(i) || !fills(row, links_[i])) continue;
      nearest = i;
      if (!before) break;
    }
    if (!nearest) return;
    const Index head = links_[*nearest].referent.word;
    take(row, *nearest, true);
    for (std::size_t i = 0; i < links_.size(); ++i) {
      const Index word = links_[i].referent.word;
      if (taken_[i] || scene_.word(word).relation != Relation::conj) continue;
      if (scene_.tree.is_under(word, head)) take(row, i, true);
    }
  }

  void take(const FrameRow& row, std::size_t i, bool weak) {
    const Link& link = links_[i];
    if (!fills(row, link)) return;
    taken_[i] = true;
    if (weak) roles_.by_tree = false;
    if (row.slot == Slot::actor) roles_.actor_words.push_back(link.referent);
    if (row.slot == Slot::recipient) roles_.recipient_words.push_back(link.referent);
    if (row.slot == Slot::place && !roles_.place) {
      roles_.place = link.referent;
      const Step& last = row.path.back();
      roles_.is_visited = last.edge != Edge::oblique || last.role != MarkerRole::in;
    }
    roles_.why.push_back(std::string(scene_.text(link.referent.span)) + ": " + row.rule);
  }

  // Who is told for print is no party.
  void finish() {
    if (candidate_.trigger->event_class == EventClass::consult) {
      std::erase_if(roles_.actor_words, [&](const Referent& word) { return is_press(word); });
    }
    settle_participants(scene_, roles_);
  }

  bool is_press(const Referent& word) const {
    const auto list = participants_of(scene_, word);
    return std::any_of(list.begin(), list.end(), [](const Participant& one) {
      return one.kind != "person" &&
             std::find(one.sectors.begin(), one.sectors.end(), Sector::jrn) != one.sectors.end();
    });
  }

  const Scene& scene_;
  const Candidate& candidate_;
  const std::vector<Candidate>& others_;
  Window window_;
  std::vector<Link> links_;
  std::vector<bool> taken_;
  Roles roles_;
};

}  // namespace

void settle_participants(const Scene& scene, Roles& roles) {
  collect(scene, roles.actor_words, roles.actors);
  collect(scene, roles.recipient_words, roles.recipients);
  std::erase_if(roles.recipients, [&](const Participant& recipient) {
    return std::any_of(roles.actors.begin(), roles.actors.end(),
                       [&](const Participant& actor) { return actor.id == recipient.id; });
  });
}

std::vector<Step> path_to(const Scene& scene, const Candidate& candidate, Index word) {
  const std::vector<Lent> lent = lent_to(scene, candidate);
  std::vector<Step> path;
  Index at = word;
  for (int walk = 0; walk < most_contractions; ++walk) {
    const auto loan =
        std::find_if(lent.begin(), lent.end(), [&](const Lent& entry) { return entry.word == at; });
    if (loan != lent.end()) {
      path.push_back({loan->edge, role_at(scene, at)});
      std::reverse(path.begin(), path.end());
      return path;
    }
    const auto& head = scene.word(at).head;
    if (!head || *head >= scene.analysis.words.size()) return {};
    if (!is_same_part(scene, at)) path.push_back(step_at(scene, at));
    if (path.size() > longest_path) return {};
    at = *head;
    if (at == candidate.head || at == candidate.light) {
      std::reverse(path.begin(), path.end());
      return path;
    }
  }
  return {};
}

Roles roles_of(const Scene& scene, const Candidate& candidate,
               const std::vector<Referent>& referents, const std::vector<Candidate>& others) {
  return Filling(scene, candidate, referents, others).run();
}

bool has_needed(const Roles& roles, const Candidate& candidate, bool has_place) {
  for (const std::string& need : candidate.trigger->frame->needs) {
    const std::size_t actors = roles.actors.size();
    if (need == "actor" && actors == 0) return false;
    if (need == "recipient" && roles.recipients.empty()) return false;
    if (need == "any" && actors + roles.recipients.size() == 0) return false;
    if (need == "two" && actors + roles.recipients.size() < 2) return false;
    if (need == "place" && !has_place && actors < 2) return false;
  }
  return true;
}

}  // namespace dateline::events
