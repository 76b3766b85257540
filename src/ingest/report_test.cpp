// SPDX-License-Identifier: Apache-2.0
#include "dateline/report.h"

#include <gtest/gtest.h>

#include "ingest/mapped_text.h"

namespace dateline {
namespace {

TEST(SourcePosition, FollowsCopiedBytes) {
  Report report;
  report.source =
      "\xEF\xBB\xBF"
      "abcdef";
  report.text = "abcdef";
  report.map = {{0, 3}};
  EXPECT_EQ(source_position(report, 0), 3U);
  EXPECT_EQ(source_position(report, 5), 8U);
  EXPECT_EQ(source_position(report, 6), 9U);
  EXPECT_EQ(source_position(report, 4000), 9U);
}

TEST(SourcePosition, StaysInsideWhatWasReplaced) {
  ingest::MappedText text;
  text.copy("a", 0);
  text.replace("\xEF\xBF\xBD", 1);  // one broken byte
  text.copy("bc", 2);
  Report report;
  report.source =
      "a\xFF"
      "bc";
  report.text = text.text;
  report.map = text.map;
  EXPECT_EQ(source_position(report, 1), 1U);
  EXPECT_EQ(source_position(report, 3), 2U);
  EXPECT_EQ(source_position(report, 4), 2U);
  EXPECT_EQ(source_position(report, 5), 3U);
}

TEST(MappedText, KeepsNoPointThatSaysNothing) {
  ingest::MappedText text;
  text.copy("ab", 4);
  text.copy("cd", 6);
  text.copy("e", 9);
  EXPECT_EQ(text.text, "abcde");
  EXPECT_EQ(text.map, (std::vector<SourcePoint>{{0, 4}, {4, 9}}));
}

TEST(MappedText, ComposesTwoWaysBack) {
  ingest::MappedText inner;  // bytes: 3 of a mark, "ab", one broken, "cd"
  inner.copy("ab", 3);
  inner.replace("\xEF\xBF\xBD", 5);
  inner.copy("cd", 6);
  ingest::MappedText outer;  // of inner: "d", then everything from "b" on
  outer.copy("d", 6);
  outer.copy(std::string_view(inner.text).substr(1), 1);
  Report report;
  report.source =
      "\xEF\xBB\xBF"
      "ab\xFF"
      "cd";
  report.text = outer.text;
  report.map = ingest::compose(outer, inner);
  EXPECT_EQ(source_position(report, 0), 7U);
  EXPECT_EQ(source_position(report, 1), 4U);
  EXPECT_EQ(source_position(report, 2), 5U);
  EXPECT_EQ(source_position(report, 5), 6U);
  EXPECT_EQ(source_position(report, 6), 7U);
}

TEST(BlockKind, HasAName) {
  EXPECT_EQ(to_string(BlockKind::headline), "headline");
  EXPECT_EQ(to_string(BlockKind::quoted_post), "quoted_post");
  EXPECT_EQ(to_string(BlockKind::background), "background");
}

}  // namespace
}  // namespace dateline
