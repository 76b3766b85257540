// SPDX-License-Identifier: Apache-2.0
#include "syntax/tree.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "syntax/conllu.h"

namespace dateline::syntax {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// "The minister of Kenya met her . They left ." - 0-6, 7-9
constexpr std::string_view sample =
    "1\tThe\tthe\tDET\t_\t_\t2\tdet\t_\t_\n"
    "2\tminister\tminister\tNOUN\t_\t_\t5\tnsubj\t_\t_\n"
    "3\tof\tof\tADP\t_\t_\t4\tcase\t_\t_\n"
    "4\tKenya\tKenya\tPROPN\t_\t_\t2\tnmod\t_\tName=B-LOC\n"
    "5\tmet\tmeet\tVERB\t_\t_\t0\troot\t_\t_\n"
    "6\ther\tshe\tPRON\t_\t_\t5\tobj\t_\tSpaceAfter=No\n"
    "7\t.\t.\tPUNCT\t_\t_\t5\tpunct\t_\t_\n"
    "\n"
    "1\tThey\tthey\tPRON\t_\t_\t2\tnsubj:pass\t_\t_\n"
    "2\tleft\tleave\tVERB\t_\t_\t0\troot\t_\t_\n"
    "3\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_\n";

const AnnotatedText& text() {
  static const AnnotatedText read = read_conllu(sample);
  return read;
}

TEST(Tree, children_are_those_of_the_word) {
  const Analysis& a = text().analysis;
  EXPECT_THAT(children(a, 4), ElementsAre(1, 5, 6));
  EXPECT_THAT(children(a, 0), IsEmpty());
  EXPECT_THAT(dependents(a, 4, Relation::nsubj), ElementsAre(1));
  EXPECT_THAT(dependents(a, 8, Relation::nsubj, Subrelation::pass), ElementsAre(7));
  EXPECT_THAT(dependents(a, 8, Relation::nsubj, Subrelation::none), IsEmpty());
  EXPECT_EQ(dependent(a, 4, Relation::obj), 5U);
  EXPECT_EQ(dependent(a, 4, Relation::iobj), std::nullopt);
}

TEST(Tree, sentences_and_roots) {
  const Analysis& a = text().analysis;
  EXPECT_EQ(sentence_of(a, 6), 0U);
  EXPECT_EQ(sentence_of(a, 7), 1U);
  EXPECT_EQ(sentence_of(a, 10), std::nullopt);
  EXPECT_EQ(root_of(a, a.sentences[0]), 4U);
  EXPECT_EQ(root_of(a, a.sentences[1]), 8U);
  EXPECT_EQ(root_of(a, Sentence{}), std::nullopt);
}

TEST(Tree, ancestors_and_subtrees) {
  const Analysis& a = text().analysis;
  EXPECT_TRUE(is_ancestor(a, 4, 2));
  EXPECT_TRUE(is_ancestor(a, 2, 2));
  EXPECT_FALSE(is_ancestor(a, 5, 2));
  EXPECT_FALSE(is_ancestor(a, 4, 8));
  EXPECT_THAT(subtree(a, 1), ElementsAre(0, 1, 2, 3));
  EXPECT_EQ(slice(text().text, subtree_span(a, 1)), "The minister of Kenya");
  EXPECT_THAT(subtree(a, 99), IsEmpty());
}

TEST(Tree, broken_trees_end) {
  Analysis a = text().analysis;
  a.words[1].head = 3;  // 1 -> 3 -> 1
  a.words[9].head = 2;  // out of its sentence
  EXPECT_FALSE(is_ancestor(a, 4, 2));
  EXPECT_THAT(subtree(a, 4), ElementsAre(4, 5, 6));
  EXPECT_THAT(subtree(a, 8), ElementsAre(7, 8));
  EXPECT_THAT(subtree(a, 1), ElementsAre(0, 1, 2, 3));
}

}  // namespace
}  // namespace dateline::syntax
