// SPDX-License-Identifier: Apache-2.0
// Runs the example of every row of every pack's times_patterns.tsv.
#include "times/patterns.h"

#include <algorithm>
#include <filesystem>

#include <gtest/gtest.h>

#include "tables/tsv.h"
#include "times/calendar.h"
#include "times/finder.h"
#include "times/test_report.h"

namespace dateline::times {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> packs_with_times() {
  std::vector<fs::path> packs;
  for (const fs::directory_entry& entry :
       fs::directory_iterator(fs::path(DATELINE_SOURCE_DIR) / "languages")) {
    if (fs::exists(entry.path() / "times_patterns.tsv")) packs.push_back(entry.path());
  }
  std::ranges::sort(packs);
  return packs;
}

std::string describe(const std::string& text, const Analysis& analysis) {
  std::string found = text + "\n  found:";
  for (const TimeMention& mention : analysis.times) {
    found += "\n    [" + std::string(slice(text, mention.span)) + "] " + mention.when.edtf + " " +
             mention.rule + " " + mention.when.why;
  }
  return found;
}

void run_example(const TimeFinder& find, const tables::Table& table, const tables::Row& row) {
  std::string text(table.cell(row, "example"));
  const std::string wanted(table.cell(row, "value"));
  if (text == "-") return;
  const std::size_t open = text.find('[');
  const std::size_t close = text.find(']');
  ASSERT_TRUE(open < close && close != std::string::npos) << text;
  text.erase(close, 1);
  text.erase(open, 1);
  const Span span{static_cast<std::uint32_t>(open), static_cast<std::uint32_t>(close - 1)};
  Report report;
  report.text = text;
  report.date = day_from(2024, 7, 5);
  Analysis analysis = cut_words(text);
  find(report, analysis);
  for (const TimeMention& mention : analysis.times) {
    if (mention.span != span) continue;
    EXPECT_EQ(mention.when.edtf, wanted == "-" ? "" : wanted) << mention.when.why;
    EXPECT_EQ(mention.rule, tables::rule_name(table, row));
    return;
  }
  ADD_FAILURE() << tables::rule_name(table, row)
                << " finds nothing there: " << describe(text, analysis);
}

TEST(Patterns, every_example_gets_its_value) {
  ASSERT_GE(packs_with_times().size(), 2U);
  for (const fs::path& pack : packs_with_times()) {
    std::vector<Diagnostic> diagnostics;
    const TimeFinder find(pack, diagnostics);
    EXPECT_TRUE(diagnostics.empty()) << to_string(diagnostics);
    const tables::Table table =
        tables::read_tsv(pack / "times_patterns.tsv", {"example", "value"}, diagnostics);
    for (const tables::Row& row : table.rows) run_example(find, table, row);
  }
}

}  // namespace
}  // namespace dateline::times
