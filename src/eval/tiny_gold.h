// SPDX-License-Identifier: Apache-2.0
#pragma once
// For tests: folders that go away, and a tiny gold over three lines of our own.
//   const TinyGold gold;   NewsDocument document = gold.read();
//   Analysis analysis = perfect_analysis(document);

#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>
#include <unistd.h>

#include "dateline/analysis.h"
#include "dateline/engine.h"
#include "eval/news.h"
#include "eval/news_gold.h"

namespace dateline::eval {

/// A folder of the test's own.
class TestFolder {
 public:
  TestFolder() : path_(std::filesystem::temp_directory_path() / unique_name()) {
    std::filesystem::remove_all(path_);
    std::filesystem::create_directories(path_);
  }
  ~TestFolder() { std::filesystem::remove_all(path_); }
  TestFolder(const TestFolder&) = delete;
  TestFolder& operator=(const TestFolder&) = delete;
  TestFolder(TestFolder&&) = delete;
  TestFolder& operator=(TestFolder&&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  std::filesystem::path write(const std::string& name, std::string_view bytes) const {
    std::filesystem::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary) << bytes;
    return path_ / name;
  }

 private:
  static std::string unique_name() {
    const testing::TestInfo* test = testing::UnitTest::GetInstance()->current_test_info();
    return std::string("dateline-eval-") + test->test_suite_name() + "." + test->name() + "." +
           std::to_string(getpid());
  }

  std::filesystem::path path_;
};

/// Lines 1 to 3 of the texts. The names are nobody's.
inline constexpr std::string_view tiny_lines[] = {
    "", "Ada Holm met Piet Maar in Weststad on 3 May 2024.",
    "The talks were good, and Holm accused Maar of lying.", "The weather stayed fine."};

/// In line 2 "talks" repeats the meeting of line 1; line 3 has no event.
class TinyGold {
 public:
  TinyGold();
  [[nodiscard]] const TestFolder& folder() const { return folder_; }
  /// Replaces the gold table `name` ("open/en/names.tsv").
  void write(const std::string& name, std::string_view bytes) const {
    folder_.write("news/" + name, bytes);
  }
  [[nodiscard]] std::vector<NewsDocument> read_all(const std::string& half = "open",
                                                   const std::string& lang = "en") const {
    return read_news_gold(folder_.path() / "news", folder_.path() / "texts", half, lang, {});
  }
  [[nodiscard]] NewsDocument read() const { return read_all().front(); }

