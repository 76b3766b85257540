// SPDX-License-Identifier: Apache-2.0
#include "trial.h"

#include <array>
#include <cstdio>
#include <fstream>
#include <iterator>

#include <nlohmann/json.hpp>

namespace dateline::trials {
namespace {

namespace fs = std::filesystem;

/// What the table at the end says of one kind of trial.
struct Tally {
  std::size_t trials = 0;
  std::size_t failed = 0;
  std::map<std::string, std::size_t> counts;
};

void print_failure(const Settings& settings, std::size_t number, const Verdict& verdict) {
  std::printf("FAILED seed %llu trial %zu (%s): %s\n",
              static_cast<unsigned long long>(settings.seed), number, verdict.kind.c_str(),
              verdict.story.c_str());
  for (const std::string& fault : verdict.faults()) std::printf("    %s\n", fault.c_str());
  std::printf("    alone: dateline-trials %s --seed %llu --reports %zu --only %zu\n",
              settings.suite.c_str(), static_cast<unsigned long long>(settings.seed),
              settings.reports, number);
  std::fflush(stdout);
}

void print_table(const Settings& settings, const std::map<std::string, Tally>& tallies) {
  std::printf("%-44s %7s %7s  %s\n", settings.suite.c_str(), "trials", "failed", "counted");
  for (const auto& [kind, tally] : tallies) {
    std::string counted;
    for (const auto& [what, count] : tally.counts)
      counted += (counted.empty() ? "" : ", ") + what + " " + std::to_string(count);
    std::printf("%-44s %7zu %7zu  %s\n", kind.c_str(), tally.trials, tally.failed, counted.c_str());
  }
}

void add(Tally& tally, const Verdict& verdict) {
  ++tally.trials;
  if (!verdict.faults().empty()) ++tally.failed;
  for (const auto& [what, count] : verdict.counts()) tally.counts[what] += count;
}

}  // namespace

std::size_t run_trials(
    const Settings& settings,
    const std::function<void(std::size_t number, Random chance, Verdict&)>& trial) {
  const std::size_t first = settings.only.value_or(0);
  const std::size_t end = settings.only ? first + 1 : settings.count;
  std::map<std::string, Tally> tallies;
  Tally all;
  for (std::size_t number = first; number < end; ++number) {
    Verdict verdict;
    trial(number, Random(settings.seed, number + 1), verdict);
    if (!verdict.faults().empty()) print_failure(settings, number, verdict);
    add(tallies[verdict.kind], verdict);
    add(all, verdict);
  }
  if (tallies.size() > 1) tallies["~ all"] = all;
  print_table(settings, tallies);
  return all.failed;
}

Launch call(const Settings& settings, std::vector<std::string> arguments, const fs::path& data) {
  arguments.insert(arguments.begin(), settings.program.string());
  return {.arguments = std::move(arguments),
          .folder = settings.folder,
          .data = data.empty() ? settings.data : data};
}

bool is_json_lines(std::string_view text) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1);
    const nlohmann::json line = nlohmann::json::parse(text.substr(0, end), nullptr, false);
    if (!line.is_object()) return false;
    text.remove_prefix(end + 1);
  }
  return true;
}

bool says_what_to_do(std::string_view message) {
  if (message.find("`dateline ") != std::string_view::npos) return true;
  constexpr std::array requests = {"run",  "give",  "use",    "keep", "set",  "install",
                                   "free", "make",  "wait",   "try",  "copy", "restore",
                                   "see",  "write", "remove", "again"};
  std::string word;
  for (const char letter : std::string(message) + " ") {
    if (letter >= 'a' && letter <= 'z') {
      word += letter;
      continue;
    }
    for (const std::string_view request : requests) {
      if (word == request) return true;
    }
    word.clear();
  }
  return false;
}

bool expect_manners(Verdict& verdict, const Outcome& outcome, const std::string& what,
                    Advice advice) {
  const std::string said = outcome.err + outcome.out;
  const std::string signal = std::to_string(outcome.signal);
  const std::string code = std::to_string(outcome.code);
  const auto expect = [&](bool holds, const std::string& fault) {
    return verdict.expect(holds, what + " " + fault);
  };
  return expect(!outcome.timed_out, "did not end in time") &&
         expect(outcome.signal == 0, "died of signal " + signal + ": " + brief(outcome.err)) &&
         expect(outcome.code >= 0 && outcome.code <= 2,
                "ended with " + code + ": " + brief(outcome.err)) &&
         expect(outcome.code != 2 || !said.empty(), "ended with 2 and said nothing") &&
         expect(outcome.code != 2 || advice == Advice::not_needed || says_what_to_do(said),
                "does not say what to do: " + brief(said));
}

std::string brief(std::string_view text) {
  std::string line(text.substr(0, 300));
  for (char& letter : line) {
    if (letter == '\n' || letter == '\r') letter = '|';
  }
  return line + (text.size() > 300 ? "..." : "");
}

void write_file(const fs::path& path, std::string_view bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

void copy_record(const fs::path& from, const fs::path& to) {
  for (const char* part : {"", "-wal", "-shm", "-journal"}) {
    const fs::path source = from.string() + part;
    const fs::path target = to.string() + part;
    fs::remove(target);
    // The index of the -wal is made anew by whoever opens it.
    if (fs::exists(source) && std::string_view(part) != "-shm") fs::copy_file(source, target);
  }
}

std::uint64_t size_of(const fs::path& path) {
  std::error_code missing;
  const auto bytes = fs::file_size(path, missing);
  return missing ? 0 : bytes;
}

}  // namespace dateline::trials
