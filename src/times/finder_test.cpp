// SPDX-License-Identifier: Apache-2.0
// Runs tests/cases/times/<lang>.tsv, with words cut plainly and with the pack's own trees.
#include "times/finder.h"

#include <filesystem>

#include <gtest/gtest.h>

#include "segment/segmenter.h"
#include "syntax/parser.h"
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
  if (const std::optional<Edtf> date = parse_edtf(table.cell(row, "date"))) {
    report.date = bounds(*date).from;
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

/// "" when the analysis holds what the row wants, else what is wrong.
std::string fault_of(const tables::Table& table, const tables::Row& row, const Report& report,
                     const Analysis& analysis) {
  const std::string_view span = table.cell(row, "span");
  const std::string_view edtf = table.cell(row, "edtf");
  if (span == "-") {
    for (const TimeMention& mention : analysis.times) {
      if (!mention.when.edtf.empty()) return "no date was wanted";
    }
    return "";
  }
  for (const TimeMention& mention : analysis.times) {
    if (slice(report.text, mention.span) != span) continue;
    if (mention.when.edtf != (edtf == "-" ? "" : edtf)) return "another value was wanted";
    if (to_string(mention.when.basis) != table.cell(row, "basis")) return "wrong basis";
    const std::optional<Edtf> value = parse_edtf(mention.when.edtf);
    if (!mention.when.edtf.empty() && !value) return "the value is no EDTF";
    if (value && bounds(*value) != DayBounds{mention.when.from, mention.when.to}) {
      return "the bounds are not those of the value";
    }
    return "";
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
                       {"text", "date", "span", "edtf", "basis"}, diagnostics);
  EXPECT_TRUE(diagnostics.empty()) << to_string(diagnostics);
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
    const std::string fault = fault_of(table, row, report, analysis);
    EXPECT_TRUE(fault.empty()) << tables::rule_name(table, row) << ": " << fault << "\n  "
                               << report.text << "\n  wanted: [" << table.cell(row, "span") << "] "
                               << table.cell(row, "edtf") << " " << table.cell(row, "basis")
                               << found_in(report, analysis);
  }
}

TEST(TimeFinder, reads_english_without_trees) { run_cases("en", false); }
TEST(TimeFinder, reads_gujarati_without_trees) { run_cases("gu", false); }

TEST(TimeFinder, reads_english_trees) {
  if (!fs::exists(root / "languages/en/syntax.model")) GTEST_SKIP() << "no English model yet";
  run_cases("en", true);
}

TEST(TimeFinder, reads_gujarati_trees) {
  if (!fs::exists(root / "languages/gu/syntax.model")) GTEST_SKIP() << "no Gujarati model yet";
  run_cases("gu", true);
}

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
