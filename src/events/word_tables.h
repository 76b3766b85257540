// SPDX-License-Identifier: Apache-2.0
#pragma once
// The smaller tables of the event grammar: cues.tsv (status, hedges, retelling), speech.tsv (who
// says so), events_people.tsv (unnamed actors), events_contexts.tsv, events_modes.tsv.

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "dateline/analysis.h"
#include "events/phrase_table.h"

namespace dateline::events {

enum class CueKind : std::uint8_t {
  negation,    // not, never: no event
  future,      // tomorrow's: will, to be held
  intent,      // plans to, is due to: planned
  wish,        // hopes to, could: hypothetical
  fail,        // failed to, refused to: no event
  condition,   // if, unless: hypothetical
  cancel,      // cancelled, postponed
  deny,        // denied that
  habit,       // usually, every year: no event
  hedge,       // allegedly
  definite,    // the, this, these: may retell
  again,       // these talks, the same meeting, also: retells
  sport,       // match, goal, coach: war words mean sport here
  begin,       // began, is holding: ongoing
  past,        // recent, last, held: past whatever the verb
  obligation,  // must, should: a demand when somebody says so
  quotes,      // punctuation that opens or closes a quotation
  headline,    // setting: present tense in headlines has happened
};

struct Cue {
  CueKind kind = CueKind::negation;
  std::string rule;
};

enum class SpeechKind : std::uint8_t { say, noun, channel, according, tell };

struct SpeechWord {
  SpeechKind kind = SpeechKind::say;
  std::string value;    // channel's name: "X", "statement"
  bool hedged = false;  // "claim", "allege"
  std::string rule;
};

struct PeopleWord {
  std::vector<Sector> sectors;
  bool singular_ok = true;  // "a soldier" is an actor too
};

struct ModeWord {
  EventClass event_class = EventClass::consult;
  Mode mode = Mode::none;
};

struct WordTables {
  PhraseTable<Cue> cues;
  PhraseTable<SpeechWord> speech;
  PhraseTable<PeopleWord> people;
  PhraseTable<std::vector<Context>> contexts;
  PhraseTable<ModeWord> modes;
  bool verb_final = false;  // setting of cues.tsv: "order" "verb-final"
};

WordTables read_word_tables(const std::filesystem::path& pack_folder, Lexemes& lexemes,
                            std::vector<Diagnostic>& diagnostics);

}  // namespace dateline::events
