// SPDX-License-Identifier: Apache-2.0
#pragma once
// The words by which the parts of a news text are known, from languages/*/anatomy.tsv (and
// the classes of web pages, from languages/und/page.tsv). All
// languages together: ingest runs before anybody knows which language a text is in.

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "dateline/error.h"
#include "ingest/page_tables.h"

namespace dateline::ingest {

/// A word or words, folded, and what the table says of them.
struct Phrase {
  std::vector<std::string> words;
  std::string value;
};

struct AnatomyTables {
  std::vector<Phrase> date_keys;      // "published" -> "published"; "last updated" -> "updated"
  std::vector<Phrase> date_prefixes;  // between place and date of a dateline
  std::vector<Phrase> months;         // "august" -> "8"
  std::vector<Phrase> agencies;       // "ani" -> "ANI"
  std::vector<Phrase> credits;        // "with agency inputs", "reporting by"
  std::vector<Phrase> bylines;        // "by"
  std::vector<Phrase> labels;         // stand before a colon and are no place: "exclusive"
  PageTables page;                    // what web pages are made of
  std::string full_stops;             // letters that end a statement, one after the other
};

/// Reads `anatomy.tsv` of every folder in `languages`, in order of name. Faults of rows go to
/// `diagnostics`; a folder without the file is no fault.
AnatomyTables read_anatomy_tables(const std::filesystem::path& languages,
                                  std::vector<Diagnostic>& diagnostics);

}  // namespace dateline::ingest
