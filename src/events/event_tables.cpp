// SPDX-License-Identifier: Apache-2.0
#include "events/event_tables.h"

namespace dateline::events {

EventTables::EventTables(const std::filesystem::path& pack_folder,
                         std::vector<Diagnostic>& diagnostics)
    : lexemes(pack_folder, diagnostics),
      frames(pack_folder, diagnostics),
      lexicon(pack_folder, frames, lexemes, diagnostics),
      words(read_word_tables(pack_folder, lexemes, diagnostics)),
      occasions(read_occasion_tables(pack_folder, lexemes, diagnostics)),
      units(read_units(pack_folder, lexemes, diagnostics)),
      markers(pack_folder, diagnostics),
      tense(pack_folder, diagnostics) {}

}  // namespace dateline::events
