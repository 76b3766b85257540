// SPDX-License-Identifier: Apache-2.0
#include "events/grammar.h"

#include "events/content.h"

namespace dateline::events {

bool tells(const Sentence& sentence) {
  return sentence.block != BlockKind::credit && sentence.block != BlockKind::dateline;
}

bool is_too_long(const Sentence& sentence) {
  return sentence.end_word - sentence.first_word > longest_sentence;
}

std::vector<GrammarReading> Grammar::read(Index sentence) {
  std::vector<GrammarReading> readings;
  const Sentence& words = scene_.analysis.sentences[sentence];
  if (!tells(words) || is_too_long(words)) return readings;
  std::vector<Candidate> candidates = candidates_of(sentence);
  std::erase_if(candidates, [&](const Candidate& candidate) {
    const bool named = scene_.occasion_at(candidate.head).has_value();
    if (named) reject(candidate, "the name of an occasion");
    return named;
  });
  if (candidates.empty()) return readings;
  if (is_sport(scene_, sentence)) {
    for (const Candidate& candidate : candidates) reject(candidate, "sport");
    return readings;
  }
  const std::vector<Referent> referents = referents_in(scene_, sentence);
  for (const Candidate& candidate : candidates) {
    if (auto one = judge(candidate, referents, candidates)) readings.push_back(std::move(*one));
  }
  return readings;
}

void Grammar::reject(const Candidate& candidate, std::string_view why) {
  if (rejected_ == nullptr) return;
  rejected_->push_back(
      {cover(scene_.word(candidate.first).span, scene_.word(candidate.end - 1).span),
       candidate.trigger->rule, std::string(why)});
}

std::vector<Candidate> Grammar::candidates_of(Index sentence) {
  if (rejected_ == nullptr) return candidates_in(scene_, sentence);
  std::vector<Refused> refused;
  std::vector<Candidate> candidates = candidates_in(scene_, sentence, &refused);
  for (const Refused& one : refused) {
    rejected_->push_back({cover(scene_.word(one.first).span, scene_.word(one.end - 1).span),
                          one.trigger->rule, one.why});
  }
  return candidates;
}

std::optional<GrammarReading> Grammar::judge(const Candidate& candidate,
                                             const std::vector<Referent>& referents,
                                             const std::vector<Candidate>& candidates) {
  const auto drop = [&](std::string_view why) {
    reject(candidate, why);
    return std::nullopt;
  };
  const Candidate* outer = container_of(scene_, candidate, candidates);
  GrammarReading one;
  one.candidate = candidate;
  one.promised_talks = outer != nullptr && outer->trigger->event_class == EventClass::agree &&
                       candidate.trigger->event_class == EventClass::consult;
  if (outer != nullptr && !one.promised_talks) return drop("the content of another event");
  if (is_denial_of_another(scene_, candidate, candidates)) return drop("only denies another event");
  if (is_predicate_of_pronoun(candidate)) return drop("says of what an event is");
  const auto status = status_of(scene_, candidate);
  if (!status) return drop("negated, habitual or failed");
  one.status = *status;
  if (one.promised_talks && status->status == Status::happened) {
    one.status.status = Status::planned;
  }
  one.roles = roles_of(scene_, candidate, referents, candidates);
  one.complete = has_needed(one.roles, candidate, true);
  return one;
}

// "It will be their first meeting": says something of a meeting told elsewhere.
bool Grammar::is_predicate_of_pronoun(const Candidate& candidate) const {
  if (!candidate.is_noun() || candidate.light) return false;
  bool copula = false;
  bool pronoun = false;
  for (const Index child : scene_.tree.children(candidate.head)) {
    const Word& word = scene_.word(child);
    copula = copula || word.relation == Relation::cop;
    pronoun = pronoun || (word.relation == Relation::nsubj && word.upos == Upos::pron);
  }
  return copula && pronoun;
}

}  // namespace dateline::events
