// SPDX-License-Identifier: Apache-2.0
#include "tables/tsv.h"

#include <fstream>
#include <functional>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dateline::tables {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class Tsv : public testing::Test {
 protected:
  void SetUp() override {
    const auto* info = testing::UnitTest::GetInstance()->current_test_info();
    folder_ = std::filesystem::path(testing::TempDir()) / (std::string("tsv-") + info->name());
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  Table read(const std::string& contents, const std::vector<std::string>& required = {"form"}) {
    std::ofstream(file(), std::ios::binary) << contents;
    return read_tsv(file(), required, faults_);
  }
  [[nodiscard]] std::filesystem::path file() const { return folder_ / "words.tsv"; }

  std::filesystem::path folder_;
  std::vector<Diagnostic> faults_;
};

TEST_F(Tsv, reads_rows_by_column_name_and_counts_lines) {
  const Table table = read("# words\nform\tkind\n# more\nમંત્રી\tnoun\n\nminister\t noun \n");
  ASSERT_EQ(table.rows.size(), 2U);
  EXPECT_EQ(table.cell(table.rows[0], "form"), "મંત્રી");
  EXPECT_EQ(table.rows[0].line, 4);
  EXPECT_EQ(table.rows[1].line, 6);
  EXPECT_EQ(table.cell(table.rows[1], "kind"), "noun");
  EXPECT_EQ(table.cell(table.rows[1], "absent"), "");
  EXPECT_EQ(rule_name(table, table.rows[1]).substr(0, 4), "tsv-");
  EXPECT_THAT(rule_name(table, table.rows[1]), HasSubstr("/words.tsv:6"));
  EXPECT_THAT(faults_, IsEmpty());
}

TEST_F(Tsv, takes_windows_lines_a_byte_order_mark_and_no_last_newline) {
  const Table table = read(
      "\xEF\xBB\xBF"
      "form\tkind\r\na\tb\r\nc\td");
  ASSERT_EQ(table.rows.size(), 2U);
  EXPECT_EQ(table.columns.front(), "form");
  EXPECT_EQ(table.cell(table.rows[1], "kind"), "d");
}

TEST_F(Tsv, lets_trailing_empty_cells_be_left_off) {
  const Table table = read("form\tkind\tmark\na\n");
  ASSERT_EQ(table.rows.size(), 1U);
  EXPECT_EQ(table.cell(table.rows[0], "mark"), "");
}

TEST_F(Tsv, names_every_fault_and_keeps_the_whole_rows) {
  const Table table = read("form\tkind\na\tb\tc\nd\te\n\xFF\xFE\tx\n", {"form"});
  ASSERT_EQ(table.rows.size(), 1U);
  EXPECT_EQ(table.cell(table.rows[0], "form"), "d");
  const std::string all = to_string(faults_);
  EXPECT_THAT(all, HasSubstr("words.tsv:2: 3 cells, but the header names 2 columns"));
  EXPECT_THAT(all, HasSubstr("words.tsv:4: not well-formed UTF-8"));
}

/// What reading a table with these contents complains of.
std::string complaint(const std::function<void()>& read) {
  try {
    read();
  } catch (const Error& error) {
    return error.what();
  }
  return {};
}

TEST_F(Tsv, of_which_nothing_can_be_used_is_an_error) {
  const auto what = [this](const std::string& contents) {
    return complaint([&] { read(contents, {"form", "mark"}); });
  };
  EXPECT_THAT(what("form\tkind\na\tb\n"),
              HasSubstr("words.tsv: the header line lacks the column 'mark'"));
  for (const char* contents : {"", "# only words\n", "\r\n\r\n", "\xEF\xBB\xBF"}) {
    EXPECT_THAT(what(contents), HasSubstr("words.tsv: has no header line")) << contents;
  }
  EXPECT_THAT(what("\xFF\xFE"
                   "form\tmark\n"),
              HasSubstr("is no table in UTF-8"));
  EXPECT_THAT(what("# \xE4\nform\tmark\n"), HasSubstr("is no table in UTF-8"));
  EXPECT_THAT(what(std::string("form\tmark\na\0b\n", 14)), HasSubstr("zero bytes"));
  EXPECT_EQ(what("form\tmark\n"), "") << "rows may be missing";
}

TEST_F(Tsv, missing_is_an_error_unless_optional) {
  try {
    read_tsv(folder_ / "absent.tsv", {}, faults_);
    FAIL();
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), HasSubstr("absent.tsv: No such file"));
  }
  EXPECT_THAT(read_optional_tsv(folder_ / "absent.tsv", {"form"}, faults_).rows, IsEmpty());
  EXPECT_THAT(faults_, IsEmpty());
  EXPECT_THROW(read_file(folder_), Error);
}

TEST_F(Tsv, read_file_gives_every_byte) {
  std::string bytes;
  for (int i = 0; i < 300000; ++i) bytes.push_back(static_cast<char>(i * 31));
  std::ofstream(file(), std::ios::binary) << bytes;
  EXPECT_EQ(read_file(file()), bytes);
}

TEST(SplitList, leaves_out_empty_parts) {
  EXPECT_THAT(split_list("a| b ||c|"), ElementsAre("a", "b", "c"));
  EXPECT_THAT(split_list("one two", ' '), ElementsAre("one", "two"));
  EXPECT_THAT(split_list(""), IsEmpty());
}

TEST(ParseNumbers, takes_whole_cells_only) {
  EXPECT_EQ(parse_int("-12"), -12);
  EXPECT_FALSE(parse_int("12a").has_value());
  EXPECT_FALSE(parse_int("").has_value());
  EXPECT_FALSE(parse_int("99999999999999999999").has_value());
  EXPECT_EQ(parse_double("2.5"), 2.5);
  EXPECT_FALSE(parse_double("2,5").has_value());
}

TEST(Diagnostics, print_file_line_and_message) {
  EXPECT_EQ(to_string({{"a.tsv", 3, "bad"}, {"b.tsv", 0, "missing"}}),
            "a.tsv:3: bad\nb.tsv: missing\n");
}

}  // namespace
}  // namespace dateline::tables
