// SPDX-License-Identifier: Apache-2.0
#pragma once
// The rival of the trees in docs/decisions/0001: clauses and noun chunks with role markers, written
// as flat trees so that the event grammar can read them. Word classes are needed, heads are not.

#include <string_view>

#include "dateline/analysis.h"
#include "names/markers.h"

namespace dateline::bench {

/// Replaces heads and relations of the sentence. `verb_final`: noun phrases belong to the next verb
/// and are followed by their markers; else to the verb before, and preceded.
void chunk_tree(std::string_view text, const names::Markers& markers, bool verb_final,
                Analysis& analysis, const Sentence& sentence);

}  // namespace dateline::bench
