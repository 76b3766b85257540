// SPDX-License-Identifier: Apache-2.0
// What the runners of cases rest on: only a case that stands as its row says is silent.
#include "tables/test_cases.h"

#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dateline::tables {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(TestCases, only_what_stands_as_its_row_says_is_silent) {
  EXPECT_EQ(verdict("", ""), "");
  EXPECT_EQ(verdict("no event", "the tree is wrong"), "");
  EXPECT_EQ(verdict("no event", ""), "no event");
  EXPECT_THAT(verdict("", "the tree is wrong"), HasSubstr("take the mark"));
}

TEST(TestCases, a_mark_is_of_one_reading_or_of_both) {
  EXPECT_EQ(mark_for("trees: late", "trees"), "trees: late");
  EXPECT_EQ(mark_for("both: late", "words"), "both: late");
  EXPECT_EQ(mark_for("trees: late", "words"), "");
  EXPECT_EQ(mark_for("late", "words"), "");
  EXPECT_EQ(mark_for("", "words"), "");
}

/// The list of known examples below, of the table "en/events.tsv".
class Known : public testing::Test {
 protected:
  KnownExamples of(const std::string& rows) {
    std::ofstream(file_) << "table\trow\treason\n" << rows;
    return {file_, "en/events.tsv", faults};
  }
  ~Known() override { std::filesystem::remove(file_); }

  std::vector<Diagnostic> faults;

 private:
  std::filesystem::path file_ =
      std::filesystem::temp_directory_path() /
      ("dateline-known-" +
       std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
};

TEST_F(Known, rows_are_found_by_their_key) {
  KnownExamples known = of("en/events.tsv\tmeet / verb\tno tree\ngu/events.tsv\tcall / verb\tx\n");
  EXPECT_EQ(known.verdict("meet / verb", "no event"), "");
  EXPECT_THAT(known.verdict("meet / verb", ""), HasSubstr("take the mark"));
  EXPECT_THAT(known.verdict("call / verb", "no event"),
              HasSubstr("LIST\ten/events.tsv\tcall / verb\t"));
  EXPECT_EQ(known.verdict("call / verb", ""), "");
  EXPECT_THAT(known.gone(), IsEmpty());
  EXPECT_THAT(faults, IsEmpty());
}

TEST_F(Known, rows_that_are_gone_are_told) {
  EXPECT_THAT(of("en/events.tsv\tmeet / verb\tno tree\n").gone(), ElementsAre("meet / verb"));
}

TEST_F(Known, a_row_without_reason_or_listed_twice_is_a_fault) {
  of("en/events.tsv\tmeet / verb\t\n");
  EXPECT_EQ(faults.size(), 1U);
  of("en/events.tsv\tmeet / verb\tx\nen/events.tsv\tmeet / verb\ty\n");
  EXPECT_EQ(faults.size(), 2U);
}

TEST(TestCases, a_row_is_named_by_its_cells) {
  const Table table{"t.tsv", {"trigger", "pos", "example"}, {{2, {"meet", "verb", "They met."}}}};
  EXPECT_EQ(row_key(table, table.rows.front(), {"trigger", "pos"}), "meet / verb");
}

}  // namespace
}  // namespace dateline::tables
