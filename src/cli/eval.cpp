// SPDX-License-Identifier: Apache-2.0
// eval: how good is it? Every figure with its interval and n.
#include <algorithm>
#include <cmath>
#include <fstream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "cli/inputs.h"
#include "cli/output.h"
#include "cli/suggest.h"
#include "eval/task.h"
#include "formats/csv.h"
#include "text/fold.h"

namespace dateline::cli {
namespace {

using eval::Figure;
using eval::Measure;

bool has_parts(const Figure& figure) {
  return figure.measure == Measure::f1 || figure.measure == Measure::f1_apart;
}

void write_file(const std::string& file, const std::string& text) {
  std::ofstream out(file, std::ios::binary);
  out << text;
  if (!out.flush()) throw Error(file + ": cannot be written: is the folder there, the disk full?");
}

/// "72.1"; "-" where there is no figure.
std::string shown(double value) { return std::isnan(value) ? "-" : fmt::format("{:.1f}", value); }

std::string table_row(const Figure& figure) {
  std::string row =
      fmt::format("{:<46} {:>6}  [{:>5}, {:>5}]  n {:<6}", figure.name, shown(figure.value),
                  shown(figure.low), shown(figure.high), figure.n);
  if (has_parts(figure)) {
    row += fmt::format("  P {:5.1f}  R {:5.1f}", figure.precision, figure.recall);
  }
  row.erase(row.find_last_not_of(' ') + 1);
  return row + "\n";
}

std::string measure_name(Measure measure) {
  switch (measure) {
    case Measure::f1:
      return "f1";
    case Measure::f1_apart:
      return "f1_apart";
    case Measure::accuracy:
      return "accuracy";
    case Measure::macro_f1:
      return "macro_f1";
    case Measure::per_hundred:
      return "per_hundred";
    default:
      return "mean";
  }
}

std::string json_row(const eval::Outcome& outcome, const Figure& figure) {
  nlohmann::ordered_json json{{"figure", figure.name},
                              {"measure", measure_name(figure.measure)},
                              {"corpus", outcome.corpus},
                              {"value", figure.value},
                              {"low", figure.low},
                              {"high", figure.high},
                              {"n", figure.n},
                              {"unit", outcome.unit},
                              {"units", figure.units}};
  if (has_parts(figure)) {
    json["precision"] = figure.precision;
    json["recall"] = figure.recall;
  }
  return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

std::string csv_row(const Options& options, const eval::Outcome& outcome, const Figure& figure) {
  const auto cell = [](double value) {
    return std::isnan(value) ? std::string() : fmt::format("{:.2f}", value);
  };
  return formats::csv_line(
      {figure.name, measure_name(figure.measure), outcome.corpus, cell(figure.value),
       cell(figure.low), cell(figure.high), fmt::format("{}", figure.n)},
      csv_cells(options));
}

/// A wrong task is told before the gold is looked for.
void check_task(const std::string& task) {
  std::vector<std::string> names;
  for (const eval::TaskInfo& info : eval::tasks()) {
    if (names.empty() || names.back() != info.name) names.emplace_back(info.name);
  }
  if (std::ranges::find(names, task) != names.end()) return;
  const std::string hint = did_you_mean(task, names);
  std::string known;
  for (const std::string& name : names) known += (known.empty() ? "" : ", ") + name;
  throw Error(
      fmt::format("no such task: {}{} there are: {}", task, hint.empty() ? ";" : hint, known));
}

/// The language to measure; gold may be in one that no pack reads (names, web pages).
std::string language_to_measure(const std::string& typed, const Engine& engine) {
  if (typed.empty()) return "en";
  for (const PackInfo& pack : engine.packs()) {
    for (const std::string& word : {pack.name, pack.native_name}) {
      if (text::fold(word) == text::fold(typed)) return pack.language;
    }
  }
  return typed;
}

}  // namespace

int eval(const Options& options) {
  check_task(options.task);
  const Engine engine = open_engine();
  const eval::Outcome outcome = eval::evaluate({.task = options.task,
                                                .gold = options.gold,
                                                .texts = options.texts,
                                                .lang = language_to_measure(options.lang, engine),
                                                .half = options.half,
                                                .errors = options.errors},
                                               engine);
  if (!options.predictions.empty() && outcome.predictions.empty()) {
    throw Error(
        "--predictions is for events over PLOVER records; use --errors or `dateline "
        "extract` here");
  }
  if (!options.predictions.empty()) write_file(options.predictions, outcome.predictions);
  for (const std::string& error : outcome.errors) print_visible(error + "\n");
  if (options.csv) {
    print(formats::csv_line({"figure", "measure", "corpus", "value", "low", "high", "n"}));
  }
  if (!options.csv && !options.json) {
    print_visible(fmt::format("{} ({} resampled)\n", outcome.corpus, outcome.unit));
  }
  for (const Figure& figure : outcome.figures) {
    if (options.json) {
      print_json(json_row(outcome, figure));
    } else if (options.csv) {
      print(csv_row(options, outcome, figure));
    } else {
      print_visible(table_row(figure));
    }
  }
  return outcome.figures.empty() ? 1 : 0;
}

}  // namespace dateline::cli
