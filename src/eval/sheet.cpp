// SPDX-License-Identifier: Apache-2.0
#include "eval/sheet.h"

#include <algorithm>
#include <limits>

namespace dateline::eval {
namespace {

constexpr double hundred = 100.0;
constexpr std::size_t resamples = 1000;

double ratio(double part, double whole) { return whole == 0 ? 0.0 : hundred * part / whole; }

double f1(const Counts& c) {
  return ratio(2.0 * static_cast<double>(c.hits), static_cast<double>(c.found + c.gold));
}

double precision(Measure measure, const Counts& c) {
  return ratio(static_cast<double>(measure == Measure::f1_apart ? c.right : c.hits),
               static_cast<double>(c.found));
}

double recall(const Counts& c) {
  return ratio(static_cast<double>(c.hits), static_cast<double>(c.gold));
}

double f1_apart(const Counts& c) {
  const double p = precision(Measure::f1_apart, c);
  const double r = recall(c);
  return p + r == 0 ? 0.0 : 2 * p * r / (p + r);
}

double value_of(Measure measure, const std::vector<Counts>& sums) {
  const Counts& all = sums.front();
  const auto hits = static_cast<double>(all.hits);
  const auto gold = static_cast<double>(all.gold);
  if (measure == Measure::f1) return f1(all);
  if (measure == Measure::f1_apart) return f1_apart(all);
  if (measure == Measure::mean) return ratio(hits, gold) / 1000.0;  // thousandths to per cent
  if (measure != Measure::macro_f1) return ratio(hits, gold);
  double sum = 0;
  int labels = 0;
  for (const Counts& label : sums) {
    if (label.gold == 0) continue;
    sum += f1(label);
    ++labels;
  }
  return labels == 0 ? 0.0 : sum / labels;
}

/// What resampling cannot say; see Figure.
void mend_interval(Figure& figure, const Counts& all, const std::vector<Counts>& labels) {
  constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
  constexpr std::int64_t enough = 10;
  if (all.gold == 0 && all.found == 0) {
    figure.value = figure.low = figure.high = nothing;
    return;
  }
  if (figure.measure == Measure::macro_f1) {
    const bool thin = std::ranges::any_of(
        labels, [](const Counts& one) { return one.gold > 0 && one.gold < enough; });
    if (thin) figure.low = figure.high = nothing;
    return;
  }
  const bool share = figure.measure == Measure::f1 || figure.measure == Measure::accuracy;
  if (!share || figure.low != figure.high || all.gold == 0) return;
  const double three = std::min(hundred, 3 * hundred / static_cast<double>(all.gold));
  if (figure.value == 0) figure.high = three;
  if (figure.value == hundred) figure.low = hundred - three;
}

/// splitmix64 (Steele, Lea, Flood 2014): small, and the same everywhere.
class Random {
 public:
  std::size_t below(std::size_t bound) {
    state_ += 0x9E3779B97F4A7C15U;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return static_cast<std::size_t>((z ^ (z >> 31U)) % bound);
  }

 private:
  std::uint64_t state_ = 20260101;
};

}  // namespace

Counts& Counts::operator+=(const Counts& other) {
  hits += other.hits;
  found += other.found;
  gold += other.gold;
  right += other.right;
  return *this;
}

Sheet::Row& Sheet::row(std::string_view figure, Measure measure) {
  const auto known = std::ranges::find(rows_, figure, &Row::name);
  if (known != rows_.end()) return *known;
  rows_.push_back({.name = std::string(figure), .measure = measure, .labels = {}, .cells = {}});
  return rows_.back();
}

void Sheet::add(std::string_view figure, Measure measure, const Counts& counts) {
  row(figure, measure).cells.push_back({.unit = units_, .label = 0, .counts = counts});
}

void Sheet::add_label(std::string_view figure, std::string_view label, const Counts& counts) {
  Row& there = row(figure, Measure::macro_f1);
  const std::size_t number =
      there.labels.try_emplace(std::string(label), there.labels.size()).first->second;
  there.cells.push_back({.unit = units_, .label = number, .counts = counts});
}

Figure Sheet::figure_of(const Row& row) const {
  const std::size_t labels = std::max<std::size_t>(1, row.labels.size());
  std::vector<std::vector<Counts>> units(units_ + 1, std::vector<Counts>(labels));
  std::vector<Counts> sums(labels);
  for (const Cell& cell : row.cells) {
    units[cell.unit][cell.label] += cell.counts;
    sums[cell.label] += cell.counts;
  }
  if (units.size() > 1) units.erase(units.begin());  // nothing is counted before the first unit
  Figure figure{.name = row.name, .measure = row.measure, .units = units.size()};
  figure.value = value_of(row.measure, sums);
  Counts all;
  for (const Counts& one : sums) all += one;
  figure.precision = precision(row.measure, all);
  figure.recall = recall(all);
  figure.n = all.gold;
  Random random;
  std::vector<double> values;
  values.reserve(resamples);
  for (std::size_t i = 0; i < resamples; ++i) {
    std::vector<Counts> resampled(labels);
    for (std::size_t k = 0; k < units.size(); ++k) {
      const std::vector<Counts>& unit = units[random.below(units.size())];
      for (std::size_t label = 0; label < labels; ++label) resampled[label] += unit[label];
    }
    values.push_back(value_of(row.measure, resampled));
  }
  std::ranges::sort(values);
  figure.low = values[resamples / 40];  // 2.5 %
  figure.high = values[resamples - 1 - resamples / 40];
  mend_interval(figure, all, sums);
  return figure;
}

std::vector<Counts> Sheet::by_unit(std::string_view figure) const {
  std::vector<Counts> units(units_ + 1);
  const auto row = std::ranges::find(rows_, figure, &Row::name);
  if (row == rows_.end()) return units;
  for (const Cell& cell : row->cells) {
    if (cell.label == 0) units[cell.unit] += cell.counts;
  }
  if (units.size() > 1) units.erase(units.begin());
  return units;
}

Figure paired_difference(const std::vector<Counts>& left, const std::vector<Counts>& right) {
  const std::size_t size = std::min(left.size(), right.size());
  Figure figure{.name = "difference", .units = size};
  const auto difference = [&](const auto& pick) {
    Counts a;
    Counts b;
    for (std::size_t i = 0; i < size; ++i) {
      const std::size_t unit = pick(i);
      a += left[unit];
      b += right[unit];
    }
    figure.n = b.gold;
    return f1(b) - f1(a);
  };
  Random random;
  std::vector<double> values;
  for (std::size_t i = 0; i < resamples && size > 0; ++i) {
    values.push_back(difference([&](std::size_t) { return random.below(size); }));
  }
  figure.value = difference([](std::size_t i) { return i; });
  if (values.empty()) return figure;
  std::ranges::sort(values);
  figure.low = values[resamples / 40];
  figure.high = values[resamples - 1 - resamples / 40];
  return figure;
}

std::vector<Figure> Sheet::figures() const {
  std::vector<Figure> figures;
  figures.reserve(rows_.size());
  for (const Row& row : rows_) figures.push_back(figure_of(row));
  return figures;
}

}  // namespace dateline::eval
