// SPDX-License-Identifier: Apache-2.0
// tests/cases/events/*.tsv through the whole pipeline: sentences of our own writing and the events
// they must give. Wrong ones are printed; a language passes with nine in ten right.

#include <filesystem>
#include <iostream>
#include <map>
#include <optional>
#include <string>

#include <gtest/gtest.h>

#include "events/finder.h"
#include "names/name_finder.h"
#include "segment/segmenter.h"
#include "syntax/parser.h"
#include "tables/tsv.h"
#include "text/day.h"
#include "times/finder.h"

namespace dateline::events {
namespace {

constexpr int needed_percent = 90;

const std::filesystem::path source = DATELINE_SOURCE_DIR;

class Reader {
 public:
  explicit Reader(const std::string& lang)
      : knowledge_(
            {.folder = source / "knowledge", .languages = source / "languages", .gazetteer = {}},
            faults_),
        segment_(source / "languages" / lang, faults_),
        parse_(source / "languages" / lang / "syntax.model"),
        times_(source / "languages" / lang, faults_),
        names_(source / "languages" / lang, knowledge_, faults_),
        events_(source / "languages" / lang, knowledge_, table_faults_),
        lang_(lang) {}

  Report report_of(const std::string& text) const {
    Report report;
    report.key = "case";
    report.lang = lang_;
    report.text = report.source = text;
    report.date = text::parse_day("2025-08-13");
    report.blocks = {{Span{0, static_cast<std::uint32_t>(text.size())}, BlockKind::body}};
    return report;
  }

  std::vector<EventMention> read(const std::string& text) {
    const Report report = report_of(text);
    Analysis analysis;
    analysis.lang = lang_;
    segment_(report, analysis);
    parse_(report.text, analysis, workspace_);
    times_(report, analysis);
    names_(report, analysis);
    events_(report, analysis);
    std::erase_if(analysis.events, [](const EventMention& event) { return event.same_as; });
    return analysis.events;
  }

  [[nodiscard]] const std::vector<Diagnostic>& table_faults() const { return table_faults_; }

 private:
  std::vector<Diagnostic> faults_;
  std::vector<Diagnostic> table_faults_;
  knowledge::Knowledge knowledge_;
  segment::Segmenter segment_;
  syntax::Parser parse_;
  times::TimeFinder times_;
  names::NameFinder names_;
  EventFinder events_;
  syntax::Workspace workspace_;
  std::string lang_;
};

bool is_one(const Participant& participant, const std::string& wanted) {
  return participant.country == wanted || participant.id == wanted || participant.name == wanted;
}

// Every wanted one is there, and for a named set nobody of another country is.
bool people_fit(const std::vector<Participant>& people, const std::string& wanted) {
  if (wanted.empty() || wanted == "*") return true;
  if (wanted == "-") return people.empty();
  for (const std::string& one : tables::split_list(wanted)) {
    const bool found = std::any_of(people.begin(), people.end(),
                                   [&](const Participant& who) { return is_one(who, one); });
    if (!found) return false;
  }
  return true;
}

bool text_fits(const std::string& found, const std::string& wanted) {
  if (wanted.empty() || wanted == "*") return true;
  return wanted == "-" ? found.empty() : found == wanted;
}

bool fits(const EventMention& event, const tables::Table& table, const tables::Row& row) {
  const auto cell = [&](const char* column) { return std::string(table.cell(row, column)); };
  return to_string(event.event_class) == cell("class") &&
         text_fits(std::string(to_string(event.mode)), cell("mode")) &&
         text_fits(std::string(to_string(event.status)), cell("status")) &&
         people_fit(event.actors, cell("actors")) &&
         people_fit(event.recipients, cell("recipients")) &&
         text_fits(event.when.edtf, cell("when")) &&
         (text_fits(event.where.country, cell("where")) ||
          text_fits(event.where.name, cell("where")));
}

std::string describe(const EventMention& event) {
  std::string out = std::string(to_string(event.event_class)) + "/" +
                    std::string(to_string(event.mode)) + " " + std::string(to_string(event.status));
  for (const auto* list : {&event.actors, &event.recipients}) {
    out += " [";
    for (const Participant& one : *list) out += one.id + "(" + one.country + ") ";
    out += "]";
  }
  return out + " " + event.when.edtf + " " + event.where.name + " " + event.rule;
}

void check(const std::string& lang) {
  const auto model = source / "languages" / lang / "syntax.model";
  if (!std::filesystem::exists(model)) GTEST_SKIP() << "no " << model;
  std::vector<Diagnostic> faults;
  const auto table =
      tables::read_tsv(source / "tests/cases/events" / (lang + ".tsv"), {"text", "class"}, faults);
  ASSERT_EQ(to_string(faults), "");
  Reader reader(lang);
  ASSERT_EQ(to_string(reader.table_faults()), "");
  int right = 0;
  std::string text;
  std::vector<EventMention> events;
  for (const tables::Row& row : table.rows) {
    if (!table.cell(row, "text").empty()) {
      text = table.cell(row, "text");
      events = reader.read(text);
    }
    const bool ok = table.cell(row, "class") == "none"
                        ? events.empty()
                        : std::any_of(events.begin(), events.end(), [&](const EventMention& event) {
                            return fits(event, table, row);
                          });
    right += ok;
    if (ok) continue;
    std::cout << lang << ".tsv:" << row.line << ": " << text << "\n";
    for (const EventMention& event : events) std::cout << "    " << describe(event) << "\n";
  }
  std::cout << lang << ": " << right << " of " << table.rows.size() << " cases right\n";
  EXPECT_GE(right * 100, needed_percent * static_cast<int>(table.rows.size()));
}

TEST(EventCases, english) { check("en"); }
TEST(EventCases, gujarati) { check("gu"); }

TEST(EventFinder, is_total) {
  const auto model = source / "languages" / "en" / "syntax.model";
  if (!std::filesystem::exists(model)) GTEST_SKIP() << "no " << model;
  Reader reader("en");
  EXPECT_TRUE(reader.read("").empty());
  EXPECT_TRUE(reader.read("\n\n   \"\" “ ” ((( 17th XVII").empty());
  std::string noise;
  for (int i = 0; i < 800; ++i) noise += "talks between and met ";
  reader.read(noise);
}

TEST(EventFinder, same_text_same_events) {
  const auto model = source / "languages" / "en" / "syntax.model";
  if (!std::filesystem::exists(model)) GTEST_SKIP() << "no " << model;
  Reader reader("en");
  const std::string text = "Kenya held talks with Chad on Friday. Chad condemned the attack.";
  EXPECT_EQ(reader.read(text), reader.read(text));
}

}  // namespace
}  // namespace dateline::events
