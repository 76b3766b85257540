// SPDX-License-Identifier: Apache-2.0
#include "text/visible.h"

#include <gtest/gtest.h>

namespace dateline::text {
namespace {

TEST(Visible, control_characters_are_written_out) {
  EXPECT_EQ(visible("a\x1b[31mb"), "a\\x1B[31mb");
  EXPECT_EQ(visible(std::string("a\0b", 3)), "a\\x00b");
  EXPECT_EQ(visible("\x7f"), "\\x7F");
  EXPECT_EQ(visible("\u009b31m"), "\\u009B31m");
  EXPECT_EQ(visible("\u202egpj.exe\u2069"), "\\u202Egpj.exe\\u2069");
}

TEST(Visible, a_field_stays_on_one_line) {
  EXPECT_EQ(visible("a\r\nb\nc\td\u2028e"), "a b c d e");
  EXPECT_EQ(visible("a\r\rb"), "a  b");
  EXPECT_EQ(visible_lines("a\tb\r\nc\rd"), "a\tb\r\nc\\x0Dd");
}

TEST(Visible, bytes_that_are_no_utf8_are_written_out) {
  EXPECT_EQ(visible("a\xff"), "a\\xFF");
  EXPECT_EQ(visible("a\x9b"), "a\\x9B");  // C1 of an 8-bit terminal
}

TEST(Visible, letters_of_every_script_stay) {
  for (const char* text : {"Modi – “met” Путин", "કિવમાં", "مرحبا\u200f", "C:\\dir", "1\u00a0000"}) {
    EXPECT_EQ(visible(text), text);
    EXPECT_EQ(visible_lines(text), text);
    EXPECT_EQ(visible_json(text), text);
  }
}

TEST(Escaped, can_be_read_back) {
  EXPECT_EQ(escaped("a\tb\nc\rd\\e"), "a\\tb\\nc\\rd\\\\e");
  EXPECT_EQ(escaped("\x1b"), "\\x1B");
  EXPECT_EQ(escaped("plain મોદી"), "plain મોદી");
}

TEST(VisibleJson, is_the_same_json_in_another_spelling) {
  EXPECT_EQ(visible_json("{\"a\":\"\x7f\u009b\u202e–\"}\n"),
            "{\"a\":\"\\u007f\\u009b\\u202e–\"}\n");
}

}  // namespace
}  // namespace dateline::text
