// SPDX-License-Identifier: Apache-2.0
#include "text/fold.h"

#include <ctime>
#include <string>

#include <gtest/gtest.h>

namespace dateline::text {
namespace {

TEST(Fold, makes_forms_of_a_word_equal) {
  EXPECT_EQ(fold("MOSCOW"), "moscow");
  EXPECT_EQ(fold("ＭＯＳＣＯＷ"), "moscow");
  EXPECT_EQ(fold("МОСКВА"), "москва");
  EXPECT_EQ(fold("Straße"), "strasse");
  EXPECT_EQ(fold("e\u0301"), "é");
  EXPECT_EQ(fold("કૃષ્ણ\u200D"), "કૃષ્ણ");  // a joiner shows, it does not spell
  EXPECT_EQ(fold(""), "");
}

TEST(Fold, is_idempotent_and_total) {
  for (const char* word : {"İstanbul", "ΌΣΟΣ", "ǅ", "ﬁ", "ज़", "ਸ਼", "한국", "\xFF\xC3"}) {
    EXPECT_EQ(fold(fold(word)), fold(word)) << word;
  }
  EXPECT_EQ(fold("a\xFF"), "a\uFFFD");
}

TEST(Fold, without_marks_keeps_those_that_are_part_of_a_word) {
  EXPECT_EQ(fold_without_marks("Müller"), "muller");
  EXPECT_EQ(fold_without_marks("Erdoğan"), "erdogan");
  EXPECT_EQ(fold_without_marks("Хрущёв"), "хрущев");
  EXPECT_EQ(fold_without_marks("મંત્રી"), "મંત્રી");
  EXPECT_EQ(fold_without_marks("ज़ेलेंस्की"), fold("ज़ेलेंस्की"));
}

TEST(Script, is_that_of_the_letter) {
  EXPECT_EQ(script_of(U'a'), Script::latin);
  EXPECT_EQ(script_of(U'ж'), Script::cyrillic);
  EXPECT_EQ(script_of(U'ગ'), Script::gujarati);
  EXPECT_EQ(script_of(U'ા'), Script::gujarati);
  EXPECT_EQ(script_of(U'ग'), Script::devanagari);
  EXPECT_EQ(script_of(U'北'), Script::han);
  EXPECT_EQ(script_of(U'7'), Script::none);
  EXPECT_EQ(script_of(U' '), Script::none);
}

TEST(Letters, marks_and_digits_are_told_apart) {
  EXPECT_TRUE(is_letter(U'ગ'));
  EXPECT_FALSE(is_letter(U'ી'));
  EXPECT_TRUE(is_mark(U'ી'));
  EXPECT_TRUE(is_mark(U'્'));
  EXPECT_TRUE(is_digit(U'૭'));
  EXPECT_EQ(digit_value(U'૭'), 7);
  EXPECT_EQ(digit_value(U'x'), -1);
  EXPECT_TRUE(is_punctuation(U'।'));
  EXPECT_TRUE(is_space(0x00A0));
}

TEST(AsciiDigits, change_digits_of_every_script_and_nothing_else) {
  EXPECT_EQ(ascii_digits("૧૫ જુલાઈ ૨૦૨૫"), "15 જુલાઈ 2025");
  EXPECT_EQ(ascii_digits("١٥"), "15");
  EXPECT_EQ(ascii_digits("x²"), "x²");
}

TEST(StartsUpper, looks_at_the_first_letter) {
  EXPECT_TRUE(starts_upper("“Moscow"));
  EXPECT_TRUE(starts_upper("Émile"));
  EXPECT_FALSE(starts_upper("moscow"));
  EXPECT_FALSE(starts_upper("મોસ્કો"));
  EXPECT_FALSE(starts_upper("42"));
}

TEST(Trim, cuts_white_space_of_every_kind) {
  EXPECT_EQ(trim(" \t\u00A0 a b \u2003\n"), "a b");
  EXPECT_EQ(trim(" \u3000 "), "");
  EXPECT_EQ(trim("ગુ"), "ગુ");
}

TEST(Fold, DropsHeapsOfMarks) {
  // Marks above and below by turns, with and without what folding leaves out between them.
  for (const std::string& piece : {std::string("\u0301\u0323"), std::string("\u0301\u200D\u0323"),
                                   std::string("\u0F73\u0301")}) {
    std::string heap = "a";
    for (int i = 0; i < 200'000; ++i) heap += piece;
    const std::clock_t begin = std::clock();
    EXPECT_LT(fold(heap + "b").size(), 200U);
    EXPECT_LT(fold_without_marks(heap + "b").size(), 200U);
    EXPECT_LT(static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC, 5.0);
  }
  const std::string few = "a\u0323\u0301";
  EXPECT_EQ(fold(few + std::string(100, 'b')), fold(few) + std::string(100, 'b'));
}

}  // namespace
}  // namespace dateline::text
