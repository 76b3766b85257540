// SPDX-License-Identifier: Apache-2.0
#include "ingest/ingest.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ingest/test_tables.h"
#include "ingest/written_date.h"
#include "text/utf8.h"

namespace dateline::ingest {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

Ingested read(std::string bytes, const IngestOptions& options = {}) {
  return ingest(std::move(bytes), options, project_tables());
}

Report one(std::string bytes, const IngestOptions& options = {}) {
  Ingested result = read(std::move(bytes), options);
  EXPECT_EQ(to_string(result.faults), "");
  EXPECT_THAT(result.reports, SizeIs(1));
  return result.reports.empty() ? Report{} : std::move(result.reports.front());
}

std::string fault(std::string bytes, const std::string& name = "f") {
  const Ingested result = read(std::move(bytes), {.name = name});
  EXPECT_THAT(result.reports, IsEmpty());
  EXPECT_THAT(result.faults, SizeIs(1));
  return result.faults.empty() ? "" : result.faults.front().message;
}

TEST(PlainText, KeepsEveryByteOfGoodText) {
  const std::string bytes = "One.\r\n\r\nTwo \xE0\xAA\x86\xE0\xAA\xB5\r three.\n";
  const Report report = one(bytes);
  EXPECT_EQ(report.text, bytes);
  EXPECT_EQ(report.source, bytes);
  EXPECT_THAT(report.notes, IsEmpty());
  EXPECT_EQ(source_position(report, 9), 9U);
}

TEST(PlainText, ReadsBrokenBytesAsReplacementAndSaysSo) {
  const Report report = one("café \xE9 à Orléans \xC3\x28 end");
  EXPECT_EQ(report.text, "café \uFFFD à Orléans \uFFFD( end");
  ASSERT_THAT(report.notes, SizeIs(1));
  EXPECT_THAT(report.notes[0], HasSubstr("2 ill-formed UTF-8 sequences read as U+FFFD"));
  const auto end = static_cast<std::uint32_t>(report.text.find("end"));
  EXPECT_EQ(report.source.substr(source_position(report, end)), "end");
}

TEST(PlainText, ReadsWindows1252AndSaysSo) {
  const Report report =
      one("The talks in Orl\xE9"
          "ans: \x93no more\x94, he said.\n");
  EXPECT_EQ(report.text, "The talks in Orléans: “no more”, he said.\n");
  ASSERT_THAT(report.notes, SizeIs(1));
  EXPECT_THAT(report.notes[0], HasSubstr("read as windows-1252"));
  const auto end = static_cast<std::uint32_t>(report.text.find("he said"));
  EXPECT_EQ(report.source.substr(source_position(report, end)), "he said.\n");
}

TEST(JsonLines, ReadsWindows1252AndSaysSo) {
  const Report report =
      one("{\"text\":\"The talks in Orl\xE9"
          "ans ended.\"}\n",
          {.name = "a.jsonl"});
  EXPECT_EQ(report.text, "The talks in Orléans ended.");
  EXPECT_THAT(report.notes, testing::ElementsAre(HasSubstr("read as windows-1252")));
}

TEST(JsonLines, TellsWhatItCannotRead) {
  const Report report = one("{\"text\":\"\xCE\xF1\xEB\xEE \xCE\xF1\xEB\xEE \xCE\xF1\"}\n");
  EXPECT_THAT(report.text, HasSubstr("\uFFFD"));
  EXPECT_THAT(report.notes, testing::ElementsAre(HasSubstr("letters are lost")));
}

TEST(PlainText, ReadsUtf16OfBothOrdersAndDropsMarks) {
  using namespace std::string_literals;
  EXPECT_EQ(one("\xFF\xFEO\0s\0l\0o\0\x3D\xD8\x00\xDE"s).text, "Oslo\U0001F600");
  EXPECT_EQ(one("\xFE\xFF\0O\0s\0l\0o\0"s).text, "Oslo\uFFFD");
  EXPECT_EQ(one("\xEF\xBB\xBFOslo"s).text, "Oslo");
  const Report report = one("\xFF\xFEO\0s\0l\0o\0"s);
  EXPECT_EQ(source_position(report, 2), 6U);
}

TEST(PlainText, RefusesWhatIsNotText) {
  using namespace std::string_literals;
  EXPECT_EQ(fault(""), "empty");
  EXPECT_THAT(fault("  \n "), HasSubstr("empty"));
  EXPECT_THAT(fault("a\0b"s), HasSubstr("NUL"));
  EXPECT_THAT(fault(std::string(5000, 'x') + "\0"s), HasSubstr("NUL"));
  EXPECT_THAT(fault("\xFF\xFE"
                    "a\0\0\0b\0"s),
              HasSubstr("NUL"));
  EXPECT_THAT(fault("%PDF-1.4 ..."), HasSubstr("looks like a PDF; extract the text first"));
  EXPECT_THAT(fault("PK\x03\x04zzz"), HasSubstr("ZIP"));
  EXPECT_THAT(fault("\x1F\x8B\x08zz"), HasSubstr("gzip"));
  EXPECT_THAT(fault("\x89PNG\r\n"), HasSubstr("PNG"));
  EXPECT_THAT(fault("<?xml version='1.0'?>\n<rss version='2.0'></rss>"), HasSubstr("RSS"));
  EXPECT_THAT(fault("<feed xmlns='http://www.w3.org/2005/Atom'></feed>"), HasSubstr("Atom"));
  EXPECT_THAT(fault("<?xml version='1.0'?>\n<newsItem/>"), HasSubstr("XML"));
  EXPECT_THAT(fault("WARC/1.0\r\nWARC-Type: warcinfo\r\n"), HasSubstr("WARC"));
  EXPECT_THAT(fault(std::string(most_bytes_of_a_report + 1, 'x')), HasSubstr("16 MiB"));
}

TEST(PlainText, TakesFromOutsideWhatTheBytesDoNotSay) {
  const IngestOptions options{
      .outlet = "ANI", .url = "", .lang = "en", .name = "f", .date = day_of(2020, 1, 1), .id = ""};
  EXPECT_EQ(one("They met.", options).date, day_of(2020, 1, 1));
  EXPECT_EQ(one("Date: 2024-07-05\nThey met.", options).date, day_of(2024, 7, 5));
  EXPECT_EQ(one("They met.", options).outlet, "ANI");
  EXPECT_EQ(one("They met.").date, std::nullopt);
}

TEST(ReportKey, IsIdThenAddressThenHash) {
  EXPECT_EQ(one("They met.", {.id = "a-1"}).key, "a-1");
  EXPECT_EQ(one("They met.", {.url = "https://x.org/1"}).key, "https://x.org/1");
  const std::string key = one("They met.").key;
  EXPECT_THAT(key, testing::StartsWith("tx-"));
  EXPECT_THAT(key, SizeIs(19));
  EXPECT_EQ(key, one("They met.").key);
  EXPECT_NE(key, one("They met!").key);
  EXPECT_NE(key, one("They met.", {.outlet = "ANI"}).key);
}

TEST(JsonLines, ReadsEveryFieldAndKeepsTheRest) {
  const Report report =
      one(R"({"id":"r-7","url":"https://x.org/7","source":"X","date":"2024-07-05T01:02:03+05:30",)"
          R"("lang":"en","title":"A pact","text":"They met.","tags":["a",{"b":1}],"rank":1.50})"
          "\n");
  EXPECT_EQ(report.key, "r-7");
  EXPECT_EQ(report.url, "https://x.org/7");
  EXPECT_EQ(report.outlet, "X");
  EXPECT_EQ(report.date, day_of(2024, 7, 5));
  EXPECT_EQ(report.lang, "en");
  EXPECT_EQ(report.title, "A pact");
  EXPECT_EQ(report.text, "A pact\n\nThey met.");
  EXPECT_EQ(report.extra, R"({"tags":["a",{"b":1}],"rank":1.50})");
  ASSERT_THAT(report.blocks, SizeIs(2));
  EXPECT_EQ(report.blocks[0], (Block{{0, 6}, BlockKind::headline}));
  EXPECT_EQ(report.blocks[1], (Block{{8, 17}, BlockKind::body}));
}

TEST(JsonLines, MapsLettersBackToTheLine) {
  const Report report =
      one(R"({"text":"He said \"no\" to caf\u00e9s \ud83d\ude00 and left.","title":"T\u00e9"})");
  EXPECT_EQ(report.text, "T\u00e9\n\nHe said \"no\" to caf\u00e9s \U0001F600 and left.");
  const auto source_of = [&](std::string_view letters) {
    const auto at = static_cast<std::uint32_t>(report.text.find(letters));
    return report.source.substr(source_position(report, at), 6);
  };
  EXPECT_EQ(source_of("He said"), "He sai");
  EXPECT_EQ(source_of("no\" to"), "no\\\" t");
  EXPECT_EQ(source_of("\u00e9s"), "\\u00e9");
  EXPECT_EQ(source_of("left."), "left.\"");
  EXPECT_EQ(source_of("T\u00e9"), "T\\u00e");
}

