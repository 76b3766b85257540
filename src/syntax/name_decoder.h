// SPDX-License-Identifier: Apache-2.0
#pragma once
// The best sequence of name tags in which "inside" continues a name of the same kind (Viterbi).

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "dateline/analysis.h"

namespace dateline::syntax {

/// "B-PER" -> begin_person; anything unknown -> outside.
NameTag parse_name_tag(std::string_view label);

/// "B-PER"; "O" for outside. What CoNLL-U's MISC column carries as Name=...
std::string_view to_string(NameTag tag);

/// May `next` stand after `before`?
bool may_follow(NameTag before, NameTag next);

struct NameScratch {
  std::vector<std::uint8_t> back;
  std::vector<float> best;
  std::vector<float> next;
};

/// tags[i] for each word; `scores` is [words][labels.size()].
void decode_names(std::span<const float> scores, std::span<const NameTag> labels,
                  NameScratch& scratch, std::vector<NameTag>& tags);

}  // namespace dateline::syntax