 private:
  TestFolder folder_;
};

/// "1\t4\t8": where `letters` stand in a line.
inline std::string cells_of(int line, std::string_view letters) {
  const std::size_t from = tiny_lines[line].find(letters);
  return std::to_string(line) + "\t" + std::to_string(from) + "\t" +
         std::to_string(from + letters.size());
}

inline TinyGold::TinyGold() {
  std::string text;
  for (int line = 1; line <= 3; ++line) text += std::string(tiny_lines[line]) + "\n";
  folder_.write("texts/eng.txt", text);
  write("languages.tsv", "lang\tfile\nen\teng.txt\n");
  write("open/documents.tsv", "document\tfirst\tlast\tdate\ntiny.1\t1\t3\t2024-05-04\n");
  write("open/entities.tsv",
        "document\tid\tkind\tcode\tlabel\n"
        "tiny.1\ta1\tperson\tNOR.GOV\tAda Holm\n"
        "tiny.1\ta2\tperson\tNLD.GOV\tPiet Maar\n"
        "tiny.1\ta3\tplace\tNLD\tWeststad, NLD\n");
  write("open/times.tsv", "document\tid\ttype\tvalue\ntiny.1\tt1\tDATE\t2024-05-03\n");
  write("open/events.tsv",
        "document\tid\tclass\tmode\tstatus\tactors\trecipients\tplace\ttime\tsaid_by\n"
        "tiny.1\te1\tCONSULT\t\thappened\ta1 a2\t\ta3\tt1\t\n"
        "tiny.1\te2\tACCUSE\tallege\thappened\ta1\ta2\t\t\t\n");
  write("open/en/names.tsv", "line\tfrom\tto\tentity\n" + cells_of(1, "Ada Holm") + "\ta1\n" +
                                 cells_of(1, "Piet Maar") + "\ta2\n" + cells_of(1, "Weststad") +
                                 "\ta3\n" + cells_of(2, "Holm") + "\ta1\n" + cells_of(2, "Maar") +
                                 "\ta2\n");
  write("open/en/times.tsv", "line\tfrom\tto\ttime\n" + cells_of(1, "3 May 2024") + "\tt1\n");
  write("open/en/events.tsv", "line\tfrom\tto\tevent\tkind\n" + cells_of(1, "met") +
                                  "\te1\tmain\n" + cells_of(2, "talks") + "\te1\trepeat\n" +
                                  cells_of(2, "accused") + "\te2\tmain\n");
  write("open/en/roles.tsv", "line\tfrom\tto\tevent\trole\tentity\n" + cells_of(1, "Ada Holm") +
                                 "\te1\tact\ta1\n" + cells_of(1, "Piet Maar") + "\te1\tact\ta2\n" +
                                 cells_of(2, "Holm") + "\te2\tact\ta1\n" + cells_of(2, "Maar") +
                                 "\te2\trec\ta2\n");
}

/// Where `letters` of a line stand in the report.
inline Span in_text(const NewsDocument& document, int line, std::string_view letters) {
  const std::size_t start = document.report.text.find(tiny_lines[line]);
  const auto from = static_cast<std::uint32_t>(start + tiny_lines[line].find(letters));
  return {from, from + static_cast<std::uint32_t>(letters.size())};
}

inline Participant participant(const NewsDocument& document, int line, std::string_view letters,
                               const std::string& country) {
  Participant one;
  one.name = letters;
  one.kind = "person";
  one.country = country;
  one.span = in_text(document, line, letters);
  return one;
}

inline EventMention event(const NewsDocument& document, int line, std::string_view trigger,
                          EventClass event_class) {
  EventMention event;
  event.trigger = in_text(document, line, trigger);
  event.event_class = event_class;
  return event;
}

inline NameMention name(const NewsDocument& document, int line, std::string_view letters,
                        Index entity, EntityKind kind = EntityKind::person) {
  NameMention mention;
  mention.span = mention.name = in_text(document, line, letters);
  mention.entity = entity;
  mention.kind = kind;
  return mention;
}

/// What a program without faults finds. Events: met, talks, accused. Names as in the table.
inline Analysis perfect_analysis(const NewsDocument& document) {
  Analysis analysis;
  const auto entity = [&](std::string_view called, std::string_view country, EntityKind kind) {
    Entity one;
    one.name = called;
    one.country = country;
    one.kind = kind;
    analysis.entities.push_back(one);
  };
  entity("Ada Holm", "NOR", EntityKind::person);
  entity("Piet Maar", "NLD", EntityKind::person);
  entity("Weststad", "NLD", EntityKind::place);
  analysis.names = {name(document, 1, "Ada Holm", 0), name(document, 1, "Piet Maar", 1),
                    name(document, 1, "Weststad", 2, EntityKind::place),
                    name(document, 2, "Holm", 0), name(document, 2, "Maar", 1)};
  TimeMention time;
  time.span = in_text(document, 1, "3 May 2024");
  time.timex = "2024-05-03";
  analysis.times = {time};
  EventMention met = event(document, 1, "met", EventClass::consult);
  met.actors = {participant(document, 1, "Ada Holm", "NOR"),
                participant(document, 1, "Piet Maar", "NLD")};
  met.where.country = "NLD";
  EventMention talks = event(document, 2, "talks", EventClass::consult);
  talks.actors = met.actors;
  talks.same_as = 0;
  EventMention accused = event(document, 2, "accused", EventClass::accuse);
  accused.actors = {participant(document, 2, "Holm", "NOR")};
  accused.recipients = {participant(document, 2, "Maar", "NLD")};
  analysis.events = {met, talks, accused};
  return analysis;
}

/// The figures of one layer over one document, and what it tells.
struct Scored {
  std::map<std::string, Figure> figures;
  std::vector<std::string> errors;

  [[nodiscard]] const Figure& at(const std::string& figure) const { return figures.at(figure); }
};

inline Scored score(void (*layer)(const Reading&), const NewsDocument& document,
                    const Analysis& analysis) {
  Sheet sheet;
  sheet.next_unit();
  Scored scored;
  layer({.document = &document, .analysis = analysis, .sheet = &sheet, .errors = &scored.errors});
  for (const Figure& figure : sheet.figures()) scored.figures.emplace(figure.name, figure);
  return scored;
}

/// The tiny gold, and a perfect analysis of it to spoil.
class OnTinyGold : public testing::Test {
 protected:
  OnTinyGold() : document(gold.read()), analysis(perfect_analysis(document)) {}

  [[nodiscard]] Scored run(void (*layer)(const Reading&)) const {
    return score(layer, document, analysis);
  }

  TinyGold gold;
  NewsDocument document;
  Analysis analysis;
};

/// hits of found and of gold
inline void expect_counts(const Figure& figure, int hits, int found, int gold) {
  constexpr double near = 1e-9;
  EXPECT_NEAR(figure.precision, found == 0 ? 0 : 100.0 * hits / found, near) << figure.name;
  EXPECT_NEAR(figure.recall, gold == 0 ? 0 : 100.0 * hits / gold, near) << figure.name;
  EXPECT_EQ(figure.n, gold) << figure.name;
}

/// One engine over the project's own data for all tests of the program.
inline const Engine& test_engine() {
  static std::vector<Diagnostic> diagnostics;
  static const Engine engine(find_data(), diagnostics);
  return engine;
}

}  // namespace dateline::eval
