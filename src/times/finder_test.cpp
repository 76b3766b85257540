// SPDX-License-Identifier: Apache-2.0
// Runs tests/cases/times/<lang>.tsv, with words cut plainly and with the pack's own trees.
#include "times/finder.h"

#include <filesystem>
#include <set>

#include <gtest/gtest.h>

#include "segment/segmenter.h"
#include "syntax/parser.h"
#include "tables/test_cases.h"
#include "tables/tsv.h"
#include "times/edtf.h"
#include "times/test_report.h"

namespace dateline::times {
namespace {

namespace fs = std::filesystem;

const fs::path root = DATELINE_SOURCE_DIR;

Report report_of(const tables::Table& table, const tables::Row& row) {
  Report report;
  report.text = table.cell(row, "text");
  report.blocks = {{{0, static_cast<std::uint32_t>(report.text.size())}, BlockKind::body}};
  if (table.cell(row, "date") != "-") {
    const std::optional<Edtf> date = parse_edtf(table.cell(row, "date"));
    EXPECT_TRUE(date) << tables::rule_name(table, row) << ": the report's date is none";
    if (date) report.date = bounds(*date).from;
  }
  return report;
}

std::string found_in(const Report& report, const Analysis& analysis) {
  std::string found;
  for (const TimeMention& mention : analysis.times) {
    found += "\n    [" + std::string(slice(report.text, mention.span)) + "] " + mention.when.edtf +
             " " + std::string(to_string(mention.when.basis)) + " " + mention.rule + ": " +
             mention.when.why;
  }
  return found;
}

/// "" when the mention is what the row wants, else what is wrong.
std::string mention_fault(const tables::Table& table, const tables::Row& row,
                          const TimeMention& mention) {
  const std::string_view edtf = table.cell(row, "edtf");
  if (mention.when.edtf != (edtf == "-" ? "" : edtf)) return "another value was wanted";
  if (to_string(mention.when.basis) != table.cell(row, "basis")) return "wrong basis";
  const std::optional<Edtf> value = parse_edtf(mention.when.edtf);
  if (!mention.when.edtf.empty() && !value) return "the value is no EDTF";
  if (value && bounds(*value) != DayBounds{mention.when.from, mention.when.to}) {
    return "the bounds are not those of the value";
  }
  return "";
}

/// The letters of all expressions that the rows of this text and date speak of.
std::set<std::string_view> spans_of(const tables::Table& table, const tables::Row& row) {
  std::set<std::string_view> spans;
  for (const tables::Row& other : table.rows) {
    const bool same = table.cell(other, "text") == table.cell(row, "text") &&
                      table.cell(other, "date") == table.cell(row, "date");
    if (same) spans.insert(table.cell(other, "span"));
  }
  return spans;
}

/// "" when the analysis holds what the row wants and no date that no row wants.
std::string fault_of(const tables::Table& table, const tables::Row& row, const Report& report,
                     const Analysis& analysis) {
  const std::string_view span = table.cell(row, "span");
  const std::set<std::string_view> wanted = spans_of(table, row);
  for (const TimeMention& mention : analysis.times) {
    if (mention.when.edtf.empty() || wanted.contains(slice(report.text, mention.span))) continue;
    return "a date was found that no row wants";
  }
  if (span == "-") return "";
  if (report.text.find(span) == std::string::npos) return "the text has no such letters";
  for (const TimeMention& mention : analysis.times) {
    if (slice(report.text, mention.span) == span) return mention_fault(table, row, mention);
  }
  return "the expression was not found";
}

void run_cases(const std::string& lang, bool with_tree) {
  std::vector<Diagnostic> diagnostics;
  const fs::path pack = root / "languages" / lang;
  const TimeFinder find(pack, diagnostics);
  const segment::Segmenter cut(pack, diagnostics);
  std::optional<syntax::Parser> parse;
  if (with_tree) parse.emplace(pack / "syntax.model");
  syntax::Workspace workspace;
  const tables::Table table =
      tables::read_tsv(root / "tests/cases/times" / (lang + ".tsv"),
                       {"text", "date", "span", "edtf", "basis", "known"}, diagnostics);
  ASSERT_TRUE(diagnostics.empty()) << to_string(diagnostics);
  ASSERT_GE(table.rows.size(), 70U) << "the cases are gone";
  for (const tables::Row& row : table.rows) {
    const Report report = report_of(table, row);
    Analysis analysis;
    if (with_tree) {
      cut(report, analysis);
      (*parse)(report.text, analysis, workspace);
    } else {
      analysis = cut_words(report.text);
    }
    find(report, analysis);
    const std::string known =
        tables::mark_for(table.cell(row, "known"), with_tree ? "trees" : "words");
    EXPECT_TRUE(tables::verdict(fault_of(table, row, report, analysis), known).empty())
        << tables::verdict(fault_of(table, row, report, analysis), known) << "; "
        << tables::rule_name(table, row) << "\n  " << report.text << "\n  wanted: ["
        << table.cell(row, "span") << "] " << table.cell(row, "edtf") << " "
        << table.cell(row, "basis") << found_in(report, analysis);
  }
}

TEST(TimeFinder, reads_english_without_trees) { run_cases("en", false); }
TEST(TimeFinder, reads_gujarati_without_trees) { run_cases("gu", false); }
TEST(TimeFinder, reads_english_trees) { run_cases("en", true); }
TEST(TimeFinder, reads_gujarati_trees) { run_cases("gu", true); }

TEST(TimeFinder, answers_any_bytes) {
  std::vector<Diagnostic> diagnostics;
  const TimeFinder find(root / "languages/en", diagnostics);
  std::string text;
  for (int round = 0; round < 2000; ++round) text += "5 May - July 2023 / \xE0\xAA 9 and ";
  Report report;
  report.text = text;
  report.date = 19909;
  Analysis analysis = cut_words(text);
  find(report, analysis);
  EXPECT_FALSE(analysis.times.empty());
  for (const TimeMention& mention : analysis.times) EXPECT_LE(mention.span.end, text.size());
}

}  // namespace
}  // namespace dateline::times
