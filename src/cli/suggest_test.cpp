// SPDX-License-Identifier: Apache-2.0
#include "cli/suggest.h"

#include <gtest/gtest.h>

namespace dateline::cli {
namespace {

const std::vector<std::string> commands = {"read", "reread", "events", "timeline", "why", "sql"};

TEST(Nearest, finds_the_word_that_was_mistyped) {
  EXPECT_EQ(nearest("timelin", commands), "timeline");
  EXPECT_EQ(nearest("tiemline", commands), "timeline");
  EXPECT_EQ(nearest("TimeLine", commands), "timeline");
  EXPECT_EQ(nearest("raed", commands), "read");
  EXPECT_EQ(nearest("evnts", commands), "events");
  EXPECT_EQ(nearest("ગુજરાત", {"ગુજરાતી", "English"}), "ગુજરાતી");
}

TEST(Nearest, finds_nothing_for_another_word) {
  EXPECT_EQ(nearest("banana", commands), "");
  EXPECT_EQ(nearest("", commands), "");
  EXPECT_EQ(nearest("x", commands), "");
  EXPECT_EQ(nearest(std::string(1000, 'x'), commands), "");
}

TEST(DidYouMean, asks_or_is_silent) {
  EXPECT_EQ(did_you_mean("sq", commands), "; did you mean sql?");
  EXPECT_EQ(did_you_mean("banana", commands), "");
}

}  // namespace
}  // namespace dateline::cli
