// SPDX-License-Identifier: Apache-2.0
#pragma once
// Everything the event grammar knows about one language.

#include <filesystem>
#include <string>
#include <vector>

#include "events/frames.h"
#include "events/lexicon.h"
#include "events/occasion_tables.h"
#include "events/units.h"
#include "events/word_tables.h"
#include "names/markers.h"
#include "times/tense.h"

namespace dateline::events {

struct EventTables {
  EventTables(const std::filesystem::path& pack_folder, std::vector<Diagnostic>& diagnostics);

  Lexemes lexemes;
  Frames frames;
  Lexicon lexicon;
  WordTables words;
  OccasionTables occasions;
  Units units;
  names::Markers markers;
  times::TenseReader tense;
};

}  // namespace dateline::events
