// SPDX-License-Identifier: Apache-2.0
#include "syntax/name_decoder.h"

#include <algorithm>
#include <array>

#include "syntax/arithmetic.h"

namespace dateline::syntax {
namespace {

constexpr float never = -1e9F;
constexpr std::array<std::string_view, 7> tag_names = {"O",     "B-PER", "I-PER", "B-LOC",
                                                       "I-LOC", "B-ORG", "I-ORG"};

bool is_inside(NameTag tag) {
  return tag == NameTag::in_person || tag == NameTag::in_place || tag == NameTag::in_body;
}

}  // namespace

NameTag parse_name_tag(std::string_view label) {
  const auto at = std::ranges::find(tag_names, label);
  return at == tag_names.end() ? NameTag::outside : static_cast<NameTag>(at - tag_names.begin());
}

std::string_view to_string(NameTag tag) {
  const auto index = static_cast<std::size_t>(tag);
  return index < tag_names.size() ? tag_names[index] : tag_names[0];
}

bool may_follow(NameTag before, NameTag next) {
  if (!is_inside(next)) return true;
  const auto inside = static_cast<int>(next);
  const auto earlier = static_cast<int>(before);
  return earlier == inside || earlier == inside - 1;  // each begin_ stands just before its in_
}

void decode_names(std::span<const float> scores, std::span<const NameTag> labels,
                  NameScratch& scratch, std::vector<NameTag>& tags) {
  const std::size_t kinds = labels.size();
  const std::size_t words = kinds == 0 ? 0 : scores.size() / kinds;
  tags.assign(words, NameTag::outside);
  if (words == 0) return;
  scratch.back.assign(words * kinds, 0);
  scratch.best.resize(kinds);
  scratch.next.resize(kinds);
  for (std::size_t k = 0; k < kinds; ++k) {
    scratch.best[k] = may_follow(NameTag::outside, labels[k]) ? scores[k] : never;
  }
  for (std::size_t word = 1; word < words; ++word) {
    for (std::size_t k = 0; k < kinds; ++k) {
      std::size_t from = 0;
      float best = 4 * never;
      for (std::size_t before = 0; before < kinds; ++before) {
        const bool allowed = may_follow(labels[before], labels[k]);
        if (allowed && scratch.best[before] > best) best = scratch.best[before], from = before;
      }
      scratch.back[word * kinds + k] = static_cast<std::uint8_t>(from);
      scratch.next[k] = best + scores[word * kinds + k];
    }
    std::swap(scratch.best, scratch.next);
  }
  std::size_t state = first_largest(scratch.best);
  for (std::size_t word = words; word-- > 0;) {
    tags[word] = labels[state];
    state = scratch.back[word * kinds + state];
  }
}

}  // namespace dateline::syntax
