// SPDX-License-Identifier: Apache-2.0
// eval: how good is it? Every figure with its interval and n.
#include <cmath>
#include <fstream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "cli/inputs.h"
#include "cli/output.h"
#include "eval/task.h"

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
  return json.dump() + "\n";
}

std::string csv_row(const eval::Outcome& outcome, const Figure& figure) {
  const auto cell = [](double value) {
    return std::isnan(value) ? std::string() : fmt::format("{:.2f}", value);
  };
  return fmt::format("\"{}\",{},\"{}\",{},{},{},{}\n", figure.name, measure_name(figure.measure),
                     outcome.corpus, cell(figure.value), cell(figure.low), cell(figure.high),
                     figure.n);
}

}  // namespace

int eval(const Options& options) {
  const Engine engine = open_engine();
  const eval::Outcome outcome = eval::evaluate({.task = options.task,
                                                .gold = options.gold,
                                                .texts = options.texts,
                                                .lang = options.lang.empty() ? "en" : options.lang,
                                                .half = options.half,
                                                .errors = options.errors},
                                               engine);
  if (!options.predictions.empty() && outcome.predictions.empty()) {
    throw Error(
        "--predictions is for events over PLOVER records; use --errors or `dateline "
        "extract` here");
  }
  if (!options.predictions.empty()) write_file(options.predictions, outcome.predictions);
  for (const std::string& error : outcome.errors) print(error + "\n");
  if (options.csv) print("figure,measure,corpus,value,low,high,n\n");
  if (!options.csv && !options.json) {
    print(fmt::format("{} ({} resampled)\n", outcome.corpus, outcome.unit));
  }
  for (const Figure& figure : outcome.figures) {
    if (options.json) {
      print(json_row(outcome, figure));
    } else {
      print(options.csv ? csv_row(outcome, figure) : table_row(figure));
    }
  }
  return outcome.figures.empty() ? 1 : 0;
}

}  // namespace dateline::cli
