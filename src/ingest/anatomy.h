// SPDX-License-Identifier: Apache-2.0
#pragma once
// The parts of a running news text: headline, lines about its date, dateline, credits, body.
//   Anatomy a = dissect(text, tables);   a.blocks, a.date

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/report.h"
#include "ingest/anatomy_tables.h"

namespace dateline::ingest {

struct DissectOptions {
  std::uint32_t begin = 0;        // the letters before it are somebody else's (a title)
  bool find_headline = true;      // may the first line be a headline?
  std::vector<Block> known = {};  // parts known already (captions), whole lines, in order
};

struct Anatomy {
  std::vector<Block> blocks;  // in order; every letter from `begin` on is in one
  std::optional<Day> date;    // the report's own date, if the text states one
  std::optional<Span> date_span;
};

Anatomy dissect(std::string_view text, const AnatomyTables& tables,
                const DissectOptions& options = {});

/// The wire agency that a report's dateline or credits name (as the tables call it), "" none.
std::string credited_agency(const Report& report, const AnatomyTables& tables);

}  // namespace dateline::ingest
