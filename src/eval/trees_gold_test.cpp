// SPDX-License-Identifier: Apache-2.0
#include "eval/trees_gold.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "dateline/error.h"
#include "eval/tiny_gold.h"

namespace dateline::eval {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;

const std::string header = "line\tfrom\tto\tupos\thead\trelation\n";

TreesByLine read(const std::string& rows) {
  const TestFolder folder;
  return read_trees(folder.write("en.tsv", header + rows));
}

std::string fault_of(const std::string& rows) {
  try {
    read(rows);
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

// "Ann's cat was fed. It slept."
const std::string two_sentences =
    "7\t0\t3\tPROPN\t3\tnmod:poss\n"
    "7\t3\t5\tPART\t1\tcase\n"
    "7\t6\t9\tNOUN\t5\tnsubj:pass\n"
    "7\t10\t13\tAUX\t5\taux:pass\n"
    "7\t14\t17\tVERB\t0\troot\n"
    "7\t17\t18\tPUNCT\t5\tpunct\n"
    "7\t19\t21\tPRON\t8\tnsubj\n"
    "7\t22\t27\tVERB\t0\troot\n"
    "7\t27\t28\tPUNCT\t8\tpunct\n"
    "9\t0\t2\tINTJ\t0\troot\n";

TEST(TreesGold, reads_words_by_line) {
  const TreesByLine trees = read(two_sentences);
  ASSERT_THAT(trees, SizeIs(2));
  const Analysis& analysis = trees.at(7);
  ASSERT_THAT(analysis.words, SizeIs(9));
  const Word& possessor = analysis.words[0];
  EXPECT_EQ(possessor.span, (Span{0, 3}));
  EXPECT_EQ(possessor.upos, Upos::propn);
  EXPECT_EQ(possessor.relation, Relation::nmod);
  EXPECT_EQ(possessor.subrelation, Subrelation::poss);
  EXPECT_EQ(possessor.head, Index{2});
  EXPECT_EQ(analysis.words[4].head, std::nullopt);
  EXPECT_THAT(trees.at(9).words, SizeIs(1));
}

TEST(TreesGold, words_written_solid_are_glued_but_not_to_full_stops) {
  const TreesByLine trees = read(two_sentences);
  std::vector<bool> glued;
  for (const Word& word : trees.at(7).words) glued.push_back(word.glued);
  EXPECT_THAT(glued, ElementsAre(false, true, false, false, false, false, false, false, false));
}

TEST(TreesGold, a_sentence_for_each_root) {
  const TreesByLine trees = read(two_sentences);
  const auto& sentences = trees.at(7).sentences;
  ASSERT_THAT(sentences, SizeIs(2));
  EXPECT_EQ(sentences[0].span, (Span{0, 18}));
  EXPECT_EQ(sentences[0].end_word, 6U);
  EXPECT_EQ(sentences[1].first_word, 6U);
  EXPECT_EQ(sentences[1].span, (Span{19, 28}));
}

TEST(TreesGold, a_tree_that_runs_in_a_circle_ends) {
  EXPECT_THAT(read("1\t0\t1\tNOUN\t2\tdep\n1\t2\t3\tNOUN\t1\tdep\n").at(1).words, SizeIs(2));
}

TEST(TreesGold, faults_name_file_and_line) {
  EXPECT_THAT(fault_of("1\t0\t2\tTHING\t0\troot\n"), HasSubstr("en.tsv:2: upos"));
  EXPECT_THAT(fault_of("1\t0\t2\tNOUN\t0\tfriend\n"), HasSubstr("en.tsv:2: relation"));
  EXPECT_THAT(fault_of("1\t0\t2\tNOUN\t0\n"), HasSubstr("en.tsv:2: relation"));
  EXPECT_THAT(fault_of("1\t0\t2\tNOUN\t0\troot\n1\t-3\t2\tNOUN\t0\troot\n"),
              HasSubstr("en.tsv:3: from"));
  EXPECT_THAT(fault_of("1\t0\t2\tNOUN\tx\troot\n"), HasSubstr("en.tsv:2: head"));
  EXPECT_THAT(fault_of("4\t0\t2\tNOUN\t5\tobj\n"), HasSubstr("en.tsv: line 4: a head is no word"));
  EXPECT_THAT(fault_of("1\t0\t2\tNOUN\t0\troot\tx\n"), HasSubstr("en.tsv:2"));
}

}  // namespace
}  // namespace dateline::eval
