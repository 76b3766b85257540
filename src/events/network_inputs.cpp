// SPDX-License-Identifier: Apache-2.0
#include "events/network_inputs.h"

#include <algorithm>

#include "events/grammar.h"
#include "events/participants.h"

namespace dateline::events {
namespace {

constexpr std::uint16_t prior_steps = 4;
constexpr std::uint16_t parts = 3;

/// Rows of the table `entities`. A mention takes two rows: its head word, its other words.
enum EntityRow : std::uint16_t {
  nothing = 0,
  first_mention = 1,  // + 2 * EntityKind + (is it not the head word?)
  people_word = 15,
  pronoun = 16,
  country_adjective = 17,
  unknown_name = 18,
  time = 19,
  occasion = 20,
  number = 21,
};

std::uint16_t prior_step(int prior) {
  if (prior <= 2) return 0;
  if (prior <= 5) return 1;
  return prior <= 7 ? 2 : 3;
}

std::uint16_t sense_row(const Trigger& trigger, std::uint16_t part) {
  const auto event_class =
      trigger.silent ? std::uint16_t{16} : static_cast<std::uint16_t>(trigger.event_class);
  return static_cast<std::uint16_t>(
      (event_class * prior_steps + prior_step(trigger.prior)) * parts + part);
}

template <typename List, typename Value>
void insert_once(List& list, Value value) {
  const auto place = std::lower_bound(list.begin(), list.end(), value);
  if (place == list.end() || *place != value) list.insert(place, value);
}

void add_trigger(const Trigger& trigger, Index first, Index end, std::vector<WordInputs>& out) {
  for (Index w = first; w < end; ++w) {
    const bool head = w == first + static_cast<Index>(trigger.head);
    const std::uint16_t part = end - first == 1 ? 0 : head ? 1 : 2;
    insert_once(out[w].senses, sense_row(trigger, part));
    if (trigger.mode != Mode::none) {
      insert_once(out[w].modes, static_cast<std::uint16_t>(trigger.mode));
    }
    if (head) out[w].triggers.push_back(&trigger);
  }
}

void add_senses(const Scene& scene, const Sentence& sentence, std::vector<WordInputs>& out) {
  for (Index w = sentence.first_word; w < sentence.end_word; ++w) {
    for (const auto& match :
         scene.tables.lexicon.triggers().at(scene.lexemes, w, sentence.end_word)) {
      add_trigger(**match.value, match.first, match.end, out);
    }
  }
}

std::uint16_t entity_row(const Scene& scene, Index w) {
  if (scene.occasion_at(w)) return EntityRow::occasion;
  if (scene.time_at(w)) return EntityRow::time;
  if (const auto at = scene.mention_at(w)) {
    const NameMention& mention = scene.analysis.names[*at];
    const auto kind = static_cast<std::uint16_t>(scene.analysis.entities[mention.entity].kind);
    const std::uint16_t inside = mention.head_word == w ? 0 : 1;
    return static_cast<std::uint16_t>(EntityRow::first_mention + 2 * kind + inside);
  }
  const Upos upos = scene.word(w).upos;
  if (upos == Upos::pron) return EntityRow::pronoun;
  if (upos == Upos::num) return EntityRow::number;
  const Fillers filler = filler_of(scene, w);
  if (filler == static_cast<Fillers>(Filler::group)) return EntityRow::people_word;
  if ((upos == Upos::adj || upos == Upos::propn || upos == Upos::noun) && names_country(scene, w)) {
    return EntityRow::country_adjective;
  }
  return filler == static_cast<Fillers>(Filler::body) ? EntityRow::unknown_name
                                                      : EntityRow::nothing;
}

void add_readings(const std::vector<GrammarReading>& readings, std::vector<WordInputs>& out) {
  for (const GrammarReading& one : readings) {
    WordInputs& word = out[one.candidate.head];
    const int row = 1 + static_cast<int>(one.candidate.trigger->event_class) +
                    (one.complete ? 0 : event_class_count);
    word.grammar = static_cast<std::uint16_t>(row);
    for (const Referent& who : one.roles.actor_words) word.framed_actors.push_back(who.word);
    for (const Referent& who : one.roles.recipient_words) {
      word.framed_recipients.push_back(who.word);
    }
  }
}

/// 0 headline, 1 the first sentence of the body, 2 the next two, 3 later ones, 4 other blocks.
std::uint16_t place_in_report(const Sentence& sentence, std::size_t body_sentences) {
  if (sentence.block == BlockKind::headline) return 0;
  if (sentence.block != BlockKind::body) return 4;
  if (body_sentences == 0) return 1;
  return body_sentences < 3 ? 2 : 3;
}

}  // namespace

std::vector<WordInputs> network_inputs(const Scene& scene) {
  std::vector<WordInputs> out(scene.analysis.words.size());
  std::size_t body = 0;
  Grammar grammar(scene, nullptr);
  for (Index s = 0; s < scene.analysis.sentences.size(); ++s) {
    const Sentence& sentence = scene.analysis.sentences[s];
    add_senses(scene, sentence, out);
    add_readings(grammar.read(s), out);
    const std::uint16_t place = place_in_report(sentence, body);
    body += sentence.block == BlockKind::body;
    for (Index w = sentence.first_word; w < sentence.end_word; ++w) {
      out[w].entity = entity_row(scene, w);
      out[w].position = static_cast<std::uint16_t>(2 * place + scene.is_quoted(w));
    }
  }
  return out;
}

}  // namespace dateline::events
