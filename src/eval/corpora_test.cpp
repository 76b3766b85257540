// SPDX-License-Identifier: Apache-2.0
// FactRuEval's and PETRARCH's formats, over texts of our own. What the program finds is asked for
// first and then made the gold, so that nothing hangs on how well it reads.
#include <map>
#include <sstream>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "dateline/error.h"
#include "eval/task.h"
#include "eval/tiny_gold.h"

namespace dateline::eval {
namespace {

using testing::Each;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

std::string fault_of(const Request& request) {
  try {
    static_cast<void>(evaluate(request, test_engine()));
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

// ---- FactRuEval ----------------------------------------------------------------------------

class FactRu : public testing::Test {
 protected:
  FactRu() { write("", ""); }

  void write(const std::string& spans, const std::string& objects) const {
    folder.write("book_1.txt", text);
    folder.write("book_1.spans", spans);
    folder.write("book_1.objects", objects);
  }

  [[nodiscard]] Request request(const std::string& lang = "en") const {
    return {.task = "names", .gold = folder.path(), .lang = lang, .errors = true};
  }

  [[nodiscard]] Outcome run() const { return evaluate(request(), test_engine()); }

  /// "offset length" in code points.
  [[nodiscard]] std::string place_of(const std::string& letters) const {
    const auto points = [](std::string_view bytes) {
      return std::ranges::count_if(bytes, [](char c) { return (c & 0xC0) != 0x80; });
    };
    const std::size_t at = text.find(letters);
    return fmt::format("{} {}", points(std::string_view(text).substr(0, at)), points(letters));
  }

  const std::string text =
      "Déjà vu, says the café: the German chancellor Angela Merkel met Emmanuel Macron in "
      "Berlin.\n\nThe mayor of Berlin was there.\n";
  TestFolder folder;
};

const Figure& all_names(const Outcome& outcome) { return outcome.figures.back(); }

TEST_F(FactRu, offsets_count_code_points) {
  std::string spans;
  std::string objects;
  int id = 0;
  for (const std::string& extra : run().errors) {  // "EXTRA, text, kind, letters"
    std::istringstream cells(extra);
    std::string cell[4];
    for (std::string& one : cell) std::getline(cells, one, '\t');
    EXPECT_EQ(cell[0], "EXTRA");
    if (objects.find("# " + cell[3]) != std::string::npos) continue;  // Berlin, the second time
    static const std::map<std::string, std::pair<std::string, std::string>> types = {
        {"person", {"surname", "Person"}},
        {"body", {"org_name", "Org"}},
        {"place", {"loc_name", "LocOrg"}}};
    const auto& [span, object] = types.at(cell[2]);
    spans += fmt::format("{} {} {} 7 1  # 7 {}\n", ++id, span, place_of(cell[3]), cell[3]);
    objects += fmt::format("{} {} {} # {}\n", 100 + id, object, id, cell[3]);
  }
  ASSERT_GE(id, 3) << "Merkel, Macron and Berlin at least";
  write(spans, objects);
  const Outcome outcome = run();
  EXPECT_EQ(all_names(outcome).name, "names: all");
  EXPECT_EQ(all_names(outcome).recall, 100);
  EXPECT_EQ(all_names(outcome).n, id);
  EXPECT_THAT(outcome.errors, Each(StartsWith("EXTRA\tbook_1\tplace\tBerlin")));
}

TEST_F(FactRu, a_name_is_the_cover_of_its_naming_letters) {
  write("1 name " + place_of("Angela") + " 1 1 # 1 Angela\n2 surname " + place_of("Merkel") +
            " 1 1 # 2 Merkel\n3 job " + place_of("chancellor") + " 1 1 # 3 chancellor\n",
        "9 Person 1 2 3 # Angela Merkel chancellor\n");
  const Outcome outcome = run();
  EXPECT_EQ(outcome.figures.front().name, "names: person");
  EXPECT_EQ(outcome.figures.front().recall, 100);
  EXPECT_EQ(outcome.figures.front().n, 1);
}

TEST_F(FactRu, a_description_that_holds_anothers_name_is_no_name) {
  write("1 loc_name " + place_of("Berlin") + " 1 1 # 1 Berlin\n2 org_descr " + place_of("mayor") +
            " 1 1 # 2 mayor\n3 geo_adj " + place_of("German") + " 1 1 # 3 German\n",
        "7 Org 1 2 # Berlin mayor\n8 LocOrg 3 # German\n9 Project 1 # Berlin\n");
  EXPECT_EQ(all_names(run()).n, 0);
}

TEST_F(FactRu, faulty_rows_are_told_by_line) {
  write("\n1 loc_name 5000 3 1 1 # 1 none\n", "");
  EXPECT_THAT(fault_of(request()), HasSubstr("book_1.spans:2: no row of FactRuEval"));
  write("1 loc_name 0\n", "");
  EXPECT_THAT(fault_of(request()), HasSubstr("book_1.spans:1:"));
  write("1 loc_name 9223372036854775807 9223372036854775807\n", "");
  EXPECT_THAT(fault_of(request()), HasSubstr("book_1.spans:1:"));
  write("", "4 Person 12 # nobody\n");
  EXPECT_THAT(fault_of(request()), HasSubstr("book_1.objects:1:"));
}

TEST_F(FactRu, a_language_without_a_pack_is_told) {
  EXPECT_THAT(fault_of(request("xx")), HasSubstr("no language pack reads xx"));
}

// ---- PETRARCH ------------------------------------------------------------------------------

class Petrarch : public testing::Test {
 protected:
  Petrarch() {
    folder.write("cameo_to_plover.txt",
                 "# CAMEO to PLOVER\n\n04: CONSULT\n042: CONSULT, visit,   # Make a visit\n"
                 "19: ASSAULT,,military\n19: COERCE # of two the first\n20: AID\n");
  }

  /// A record with these codings, over a sentence with one CONSULT.
  static std::string sentence(const std::string& codings) {
    return "<Sentence date=\"20240506\" id=\"T\">" + codings +
           "<Text>\nThe president of France met \nthe chancellor of Germany.\n</Text>"
           "<Parse>(ROOT)</Parse></Sentence>\n";
  }
  static std::string code(const std::string& code) {
    return "<EventCoding sourcecode=\"A\" targetcode=\"B\" eventcode=\"" + code +
           "\"></EventCoding>";
  }

  [[nodiscard]] Outcome run(const std::string& sentences) const {
    return evaluate(request(sentences), test_engine());
  }
  [[nodiscard]] Request request(const std::string& sentences) const {
    return {.task = "events",
            .gold = folder.write(
                "records.xml", "<Validation><Sentences>" + sentences + "</Sentences></Validation>"),
            .errors = true};
  }

  TestFolder folder;
};

TEST_F(Petrarch, codes_are_classes_by_their_longest_known_prefix) {
  for (const char* consult : {"04", "042", "0421", "046K"}) {
    const Outcome outcome = run(sentence(code(consult)));
    EXPECT_EQ(outcome.figures.front().value, 100) << consult;
    EXPECT_THAT(outcome.errors, IsEmpty());
  }
  const Outcome outcome = run(sentence(code("190")));
  EXPECT_EQ(outcome.figures.front().value, 0);
  EXPECT_THAT(outcome.errors,
              ElementsAre("CLASS\tT\tgold ASSAULT, ours CONSULT\tThe president of France met the "
                          "chancellor of Germany."));
}

TEST_F(Petrarch, classes_are_counted_as_often_as_they_stand) {
  const Outcome outcome = run(sentence(code("042") + code("04")));
  EXPECT_EQ(outcome.figures[0].recall, 50);
  EXPECT_EQ(outcome.figures[0].n, 2);
  EXPECT_EQ(outcome.figures[1].value, 100);  // each once
}

TEST_F(Petrarch, codes_without_a_class_are_left_out) {
  EXPECT_EQ(run(sentence(code("042") + code("010"))).figures[0].value, 100);
  const Outcome outcome = run(sentence(code("042")) + sentence(code("023") + code("012")) +
                              sentence("<EventCoding error=\"dateline\"></EventCoding>"));
  EXPECT_EQ(outcome.figures[0].value, 100);
  EXPECT_EQ(outcome.figures[0].units, 1U);
}

TEST_F(Petrarch, records_without_events_are_gold_too) {
  const Outcome outcome =
      run(sentence(code("042")) + sentence("<EventCoding noevents = \"True\"></EventCoding>"));
  EXPECT_EQ(outcome.figures[0].precision, 50);
  EXPECT_EQ(outcome.figures[0].recall, 100);
  EXPECT_EQ(outcome.figures[2].name, "events: sentences with an event");
  EXPECT_EQ(outcome.figures[2].precision, 50);
}

TEST_F(Petrarch, faults_are_told) {
  EXPECT_THAT(fault_of(request("")), HasSubstr("no <Sentence>"));
  const Request good = request(sentence(code("042")));
  folder.write("cameo_to_plover.txt", "04: TALK\n");
  EXPECT_THAT(fault_of(good), HasSubstr("cameo_to_plover.txt: no class of PLOVER: 04: TALK"));
  std::filesystem::remove(folder.path() / "cameo_to_plover.txt");
  EXPECT_THAT(fault_of(good), HasSubstr("cameo_to_plover.txt"));
  EXPECT_THAT(fault_of({.task = "places", .gold = good.gold}), HasSubstr("GeoVirus"));
}

}  // namespace
}  // namespace dateline::eval
