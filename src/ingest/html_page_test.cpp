// SPDX-License-Identifier: Apache-2.0
#include "ingest/html_page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ingest/html_depth.h"
#include "ingest/html_tree.h"
#include "ingest/json_ld.h"
#include "ingest/page_metadata.h"
#include "ingest/page_text.h"
#include "ingest/test_tables.h"
#include "ingest/written_date.h"

namespace dateline::ingest {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

Report read(std::string page, const IngestOptions& options = {}) {
  Ingested result = ingest(std::move(page), options, project_tables());
  EXPECT_EQ(to_string(result.faults), "");
  return result.reports.empty() ? Report{} : std::move(result.reports.front());
}

std::vector<std::string> parts(const Report& report) {
  std::vector<std::string> result;
  for (const Block& block : report.blocks)
    result.push_back(std::string(to_string(block.kind)) + ":" +
                     std::string(slice(report.text, block.span)));
  return result;
}

const std::string story =
    "<p>OSLO, July 5 (Reuters) - Fiji&#8217;s foreign minister met her Norwegian counterpart here, "
    "and the two spoke about fish, ships &amp; storms for three hours.</p>\n"
    "<p>The ministers, who had not met in years, will meet again in Suva in the spring, "
    "officials of both sides said after the talks.</p>\n";

const std::string page =
    "<!DOCTYPE html><html lang=\"en-GB\"><head><title>Fiji and Norway talk fish | The Tide</title>"
    "<meta property=\"og:site_name\" content=\"The Tide\">"
    "<link rel=\"canonical\" href=\"https://tide.example/2024/07/06/fish\">"
    "<meta property=\"article:published_time\" content=\"2024-07-05T22:10:00+02:00\"></head>"
    "<body><nav><a href=\"/\">Home</a> <a href=\"/w\">World</a></nav><article>"
    "<h1>Fiji and Norway talk fish</h1>"
    "<figure><img src=\"a.jpg\"><figcaption>The ministers in Oslo</figcaption></figure>" +
    story +
    "<blockquote class=\"twitter-tweet\"><p>Good talks in Oslo today.</p>&mdash; Fiji</blockquote>"
    "<script>var x = '<p>no</p>';</script></article>"
    "<aside class=\"related\"><a href=\"/1\">Ten fish you must see</a></aside>"
    "<footer>All rights reserved</footer></body></html>";

TEST(HtmlPage, TakesTheArticleAndItsParts) {
  const Report report = read(page);
  EXPECT_THAT(
      parts(report),
      ElementsAre("headline:Fiji and Norway talk fish", "caption:The ministers in Oslo",
                  "dateline:OSLO, July 5 (Reuters) -",
                  "body:Fiji’s foreign minister met her Norwegian counterpart here, and the two "
                  "spoke about fish, ships & storms for three hours.\n\nThe ministers, who had not "
                  "met in years, will meet again in Suva in the spring, officials of both sides "
                  "said after the talks.",
                  "quoted_post:Good talks in Oslo today.\n\n— Fiji"));
  EXPECT_EQ(report.title, "Fiji and Norway talk fish");
  EXPECT_EQ(report.outlet, "The Tide");
  EXPECT_EQ(report.url, "https://tide.example/2024/07/06/fish");
  EXPECT_EQ(report.key, report.url);
  EXPECT_EQ(report.lang, "");  // long enough to tell by its letters
  EXPECT_EQ(report.date, day_of(2024, 7, 5));
  EXPECT_EQ(report.date_span, std::nullopt);
}

TEST(HtmlPage, LeadsEveryLetterBackToThePage) {
  const Report report = read(page);
  const auto source_of = [&](std::string_view letters) {
    const auto at = static_cast<std::uint32_t>(report.text.find(letters));
    return report.source.substr(source_position(report, at), 12);
  };
  EXPECT_EQ(source_of("Norwegian"), "Norwegian co");
  EXPECT_EQ(source_of("’s"), "&#8217;s for");
  EXPECT_EQ(source_of("s foreign"), "s foreign mi");
  EXPECT_EQ(source_of("& storms"), "&amp; storms");
  EXPECT_EQ(source_of("storms"), "storms for t");
  EXPECT_EQ(source_of("— Fiji"), "&mdash; Fiji");
  EXPECT_EQ(source_of("Fiji and"), "Fiji and Nor");
}

TEST(HtmlPage, RanksWhatTellsTheDate) {
  const std::string json =
      "<script type=\"application/ld+json\">{\"@graph\":[{\"@type\":[\"NewsArticle\"],"
      "\"headline\":\"Fish\",\"datePublished\":\"2024-01-01\",\"publisher\":{\"name\":\"Tide\"}}]}"
      "</script>";
  const std::string meta = "<meta name=\"pubdate\" content=\"2024-02-02\">";
  const std::string time = "<time datetime=\"2024-03-03T01:00\">3 March</time>";
  const std::string link = "<link rel=canonical href=\"https://x.org/2024/04/04/fish\">";
  const auto date = [&](const std::string& head, const std::string& body) {
    return read("<html><head>" + head + "</head><body>" + body + story + "</body></html>").date;
  };
  EXPECT_EQ(date(json + meta + link, time), day_of(2024, 1, 1));
  EXPECT_EQ(date(meta + link, time), day_of(2024, 2, 2));
  EXPECT_EQ(date(link, time), day_of(2024, 3, 3));
  EXPECT_EQ(date(link, ""), day_of(2024, 4, 4));
  EXPECT_EQ(date("", ""), std::nullopt);
}

TEST(HtmlPage, DoesNotBelieveALanguageOfAnotherScript) {
  std::string text;
  for (int i = 0; i < 5; ++i) text += "ફિજીના વડાપ્રધાન મળ્યા. ";
  const std::string body = "<body><p>" + text + "</p></body></html>";
  EXPECT_EQ(read("<html lang=en-US>" + body).lang, "");
  EXPECT_EQ(read("<html lang=gu>" + body).lang, "gu");
  EXPECT_EQ(read("<html lang=zxx>" + body).lang, "");
  EXPECT_EQ(read("<html lang=en-GB><body><p>The ministers met in Oslo.</p></body>").lang, "en-GB");
}

TEST(HtmlPage, ReadsTheDeclaredCharacterSet) {
  const std::string cyrillic = "\xCE\xF1\xEB\xEE";  // Осло in windows-1251
  std::string long_text;
  for (int i = 0; i < 30; ++i) long_text += cyrillic + ", ";
  const Report report =
      read("<html><head><meta charset=windows-1251></head><body><p>" + long_text + "</p></body>");
  EXPECT_THAT(report.text, testing::StartsWith("Осло, Осло"));
  EXPECT_EQ(source_position(report, 10),
            static_cast<std::uint32_t>(report.source.find(cyrillic) + 6));
}

TEST(HtmlPage, GuessesTheOldDefaultWhenNoneIsDeclared) {
  const Report report = read("<html><body><p>caf\xE9 caf\xE9 caf\xE9</p></body></html>");
  EXPECT_EQ(report.text, "café café café");
  EXPECT_THAT(report.notes, ElementsAre(HasSubstr("no character set declared")));
}

TEST(HtmlPage, ReadsTheEncodingOfAnXmlDeclaration) {
  std::string text;
  for (int i = 0; i < 30; ++i) text += "\xCE\xF1\xEB\xEE, ";  // windows-1251
  const Report report = read("<?xml version=\"1.0\" encoding='windows-1251'?><html><body><p>" +
                             text + "</p></body></html>");
  EXPECT_THAT(report.text, testing::StartsWith("Осло, Осло"));
  EXPECT_THAT(report.notes, IsEmpty());
}

TEST(HtmlPage, TellsWhatItCannotRead) {
  // windows-1251 that nothing declares is no windows-1252, whatever a browser would make of it.
  const std::string cyrillic = "\xCE\xF1\xEB\xEE \xCE\xF1\xEB\xEE \xCE\xF1\xEB\xEE";
  const Report silent = read("<p>" + cyrillic + cyrillic + cyrillic + "</p><html>");
  EXPECT_THAT(silent.text, HasSubstr("\uFFFD"));
  EXPECT_THAT(silent.notes, ElementsAre(HasSubstr("letters are lost; convert the text to UTF-8")));
  const Report unknown = read("<html><meta charset=klingon><p>caf\xE9 caf\xE9 caf\xE9</p></html>");
  EXPECT_EQ(unknown.text, "café café café");
  EXPECT_THAT(unknown.notes, ElementsAre(HasSubstr("klingon"), HasSubstr("read as windows-1252")));
  const Report broken = read("<html><meta charset=utf-8><p>caf\xE9 caf\xE9 caf\xE9</p></html>");
  EXPECT_THAT(broken.notes, ElementsAre(HasSubstr("3 ill-formed UTF-8 sequences")));
}

TEST(HtmlPage, KeepsUtf8WithOneBrokenByte) {
  const Report report = read("<html><p>A café in Orléans, caf\xE9, and déjà vu.</p></html>");
  EXPECT_THAT(report.text, HasSubstr("A café in Orléans"));
  EXPECT_THAT(report.notes, ElementsAre(HasSubstr("1 ill-formed UTF-8 sequence read")));
}

TEST(HtmlPage, IsTotalOnHostilePages) {
  for (const std::string& part :
       {std::string("<div>"), std::string("<b id=x><p>"),
        std::string("<table><td><div></div></div>"), std::string("<a>"), std::string("&"),
        std::string("<!--"), std::string("<svg><p>"), std::string("<template>"),
        std::string("<select><option>"), std::string("<font a=1><p>")}) {
    std::string hostile = "<html><body>";
    for (int i = 0; i < 20000; ++i) hostile += part;
    hostile += story;
    const Ingested result = ingest(std::move(hostile), {}, project_tables());
    EXPECT_FALSE(result.reports.empty() && result.faults.empty()) << part << ": not a word";
  }
}

TEST(HtmlPage, SaysWhenThereIsNoText) {
  const Ingested result = ingest("<html><body><img src=x></body></html>", {}, project_tables());
  EXPECT_THAT(result.reports, IsEmpty());
  EXPECT_THAT(to_string(result.faults), HasSubstr("no text"));
}

TEST(LimitDepth, LeavesOrdinaryPagesAndLengthsAlone) {
  EXPECT_EQ(limit_depth(page), page);
  std::string deep;
  for (int i = 0; i < 1000; ++i) deep += "<div>x";
  const std::string limited = limit_depth(deep);
  EXPECT_EQ(limited.size(), deep.size());
  EXPECT_THAT(limited, Not(HasSubstr("<div>x<div>x     x     x<div>")));
  EXPECT_TRUE(limited.ends_with("     x"));
  EXPECT_EQ(limit_depth("<"), "<");
  EXPECT_EQ(limit_depth(""), "");
}

TEST(HtmlTree, KnowsSubtreesAndAttributes) {
  const HtmlTree tree("<p id=a>one <b>two</b></p><p>three</p>");
  const std::uint32_t p = tree.find("p");
  ASSERT_LT(p, tree.nodes().size());
  EXPECT_EQ(tree.text_of(p), "one two");
  EXPECT_EQ(tree.attribute(tree.nodes()[p], "id"), "a");
  EXPECT_EQ(tree.attribute(tree.nodes()[p], "class"), "");
  EXPECT_EQ(tree.find("table"), tree.nodes().size());
}

TEST(Align, FollowsEntitiesAndLineEnds) {
  const std::string_view raw = "a\r\nb&nbsp;c&amp;d&#x41;e &notanentity h&NotEqualTilde;g";
  const HtmlTree tree("<pre>x" + std::string(raw) + "</pre>");
  const std::uint32_t pre = tree.find("pre");
  const HtmlNode& node = tree.nodes()[pre + 1];
  const std::string html = "<pre>x" + std::string(raw) + "</pre>";
  const MappedText text = align(html, node.text, node.source, node.source_end);
  EXPECT_EQ(text.text, node.text);
  Report report;
  report.source = html;
  report.text = text.text;
  report.map = text.map;
  for (const char letter : {'b', 'c', 'd', 'y', 'h', 'g'}) {
    const auto at = static_cast<std::uint32_t>(report.text.rfind(letter));
    EXPECT_EQ(html[source_position(report, at)], letter) << letter;
  }
}

TEST(JsonLd, FindsTheArticleOnly) {
  EXPECT_FALSE(read_json_ld("{broken"));
  EXPECT_FALSE(read_json_ld("{\"@type\":\"Organization\",\"name\":\"x\"}"));
  EXPECT_FALSE(read_json_ld(std::string(100000, '[')));
  const auto article = read_json_ld(
      "<![CDATA[ [{\"@type\":\"WebPage\"},{\"@type\":\"ReportageNewsArticle\",\"headline\":\"H\","
      "\"datePublished\":\"2024-07-05\",\"publisher\":[{\"name\":\"P\"}]}] ]]>");
  ASSERT_TRUE(article);
  EXPECT_EQ(article->headline, "H");
  EXPECT_EQ(article->publisher, "P");
}

TEST(DateInUrl, WantsYearMonthDay) {
  EXPECT_EQ(date_in_url("https://x.org/world/2024/07/05/a"), day_of(2024, 7, 5));
  EXPECT_EQ(date_in_url("https://x.org/2024/7/5"), day_of(2024, 7, 5));
  EXPECT_EQ(date_in_url("https://x.org/2024/13/05/"), std::nullopt);
  EXPECT_EQ(date_in_url("https://x.org/2024/07/a"), std::nullopt);
  EXPECT_EQ(date_in_url(""), std::nullopt);
}

}  // namespace
}  // namespace dateline::ingest
