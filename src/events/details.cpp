// SPDX-License-Identifier: Apache-2.0
#include "events/details.h"

#include <algorithm>

#include "text/utf8.h"

namespace dateline::events {
namespace {

using names::MarkerRole;

constexpr std::size_t most_topics = 8;
constexpr std::uint32_t longest_topic = 240;
constexpr std::uint32_t longest_evidence = 1200;

bool is_taken(const Roles& roles, const Scene& scene, Index word) {
  const auto uses = [&](const Referent& referent) {
    return referent.word == word ||
           (referent.mention && scene.mention_at(word) == referent.mention);
  };
  return std::any_of(roles.actor_words.begin(), roles.actor_words.end(), uses) ||
         std::any_of(roles.recipient_words.begin(), roles.recipient_words.end(), uses) ||
         (roles.place && uses(*roles.place));
}

bool tells_content(EventClass event_class) {
  switch (event_class) {
    case EventClass::agree:
    case EventClass::request:
    case EventClass::reject:
    case EventClass::threaten:
    case EventClass::accuse:
    case EventClass::support:
    case EventClass::concede:
    case EventClass::aid:
    case EventClass::sanction:
    case EventClass::cooperate:
      return true;
    default:
      return false;
  }
}

// Is the dependent what the act is about?
bool is_about(const Scene& scene, const Candidate& candidate, Index child) {
  const Word& word = scene.word(child);
  if (scene.time_at(child) || scene.occasion_at(child) || word.upos == Upos::pron ||
      word.upos == Upos::num) {
    return false;
  }
  const bool content = tells_content(candidate.trigger->event_class);
  switch (word.relation) {
    case Relation::ccomp:
    case Relation::xcomp:
      return content;
    case Relation::obj:
      return true;
    case Relation::obl:
    case Relation::nmod: {
      const auto marking = scene.tables.markers.role_of(scene.report.text, scene.analysis, child);
      if (!marking) return false;
      const bool about = marking->role == MarkerRole::about ||
                         (marking->role == MarkerRole::on &&
                          !(filler_of(scene, child) & static_cast<Fillers>(Filler::place)));
      const bool wanted =
          content && (marking->role == MarkerRole::for_ || marking->role == MarkerRole::gen ||
                      marking->role == MarkerRole::to);
      return about || wanted;
    }
    default:
      return false;
  }
}

void add_span(const Scene& scene, Index sentence, Span span, std::vector<Span>& out) {
  if (span.empty() || out.size() >= most_topics) return;
  for (const Index o : scene.occasions_in(sentence)) {
    if (span.contains(scene.occasions()[o].span)) return;
  }
  if (span.size() > longest_topic) {
    const auto cut = text::truncate(scene.text(span), longest_topic);
    const std::size_t space = cut.rfind(' ');
    span.end = span.begin +
               static_cast<std::uint32_t>(space == std::string_view::npos ? cut.size() : space);
  }
  const bool known =
      std::any_of(out.begin(), out.end(), [&](Span other) { return other.contains(span); });
  if (!known) out.push_back(span);
}

// The subtree of a topic without the adposition that hangs in front of or behind it.
Span content_span(const Scene& scene, Index head) {
  Span span = scene.tree.subtree_span(head);
  for (const Index child : scene.tree.children(head)) {
    const Word& word = scene.word(child);
    const bool edge = word.relation == Relation::case_ || word.relation == Relation::mark ||
                      word.relation == Relation::punct;
    if (!edge) continue;
    if (word.span.begin == span.begin && child < head) span.begin = word.span.end;
    if (word.span.end == span.end && child > head) span.end = word.span.begin;
  }
  const std::string_view letters = scene.text(span);
  std::size_t lead = 0;
  while (lead < letters.size() && letters[lead] == ' ') ++lead;
  std::size_t tail = letters.size();
  while (tail > lead && letters[tail - 1] == ' ') --tail;
  return {span.begin + static_cast<std::uint32_t>(lead),
          span.begin + static_cast<std::uint32_t>(tail)};
}

bool span_has_mode(const Scene& scene, Index in, Span span, EventClass event_class, Mode& mode) {
  const Sentence* sentence = &scene.analysis.sentences[in];
  for (Index w = sentence->first_word; w < sentence->end_word; ++w) {
    if (!span.contains(scene.word(w).span)) continue;
    for (const auto& match : scene.tables.words.modes.at(scene.lexemes, w, sentence->end_word)) {
      if (match.value->event_class == event_class) {
        mode = match.value->mode;
        return true;
      }
    }
  }
  return false;
}

void add_context(std::vector<Context>& contexts, Context context) {
  if (std::find(contexts.begin(), contexts.end(), context) == contexts.end()) {
    contexts.push_back(context);
  }
}

std::optional<Context> context_of(Sector sector, bool talks) {
  switch (sector) {
    case Sector::mil:
      return Context::military;
    case Sector::spy:
      return Context::intelligence;
    case Sector::jud:
      return Context::legal;
    case Sector::leg:
      return Context::legislative;
    case Sector::gov:
      return talks ? std::optional(Context::diplomatic) : std::nullopt;
    default:
      return std::nullopt;
  }
}

void contexts_of_sectors(const std::vector<Participant>& participants, bool talks,
                         std::vector<Context>& contexts) {
  for (const Participant& participant : participants) {
    for (const Sector sector : participant.sectors) {
      const auto context = context_of(sector, talks);
      if (context) add_context(contexts, *context);
    }
    if (talks && participant.kind == "country") add_context(contexts, Context::diplomatic);
  }
}

bool are_of_several_countries(const Roles& roles) {
  std::vector<std::string> countries;
  for (const auto* list : {&roles.actors, &roles.recipients}) {
    for (const Participant& participant : *list) {
      if (!participant.country.empty()) countries.push_back(participant.country);
    }
  }
  std::sort(countries.begin(), countries.end());
  countries.erase(std::unique(countries.begin(), countries.end()), countries.end());
  return countries.size() >= 2;
}

}  // namespace

std::vector<Span> topics_of(const Scene& scene, const Candidate& candidate, const Roles& roles) {
  std::vector<Span> spans;
  std::vector<Index> heads{candidate.head};
  if (candidate.light) heads.push_back(*candidate.light);
  for (const Index head : heads) {
    for (const Index child : scene.tree.children(head)) {
      if (child >= candidate.first && child < candidate.end) continue;
      if (is_taken(roles, scene, child) || !is_about(scene, candidate, child)) continue;
      // The object of a light verb is the event itself or a part of the verb ("took place").
      if (head == candidate.light && scene.word(child).relation == Relation::obj) continue;
      add_span(scene, candidate.sentence, content_span(scene, child), spans);
    }
  }
  for (const Index m : scene.mentions_in(candidate.sentence)) {
    const NameMention& mention = scene.analysis.names[m];
    if (scene.analysis.entities[mention.entity].kind == EntityKind::thing) {
      add_span(scene, candidate.sentence, mention.span, spans);
    }
  }
  return spans;
}

Mode mode_of(const Scene& scene, const Candidate& candidate, const Roles& roles,
             const std::vector<Span>& topics, const Setting& setting) {
  const Trigger& trigger = *candidate.trigger;
  if (trigger.mode != Mode::none) return trigger.mode;
  Mode mode = Mode::none;
  const EventClass event_class = trigger.event_class;
  if (event_class == EventClass::request || event_class == EventClass::reject) {
    for (const Span span : topics) {
      if (span_has_mode(scene, candidate.sentence, span, event_class, mode)) return mode;
    }
  }
  if (event_class == EventClass::consult) {
    if (setting.occasion) return Mode::multilateral;
    if (roles.place && roles.is_visited) return Mode::visit;
  }
  if (span_has_mode(scene, candidate.sentence, evidence_of(scene, candidate), event_class, mode))
    return mode;
  return Mode::none;
}

std::vector<Context> contexts_of(const Scene& scene, const Candidate& candidate,
                                 const Roles& roles) {
  std::vector<Context> contexts = candidate.trigger->contexts;
  const EventClass event_class = candidate.trigger->event_class;
  const bool talks = event_class == EventClass::consult || event_class == EventClass::agree ||
                     event_class == EventClass::cooperate || are_of_several_countries(roles);
  contexts_of_sectors(roles.actors, talks, contexts);
  contexts_of_sectors(roles.recipients, talks, contexts);
  const Sentence& sentence = scene.analysis.sentences[candidate.sentence];
  for (Index w = sentence.first_word; w < sentence.end_word; ++w) {
    const auto* found = scene.tables.words.contexts.longest(scene.lexemes, w, sentence.end_word);
    if (!found) continue;
    for (const Context context : *found) add_context(contexts, context);
  }
  return contexts;
}

Span evidence_of(const Scene& scene, const Candidate& candidate) {
  Span span = scene.analysis.sentences[candidate.sentence].span;
  if (span.size() <= longest_evidence) return span;
  return scene.tree.subtree_span(candidate.predicate());
}

}  // namespace dateline::events
