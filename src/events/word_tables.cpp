// SPDX-License-Identifier: Apache-2.0
#include "events/word_tables.h"

#include <array>

#include "tables/named_values.h"
#include "tables/tsv.h"

namespace dateline::events {
namespace {

constexpr std::array<std::pair<std::string_view, CueKind>, 18> cue_names = {{
    {"negation", CueKind::negation},
    {"future", CueKind::future},
    {"intent", CueKind::intent},
    {"wish", CueKind::wish},
    {"fail", CueKind::fail},
    {"condition", CueKind::condition},
    {"cancel", CueKind::cancel},
    {"deny", CueKind::deny},
    {"habit", CueKind::habit},
    {"hedge", CueKind::hedge},
    {"definite", CueKind::definite},
    {"again", CueKind::again},
    {"sport", CueKind::sport},
    {"begin", CueKind::begin},
    {"past", CueKind::past},
    {"obligation", CueKind::obligation},
    {"quotes", CueKind::quotes},
    {"headline", CueKind::headline},
}};

constexpr std::array<std::pair<std::string_view, SpeechKind>, 5> speech_names = {{
    {"say", SpeechKind::say},
    {"noun", SpeechKind::noun},
    {"channel", SpeechKind::channel},
    {"according", SpeechKind::according},
    {"tell", SpeechKind::tell},
}};

WordKind kind_of(std::string_view pos) {
  if (pos == "verb") return WordKind::verb;
  return pos == "noun" ? WordKind::noun : WordKind::other;
}

/// One reader of one of the small tables, with its faults.
class Reader {
 public:
  Reader(const std::filesystem::path& file, const std::vector<std::string>& columns,
         Lexemes& lexemes, std::vector<Diagnostic>& diagnostics)
      : table_(tables::read_optional_tsv(file, columns, diagnostics)),
        lexemes_(lexemes),
        diagnostics_(diagnostics) {}

  void cues(WordTables& out) {
    for (const tables::Row& row : table_.rows) {
      if (cell(row, "kind") == "order") {
        out.verb_final = cell(row, "cue") == "verb-final";
        continue;
      }
      const auto kind = tables::value_of(cue_names, cell(row, "kind"));
      if (!kind) {
        fault(row, "unknown kind of cue");
        continue;
      }
      out.cues.add(phrase(row, "cue"), {*kind, tables::rule_name(table_, row)});
    }
  }

  void speech(WordTables& out) {
    for (const tables::Row& row : table_.rows) {
      const auto kind = tables::value_of(speech_names, cell(row, "kind"));
      if (!kind) {
        fault(row, "unknown kind of speech word");
        continue;
      }
      out.speech.add(phrase(row, "word"),
                     {*kind, std::string(cell(row, "value")), cell(row, "hedged") == "yes",
                      tables::rule_name(table_, row)});
    }
  }

  void people(WordTables& out) {
    for (const tables::Row& row : table_.rows) {
      PeopleWord word;
      for (const std::string& name : tables::split_list(cell(row, "sectors"))) {
        const auto sector = parse_sector(name);
        if (!sector) fault(row, "unknown sector " + name);
        if (sector) word.sectors.push_back(*sector);
      }
      out.people.add(phrase_of(lexemes_, cell(row, "word"), WordKind::noun), std::move(word));
    }
  }

  void contexts(WordTables& out) {
    for (const tables::Row& row : table_.rows) {
      std::vector<Context> list;
      for (const std::string& name : tables::split_list(cell(row, "contexts"))) {
        const auto context = parse_context(name);
        if (!context) fault(row, "unknown context " + name);
        if (context) list.push_back(*context);
      }
      out.contexts.add(phrase_of(lexemes_, cell(row, "word"), WordKind::noun), std::move(list));
    }
  }

  void modes(WordTables& out) {
    for (const tables::Row& row : table_.rows) {
      const auto event_class = parse_event_class(cell(row, "class"));
      const auto mode = parse_mode(cell(row, "mode"));
      if (!event_class || !mode || !mode_belongs_to(*mode, *event_class)) {
        fault(row, "unknown class, or a mode that is not of the class");
        continue;
      }
      out.modes.add(phrase(row, "word"), {*event_class, *mode});
    }
  }

 private:
  std::string_view cell(const tables::Row& row, std::string_view column) const {
    return table_.cell(row, column);
  }
  Phrase phrase(const tables::Row& row, std::string_view column) {
    return phrase_of(lexemes_, cell(row, column), kind_of(cell(row, "pos")));
  }
  void fault(const tables::Row& row, std::string message) {
    diagnostics_.push_back({table_.file.string(), row.line, std::move(message)});
  }

  tables::Table table_;
  Lexemes& lexemes_;
  std::vector<Diagnostic>& diagnostics_;
};

}  // namespace

WordTables read_word_tables(const std::filesystem::path& pack_folder, Lexemes& lexemes,
                            std::vector<Diagnostic>& diagnostics) {
  WordTables out;
  Reader(pack_folder / "cues.tsv", {"cue", "kind", "pos"}, lexemes, diagnostics).cues(out);
  Reader(pack_folder / "speech.tsv", {"word", "kind", "pos"}, lexemes, diagnostics).speech(out);
  Reader(pack_folder / "events_people.tsv", {"word", "sectors"}, lexemes, diagnostics).people(out);
  Reader(pack_folder / "events_contexts.tsv", {"word", "contexts"}, lexemes, diagnostics)
      .contexts(out);
  Reader(pack_folder / "events_modes.tsv", {"class", "word", "mode", "pos"}, lexemes, diagnostics)
      .modes(out);
  return out;
}

}  // namespace dateline::events
