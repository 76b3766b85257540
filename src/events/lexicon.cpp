// SPDX-License-Identifier: Apache-2.0
#include "events/lexicon.h"

#include <array>
#include <utility>

#include "tables/tsv.h"

namespace dateline::events {
namespace {

constexpr std::array<std::pair<std::string_view, LightEffect>, 9> effect_names = {{
    {"act", LightEffect::act},
    {"occur", LightEffect::occur},
    {"host", LightEffect::host},
    {"plan", LightEffect::plan},
    {"cancel", LightEffect::cancel},
    {"begin", LightEffect::begin},
    {"refuse", LightEffect::refuse},
    {"deny", LightEffect::deny},
    {"want", LightEffect::want},
}};

// "obj=person|country;not_with=heart|panic;passive=no"
class GuardReader {
 public:
  GuardReader(Lexemes& lexemes, std::string& fault) : lexemes_(lexemes), fault_(fault) {}

  Guard read(std::string_view cell) {
    Guard guard;
    for (const std::string& part : tables::split_list(cell, ';')) {
      const std::size_t equals = part.find('=');
      if (equals == std::string::npos) {
        fault_ = "a guard is key=value: " + part;
        continue;
      }
      set(guard, part.substr(0, equals), part.substr(equals + 1));
    }
    return guard;
  }

 private:
  void set(Guard& guard, const std::string& key, const std::string& value) {
    if (key == "obj") {
      set_fillers(guard.object, value);
    } else if (key == "subj") {
      set_fillers(guard.subject, value);
    } else if (key == "not_with") {
      guard.not_with = words(value);
    } else if (key == "no") {
      guard.absent = words(value);
    } else if (key == "with") {
      guard.only_with = words(value);
    } else if (key == "passive") {
      guard.not_passive = value == "no";
      guard.only_passive = value == "only";
    } else if (key == "tense") {
      guard.only_past = value == "past";
    } else {
      fault_ = "unknown guard " + key;
    }
  }
  void set_fillers(Fillers& fillers, const std::string& value) {
    if (const auto parsed = parse_fillers(value)) {
      fillers = *parsed;
    } else {
      fault_ = "unknown filler in guard: " + value;
    }
  }
  std::vector<Lexeme> words(const std::string& value) {
    std::vector<Lexeme> list;
    for (const std::string& word : tables::split_list(value)) {
      list.push_back(lexemes_.add(word, WordKind::noun));
      list.push_back(lexemes_.add(word, WordKind::verb));
    }
    return list;
  }

