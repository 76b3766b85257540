// SPDX-License-Identifier: Apache-2.0
#include "text/charset.h"

#include <gtest/gtest.h>

namespace dateline::text {
namespace {

TEST(Charset, ConvertsWhatOldPagesUse) {
  EXPECT_EQ(to_utf8("caf\xE9 \x93x\x94", "ISO-8859-1")->text, "café “x”");
  EXPECT_EQ(to_utf8("\xCE\xF1\xEB\xEE", "windows-1251")->text, "Осло");
  EXPECT_EQ(to_utf8("\xEF\xD3\xCC\xCF", "koi8-r")->text, "Осло");
  EXPECT_EQ(to_utf8("\xB1\xB1\xBE\xA9", "gb2312")->text, "北京");
  EXPECT_EQ(to_utf8("\x93\x8C\x8B\x9E", "Shift_JIS")->text, "東京");
  EXPECT_EQ(to_utf8("", "windows-1251")->text, "");
}

TEST(Charset, KnowsTheWayBack) {
  const auto converted = to_utf8(
      "a\xCE"
      "b\xCF"
      "c",
      "windows-1251");
  ASSERT_TRUE(converted);
  EXPECT_EQ(converted->text, "aОbПc");
  EXPECT_EQ(converted->map, (std::vector<SourcePoint>{{0, 0}, {3, 2}, {6, 4}}));
}

TEST(Charset, CountsWhatIsBrokenAndGoesOn) {
  const auto converted = to_utf8(
      "\xB1\xB1\xFF"
      "a\x81",
      "gb18030");
  ASSERT_TRUE(converted);
  EXPECT_EQ(converted->broken, 2U);
  EXPECT_TRUE(converted->text.starts_with("北"));
}

TEST(Charset, StaysExactOverManyBuffers) {
  std::string bytes;
  for (int i = 0; i < 5000; ++i)
    bytes +=
        "\xCE"
        "x";
  const auto converted = to_utf8(bytes, "windows-1251");
  ASSERT_TRUE(converted);
  EXPECT_EQ(converted->text.size(), 15000U);
  EXPECT_EQ(converted->map.back(), (SourcePoint{14999, 9999}));
}

TEST(Charset, SaysWhenItDoesNotKnowOne) {
  EXPECT_FALSE(to_utf8("x", "klingon-8"));
  EXPECT_FALSE(to_utf8("x", ""));
  EXPECT_FALSE(to_utf8("x", std::string(5000, 'x')));
}

}  // namespace
}  // namespace dateline::text