TEST(JsonLines, NamesTheLineOfEachFault) {
  const Ingested result = read(
      "{\"text\":\"Good.\"}\n\n{\"text\":5}\n{\"text\":\"x\",\"date\":\"soon\"}\n{broken\n[1]\n"
      "{\"title\":null}\n{\"text\":\"Good too.\",\"id\":12}",
      {.name = "n.jsonl"});
  ASSERT_THAT(result.reports, SizeIs(2));
  EXPECT_EQ(result.reports[1].key, "12");
  const std::string faults = to_string(result.faults);
  EXPECT_THAT(faults, HasSubstr("n.jsonl:3: \"text\" must be a string"));
  EXPECT_THAT(faults, HasSubstr("n.jsonl:4: \"date\" is \"soon\"; write it as 2024-07-05"));
  EXPECT_THAT(faults, HasSubstr("n.jsonl:5: not JSON"));
  EXPECT_THAT(faults, HasSubstr("n.jsonl:6: not a JSON object"));
  EXPECT_THAT(faults, HasSubstr("n.jsonl:7: no \"text\""));
  EXPECT_THAT(result.faults, SizeIs(5));
}

TEST(JsonLines, SaysHowToMakeLinesOfOtherJson) {
  EXPECT_THAT(fault("{\n  \"text\": \"x\"\n}\n"), HasSubstr("jq -c . FILE"));
  EXPECT_THAT(fault("[{\"text\": \"x\"}]"), HasSubstr("jq -c '.[]' FILE"));
  EXPECT_EQ(one("[Oslo] They met.").text, "[Oslo] They met.");
  EXPECT_EQ(one("{They} met.").text, "{They} met.");
}

TEST(JsonLines, SurvivesHostileLines) {
  EXPECT_THAT(read("{\"text\":" + std::string(200000, '[') + "}").faults, SizeIs(1));
  const std::string deep = std::string(100000, '[') + std::string(100000, ']');
  EXPECT_EQ(one("{\"text\":\"ok\",\"x\":" + deep + "}").extra, "{\"x\":" + deep + "}");
  EXPECT_THAT(fault("{\"text\":\"a\\u0000b\"}"), HasSubstr("NUL"));
  EXPECT_THAT(fault("{\"text\":\"\\ud800\"}"), HasSubstr("not JSON"));
  EXPECT_EQ(one("{\"text\":\"caf\x81!\"}").text, "caf\uFFFD!");
}

}  // namespace
}  // namespace dateline::ingest
