// SPDX-License-Identifier: Apache-2.0
#include "syntax/lemma_rules.h"

#include <algorithm>
#include <limits>

#include "syntax/features.h"

namespace dateline::syntax {
namespace {

bool applies(const LemmaRule& rule, std::string_view source) {
  return source.ends_with(rule.old_ending) &&
         source.size() + rule.new_ending.size() > rule.old_ending.size();
}

}  // namespace

bool parse_lemma_rule(std::string_view line, LemmaRule& rule) {
  if (line.size() < 3 || (line[0] != 'k' && line[0] != 'l') || line[1] != '|') return false;
  const std::size_t second = line.find('|', 2);
  if (second == std::string_view::npos) return false;
  rule.fold = line[0] == 'l';
  rule.old_ending = line.substr(2, second - 2);
  rule.new_ending = line.substr(second + 1);
  return true;
}

void write_lemma(const LemmaRules& rules, std::span<const float> scores, std::string_view form,
                 std::string_view folded, LemmaScratch& scratch, std::string& lemma) {
  float best = -std::numeric_limits<float>::infinity();
  lemma = folded;
  for (std::size_t i = 0; i < rules.rules.size(); ++i) {
    if (scores[i] + known_lemma_bonus <= best) continue;
    const LemmaRule& rule = rules.rules[i];
    std::string_view source = rule.fold ? folded : form;
    if (!applies(rule, source)) continue;
    source.remove_suffix(rule.old_ending.size());
    scratch.candidate.assign(source);
    scratch.candidate += rule.new_ending;
    write_folded(scratch.candidate, scratch.folded);
    const bool known = std::ranges::binary_search(rules.known, fnv1a(scratch.folded));
    const float score = scores[i] + (known ? known_lemma_bonus : 0.0F);
    if (score <= best) continue;
    best = score;
    lemma = scratch.candidate;
  }
}

}  // namespace dateline::syntax
