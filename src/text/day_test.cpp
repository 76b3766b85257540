// SPDX-License-Identifier: Apache-2.0
#include "text/day.h"

#include <gtest/gtest.h>

namespace dateline::text {
namespace {

TEST(Day, reads_and_writes_iso_dates) {
  for (const char* date : {"1970-01-01", "2024-02-29", "2025-08-21", "0001-01-01", "9999-12-31"}) {
    EXPECT_EQ(format_day(parse_day(date).value()), date);
  }
  EXPECT_EQ(parse_day("1970-01-02"), 1);
  EXPECT_EQ(parse_day("2025-08-21T10:00:00Z"), parse_day("2025-08-21"));
}

TEST(Day, refuses_what_is_no_day) {
  for (const char* date :
       {"", "2025-02-29", "2025-13-01", "2025-8-21", "21-08-2025", "2025-08-21x", "2025/08/21"}) {
    EXPECT_EQ(parse_day(date), std::nullopt) << date;
  }
}

}  // namespace
}  // namespace dateline::text
