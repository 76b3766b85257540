// SPDX-License-Identifier: Apache-2.0
#pragma once
// Counts what was right and turns it into figures with bootstrap intervals.
//   Sheet sheet;
//   sheet.next_unit();                                  // a document, a sentence, a page
//   sheet.add("names, all", Measure::f1, {.hits = 3, .found = 4, .gold = 5});
//   for (const Figure& figure : sheet.figures()) ...

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::eval {

/// How counts become a figure.
///   f1            2 hits / (found + gold), per cent
///   f1_apart      2PR/(P+R) of P = right / found and R = hits / gold, per cent
///   accuracy      hits / gold, per cent
///   macro_f1      mean of f1 over the labels of `add_label` that occur in the gold
///   per_hundred   100 hits / gold: "false events per 100 lines"; no per cent, may pass 100
///   mean          hits / gold / 10, for means of values given in thousandths (0.987 -> 98.7)
enum class Measure : std::uint8_t { f1, f1_apart, accuracy, macro_f1, per_hundred, mean };

struct Counts {
  std::int64_t hits = 0;
  std::int64_t found = 0;  // f1, f1_apart and macro_f1 only
  std::int64_t gold = 0;
  std::int64_t right = 0;  // f1_apart only: how many of `found` are right

  Counts& operator+=(const Counts& other);
};

/// One figure; without gold (or found things, for f1) there is none and value, low and high are
/// NaN. The interval holds 95 % of 1,000 bootstrap resamples of the units (percentile method, Efron
/// 1979; fixed seed, so that the same counts print the same interval). Where all or none is right,
/// resampling shows no spread: then it is the rule of three (3/n; Hanley, Lippman-Hand 1983).
/// macro_f1 has no interval (NaN) when a label of the gold has fewer than ten things.
struct Figure {
  std::string name;
  Measure measure = Measure::f1;
  double value = 0;
  double low = 0;
  double high = 0;
  double precision = 0;  // f1, f1_apart
  double recall = 0;     // f1, f1_apart
  std::int64_t n = 0;    // things in the gold
  std::size_t units = 0;
};

class Sheet {
 public:
  /// The counts that follow belong to the next unit of resampling.
  void next_unit() { ++units_; }
  /// Makes the figure known even if nothing is ever counted.
  void expect(std::string_view figure, Measure measure) { row(figure, measure); }
  void add(std::string_view figure, Measure measure, const Counts& counts);
  /// macro_f1: the counts of one label.
  void add_label(std::string_view figure, std::string_view label, const Counts& counts);

  /// The counts of a figure unit by unit (of its first label), for paired comparisons.
  [[nodiscard]] std::vector<Counts> by_unit(std::string_view figure) const;
  /// In the order in which they were first added.
  [[nodiscard]] std::vector<Figure> figures() const;

 private:
  struct Cell {
    std::size_t unit = 0;
    std::size_t label = 0;
    Counts counts;
  };
  struct Row {
    std::string name;
    Measure measure = Measure::f1;
    std::map<std::string, std::size_t, std::less<>> labels;
    std::vector<Cell> cells;  // by unit
  };

  Row& row(std::string_view figure, Measure measure);
  [[nodiscard]] Figure figure_of(const Row& row) const;

  std::vector<Row> rows_;
  std::size_t units_ = 0;
};

/// The difference right - left of an F1 over the same units, with the interval of 1,000 paired
/// resamples: does the second do better than the first?
Figure paired_difference(const std::vector<Counts>& left, const std::vector<Counts>& right);

}  // namespace dateline::eval
