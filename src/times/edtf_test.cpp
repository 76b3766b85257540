// SPDX-License-Identifier: Apache-2.0
#include "times/edtf.h"

#include <gtest/gtest.h>

#include "times/calendar.h"

namespace dateline::times {
namespace {

/// Every year form, month form and day form that parses, alone, in intervals and in sets.
std::vector<std::string> many_values() {
  std::vector<std::string> values;
  for (const char* year : {"2024", "2025", "202X", "20XX", "XXXX", "2025?", "2024~"}) {
    values.emplace_back(year);
    for (const char* month : {"02", "07", "12", "XX", "22", "24", "34", "07?", "~02"}) {
      values.push_back(std::string(year) + "-" + month);
      for (const char* day : {"01", "15", "29", "31", "2X", "XX", "15%"}) {
        values.push_back(std::string(year) + "-" + month + "-" + day);
      }
    }
  }
  std::erase_if(values, [](const std::string& value) { return !parse_edtf(value); });
  for (const char* value :
       {"2024-01-01/2024-07-05", "../2024-07-05", "2024-07-05/..", "2024-07-05/", "/2024-07-05",
        "XXXX-06-21/XXXX-06-30", "XXXX-12-25/XXXX-01-05", "2024/2025", "2025-06/2025-07-15",
        "[2025-03-04,2025-04-03]", "{2025-07-06,2025-07-15}"}) {
    values.emplace_back(value);
  }
  return values;
}

TEST(Edtf, prints_what_it_read) {
  for (const std::string& text : many_values()) {
    const std::optional<Edtf> value = parse_edtf(text);
    ASSERT_TRUE(value) << text;
    const std::optional<Edtf> again = parse_edtf(to_string(*value));
    ASSERT_TRUE(again) << text << " printed as " << to_string(*value);
    EXPECT_EQ(*value, *again) << text;
  }
}

TEST(Edtf, prints_one_form_for_one_meaning) {
  EXPECT_EQ(to_string(*parse_edtf("2025?-08-21")), "2025?-08-21");
  EXPECT_EQ(to_string(*parse_edtf("2025-08-21?")), "2025-08-21?");
  EXPECT_EQ(to_string(*parse_edtf("?2025-?08-?21")), "2025-08-21?");
  EXPECT_EQ(to_string(*parse_edtf("2025-~08-21")), "2025-~08-21");
}

TEST(Edtf, refuses_what_no_calendar_has) {
  for (const char* text :
       {"",           "2025-02-29", "XXXX-02-30", "2025-13",       "2025-00", "2025-06-31",
        "2025-06-00", "25-06-01",   "2025-06-1",  "2025-21-05",    "2025-6",  "2025/2024",
        "/",          "../..",      "[]",         "2025-06-21-01", "X025",    "2025-X1",
        "0-0-0",      "2882015",    "2025-06-5X", "[2025-03-04",   "{2025}]"}) {
    EXPECT_FALSE(parse_edtf(text)) << text;
  }
  EXPECT_TRUE(parse_edtf("XXXX-02-29"));
  EXPECT_TRUE(parse_edtf("2024-02-29"));
}

struct BoundsCase {
  const char* edtf;
  const char* from;
  const char* to;
};

TEST(Edtf, bounds_are_inclusive_days) {
  const std::vector<BoundsCase> cases{
      {"2025-08-21", "2025-08-21", "2025-08-21"},
      {"2025-02", "2025-02-01", "2025-02-28"},
      {"2024", "2024-01-01", "2024-12-31"},
      {"202X", "2020-01-01", "2029-12-31"},
      {"2025-06-2X", "2025-06-20", "2025-06-29"},
      {"2025-22", "2025-06-01", "2025-08-31"},
      {"2025-24", "2025-12-01", "2026-02-28"},
      {"2025-34", "2025-04-01", "2025-06-30"},
      {"2024-01-01/2024-07-05", "2024-01-01", "2024-07-05"},
      {"../2024-07-05", "", "2024-07-05"},
      {"2024-07/..", "2024-07-01", ""},
      {"XXXX-07-15", "", ""},
      {"2025-XX-21", "2025-01-21", "2025-12-21"},
      {"[2025-03-04,2025-04-03]", "2025-03-04", "2025-04-03"},
      {"XXXX-06-21/XXXX-06-30", "", ""},
  };
  const auto print = [](std::optional<Day> day) { return day ? to_string(day_value(*day)) : ""; };
  for (const BoundsCase& row : cases) {
    const DayBounds days = bounds(*parse_edtf(row.edtf));
    EXPECT_EQ(print(days.from), row.from) << row.edtf;
    EXPECT_EQ(print(days.to), row.to) << row.edtf;
  }
}

TEST(Edtf, compatible_means_a_common_day) {
  EXPECT_TRUE(compatible("XXXX-07-15", "2025-07-15"));
  EXPECT_TRUE(compatible("XXXX-06-21/XXXX-06-30", "2025-06-25"));
  EXPECT_TRUE(compatible("XXXX-12-25/XXXX-01-05", "2025-01-02"));
  EXPECT_TRUE(compatible("XXXX-02", "2025-02-11"));
  EXPECT_TRUE(compatible("../2024-07-05", "2024-07-03"));
  EXPECT_TRUE(compatible("XXXX-02-29", "202X"));
  EXPECT_FALSE(compatible("XXXX-02-29", "2025"));
  EXPECT_FALSE(compatible("XXXX-07-15", "2025-07-16"));
  EXPECT_FALSE(compatible("../2024-07-05", "2024-07-06"));
  EXPECT_FALSE(compatible("XXXX-07-15", "XXXX-08"));
  EXPECT_FALSE(compatible("2025-XX-21", "2025-08-22/2025-09-20"));
  EXPECT_FALSE(compatible("not a date", "2025"));
}

TEST(Edtf, compatible_and_refine_are_symmetric) {
  const std::vector<std::string> values = many_values();
  for (const std::string& one : values) {
    for (const std::string& other : values) {
      EXPECT_EQ(compatible(one, other), compatible(other, one)) << one << " " << other;
      const std::optional<std::string> refined = refine(one, other);
      EXPECT_EQ(refined.has_value(), compatible(one, other)) << one << " " << other;
      if (!refined) continue;
      EXPECT_TRUE(parse_edtf(*refined)) << one << " " << other << " " << *refined;
      EXPECT_TRUE(compatible(*refined, one)) << one << " " << other << " " << *refined;
    }
  }
}

TEST(Edtf, refine_takes_the_more_exact) {
  const std::vector<std::array<const char*, 3>> cases{
      {"XXXX-07-15", "2025-07-15", "2025-07-15"},
      {"XXXX-07-15", "2025", "2025-07-15"},
      {"2025-07", "XXXX-07-15", "2025-07-15"},
      {"2025", "2025-07", "2025-07"},
      {"../2024-07-05", "2024", "2024-01-01/2024-07-05"},
      {"../2024-07-05", "2024-07-03", "2024-07-03"},
      {"XXXX-06-21/XXXX-06-30", "2025", "2025-06-21/2025-06-30"},
      {"XXXX-06-21/XXXX-06-30", "2025-06-25", "2025-06-25"},
      {"2024-01-01/2024-07-05", "2024-06-01/2024-12-31", "2024-06-01/2024-07-05"},
  };
  for (const auto& row : cases) {
    EXPECT_EQ(refine(row[0], row[1]), row[2]) << row[0] << " " << row[1];
    EXPECT_EQ(refine(row[1], row[0]), row[2]) << row[1] << " " << row[0];
  }
  EXPECT_EQ(refine("2025-07-15", "2025-07-16"), std::nullopt);
}

TEST(Edtf, with_year_fills_the_hole) {
  EXPECT_EQ(to_string(*with_year(*parse_edtf("XXXX-08-21"), 2025)), "2025-08-21");
  EXPECT_EQ(to_string(*with_year(*parse_edtf("XXXX-08-21"), 2025, Qualifier::uncertain)),
            "2025?-08-21");
  EXPECT_EQ(to_string(*with_year(*parse_edtf("XXXX-12-25/XXXX-01-05"), 2025)),
            "2025-12-25/2026-01-05");
  EXPECT_EQ(to_string(*with_year(*parse_edtf("2024-08"), 2025)), "2024-08");
  EXPECT_FALSE(with_year(*parse_edtf("XXXX-02-29"), 2025));
}

TEST(Edtf, granularity_is_that_of_the_coarsest_part) {
  EXPECT_EQ(granularity(*parse_edtf("XXXX-08-21")), Granularity::day);
  EXPECT_EQ(granularity(*parse_edtf("2025-08")), Granularity::month);
  EXPECT_EQ(granularity(*parse_edtf("2025-22")), Granularity::season);
  EXPECT_EQ(granularity(*parse_edtf("2025")), Granularity::year);
  EXPECT_EQ(granularity(*parse_edtf("199X")), Granularity::decade);
  EXPECT_EQ(granularity(*parse_edtf("19XX")), Granularity::century);
  EXPECT_EQ(granularity(*parse_edtf("../2024-07-05")), Granularity::interval);
}

TEST(Calendar, agrees_with_itself_over_four_centuries) {
  for (Day day = *day_from(1900, 1, 1); day <= *day_from(2300, 1, 1); ++day) {
    const Civil civil = civil_of(day);
    ASSERT_EQ(day_from(civil.year, civil.month, civil.day), day);
    ASSERT_EQ(weekday_of(day + 1), weekday_of(day) % 7 + 1);
  }
  EXPECT_EQ(weekday_of(*day_from(2025, 8, 21)), 4);
}

}  // namespace
}  // namespace dateline::times
