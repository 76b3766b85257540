// SPDX-License-Identifier: Apache-2.0
#include "text/language_script.h"

#include <gtest/gtest.h>

namespace dateline::text {
namespace {

TEST(ScriptOfLanguage, KnowsLanguagesAndTheirOtherScripts) {
  EXPECT_EQ(script_of_language("gu"), Script::gujarati);
  EXPECT_EQ(script_of_language("gu-IN"), Script::gujarati);
  EXPECT_EQ(script_of_language("en-US"), Script::latin);
  EXPECT_EQ(script_of_language("sr-Latn"), Script::latin);
  EXPECT_EQ(script_of_language("ru"), Script::cyrillic);
  EXPECT_EQ(script_of_language("hi"), Script::devanagari);
  EXPECT_EQ(script_of_language("zh-Hant"), Script::han);
}

TEST(ScriptOfLanguage, SaysNoneForWhatIsNoLanguage) {
  EXPECT_EQ(script_of_language(""), Script::none);
  EXPECT_EQ(script_of_language("qqq"), Script::none);
  EXPECT_EQ(script_of_language("!!"), Script::none);
}

}  // namespace
}  // namespace dateline::text
