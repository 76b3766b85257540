// SPDX-License-Identifier: Apache-2.0
#pragma once
// occasions.tsv: nouns that name occasions ("summit", "બેઠક"), words for their level ("foreign
// ministers"), ordinals ("third"), and what may stand inside their names. occasion_names.tsv: whole
// names of the series of knowledge/occasions.tsv.

#include <filesystem>
#include <string>
#include <vector>

#include "events/phrase_table.h"

namespace dateline::events {

/// `head`: always an occasion when something names it (summit, forum). `meeting`: one only with a
/// body and a level, or a body alone ("SCO meeting"). `name`: one only as part of a proper name
/// (Dialogue, Council). `level`, `ordinal`, `inside`: parts of the phrase.
enum class OccasionWordKind : std::uint8_t { head, meeting, name, level, ordinal, inside };

struct OccasionWord {
  OccasionWordKind kind = OccasionWordKind::head;
  std::string level;  // "summit", "foreign_ministers"
  int number = 0;     // ordinals
  std::string rule;
};

struct OccasionTables {
  PhraseTable<OccasionWord> words;
  PhraseTable<std::string> names;            // a series by its name: "રાયસીના ડાયલોગ"
  std::vector<std::string> ordinal_endings;  // "th", "મા": after digits
};

OccasionTables read_occasion_tables(const std::filesystem::path& pack_folder, Lexemes& lexemes,
                                    std::vector<Diagnostic>& diagnostics);

}  // namespace dateline::events
