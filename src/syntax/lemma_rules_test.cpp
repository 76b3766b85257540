// SPDX-License-Identifier: Apache-2.0
#include "syntax/lemma_rules.h"

#include <gtest/gtest.h>

#include "syntax/features.h"

namespace dateline::syntax {
namespace {

LemmaRule rule(std::string_view line) {
  LemmaRule out;
  EXPECT_TRUE(parse_lemma_rule(line, out)) << line;
  return out;
}

std::string lemma(const std::vector<std::string>& lines, const std::vector<float>& scores,
                  std::string_view form, std::string_view folded,
                  std::vector<std::uint32_t> known = {}) {
  LemmaRules rules;
  for (const std::string& line : lines) rules.rules.push_back(rule(line));
  rules.known = known;
  LemmaScratch scratch;
  std::string out = "left over";
  write_lemma(rules, scores, form, folded, scratch, out);
  return out;
}

TEST(LemmaRules, broken_lines_are_refused) {
  LemmaRule out;
  for (const char* line : {"", "l", "l|s", "x|s|", "ls||"}) {
    EXPECT_FALSE(parse_lemma_rule(line, out)) << line;
  }
}

TEST(LemmaRules, the_best_rule_that_applies_wins) {
  EXPECT_EQ(lemma({"l||", "l|ies|y", "l|s|"}, {1, 3, 2}, "Countries", "countries"), "country");
  EXPECT_EQ(lemma({"l||", "l|ies|y", "l|s|"}, {1, 3, 2}, "talks", "talks"), "talk");
  EXPECT_EQ(lemma({"l|went|go"}, {1}, "went", "went"), "go");
  EXPECT_EQ(lemma({"k||", "l||"}, {2, 1}, "Lavrov", "lavrov"), "Lavrov");
  EXPECT_EQ(lemma({"k|માં|"}, {1}, "મોસ્કોમાં", "મોસ્કોમાં"), "મોસ્કો");
}

TEST(LemmaRules, nothing_is_cut_to_nothing) {
  EXPECT_EQ(lemma({"l|s|"}, {1}, "S", "s"), "s");
  EXPECT_EQ(lemma({"l|ed|"}, {1}, "Red?", "red?"), "red?");
  EXPECT_EQ(lemma({}, {}, "Any", "any"), "any");
}

TEST(LemmaRules, a_known_lemma_counts_for_more) {
  const std::vector<std::uint32_t> known = {fnv1a("ensure")};
  EXPECT_EQ(lemma({"l|ing|", "l|ing|e"}, {1.5F, 0.5F}, "Ensuring", "ensuring"), "ensur");
  EXPECT_EQ(lemma({"l|ing|", "l|ing|e"}, {1.5F, 0.5F}, "Ensuring", "ensuring", known), "ensure");
  EXPECT_EQ(lemma({"l|ing|", "l|ing|e"}, {9.0F, 0.5F}, "Ensuring", "ensuring", known), "ensur");
}

TEST(LemmaRules, equal_scores_go_to_the_first_rule) {
  EXPECT_EQ(lemma({"l|s|", "l||"}, {1, 1}, "talks", "talks"), "talk");
}

}  // namespace
}  // namespace dateline::syntax