  Lexemes& lexemes_;
  std::string& fault_;
};

// "*" in front of a word makes it the head; else a verb phrase is headed by its first word and a
// noun phrase by its last. The words of a longer phrase may be inflected in any way.
void set_phrase(Trigger& trigger, std::string_view written, Lexemes& lexemes) {
  const std::size_t gap = written.find(" .. ");
  const std::vector<std::string> words = tables::split_list(written.substr(0, gap), ' ');
  const WordKind kind = words.size() == 1 ? trigger.kind : WordKind::any;
  std::optional<std::size_t> head;
  for (std::size_t at = 0; at < words.size(); ++at) {
    std::string_view word = words[at];
    if (word.size() > 1 && word.front() == '*') {
      head = at;
      word.remove_prefix(1);
    }
    trigger.phrase.push_back(lexemes.add(word, kind));
  }
  if (gap != std::string_view::npos) {
    trigger.after_gap = phrase_of(lexemes, written.substr(gap + 4), WordKind::noun);
  }
  const bool first = trigger.kind == WordKind::verb || trigger.phrase.empty();
  trigger.head = head.value_or(first ? 0 : trigger.phrase.size() - 1);
}

void set_class(Trigger& trigger, const tables::Table& table, const tables::Row& row,
               std::string& fault) {
  trigger.silent = table.cell(row, "class") == "-";
  const auto event_class = parse_event_class(table.cell(row, "class"));
  if (!event_class && !trigger.silent) fault = "unknown class";
  trigger.event_class = event_class.value_or(EventClass::consult);
  const auto mode = table.cell(row, "mode");
  if (mode.empty()) return;
  trigger.mode = parse_mode(mode).value_or(Mode::none);
  if (trigger.mode == Mode::none) fault = "unknown mode";
  if (!mode_belongs_to(trigger.mode, trigger.event_class)) fault = "mode of another class";
}

void set_contexts(Trigger& trigger, std::string_view written, std::string& fault) {
  for (const std::string& name : tables::split_list(written)) {
    const auto context = parse_context(name);
    if (!context) fault = "unknown context " + name;
    if (context) trigger.contexts.push_back(*context);
  }
}

}  // namespace

Lexicon::Lexicon(const std::filesystem::path& pack_folder, const Frames& frames, Lexemes& lexemes,
                 std::vector<Diagnostic>& diagnostics) {
  read_events(pack_folder / "events.tsv", frames, lexemes, diagnostics);
  read_lights(pack_folder / "events_light.tsv", lexemes, diagnostics);
  find_usual_frames();
}

void Lexicon::find_usual_frames() {
  std::map<std::pair<EventClass, WordKind>, std::map<std::string, int>> counts;
  for (const auto& trigger : triggers_) {
    if (trigger->silent || trigger->frame == nullptr) continue;
    const std::pair key{trigger->event_class, trigger->kind};
    const int count = ++counts[key][trigger->frame->name];
    const Frame*& usual = usual_frames_[key];
    if (usual == nullptr || count > counts[key][usual->name]) usual = trigger->frame;
  }
}

const Frame* Lexicon::usual_frame(EventClass event_class, WordKind kind) const {
  const auto found = usual_frames_.find({event_class, kind});
  return found == usual_frames_.end() ? &no_frame_ : found->second;
}

void Lexicon::read_events(const std::filesystem::path& file, const Frames& frames, Lexemes& lexemes,
                          std::vector<Diagnostic>& diagnostics) {
  const auto table =
      tables::read_optional_tsv(file, {"trigger", "pos", "class", "prior", "frame"}, diagnostics);
  for (const tables::Row& row : table.rows) {
    std::string fault;
    Trigger trigger;
    trigger.rule = tables::rule_name(table, row);
    const std::string_view pos = table.cell(row, "pos");
    if (pos != "verb" && pos != "noun" && pos != "adj") fault = "pos is none of verb, noun, adj";
    trigger.kind = pos == "noun" ? WordKind::noun : pos == "verb" ? WordKind::verb : WordKind::any;
    const std::optional<long> prior = tables::parse_int(table.cell(row, "prior"));
    if (!prior || *prior < 0 || *prior > 9) fault = "prior is no number from 0 to 9";
    trigger.prior = static_cast<int>(prior.value_or(0));
    set_phrase(trigger, table.cell(row, "trigger"), lexemes);
    set_class(trigger, table, row, fault);
    const std::string_view frame = table.cell(row, "frame");
    trigger.frame = frames.find(frame);
    if (!trigger.frame && !frame.empty()) fault = "frames.tsv has no such frame";
    set_contexts(trigger, table.cell(row, "contexts"), fault);
    trigger.guard = GuardReader(lexemes, fault).read(table.cell(row, "guards"));
    if (!fault.empty()) {
      diagnostics.push_back({file.string(), row.line, fault});
      continue;
    }
    triggers_.push_back(std::make_unique<Trigger>(std::move(trigger)));
    by_phrase_.add(triggers_.back()->phrase, triggers_.back().get());
  }
}

void Lexicon::read_lights(const std::filesystem::path& file, Lexemes& lexemes,
                          std::vector<Diagnostic>& diagnostics) {
  const auto table = tables::read_optional_tsv(file, {"verb", "effect"}, diagnostics);
  for (const tables::Row& row : table.rows) {
    const auto name = table.cell(row, "effect");
    const auto* found = std::find_if(effect_names.begin(), effect_names.end(),
                                     [&](const auto& entry) { return entry.first == name; });
    if (found == effect_names.end()) {
      diagnostics.push_back({file.string(), row.line, "unknown effect"});
      continue;
    }
    lights_.add(phrase_of(lexemes, table.cell(row, "verb"), WordKind::verb),
                {found->second, tables::rule_name(table, row)});
  }
}

}  // namespace dateline::events
