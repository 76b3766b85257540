// SPDX-License-Identifier: Apache-2.0
// Reports, damaged: `extract` ends by itself and prints JSON or a sentence. Twenty reports a call,
// for speed; when a call fails, each of them is tried alone.
#include <algorithm>

#include "corpus.h"
#include "damage.h"
#include "ground.h"

namespace dateline::trials {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t together = 20;  // reports a call
constexpr double limit = 20;          // seconds a call may take

/// A file to begin with.
struct Seed {
  std::string ending;  // .txt, .html, .jsonl
  std::string bytes;
};

std::vector<Seed> collect_seeds(const Settings& settings) {
  std::vector<Seed> seeds;
  for (const char* folder : {"/samples", "/tests/fuzz/corpus"}) {
    std::vector<fs::path> files;
    for (const auto& entry :
         fs::recursive_directory_iterator(DATELINE_SOURCE_DIR + std::string(folder))) {
      const std::string ending = entry.path().extension().string();
      if (ending == ".txt" || ending == ".html" || ending == ".jsonl")
        files.push_back(entry.path());
    }
    std::ranges::sort(files);
    for (const fs::path& file : files)
      seeds.push_back({file.extension().string(), read_file(file)});
  }
  const std::vector<std::string> reports = make_reports(Random(settings.seed, 0), 8);
  seeds.push_back({".jsonl", joined(reports, 0, reports.size())});
  return seeds;
}

/// Runs `extract` over files; true when it behaved.
bool extract(const Settings& settings, const std::vector<std::string>& files, Verdict& verdict) {
  std::vector<std::string> arguments = {"extract"};
  arguments.insert(arguments.end(), files.begin(), files.end());
  const Outcome outcome = run(call(settings, arguments), limit);
  const bool polite = expect_manners(verdict, outcome, "extract", Advice::not_needed);
  const bool json = verdict.expect(is_json_lines(outcome.out), "extract printed no JSON lines");
  verdict.count("ended with " + std::to_string(outcome.code));
  return polite && json;
}

void try_some(const Settings& settings, const std::vector<Seed>& seeds, Random chance,
              Verdict& verdict) {
  verdict.kind = std::to_string(together) + " damaged reports a call";
  std::vector<std::string> files;
  for (std::size_t i = 0; i < together; ++i) {
    const Seed& seed = seeds[chance.below(seeds.size())];
    std::string bytes = seed.bytes;
    for (std::size_t times = 1 + chance.below(3); times > 0; --times)
      bytes = mutate(bytes, seeds[chance.below(seeds.size())].bytes, chance);
    files.push_back("damaged" + std::to_string(i) + seed.ending);
    write_file(settings.folder / files.back(), bytes);
  }
  Verdict first;
  if (extract(settings, files, first)) {
    for (const auto& [what, count] : first.counts()) verdict.count(what);
    return;
  }
  for (const std::string& fault : first.faults()) verdict.expect(false, fault);
  for (const std::string& file : files) {
    Verdict alone;
    if (!extract(settings, {file}, alone))
      verdict.story += file + " alone fails too (--keep keeps it); ";
  }
}

}  // namespace

std::size_t input_trials(const Settings& settings) {
  const std::vector<Seed> seeds = collect_seeds(settings);
  Settings calls = settings;
  calls.count = (settings.count + together - 1) / together;
  return run_trials(calls, [&](std::size_t, Random chance, Verdict& verdict) {
    try_some(settings, seeds, chance, verdict);
  });
}

}  // namespace dateline::trials
