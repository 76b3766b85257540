// SPDX-License-Identifier: Apache-2.0
#include "eval/news_gold.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "dateline/error.h"
#include "eval/tiny_gold.h"
#include "text/day.h"

namespace dateline::eval {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;

/// The message of the Error, "" when there is none.
std::string fault_of(const TinyGold& gold, const std::string& half = "open",
                     const std::string& lang = "en") {
  try {
    static_cast<void>(gold.read_all(half, lang));
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

TEST(NewsGold, reads_all_tables) {
  const TinyGold gold;
  const auto documents = gold.read_all();
  ASSERT_THAT(documents, SizeIs(1));
  const NewsDocument& document = documents.front();
  EXPECT_EQ(document.name, "tiny.1");
  EXPECT_EQ(document.date, text::parse_day("2024-05-04"));
  EXPECT_EQ(document.report.date, document.date);
  EXPECT_EQ(document.entities.at("a1").country, "NOR");
  EXPECT_THAT(document.entities.at("a1").sectors, ElementsAre("GOV"));
  EXPECT_EQ(document.entities.at("a3").label, "Weststad, NLD");
  EXPECT_EQ(document.times.at("t1").value, "2024-05-03");
  const GoldEvent& event = document.events.at("e1");
  EXPECT_EQ(event.event_class, EventClass::consult);
  EXPECT_EQ(event.status, Status::happened);
  EXPECT_THAT(event.actors, ElementsAre("a1", "a2"));
  EXPECT_EQ(event.place, "a3");
  EXPECT_EQ(document.events.at("e2").mode, Mode::allege);
  EXPECT_THAT(document.names, SizeIs(5));
  EXPECT_THAT(document.time_mentions, SizeIs(1));
  ASSERT_THAT(document.event_mentions, SizeIs(3));
  EXPECT_FALSE(document.event_mentions[0].repeat);
  EXPECT_TRUE(document.event_mentions[1].repeat);
  ASSERT_THAT(document.fillers, SizeIs(4));
  EXPECT_FALSE(document.fillers[0].recipient);
  EXPECT_TRUE(document.fillers[3].recipient);
}

TEST(NewsGold, letters_lead_from_the_report_to_the_line_and_back) {
  const TinyGold gold;
  const NewsDocument document = gold.read();
  for (const auto& [line, word] :
       {std::pair{1, "met"}, std::pair{2, "talks"}, std::pair{2, "lying."}, std::pair{3, "The"}}) {
    const Letters at = document.letters(in_text(document, line, word));
    EXPECT_EQ(at.line, line);
    EXPECT_EQ(slice(tiny_lines[line], at.span), word);
    EXPECT_EQ(document.line_text(line), tiny_lines[line]);
  }
  EXPECT_EQ(document.letters({}), Letters{});
  EXPECT_EQ(document.line_text(0), "");
  EXPECT_EQ(document.line_text(4), "");
}

TEST(NewsGold, the_line_counts_from_the_documents_first) {
  const TinyGold gold;
  gold.write("open/documents.tsv",
             "document\tfirst\tlast\tdate\ntiny.0\t1\t1\t2024-05-04\ntiny.1\t2\t3\t2024-05-04\n");
  gold.write("open/entities.tsv", "document\tid\tkind\ntiny.1\ta1\tperson\n");
  gold.write("open/times.tsv", "document\tid\ttype\tvalue\n");
  gold.write("open/events.tsv", "document\tid\tclass\n");
  for (const char* layer : {"names", "times", "events", "roles"}) {
    gold.write(std::string("open/en/") + layer + ".tsv",
               "line\tfrom\tto\tentity\tevent\ttime\trole\n");
  }
  gold.write("open/en/names.tsv", "line\tfrom\tto\tentity\n" + cells_of(2, "Holm") + "\ta1\n");
  const auto documents = gold.read_all();
  ASSERT_THAT(documents, SizeIs(2));
  EXPECT_THAT(documents[0].names, SizeIs(0));
  ASSERT_THAT(documents[1].names, SizeIs(1));
  const Letters at = documents[1].letters(in_text(documents[1], 3, "weather"));
  EXPECT_EQ(at.line, 3);
}

TEST(NewsGold, other_languages_have_the_documents_they_name) {
  const TinyGold gold;
  gold.write("languages.tsv", "lang\tfile\nen\teng.txt\nnl\teng.txt\n");
  gold.write("open/documents.tsv",
             "document\tfirst\tlast\tdate\ntiny.1\t1\t3\t2024-05-04\ntiny.2\t4\t5\t2024-05-04\n");
  gold.write("open/nl/documents.tsv", "document\ntiny.1\n");
  for (const char* layer : {"names", "times", "events", "roles"}) {
    gold.write(std::string("open/nl/") + layer + ".tsv",
               "line\tfrom\tto\tentity\tevent\ttime\trole\n");
  }
  const auto documents = gold.read_all("open", "nl");
  ASSERT_THAT(documents, SizeIs(1));
  EXPECT_EQ(documents.front().report.lang, "nl");
}

struct Fault {
  const char* table;
  std::string bytes;
  const char* says;
};

TEST(NewsGold, faults_name_file_and_line) {
  const std::string events =
      "document\tid\tclass\tmode\tstatus\tactors\trecipients\tplace\ttime\tsaid_by\n";
  const std::string names = "# a note\nline\tfrom\tto\tentity\n";
  const std::string roles = "line\tfrom\tto\tevent\trole\tentity\n";
  const std::vector<Fault> faults = {
      {"open/documents.tsv", "document\tlast\n", "documents.tsv"},
      {"open/documents.tsv", "document\tfirst\tlast\tdate\nd\tone\t3\t2024-05-04\n",
       "documents.tsv:2: first is no number"},
      {"open/documents.tsv", "document\tfirst\tlast\tdate\nd\t1\t3\tMay\n",
       "documents.tsv:2: date is no day"},
      {"open/entities.tsv", "document\tid\tkind\ntiny.7\ta1\tperson\n",
       "entities.tsv:2: no document tiny.7"},
      {"open/events.tsv", events + "tiny.1\te1\tTALK\t\thappened\n", "events.tsv:2: class"},
      {"open/events.tsv", events + "tiny.1\te1\tCONSULT\t\tdone\n",
       "events.tsv:2: class or status"},
      {"open/events.tsv", events + "tiny.1\te1\tCONSULT\t\thappened\ta9\n",
       "events.tsv:2: the gold has no a9"},
      {"open/events.tsv", events + "tiny.1\te1\tCONSULT\t\thappened\t\t\ta8\n",
       "events.tsv:2: the gold has no a8"},
      {"open/en/names.tsv", names + "1\tx\t4\ta1\n", "names.tsv:3: from is no number"},
      {"open/en/names.tsv", names + "1\t0\t4\n", "names.tsv:3: the gold has no"},
      {"open/en/names.tsv", names + "1\t0\t4\ta7\n", "names.tsv:3: the gold has no a7"},
      {"open/en/names.tsv", names + "9\t0\t4\ta1\n", "names.tsv:3: line belongs to no document"},
      {"open/en/names.tsv", names + "1\t0\t400\ta1\n", "names.tsv:3: the line has no such letters"},
      {"open/en/names.tsv", names + "1\t4\t4\ta1\n", "names.tsv:3: the line has no such letters"},
      {"open/en/names.tsv", names + "1\t0\t4\ta1\tx\ty\n", "names.tsv:3"},
      {"open/en/roles.tsv", roles + "1\t0\t4\te9\tact\ta1\n", "roles.tsv:2: the gold has no e9"},
      {"open/en/roles.tsv", roles + "1\t0\t4\te1\tact\ta9\n", "roles.tsv:2: the gold has no a9"},
      {"open/en/times.tsv", "line\tto\n", "times.tsv"},
  };
  for (const Fault& fault : faults) {
    const TinyGold gold;
    gold.write(fault.table, fault.bytes);
    EXPECT_THAT(fault_of(gold), HasSubstr(fault.says)) << fault.bytes;
  }
}

TEST(NewsGold, texts_that_do_not_fit_are_told) {
  const TinyGold gold;
  gold.folder().write("texts/eng.txt", "One line only, but a long one: sixty letters, or more.\n");
  EXPECT_THAT(fault_of(gold), HasSubstr("other texts"));
  std::filesystem::remove(gold.folder().path() / "texts/eng.txt");
  EXPECT_THAT(fault_of(gold), HasSubstr("eng.txt"));
}

TEST(NewsGold, unknown_halves_and_languages_are_told) {
  const TinyGold gold;
  EXPECT_THAT(fault_of(gold, "best"), HasSubstr("open or kept"));
  EXPECT_THAT(fault_of(gold, "open", "xx"), HasSubstr("no gold in language xx"));
  EXPECT_THAT(fault_of(gold, "kept"), HasSubstr("kept"));  // there is none
}

}  // namespace
}  // namespace dateline::eval
