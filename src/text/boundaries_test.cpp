// SPDX-License-Identifier: Apache-2.0
#include "text/boundaries.h"

#include <gtest/gtest.h>

namespace dateline::text {
namespace {

void expect_cover(std::string_view text, const std::vector<Span>& spans) {
  std::uint32_t end = 0;
  for (const Span span : spans) {
    EXPECT_EQ(span.begin, end);
    EXPECT_LT(span.begin, span.end);
    end = span.end;
  }
  EXPECT_EQ(end, text.size());
}

TEST(Boundaries, cover_any_bytes_without_gaps) {
  for (const std::string_view text :
       {std::string_view(""), std::string_view("One. Two!"), std::string_view("મોદી મોસ્કો ગયા."),
        std::string_view("\xFF\xFE a \xC3"), std::string_view("a\0b", 3),
        std::string_view("👩‍👩‍👧 北京。")}) {
    expect_cover(text, word_breaks(text));
    expect_cover(text, sentence_breaks(text));
  }
}

TEST(WordBreaks, are_byte_spans) {
  const std::string_view text = "મોદી ગયા";
  const auto spans = word_breaks(text);
  ASSERT_EQ(spans.size(), 3U);
  EXPECT_EQ(slice(text, spans[0]), "મોદી");
  EXPECT_EQ(slice(text, spans[2]), "ગયા");
}

TEST(SentenceBreaks, end_after_danda_and_full_stop) {
  EXPECT_EQ(sentence_breaks("He left. She stayed.").size(), 2U);
  EXPECT_EQ(sentence_breaks("वह गया। वह रुकी।").size(), 2U);
}

}  // namespace
}  // namespace dateline::text
