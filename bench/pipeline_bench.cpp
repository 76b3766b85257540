// SPDX-License-Identifier: Apache-2.0
// Speed of the pipeline: start-up, reports and words per second on one and two threads, by stage,
// and peak memory. Reads our samples and, when it is there, the parallel news text of
// ../shared/data.
//   pipeline_bench [SECONDS_PER_FIGURE]
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>

#include <fmt/format.h>
#include <sys/resource.h>

#include "engine/analyses.h"
#include "engine/parts.h"
#include "ingest/report_reader.h"

namespace {

using namespace dateline;
using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

std::vector<Report> read_samples(const Engine& engine) {
  std::vector<Report> reports;
  std::vector<Diagnostic> faults;
  for (const std::string& file : ingest::list_inputs(DATELINE_SOURCE_DIR "/samples", faults)) {
    ingest::ReportReader reader(file, {}, engine.parts().anatomy);
    while (auto report = reader.next(faults)) reports.push_back(std::move(*report));
  }
  return reports;
}

/// One report per document of the parallel corpus; nothing when it is not there.
std::vector<Report> read_parallel(const std::string& code, const std::string& lang,
                                  const Engine& engine) {
  const std::string folder = DATELINE_SOURCE_DIR "/../shared/data/parallel/";
  std::ifstream lines(folder + code + ".txt");
  std::ifstream ids(folder + "document_ids.txt");
  std::vector<Report> reports;
  std::string line;
  std::string id;
  std::string current;
  std::string text;
  const auto finish = [&] {
    if (text.empty()) return;
    auto found = ingest::ingest(text, {.lang = lang, .id = code + current}, engine.parts().anatomy);
    for (Report& report : found.reports) reports.push_back(std::move(report));
    text.clear();
  };
  while (std::getline(lines, line) && std::getline(ids, id)) {
    if (id != current) finish();
    current = id;
    text += line + "\n\n";
  }
  finish();
  return reports;
}

struct Work {
  std::string name;
  std::vector<Report> reports;
};

void measure_threads(const Engine& engine, const Work& work, unsigned threads, double seconds) {
  std::size_t reports = 0;
  std::size_t words = 0;
  const auto start = Clock::now();
  const auto next = [&]() -> std::optional<Report> {
    if (seconds_since(start) > seconds) return std::nullopt;
    return work.reports[reports++ % work.reports.size()];
  };
  engine::analyse_all(engine, next, {.threads = threads},
                      [&](engine::Analysed&& item) { words += item.analysis.words.size(); });
  const double took = seconds_since(start);
  fmt::print("{:<22} {} thread{}  {:8.1f} reports/s  {:9.0f} words/s\n", work.name, threads,
             threads == 1 ? " " : "s", static_cast<double>(reports) / took,
             static_cast<double>(words) / took);
}

void measure_stages(const Engine& engine, const Work& work, const std::string& lang,
                    double seconds) {
  const engine::Pack& pack = *engine.parts().shelf->find(lang, engine.parts().knowledge);
  syntax::Workspace workspace;
  const std::vector<std::pair<const char*, std::function<void(const Report&, Analysis&)>>> stages =
      {{"segment", [&](const Report& r, Analysis& a) { pack.segment(r, a); }},
       {"syntax", [&](const Report& r, Analysis& a) { pack.parse(r.text, a, workspace); }},
       {"times", [&](const Report& r, Analysis& a) { pack.find_times(r, a); }},
       {"names", [&](const Report& r, Analysis& a) { pack.find_names(r, a); }},
       {"events", [&](const Report& r, Analysis& a) { pack.find_events(r, a, workspace.trunk); }}};
  std::vector<double> took(stages.size());
  std::size_t words = 0;
  const auto start = Clock::now();
  for (std::size_t i = 0; seconds_since(start) < seconds; ++i) {
    const Report& report = work.reports[i % work.reports.size()];
    Analysis analysis;
    analysis.lang = lang;
    for (std::size_t stage = 0; stage < stages.size(); ++stage) {
      const auto begin = Clock::now();
      stages[stage].second(report, analysis);
      took[stage] += seconds_since(begin);
    }
    words += analysis.words.size();
  }
  for (std::size_t stage = 0; stage < stages.size(); ++stage) {
    fmt::print("{:<22} {:<10} {:9.0f} words/s  {:5.1f} % of the time\n", work.name,
               stages[stage].first, static_cast<double>(words) / took[stage],
               100 * took[stage] / std::max(1e-9, seconds_since(start)));
  }
}

void print_memory() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  fmt::print("peak memory            {:.0f} MiB\n", static_cast<double>(usage.ru_maxrss) / 1024);
}

}  // namespace

int main(int argc, char** argv) {
  const double seconds = argc > 1 ? std::atof(argv[1]) : 5;
  const auto start = Clock::now();
  std::vector<Diagnostic> diagnostics;
  const Engine engine(find_data(), diagnostics);
  fmt::print("start-up: knowledge    {:.0f} ms\n", 1000 * seconds_since(start));
  for (const char* lang : {"en", "gu"}) {
    const auto begin = Clock::now();
    engine.parts().shelf->find(lang, engine.parts().knowledge);
    fmt::print("start-up: pack {}      {:.0f} ms\n", lang, 1000 * seconds_since(begin));
  }
  const Work ours{"samples (en, gu)", read_samples(engine)};
  measure_threads(engine, ours, 1, seconds);
  measure_threads(engine, ours, 2, seconds);
  for (const auto& [code, lang] : {std::pair{"eng", "en"}, std::pair{"guj", "gu"}}) {
    const Work work{fmt::format("NTREX news ({})", lang), read_parallel(code, lang, engine)};
    if (work.reports.empty()) {
      fmt::print("SKIPPED: ../shared/data/parallel is not here\n");
      continue;
    }
    measure_threads(engine, work, 1, seconds);
    measure_threads(engine, work, 2, seconds);
    measure_stages(engine, work, lang, seconds);
  }
  print_memory();
  return 0;
}
