// SPDX-License-Identifier: Apache-2.0
#pragma once
// One function per kind of gold. All throw Error when the gold cannot be read.

#include "engine/pack.h"
#include "eval/task.h"

namespace dateline::eval {

Outcome news(const Request& request, const Engine& engine);    // every layer of the news gold
Outcome plover(const Request& request, const Engine& engine);  // PLOVER gold standard records
Outcome completed_plover(const Request& request, const Engine& engine);  // bench/gold/plover
Outcome conllu_syntax(const Request& request, const Engine& engine);
Outcome tree_syntax(const Request& request, const Engine& engine);  // bench/gold/trees
Outcome languages(const Request& request, const Engine& engine);  // folder of eng.txt, guj.txt ...
Outcome pages(const Request& request, const Engine& engine);      // Readability's test pages
Outcome bio_names(const Request& request,
                  const Engine& engine);  // .iob2, .conll, .txt with B- tags
Outcome name_pairs(const Request& request, const Engine& engine);  // .tsv
Outcome geovirus(const Request& request, const Engine& engine);
Outcome cat_links(const Request& request, const Engine& engine);     // MEANTIME, ECB+
Outcome factru_names(const Request& request, const Engine& engine);  // FactRuEval 2016
Outcome petrarch(const Request& request, const Engine& engine);      // PETRARCH's unit tests
Outcome meantime_times(const Request& request, const Engine& engine);

/// The pack that reads request.lang; Error when none does.
const engine::Pack& need_pack(const Request& request, const Engine& engine);

/// Where the texts of stand-off gold lie: as asked, else ../shared/data/parallel beside the project
/// that holds the gold.
std::filesystem::path texts_of(const Request& request);

}  // namespace dateline::eval
