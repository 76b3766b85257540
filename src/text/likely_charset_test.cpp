// SPDX-License-Identifier: Apache-2.0
#include "text/likely_charset.h"

#include <gtest/gtest.h>

namespace dateline::text {
namespace {

TEST(LikelyCharset, KnowsWesternText) {
  EXPECT_TRUE(
      reads_as_windows_1252("The caf\xE9 in Orl\xE9"
                            "ans was closed."));
  EXPECT_TRUE(reads_as_windows_1252("He said: \x93We met\x94 \x96 no more."));
  EXPECT_TRUE(reads_as_windows_1252("Price: 30 \x80"));
}

TEST(LikelyCharset, RefusesWhatOnlyLooksLikeIt) {
  // windows-1251: nearly every letter is one with an accent.
  EXPECT_FALSE(reads_as_windows_1252("\xCF\xF0\xE5\xE7\xE8\xE4\xE5\xED\xF2 (RIA)"));
  EXPECT_FALSE(reads_as_windows_1252("The caf\xE9 \x81 was closed."));
  EXPECT_FALSE(reads_as_windows_1252("caf\xE9 \x01\x02\x03"));
}

TEST(LikelyCharset, LeavesUtf8WithFaultsAlone) {
  EXPECT_FALSE(reads_as_windows_1252("The café in Orléans \xE9 was closed."));
  EXPECT_FALSE(reads_as_windows_1252("The talks ended \xE2\x80"));  // cut off inside a letter
}

}  // namespace
}  // namespace dateline::text
