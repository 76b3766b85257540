// SPDX-License-Identifier: Apache-2.0
#include "eval/sheet.h"

#include <cmath>

#include <gtest/gtest.h>

namespace dateline::eval {
namespace {

constexpr double third = 100.0 / 3;
constexpr double near = 1e-9;

Figure only(const Sheet& sheet) {
  const auto figures = sheet.figures();
  EXPECT_EQ(figures.size(), 1U);
  return figures.at(0);
}

/// Twelve units that differ.
Sheet mixed(Measure measure) {
  Sheet sheet;
  for (std::int64_t unit = 0; unit < 12; ++unit) {
    sheet.next_unit();
    sheet.add("a", measure,
              {.hits = unit % 4, .found = 3 + unit % 2, .gold = 4, .right = unit % 3});
  }
  return sheet;
}

TEST(Sheet, f1_is_twice_the_hits_by_found_and_gold) {
  Sheet sheet;
  sheet.next_unit();
  sheet.add("names", Measure::f1, {.hits = 1, .found = 1, .gold = 2});
  sheet.next_unit();
  sheet.add("names", Measure::f1, {.hits = 2, .found = 5, .gold = 4});
  const Figure figure = only(sheet);
  EXPECT_NEAR(figure.precision, 50, near);
  EXPECT_NEAR(figure.recall, 50, near);
  EXPECT_NEAR(figure.value, 50, near);
  EXPECT_EQ(figure.n, 6);
  EXPECT_EQ(figure.units, 2U);
}

TEST(Sheet, f1_apart_takes_precision_from_what_is_right) {
  Sheet sheet;
  sheet.next_unit();
  sheet.add("events", Measure::f1_apart, {.hits = 1, .found = 4, .gold = 1, .right = 2});
  const Figure figure = only(sheet);
  EXPECT_NEAR(figure.precision, 50, near);
  EXPECT_NEAR(figure.recall, 100, near);
  EXPECT_NEAR(figure.value, 2 * third, near);
}

TEST(Sheet, accuracy_per_hundred_and_mean) {
  Sheet sheet;
  sheet.next_unit();
  sheet.add("accuracy", Measure::accuracy, {.hits = 1, .gold = 3});
  sheet.add("per hundred", Measure::per_hundred, {.hits = 5, .gold = 2});
  sheet.add("mean", Measure::mean, {.hits = 987 + 1000, .gold = 2});
  const auto figures = sheet.figures();
  ASSERT_EQ(figures.size(), 3U);  // in the order in which they came
  EXPECT_EQ(figures[0].name, "accuracy");
  EXPECT_NEAR(figures[0].value, third, near);
  EXPECT_NEAR(figures[1].value, 250, near);
  EXPECT_NEAR(figures[2].value, 99.35, near);
}

TEST(Sheet, macro_f1_is_the_mean_over_the_labels_of_the_gold) {
  Sheet sheet;
  sheet.next_unit();
  sheet.add_label("status", "happened", {.hits = 3, .found = 3, .gold = 3});
  sheet.add_label("status", "planned", {.hits = 0, .found = 0, .gold = 1});
  sheet.add_label("status", "denied", {.hits = 0, .found = 1, .gold = 0});  // not in the gold
  const Figure figure = only(sheet);
  EXPECT_EQ(figure.measure, Measure::macro_f1);
  EXPECT_NEAR(figure.value, 50, near);
  EXPECT_EQ(figure.n, 4);
}

TEST(Sheet, the_interval_holds_the_value_and_is_the_same_each_time) {
  for (const Measure measure :
       {Measure::f1, Measure::f1_apart, Measure::accuracy, Measure::per_hundred}) {
    const Figure once = only(mixed(measure));
    const Figure again = only(mixed(measure));
    EXPECT_LT(once.low, once.value);
    EXPECT_GT(once.high, once.value);
    EXPECT_EQ(once.low, again.low);
    EXPECT_EQ(once.high, again.high);
  }
}

TEST(Sheet, units_that_are_alike_leave_no_doubt) {
  Sheet sheet;
  for (int unit = 0; unit < 5; ++unit) {
    sheet.next_unit();
    sheet.add("a", Measure::accuracy, {.hits = 3, .gold = 4});
  }
  const Figure figure = only(sheet);
  EXPECT_NEAR(figure.low, 75, near);
  EXPECT_NEAR(figure.high, 75, near);
}

TEST(Sheet, a_unit_without_counts_is_resampled_too) {
  Sheet sheet;
  sheet.next_unit();
  sheet.add("a", Measure::accuracy, {.hits = 1, .gold = 1});
  sheet.next_unit();
  const Figure figure = only(sheet);
  EXPECT_EQ(figure.units, 2U);
  EXPECT_EQ(figure.low, 0);  // when the empty one is drawn twice
  EXPECT_EQ(figure.high, 100);
}

TEST(Sheet, more_units_make_the_interval_narrower) {
  const auto width = [](int units) {
    Sheet sheet;
    for (int unit = 0; unit < units; ++unit) {
      sheet.next_unit();
      sheet.add("a", Measure::accuracy, {.hits = unit % 2, .gold = 1});
    }
    const Figure figure = sheet.figures().front();
    return figure.high - figure.low;
  };
  EXPECT_LT(width(400), width(20));
}

TEST(Sheet, what_was_never_counted_has_no_figure) {
  EXPECT_TRUE(Sheet().figures().empty());
  Sheet sheet;
  sheet.expect("names", Measure::f1);
  sheet.expect("status", Measure::macro_f1);
  for (const Figure& figure : sheet.figures()) {
    EXPECT_TRUE(std::isnan(figure.value));
    EXPECT_TRUE(std::isnan(figure.low));
    EXPECT_TRUE(std::isnan(figure.high));
    EXPECT_EQ(figure.n, 0);
  }
  EXPECT_EQ(sheet.figures().size(), 2U);
}

TEST(Sheet, all_right_is_not_surely_all_right) {
  Sheet sheet;
  for (int unit = 0; unit < 30; ++unit) {
    sheet.next_unit();
    sheet.add("all", Measure::accuracy, {.hits = 1, .gold = 1});
    sheet.add("none", Measure::accuracy, {.gold = 1});
  }
  const auto figures = sheet.figures();
  EXPECT_EQ(figures[0].value, 100);
  EXPECT_NEAR(figures[0].low, 90, 1e-9);  // the rule of three: 3/30
  EXPECT_EQ(figures[0].high, 100);
  EXPECT_EQ(figures[1].low, 0);
  EXPECT_NEAR(figures[1].high, 10, 1e-9);
}

TEST(Sheet, a_mean_over_rare_labels_has_no_interval) {
  Sheet sheet;
  for (int unit = 0; unit < 40; ++unit) {
    sheet.next_unit();
    sheet.add_label("status", unit < 4 ? "rare" : "usual", {.hits = 1, .found = 1, .gold = 1});
  }
  const Figure figure = sheet.figures().front();
  EXPECT_EQ(figure.value, 100);
  EXPECT_TRUE(std::isnan(figure.low));
  EXPECT_TRUE(std::isnan(figure.high));
}

TEST(Sheet, a_paired_difference_is_that_of_the_same_units) {
  Sheet left;
  Sheet right;
  for (int unit = 0; unit < 20; ++unit) {
    left.next_unit();
    right.next_unit();
    left.add("a", Measure::f1, {.hits = 1, .found = 2, .gold = 2});
    right.add("a", Measure::f1, {.hits = 2, .found = 2, .gold = 2});
  }
  const Figure difference = paired_difference(left.by_unit("a"), right.by_unit("a"));
  EXPECT_EQ(difference.value, 50);
  EXPECT_EQ(difference.low, 50);
  EXPECT_EQ(difference.units, 20U);
}

}  // namespace
}  // namespace dateline::eval
