// SPDX-License-Identifier: Apache-2.0
#pragma once
// Lemmas as edit rules "<case>|<old ending>|<new ending>": `l|ies|y` makes "countries" "country".
// Case l folds the form, k keeps its letters. training/lemma.py derives them from the treebank.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::syntax {

struct LemmaRule {
  bool fold = false;
  std::string old_ending;
  std::string new_ending;
};

/// Reads one rule; false when the line is none.
bool parse_lemma_rule(std::string_view line, LemmaRule& rule);

/// What a lemma seen in training is worth against the scores of the rules.
inline constexpr float known_lemma_bonus = 2.0F;

/// The rules of one language and the lemmas it knows.
struct LemmaRules {
  std::vector<LemmaRule> rules;
  std::span<const std::uint32_t> known;  // sorted FNV-1a of folded lemmas
};

/// Buffers that live on between words.
struct LemmaScratch {
  std::string candidate;
  std::string folded;
};

/// The lemma by the best-scored rule that applies to `form` (a rule applies where its old ending
/// stands and leaves letters over), known results counting for more; the folded form when none
/// does.
void write_lemma(const LemmaRules& rules, std::span<const float> scores, std::string_view form,
                 std::string_view folded, LemmaScratch& scratch, std::string& lemma);

}  // namespace dateline::syntax
