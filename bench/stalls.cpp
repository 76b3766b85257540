// SPDX-License-Identifier: Apache-2.0
// How long hostile reports take, and how that grows: every shape of tests/shapes.h at n, 2n and 4n.
// Time that doubles with the size is linear; time that grows fourfold is a fault.
//   stalls               all shapes
//   stalls dates said    these
#include <algorithm>
#include <ctime>
#include <string_view>
#include <vector>

#include <fmt/core.h>

#include "dateline/engine.h"
#include "engine/parts.h"
#include "ingest/ingest.h"
#include "tests/shapes.h"

namespace dateline {
namespace {

struct Measured {
  double seconds = 0;
  std::size_t bytes = 0;
  std::size_t events = 0;
  std::size_t notices = 0;
};

Measured measure(const Engine& engine, const tests::Shape& shape, std::size_t size) {
  ingest::IngestOptions options;
  options.lang = shape.lang;
  options.name = "shape." + std::string(shape.ending);
  options.date = 20'090;  // 2025-01-02
  std::string bytes = shape.make(size);
  Measured result;
  result.bytes = bytes.size();
  const std::clock_t begin = std::clock();
  Engine::Worker worker = engine.worker();
  const auto read = ingest::ingest(std::move(bytes), options, engine.parts().anatomy);
  result.notices += read.faults.size();
  for (const Report& report : read.reports) {
    const Analysis analysis = worker(report);
    result.events += engine.mentions(report, analysis).size();
    result.notices += analysis.notices.size() + report.notes.size();
  }
  result.seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
  return result;
}

void print_row(const Engine& engine, const tests::Shape& shape) {
  fmt::print("{:<22}{:>9}", shape.name, shape.size);
  Measured last;
  double before = 0;
  for (const std::size_t times : {1, 2, 4}) {
    before = last.seconds;
    last = measure(engine, shape, shape.size * times);
    fmt::print("{:>9.2f}", last.seconds);
    std::fflush(stdout);
  }
  fmt::print("{:>8.1f}x{:>9.1f}{:>8}{:>6}\n", last.seconds / std::max(before, 0.001),
             static_cast<double>(last.bytes) / 1e6, last.events, last.notices);
}

int run(const std::vector<std::string_view>& wanted) {
  std::vector<Diagnostic> diagnostics;
  const Engine engine(find_data(), diagnostics);
  fmt::print("{:<22}{:>9}{:>9}{:>9}{:>9}{:>9}{:>9}{:>8}{:>6}\n", "shape", "n", "n: s", "2n: s",
             "4n: s", "4n/2n", "4n: MB", "events", "told");
  for (const tests::Shape& shape : tests::shapes()) {
    const bool chosen =
        wanted.empty() || std::find(wanted.begin(), wanted.end(), shape.name) != wanted.end();
    if (chosen) print_row(engine, shape);
  }
  return 0;
}

}  // namespace
}  // namespace dateline

int main(int count, char** words) { return dateline::run({words + 1, words + count}); }
