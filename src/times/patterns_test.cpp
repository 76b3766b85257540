// SPDX-License-Identifier: Apache-2.0
// Runs the example of every row of every pack's times_patterns.tsv.
#include "times/patterns.h"

#include <algorithm>
#include <filesystem>
#include <optional>

#include <gtest/gtest.h>

#include "segment/segmenter.h"
#include "syntax/parser.h"
#include "tables/test_cases.h"
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

/// A row's example without its brackets, and the letters that stood in them.
struct Example {
  std::string text;
  Span span;
};

std::optional<Example> example_of(const tables::Table& table, const tables::Row& row) {
  std::string text(table.cell(row, "example"));
  const std::size_t open = text.find('[');
  const std::size_t close = text.find(']');
  if (open >= close || close == std::string::npos) return std::nullopt;
  text.erase(close, 1);
  text.erase(open, 1);
  return Example{text, {static_cast<std::uint32_t>(open), static_cast<std::uint32_t>(close - 1)}};
}

std::string fault_of(const tables::Table& table, const tables::Row& row, Span span,
                     const Analysis& analysis) {
  const std::string_view wanted = table.cell(row, "value");
  for (const TimeMention& mention : analysis.times) {
    if (mention.span != span) continue;
    if (mention.rule != tables::rule_name(table, row)) return "another row reads it";
    return mention.when.edtf == (wanted == "-" ? "" : wanted) ? "" : "another value";
  }
  return "nothing is found there";
}

/// A pack's times, with words cut plainly or with its own words and trees.
class Pack {
 public:
  Pack(const fs::path& folder, bool with_trees) : find_(folder, faults), cut_(folder, faults) {
    if (with_trees) parse_.emplace(folder / "syntax.model");
  }

  Analysis operator()(const std::string& text) {
    Report report;
    report.text = text;
    report.date = day_from(2024, 7, 5);
    report.blocks = {{{0, static_cast<std::uint32_t>(text.size())}, BlockKind::body}};
    Analysis analysis;
    if (parse_) {
      cut_(report, analysis);
      (*parse_)(text, analysis, workspace_);
    } else {
      analysis = cut_words(text);
    }
    find_(report, analysis);
    return analysis;
  }

  std::vector<Diagnostic> faults;

 private:
  TimeFinder find_;
  segment::Segmenter cut_;
  std::optional<syntax::Parser> parse_;
  syntax::Workspace workspace_;
};

void run_examples(const fs::path& folder, bool with_trees) {
  Pack pack(folder, with_trees);
  const std::string name = folder.filename().string() + "/times_patterns.tsv";
  const tables::Table table =
      tables::read_tsv(folder / "times_patterns.tsv", {"example", "value"}, pack.faults);
  tables::KnownExamples known(fs::path(DATELINE_SOURCE_DIR) / "tests/cases/examples-known.tsv",
                              name + (with_trees ? " (trees)" : ""), pack.faults);
  ASSERT_EQ(to_string(pack.faults), "");
  std::size_t examples = 0;
  for (const tables::Row& row : table.rows) {
    if (table.cell(row, "example") == "-") continue;
    const std::string rule = tables::rule_name(table, row);
    const std::optional<Example> example = example_of(table, row);
    ASSERT_TRUE(example) << rule << ": the example has no brackets";
    ++examples;
    const Analysis analysis = pack(example->text);
    const std::string verdict = known.verdict(tables::row_key(table, row, {"pattern", "meaning"}),
                                              fault_of(table, row, example->span, analysis));
    EXPECT_TRUE(verdict.empty()) << rule << ": " << verdict << "\n"
                                 << describe(example->text, analysis);
  }
  EXPECT_GT(examples, 50U) << "the examples are gone";
  for (const std::string& gone : known.gone()) {
    ADD_FAILURE() << "no row with an example is named " << gone << ": take it out of the list";
  }
}

TEST(Patterns, every_example_gets_its_value) {
  ASSERT_GE(packs_with_times().size(), 2U);
  for (const fs::path& pack : packs_with_times()) run_examples(pack, false);
}

TEST(Patterns, every_example_gets_its_value_with_trees) {
  ASSERT_GE(packs_with_times().size(), 2U);
  for (const fs::path& pack : packs_with_times()) run_examples(pack, true);
}

}  // namespace
}  // namespace dateline::times
