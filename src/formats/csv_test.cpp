// SPDX-License-Identifier: Apache-2.0
#include "formats/csv.h"

#include <gtest/gtest.h>

namespace dateline::formats {
namespace {

TEST(CsvLine, quotes_where_needed) {
  EXPECT_EQ(csv_line({"a", "b,c", "d\"e", "f\ng", ""}), "a,\"b,c\",\"d\"\"e\",\"f\ng\",\r\n");
}

TEST(CsvLine, a_formula_becomes_text) {
  for (const char* formula : {"=1+1", "+cmd", "-cmd", "@SUM(A1)", "\tx", "\nx", "--1", "-", "-1-1",
                              "+1 2", "＝1", "-0044-03-15", "1"}) {
    const std::string line = csv_line({formula}, CsvCells::safe);
    const bool guarded = line.starts_with("'") || line.starts_with("\"'");
    EXPECT_EQ(guarded, std::string(formula) != "1") << formula;
  }
}

TEST(CsvLine, a_number_stays_a_number) {
  for (const char* number : {"-33.86880", "+5", "-1", "-1e-06", "151.20930", "-0.5E+3"}) {
    EXPECT_EQ(csv_line({number}), std::string(number) + "\r\n");
  }
}

TEST(CsvLine, raw_cells_are_exact) {
  EXPECT_EQ(csv_line({"=1", "\x1b", "-x"}, CsvCells::raw), "=1,\x1b,-x\r\n");
  EXPECT_EQ(csv_line({"\x1b", "\u202e"}, CsvCells::safe), "\\x1B,\\u202E\r\n");
}

TEST(Csv, a_place_south_and_west_keeps_its_numbers) {
  Event event;
  event.id = "ev-a";
  event.where.name = "=Sydney";
  event.where.latitude = -33.8688;
  event.where.longitude = -151.2;
  const std::string table = csv({event});
  EXPECT_NE(table.find(",'=Sydney,"), std::string::npos);
  EXPECT_NE(table.find(",-33.86880,-151.20000,"), std::string::npos);
  EXPECT_NE(csv({event}, CsvCells::raw).find(",=Sydney,"), std::string::npos);
}

}  // namespace
}  // namespace dateline::formats
