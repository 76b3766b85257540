// SPDX-License-Identifier: Apache-2.0
#include "events/phrase_table.h"

#include "tables/tsv.h"

namespace dateline::events {

Phrase phrase_of(Lexemes& lexemes, std::string_view written, WordKind kind) {
  Phrase phrase;
  for (const std::string& word : tables::split_list(written, ' ')) {
    phrase.push_back(lexemes.add(word, kind));
  }
  return phrase;
}

}  // namespace dateline::events
