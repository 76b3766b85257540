// SPDX-License-Identifier: Apache-2.0
#include "text/utf8.h"

#include <gtest/gtest.h>

namespace dateline::text {
namespace {

std::vector<char32_t> decode_all(std::string_view text) {
  std::vector<char32_t> out;
  for (std::size_t position = 0; position < text.size();) {
    const CodePoint c = decode(text, position);
    out.push_back(c.value);
    position += c.length;
  }
  return out;
}

TEST(Utf8, decodes_letters_of_one_to_four_bytes) {
  EXPECT_EQ(decode_all("aéગ😀"), (std::vector<char32_t>{U'a', U'é', U'ગ', U'😀'}));
  EXPECT_EQ(decode("a", 1).length, 0U);
  EXPECT_EQ(decode("", 0).length, 0U);
}

// Unicode 15, table 3-8 and the text before it: one U+FFFD per maximal subpart.
TEST(Utf8, reads_one_replacement_per_maximal_subpart) {
  EXPECT_EQ(decode_all("\xC0\xAF"), (std::vector<char32_t>{0xFFFD, 0xFFFD}));
  EXPECT_EQ(decode_all("\xE0\x80\xBF"), (std::vector<char32_t>{0xFFFD, 0xFFFD, 0xFFFD}));
  EXPECT_EQ(decode_all("\xED\xA0\x80"), (std::vector<char32_t>{0xFFFD, 0xFFFD, 0xFFFD}));
  EXPECT_EQ(decode_all("\xF4\x91\x92\x93"),
            (std::vector<char32_t>{0xFFFD, 0xFFFD, 0xFFFD, 0xFFFD}));
  EXPECT_EQ(decode_all("\xE1\x80"
                       "a"),
            (std::vector<char32_t>{0xFFFD, U'a'}));
  EXPECT_EQ(decode_all("\xF0\x9F\x98"), (std::vector<char32_t>{0xFFFD}));
}

TEST(Utf8, encodes_what_it_decodes) {
  for (char32_t c = 0; c <= 0x10FFFF; c += c < 0x3000 ? 1 : 257) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string bytes;
    append(bytes, c);
    EXPECT_EQ(decode(bytes, 0).value, c);
    EXPECT_EQ(decode(bytes, 0).length, bytes.size());
    EXPECT_TRUE(is_well_formed(bytes));
    EXPECT_EQ(previous(bytes, bytes.size()), 0U);
  }
}

TEST(Utf8, writes_surrogates_and_the_impossible_as_replacement) {
  for (const char32_t c : {char32_t{0xD800}, char32_t{0xDFFF}, char32_t{0x110000}}) {
    std::string bytes;
    append(bytes, c);
    EXPECT_EQ(bytes, "\xEF\xBF\xBD");
  }
}

TEST(Utf8, knows_well_formed_text) {
  EXPECT_TRUE(is_well_formed(""));
  EXPECT_TRUE(is_well_formed("મંત્રી"));
  EXPECT_FALSE(is_well_formed("\xC3"));
  EXPECT_FALSE(is_well_formed("a\xFF"));
}

TEST(Utf8, never_cuts_inside_a_letter) {
  const std::string_view word = "ગુજરાત";
  for (std::size_t bytes = 0; bytes <= word.size() + 3; ++bytes) {
    const std::string_view cut = truncate(word, bytes);
    EXPECT_TRUE(is_well_formed(cut));
    EXPECT_LE(cut.size(), bytes);
    EXPECT_TRUE(word.starts_with(cut));
  }
  EXPECT_EQ(truncate(word, word.size()), word);
}

TEST(Utf8, counts_columns_of_a_terminal) {
  EXPECT_EQ(columns("Moscow"), 6U);
  EXPECT_EQ(columns("北京"), 4U);
  EXPECT_EQ(columns("e\u0301"), 1U);
  EXPECT_EQ(columns(""), 0U);
}

}  // namespace
}  // namespace dateline::text
