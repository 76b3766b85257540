// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "dateline/analysis.h"

namespace dateline {
namespace {

TEST(Labels, every_word_class_reads_back) {
  for (int i = 0; i < upos_count; ++i) {
    const auto upos = static_cast<Upos>(i);
    ASSERT_FALSE(to_string(upos).empty()) << i;
    EXPECT_EQ(parse_upos(to_string(upos)), upos);
  }
  EXPECT_EQ(to_string(Upos::propn), "PROPN");
  EXPECT_EQ(to_string(Upos::x), "X");
  EXPECT_EQ(parse_upos("noun"), std::nullopt);
}

TEST(Labels, every_relation_reads_back) {
  for (int i = 0; i < relation_count; ++i) {
    const auto relation = static_cast<Relation>(i);
    ASSERT_FALSE(to_string(relation).empty()) << i;
    EXPECT_EQ(parse_relation(to_string(relation)), relation);
  }
  EXPECT_EQ(to_string(Relation::case_), "case");
  EXPECT_EQ(to_string(Relation::xcomp), "xcomp");
  EXPECT_EQ(parse_relation("nsubj:pass"), std::nullopt);
}

TEST(Labels, subrelations_not_read_are_none) {
  EXPECT_EQ(parse_subrelation("pass"), Subrelation::pass);
  EXPECT_EQ(parse_subrelation("name"), Subrelation::name);
  EXPECT_EQ(parse_subrelation("unmarked"), Subrelation::npmod);
  EXPECT_EQ(parse_subrelation("predet"), Subrelation::none);
  EXPECT_EQ(parse_subrelation(""), Subrelation::none);
  EXPECT_EQ(to_string(Subrelation::none), "");
  EXPECT_EQ(to_string(Subrelation::relcl), "relcl");
}

TEST(Labels, a_feature_is_found_by_its_whole_name) {
  Word word;
  word.features = "Case=Gen|Gender[psor]=Fem|Number=Sing";
  EXPECT_EQ(feature(word, "Case"), "Gen");
  EXPECT_EQ(feature(word, "Number"), "Sing");
  EXPECT_EQ(feature(word, "Gender"), "");
  EXPECT_EQ(feature(word, "Gender[psor]"), "Fem");
  EXPECT_EQ(feature(word, "Num"), "");
  EXPECT_EQ(feature(Word{}, "Case"), "");
}

}  // namespace
}  // namespace dateline
