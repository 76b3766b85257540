// SPDX-License-Identifier: Apache-2.0
// dateline-trials: disturbs the built program in ways that a seed decides, and checks that nothing
// is lost and nothing is stuck. docs/trials.md tells what each suite does.
//   dateline-trials kills 1000 --seed 3        dateline-trials kills --seed 3 --only 412
#include <charconv>
#include <cstdio>
#include <exception>
#include <stdexcept>
#include <string_view>

#include <unistd.h>

#include "trial.h"

namespace dateline::trials {
namespace {

namespace fs = std::filesystem;

constexpr const char* usage =
    "dateline-trials SUITE [COUNT] [--seed N] [--only TRIAL] [--reports N] [--program PATH] "
    "[--keep] [--slips]\n"
    "  kills      read and reread, killed or on a full disk\n"
    "  readers    two or three readers of one record at once\n"
    "  questions  questions while everything is derived again\n"
    "  damage     damaged records (--slips: a doctor's ok over another answer is counted, no "
    "failure)\n"
    "  inputs     damaged reports\n"
    "Exit codes: 0 all trials passed, 1 some failed, 2 the trials could not be run.\n";

std::uint64_t number(std::string_view word) {
  std::uint64_t value = 0;
  const auto [end, fault] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (fault != std::errc() || end != word.data() + word.size())
    throw std::runtime_error(std::string(word) + " is no number");
  return value;
}

Settings parse(const std::vector<std::string_view>& words) {
  Settings settings;
  settings.program = DATELINE_PROGRAM;
  settings.data = DATELINE_SOURCE_DIR;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto value = [&] {
      if (i + 1 == words.size()) throw std::runtime_error(std::string(words[i]) + " needs a value");
      return words[++i];
    };
    if (words[i] == "--seed")
      settings.seed = number(value());
    else if (words[i] == "--only")
      settings.only = number(value());
    else if (words[i] == "--reports")
      settings.reports = number(value());
    else if (words[i] == "--program")
      settings.program = fs::absolute(value());
    else if (words[i] == "--slips")
      settings.slips = true;
    else if (words[i] == "--keep")
      settings.keep = true;
    else if (settings.suite.empty())
      settings.suite = words[i];
    else
      settings.count = number(words[i]);
  }
  if (settings.reports < 8) throw std::runtime_error("--reports must be at least 8");
  settings.folder =
      fs::temp_directory_path() / ("dateline-trials-" + settings.suite + std::to_string(getpid()));
  return settings;
}

std::size_t run_suite(const Settings& settings) {
  if (settings.suite == "kills") return kill_trials(settings);
  if (settings.suite == "readers") return reader_trials(settings);
  if (settings.suite == "questions") return question_trials(settings);
  if (settings.suite == "damage") return damage_trials(settings);
  if (settings.suite == "inputs") return input_trials(settings);
  throw std::runtime_error("there is no suite '" + settings.suite + "'");
}

int run_main(const std::vector<std::string_view>& words) {
  try {
    const Settings settings = parse(words);
    fs::create_directories(settings.folder);
    const std::size_t failed = run_suite(settings);
    if (!settings.keep) fs::remove_all(settings.folder);
    return failed == 0 ? 0 : 1;
  } catch (const std::exception& fault) {
    std::fprintf(stderr, "dateline-trials: %s\n%s", fault.what(), usage);
    return 2;
  }
}

}  // namespace
}  // namespace dateline::trials

int main(int argc, char** argv) { return dateline::trials::run_main({argv + 1, argv + argc}); }
