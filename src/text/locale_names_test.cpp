// SPDX-License-Identifier: Apache-2.0
#include "text/locale_names.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dateline::text {
namespace {

TEST(CountryName, is_that_of_cldr_in_any_language) {
  EXPECT_EQ(country_name("RU", "en"), "Russia");
  EXPECT_EQ(country_name("RU", "gu"), "રશિયા");
  EXPECT_EQ(country_name("IN", "ru"), "Индия");
  EXPECT_EQ(country_name("QX", "en"), "");
  EXPECT_EQ(country_name("", "en"), "");
}

TEST(MonthNames, begin_in_january) {
  EXPECT_EQ(month_names("en").front(), "January");
  EXPECT_EQ(month_names("en", {.abbreviated = true}).at(8), "Sep");
  EXPECT_EQ(month_names("gu").at(6), "જુલાઈ");
  EXPECT_EQ(month_names("ru").at(7), "августа");
  EXPECT_EQ(month_names("ru", {.standalone = true}).at(7), "август");
}

TEST(WeekdayNames, begin_on_monday) {
  EXPECT_THAT(weekday_names("en"), testing::SizeIs(7));
  EXPECT_EQ(weekday_names("en").front(), "Monday");
  EXPECT_EQ(weekday_names("gu").back(), "રવિવાર");
}

TEST(IcuVersion, is_a_number) { EXPECT_NE(icu_version().find('.'), std::string::npos); }

}  // namespace
TEST(LocaleNames, languages_have_one_shortest_code) {
  EXPECT_EQ(shortest_language("guj"), "gu");
  EXPECT_EQ(shortest_language("arb"), "ar");
  EXPECT_EQ(shortest_language("zho"), "zh");
  EXPECT_EQ(shortest_language("ru"), "ru");
}

}  // namespace dateline::text
