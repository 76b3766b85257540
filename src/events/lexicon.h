// SPDX-License-Identifier: Apache-2.0
#pragma once
// The triggers of a pack: events.tsv (which words tell of which event) and events_light.tsv (verbs
// that lend their subject to an event noun: "hold talks", "મુલાકાત લીધી").

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "dateline/analysis.h"
#include "events/frames.h"
#include "events/phrase_table.h"

namespace dateline::events {

/// What stands somewhere around a trigger; several may be allowed at once.
enum class Filler : std::uint16_t {
  nothing = 1,
  person = 2,
  body = 4,
  country = 8,
  office = 16,
  group = 32,
  place = 64,
  thing = 128,
};
using Fillers = std::uint16_t;
inline constexpr Fillers agents = 2 | 4 | 8 | 16 | 32;
inline constexpr Fillers any_filler = 0xffff;

/// When a trigger is no event: what its object or subject must be, and words that turn its sense.
struct Guard {
  Fillers object = any_filler;
  Fillers subject = any_filler;
  std::vector<Lexeme> not_with;  // none of these at the trigger ("heart attack", "meet the target")
  std::vector<Lexeme> only_with;  // one of these in the clause
  std::vector<Lexeme> absent;     // none of these in the sentence (a killing by an earthquake)
  bool not_passive = false;
  bool only_passive = false;
  bool only_past = false;  // "criticises" is an act, "means" never: tense must be told
};

struct Trigger {
  Phrase phrase;         // contiguous words
  Phrase after_gap;      // "call .. for": words that must follow within the clause
  std::size_t head = 0;  // which word of the phrase is the trigger
  WordKind kind = WordKind::verb;
  EventClass event_class = EventClass::consult;
  Mode mode = Mode::none;
  int prior = 0;                 // of ten occurrences so many are such an event (0 to 9)
  const Frame* frame = nullptr;  // null: the row only informs the network
  std::vector<Context> contexts;
  Guard guard;
  bool silent = false;  // class "-": a sense that is no event; it shadows shorter ones
  std::string rule;     // "en/events.tsv:41"

  /// Is the class one of deeds that nouns tell without a verb ("after the talks", "in the raid")?
  [[nodiscard]] bool bare_class() const {
    return event_class == EventClass::consult || event_class == EventClass::assault ||
           event_class == EventClass::protest || event_class == EventClass::retreat ||
           event_class == EventClass::cooperate;
  }
};

/// What a light verb says of the event noun it carries.
enum class LightEffect : std::uint8_t { act, occur, host, plan, cancel, begin, refuse, deny, want };

struct Light {
  LightEffect effect = LightEffect::act;
  std::string rule;
};

class Lexicon {
 public:
  Lexicon(const std::filesystem::path& pack_folder, const Frames& frames, Lexemes& lexemes,
          std::vector<Diagnostic>& diagnostics);

  [[nodiscard]] const PhraseTable<const Trigger*>& triggers() const { return by_phrase_; }
  [[nodiscard]] const PhraseTable<Light>& lights() const { return lights_; }

  /// The frame that most rows of a class have; the empty frame when none has one.
  [[nodiscard]] const Frame* usual_frame(EventClass event_class, WordKind kind) const;

 private:
  void read_events(const std::filesystem::path& file, const Frames& frames, Lexemes& lexemes,
                   std::vector<Diagnostic>& diagnostics);
  void read_lights(const std::filesystem::path& file, Lexemes& lexemes,
                   std::vector<Diagnostic>& diagnostics);
  void find_usual_frames();

  std::vector<std::unique_ptr<Trigger>> triggers_;
  PhraseTable<const Trigger*> by_phrase_;
  PhraseTable<Light> lights_;
  Frame no_frame_;
  std::map<std::pair<EventClass, WordKind>, const Frame*> usual_frames_;
};

}  // namespace dateline::events
