// SPDX-License-Identifier: Apache-2.0
#include "ingest/html_attributes.h"

#include <gtest/gtest.h>

#include "ingest/html_tree.h"

namespace dateline::ingest {
namespace {

std::string attributes(int count) {
  std::string list;
  for (int i = 0; i < count; ++i) list += " a" + std::to_string(i) + "=\"<1>\"";
  return list;
}

/// The most attributes that gumbo finds in one element is not asked for: the last ones must be
/// gone, the first ones and all that stands around the tag must be there.
void expect_thinned(const std::string& page) {
  const auto limited = limit_attributes(page);
  ASSERT_TRUE(limited);
  ASSERT_EQ(limited->page.size(), page.size());
  EXPECT_GT(limited->blanked, 0U);
  EXPECT_EQ(limited->page.find(" a900="), std::string::npos);
  EXPECT_EQ(limited->page.find("</b>"), page.find("</b>"));
}

TEST(HtmlAttributes, LeavesHonestPagesAlone) {
  for (const std::string& page :
       {std::string("<p class=\"a\" id=b hidden>One</p>"), "<p" + attributes(900) + ">One</p>",
        "<p title=\"" + std::string(5000, ' ') + "a > b\">One</p>", std::string("a < b and c"),
        std::string("<html><body class=a><p>x</p></body></html>"), std::string("<"),
        std::string("</"), std::string()}) {
    const auto limited = limit_attributes(page);
    ASSERT_TRUE(limited);
    EXPECT_EQ(limited->page, page);
    EXPECT_EQ(limited->blanked, 0U);
  }
}

TEST(HtmlAttributes, BlanksWhatIsTooMuch) {
  expect_thinned("<b" + attributes(5000) + ">One</b>");
  expect_thinned("<b/" + attributes(5000) + "/>One</b>");
  expect_thinned("<b>One</p" + attributes(5000) + "></b>");
  expect_thinned("<!-- <b" + attributes(5000) + "> --></b>");
  expect_thinned("<b" + attributes(5000) + ">" + "<i" + attributes(5000) + "></b>");
}

TEST(HtmlAttributes, ThinsTagsThatAreNeverClosed) {
  const auto limited = limit_attributes("<b" + attributes(5000));
  ASSERT_TRUE(limited);
  EXPECT_EQ(limited->page.find(" a900="), std::string::npos);
}

TEST(HtmlAttributes, DoesNotTakeThePageBehindAScriptAlong) {
  std::string script = "<script>for(i=0;i<n; i++) ";
  for (int i = 0; i < 2000; ++i) script += "a b ";
  const std::string page = script + "x='</script><p>The talks ended</p>'";
  const auto limited = limit_attributes(page);
  ASSERT_TRUE(limited);
  EXPECT_NE(limited->page.find("</script><p>The talks ended</p>"), std::string::npos);
}

TEST(HtmlAttributes, KeepsFewRootTags) {
  std::string page;
  for (int i = 0; i < 100; ++i) page += "<body a" + std::to_string(i) + "=1>x";
  const auto limited = limit_attributes(page);
  ASSERT_TRUE(limited);
  EXPECT_EQ(limited->blanked, 92U);
  EXPECT_NE(limited->page.find("a7=1"), std::string::npos);
  EXPECT_EQ(limited->page.find("a8=1"), std::string::npos);
}

TEST(HtmlAttributes, PositionsStayRight) {
  const std::string page = "<html><body><p" + attributes(3000) + ">One &amp; two</p></body></html>";
  const HtmlTree tree(page);
  EXPECT_EQ(tree.thinned_tags(), 1U);
  const std::uint32_t paragraph = tree.find("p");
  ASSERT_LT(paragraph + 1, tree.nodes().size());
  EXPECT_EQ(tree.nodes()[paragraph + 1].source, page.find("One &amp;"));
  EXPECT_EQ(tree.attribute(tree.nodes()[paragraph], "a3"), "<1>");
}

}  // namespace
}  // namespace dateline::ingest
