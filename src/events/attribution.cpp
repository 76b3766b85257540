// SPDX-License-Identifier: Apache-2.0
#include "events/attribution.h"

#include <algorithm>

namespace dateline::events {
namespace {

using names::MarkerRole;

constexpr Index quotation_reach = 3;  // sentences a speaker is remembered for open quotations
constexpr Index ergative_reach = 7;   // words from a speaker to the verb behind
constexpr std::size_t longest_quotation = 2000;

Speaker speaker_from(const Scene& scene, const Referent& referent) {
  const auto list = participants_of(scene, referent);
  Speaker speaker;
  if (list.empty()) return speaker;
  const Participant& who = list.front();
  speaker.id = who.id;
  speaker.name = who.name;
  speaker.role = who.kind == "person" || who.kind == "office" ? "person"
                 : who.kind == "group"                        ? "reports"
                                                              : "body";
  speaker.span = referent.span;
  return speaker;
}

// The agent with an ergative mark that stands nearest before the verb.
const Referent* ergative_before(const Scene& scene, const std::vector<Referent>& referents,
                                Index verb) {
  const Referent* best = nullptr;
  for (const Referent& referent : referents) {
    if (referent.word > verb || !referent.mention || !(referent.filler & agents)) continue;
    const auto marking = scene.tables.markers.role_of(scene.report.text, scene.analysis,
                                                      scene.analysis.names[*referent.mention]);
    if (marking && marking->role == MarkerRole::erg) best = &referent;
  }
  return best;
}

bool is_subject(const Word& word) { return word.relation == Relation::nsubj; }

bool is_saying(const SpeechWord& speech) {
  return speech.kind == SpeechKind::say || speech.kind == SpeechKind::tell;
}

// The reporting word of a phrase that begins at `begin` and ends before `end`.
// "શેર કર્યું": the verb of a phrase is its last word in a verb-final language.
Index speech_word(const Scene& scene, Index begin, Index end) {
  return scene.tables.words.verb_final ? end - 1 : begin;
}

const Referent* referent_at(const Scene& scene, const std::vector<Referent>& referents,
                            Index word) {
  for (const Referent& referent : referents) {
    const bool same =
        referent.mention ? scene.mention_at(word) == referent.mention : referent.word == word;
    if (same) return &referent;
  }
  return nullptr;
}

}  // namespace

Attributions::Attributions(const Scene& scene) : scene_(scene) {
  first_act_.reserve(scene.analysis.sentences.size() + 1);
  for (Index s = 0; s < scene.analysis.sentences.size(); ++s) {
    first_act_.push_back(acts_.size());
    read_sentence(s);
  }
  first_act_.push_back(acts_.size());
  read_quotations();
}

std::span<const Attributions::Act> Attributions::acts_in(Index first, Index end) const {
  return std::span(acts_).subspan(first_act_[first], first_act_[end] - first_act_[first]);
}

void Attributions::read_sentence(Index sentence) {
  const Sentence& words = scene_.analysis.sentences[sentence];
  referents_ = referents_in(scene_, sentence);
  read_channels(words);
  for (Index begin = words.first_word; begin < words.end_word; ++begin) {
    if (auto act = act_at(sentence, begin)) acts_.push_back(*std::move(act));
  }
  read_according(sentence);
}

std::optional<Attributions::Act> Attributions::act_at(Index sentence, Index begin) const {
  const Index end = scene_.analysis.sentences[sentence].end_word;
  const auto matches = scene_.tables.words.speech.at(scene_.lexemes, begin, end);
  const auto found = std::find_if(matches.begin(), matches.end(), [&](const auto& match) {
    const Upos upos = scene_.word(speech_word(scene_, begin, match.end)).upos;
    const bool is_verb = upos == Upos::verb || upos == Upos::aux;
    return match.value->kind != SpeechKind::channel && is_saying(*match.value) == is_verb;
  });
  if (found == matches.end()) return std::nullopt;
  const SpeechWord& speech = *found->value;
  const bool verb = is_saying(speech);
  Act act;
  act.word = speech_word(scene_, begin, found->end);
  act.sentence = sentence;
  act.hedged = speech.hedged;
  act.is_noun = !verb;
  act.speaker = verb ? speaker_of(act.word) : source_of(act.word);
  act.channel = channel_near(act.word);
  if (!verb && !act.speaker) {
    if (speech.kind != SpeechKind::according) return std::nullopt;
    act.speaker = Speaker{"", std::string(scene_.text_of(act.word)), "reports", "",
                          scene_.word(act.word).span};
  }
  // "the post said": whoever posted it before.
  if (!act.speaker && !act.channel.empty() && !acts_.empty()) {
    act.speaker = acts_.back().speaker;
    if (!acts_.back().channel.empty()) act.channel = acts_.back().channel;
  }
  return act;
}

void Attributions::read_according(Index sentence) {
  for (const Referent& referent : referents_) {
    if (!referent.mention) continue;
    const auto marking = scene_.tables.markers.role_of(scene_.report.text, scene_.analysis,
                                                       scene_.analysis.names[*referent.mention]);
    if (!marking || marking->role != MarkerRole::according) continue;
    Act act;
    act.word = referent.word;
    act.sentence = sentence;
    act.is_noun = true;
    act.speaker = speaker_from(scene_, referent);
    act.channel = channel_near(referent.word);
    acts_.push_back(std::move(act));
  }
}

bool Attributions::has_subject(Index verb) const {
  const auto children = scene_.tree.children(verb);
  return std::any_of(children.begin(), children.end(),
                     [&](Index child) { return is_subject(scene_.word(child)); });
}

bool Attributions::has_subject_before(Index verb) const {
  const auto children = scene_.tree.children(verb);
  return std::any_of(children.begin(), children.end(),
                     [&](Index child) { return child < verb && is_subject(scene_.word(child)); });
}

// "..., Foreign Secretary Misri said": who stands right at the verb speaks, whatever the tree of
// a long sentence makes of it.
std::optional<Speaker> Attributions::speaker_beside(Index verb) const {
  for (const Referent& referent : referents_) {
    if (!referent.mention || !(referent.filler & agents)) continue;
    const NameMention& name = scene_.analysis.names[*referent.mention];
    const bool after = name.first_word == verb + 1 && !has_subject_before(verb);
    if (name.end_word == verb || after) return speaker_from(scene_, referent);
  }
  return std::nullopt;
}

std::optional<Speaker> Attributions::speaker_below(Index verb) const {
  for (const Index child : scene_.tree.children(verb)) {
    const auto marking = scene_.tables.markers.role_of(scene_.report.text, scene_.analysis, child);
    const bool erg =
        marking && (marking->role == MarkerRole::erg || marking->role == MarkerRole::by);
    if (!is_subject(scene_.word(child)) && !erg) continue;
    if (scene_.tables.words.verb_final && child > verb) continue;
    const Referent* referent = referent_at(scene_, referents_, child);
    if (referent != nullptr && (referent->filler & agents) != 0) {
      return speaker_from(scene_, *referent);
    }
    if (const auto source = source_of(child)) return source;
  }
  return std::nullopt;
}

// The subject of the reporting verb; a channel as subject speaks for its owner.
std::optional<Speaker> Attributions::speaker_of(Index verb) const {
  const bool verb_final = scene_.tables.words.verb_final;
  if (verb_final) {
    const Referent* near = ergative_before(scene_, referents_, verb);
    if (near != nullptr && near->word + ergative_reach >= verb) return speaker_from(scene_, *near);
  } else if (auto speaker = speaker_beside(verb)) {
    return speaker;
  }
  if (auto speaker = speaker_below(verb)) return speaker;
  if (!verb_final && has_subject(verb)) return std::nullopt;
  const Referent* best = ergative_before(scene_, referents_, verb);
  return best == nullptr ? std::nullopt : std::optional(speaker_from(scene_, *best));
}

// "a statement by the ministry", "the ministry's statement", "sources in the army".
std::optional<Speaker> Attributions::source_of(Index noun) const {
  for (const Index child : scene_.tree.children(noun)) {
    const auto mention = scene_.mention_at(child);
    if (!mention) continue;
    const Fillers filler = filler_of(scene_, child);
    if (!(filler & agents)) continue;
    const NameMention& name = scene_.analysis.names[*mention];
    return speaker_from(scene_, {name.head_word, mention, name.span, filler});
  }
  return std::nullopt;
}

void Attributions::read_channels(const Sentence& sentence) {
  channels_.clear();
  for (Index w = sentence.first_word; w < sentence.end_word; ++w) {
    const auto* speech = scene_.tables.words.speech.longest(scene_.lexemes, w, sentence.end_word);
    if (speech && speech->kind == SpeechKind::channel) channels_.emplace_back(w, speech);
  }
}

std::string Attributions::channel_near(Index word) const {
  std::string best;
  Index best_distance = 0;
  bool best_named = false;
  for (const auto& [at, speech] : channels_) {
    const Index distance = at > word ? at - word : word - at;
    const bool named =
        !speech->value.empty() && speech->value.front() >= 'A' && speech->value.front() <= 'Z';
    if (best.empty() || (named && !best_named) ||
        (named == best_named && distance < best_distance)) {
      best = speech->value;
      best_distance = distance;
      best_named = named;
    }
  }
  return best;
}

bool Attributions::is_speech(Index word) const {
  const Index sentence = scene_.tree.sentence_of(word);
  const std::span<const Act> acts = acts_in(sentence, sentence + 1);
  return std::any_of(acts.begin(), acts.end(),
                     [&](const Act& act) { return act.word == word && !act.is_noun; });
}

bool Attributions::governs(const Act& act, Index word) const {
  if (act.word == word) return false;
  if (scene_.tree.sentence_of(word) != act.sentence) return false;
  if (act.is_noun) return true;
  const Index own = scene_.tree.clause_head(word);
  if (scene_.tree.is_under(word, act.word)) {
    // Below the verb, but not below its subject, nor in a clause told beside it.
    for (const Index child : scene_.tree.children(act.word)) {
      if (!scene_.tree.is_under(word, child)) continue;
      const Relation relation = scene_.word(child).relation;
      return relation == Relation::ccomp || relation == Relation::parataxis ||
             relation == Relation::xcomp || relation == Relation::obj ||
             (scene_.tables.words.verb_final && word > act.word) || scene_.is_quoted(word);
    }
  }
  const Relation relation = scene_.word(act.word).relation;
  if (relation == Relation::parataxis && scene_.tree.is_under(act.word, own)) return true;
  return scene_.is_quoted(word) && !scene_.is_quoted(act.word);
}

const Attributions::Act* Attributions::act_for(Index word) const {
  const Act* best = nullptr;
  const Index sentence = scene_.tree.sentence_of(word);
  for (const Act& act : acts_in(sentence, sentence + 1)) {
    if (governs(act, word) && (!best || (best->is_noun && !act.is_noun))) best = &act;
  }
  if (best || !scene_.is_quoted(word)) return best;
  const Index reach = std::min(sentence, quotation_reach);
  const std::span<const Act> before = acts_in(sentence - reach, sentence);
  return before.empty() ? nullptr : &before.back();
}

Attribution Attributions::of(Index word) const {
  Attribution attribution;
  if (!scene_.report.outlet.empty()) {
    attribution.chain.push_back({"", scene_.report.outlet, "outlet", "", std::nullopt});
  }
  const Act* act = act_for(word);
  if (!act) return attribution;
  attribution.speech = act->word;
  attribution.hedged = act->hedged;
  if (act->speaker) {
    Speaker speaker = *act->speaker;
    speaker.channel = act->channel;
    attribution.hedged = attribution.hedged || speaker.id.empty();
    attribution.chain.push_back(std::move(speaker));
  }
  return attribution;
}

void Attributions::read_quotations() {
  const auto& words = scene_.analysis.words;
  for (Index w = 0; w < words.size(); ++w) {
    if (!scene_.is_quoted(w)) continue;
    Span span = words[w].span;
    while (w + 1 < words.size() && scene_.is_quoted(w + 1)) span = cover(span, words[++w].span);
    if (span.size() <= longest_quotation) quotations_.push_back(span);
  }
}

std::vector<std::string> Attributions::quotations_in(Index sentence) const {
  std::vector<std::string> found;
  const Span span = scene_.analysis.sentences[sentence].span;
  auto quotation = std::partition_point(quotations_.begin(), quotations_.end(),
                                        [&](Span one) { return one.end <= span.begin; });
  for (; quotation != quotations_.end() && quotation->begin < span.end; ++quotation) {
    if (quotation->overlaps(span)) found.emplace_back(scene_.text(*quotation));
  }
  return found;
}

}  // namespace dateline::events
