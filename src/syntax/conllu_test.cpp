// SPDX-License-Identifier: Apache-2.0
#include "syntax/conllu.h"

#include <gtest/gtest.h>

namespace dateline::syntax {
namespace {

constexpr std::string_view sample =
    "# text = રશિયાના મંત્રી.\n"
    "1-2\tરશિયાના\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "1\tરશિયા\tરશિયા\tPROPN\t_\tCase=Gen\t3\tnmod:poss\t_\tName=B-LOC\n"
    "2\tના\tનો\tADP\t_\t_\t1\tcase\t_\t_\n"
    "3\tમંત્રી\tમંત્રી\tNOUN\t_\t_\t0\troot\t_\tSpaceAfter=No\n"
    "4\t.\t.\tPUNCT\t_\t_\t3\tpunct\t_\t_\n"
    "\n";

TEST(Conllu, a_multiword_token_keeps_its_range) {
  const AnnotatedText read = read_conllu(sample);
  EXPECT_EQ(read.text, "રશિયાના મંત્રી.\n");
  ASSERT_EQ(read.analysis.words.size(), 4U);
  EXPECT_TRUE(read.analysis.words[1].glued);
  EXPECT_FALSE(read.analysis.words[3].glued);
  EXPECT_EQ(read.analysis.words[0].span.end, read.analysis.words[1].span.begin);
  EXPECT_EQ(read.analysis.words[0].name_tag, NameTag::begin_place);
  EXPECT_EQ(read.analysis.words[0].subrelation, Subrelation::poss);
  EXPECT_EQ(write_conllu(read.text, read.analysis), sample);
}

TEST(Conllu, what_is_no_word_is_skipped) {
  const AnnotatedText read = read_conllu(
      "junk\n1\tGo\tgo\tVERB\t_\t_\t0\troot\t_\t_\r\n"
      "1.1\tyou\t_\t_\t_\t_\t_\t_\t_\t_\n\n\n"
      "1\tNo\tno\tINTJ\t_\t_\t7\tobj\t_\t_");
  ASSERT_EQ(read.analysis.words.size(), 2U);
  EXPECT_EQ(read.text, "Go\nNo\n");
  EXPECT_EQ(read.analysis.words[1].head, std::nullopt);  // 7 is no word of the sentence
  EXPECT_TRUE(read_conllu("").analysis.words.empty());
}

TEST(Conllu, name_tags_of_treebanks_are_read) {
  const AnnotatedText read = read_conllu(
      "1\tKenya\tKenya\tPROPN\t_\t_\t0\troot\t_\tSpaceAfter=No|NE=B-LOC\n"
      "2\ts\ts\tX\t_\t_\t1\tdep\t_\tFullName=B-PER\n");
  EXPECT_EQ(read.analysis.words[0].name_tag, NameTag::begin_place);
  EXPECT_EQ(read.analysis.words[1].name_tag, NameTag::outside);
}

TEST(Conllu, line_breaks_in_the_text_do_not_break_the_file) {
  AnnotatedText read = read_conllu("1\ta\ta\tX\t_\t_\t0\troot\t_\t_\n");
  read.text = "\n";
  EXPECT_EQ(write_conllu(read.text, read.analysis),
            "# text =  \n1\t \ta\tX\t_\t_\t0\troot\t_\t_\n\n");
}

}  // namespace
}  // namespace dateline::syntax
