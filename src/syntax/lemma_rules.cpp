// SPDX-License-Identifier: Apache-2.0
#include "syntax/lemma_rules.h"

#include <limits>

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

void write_lemma(std::span<const LemmaRule> rules, std::span<const float> scores,
                 std::string_view form, std::string_view folded, std::string& lemma) {
  const LemmaRule* best = nullptr;
  float best_score = -std::numeric_limits<float>::infinity();
  for (std::size_t i = 0; i < rules.size(); ++i) {
    if (scores[i] <= best_score) continue;
    if (!applies(rules[i], rules[i].fold ? folded : form)) continue;
    best = &rules[i];
    best_score = scores[i];
  }
  if (best == nullptr) {
    lemma = folded;
    return;
  }
  std::string_view source = best->fold ? folded : form;
  source.remove_suffix(best->old_ending.size());
  lemma.assign(source);
  lemma += best->new_ending;
}

}  // namespace dateline::syntax
