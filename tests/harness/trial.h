// SPDX-License-Identifier: Apache-2.0
#pragma once
// What every kind of trial shares: settings, one trial's verdict, the loop over trials and its
// printed table.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "process.h"
#include "random.h"

namespace dateline::trials {

/// What was asked for on the command line.
struct Settings {
  std::string suite;                ///< kills, readers, questions, damage, inputs
  std::size_t count = 25;           ///< how many trials
  std::uint64_t seed = 1;           ///< decides every trial, with the trial's number
  std::optional<std::size_t> only;  ///< run this trial alone
  std::size_t reports = 60;         ///< how many reports the corpus has
  bool keep = false;                ///< keep the folder of the trials
  bool slips = false;  ///< damage: a doctor who says ok of another answer is counted, no failure
  std::filesystem::path program;  ///< the built `dateline`
  std::filesystem::path data;     ///< the folder that holds languages/ and knowledge/
  std::filesystem::path folder;   ///< everything is written below this one
};

/// What one trial found.
class Verdict {
 public:
  /// Notes `fault` unless `holds`; returns `holds`.
  bool expect(bool holds, const std::string& fault) {
    if (!holds) faults_.push_back(fault);
    return holds;
  }
  /// Counts something that the table at the end shows: "killed in time", "doctor said ok of another
  /// answer".
  void count(const std::string& what) { ++counts_[what]; }

  std::string kind;   ///< a few words: which sort of trial it was
  std::string story;  ///< what was done to the program, for the message

  [[nodiscard]] const std::vector<std::string>& faults() const { return faults_; }
  [[nodiscard]] const std::map<std::string, std::size_t>& counts() const { return counts_; }

 private:
  std::vector<std::string> faults_;
  std::map<std::string, std::size_t> counts_;
};

/// Runs the trials (or the one of settings.only), prints each failure with what runs it alone, and
/// a table at the end. Returns how many trials failed.
std::size_t run_trials(
    const Settings& settings,
    const std::function<void(std::size_t number, Random chance, Verdict&)>& trial);

/// A call of the program in the trials' folder. `data` is DATELINE_DATA; empty: the settings' own.
Launch call(const Settings& settings, std::vector<std::string> arguments,
            const std::filesystem::path& data = {});

/// Whether every line is a JSON object.
bool is_json_lines(std::string_view text);

/// Whether a message says what to do: names a command, or begins a request.
bool says_what_to_do(std::string_view message);

/// Whether a call that ended with 2 has to say what to do, or only what is wrong (of an input,
/// say).
enum class Advice : std::uint8_t { needed, not_needed };

/// Checks what holds for every call: it ended by itself, in time, with 0, 1 or 2; with 2 it said
/// why and what to do. `what` names the call in the fault. True when all of it held.
bool expect_manners(Verdict& verdict, const Outcome& outcome, const std::string& what,
                    Advice advice = Advice::needed);

/// The beginning of a text, on one line, for a message.
std::string brief(std::string_view text);

void write_file(const std::filesystem::path& path, std::string_view bytes);
std::string read_file(const std::filesystem::path& path);

/// Copies a record: the file with its -wal, where there is one; anything of the old target goes.
void copy_record(const std::filesystem::path& from, const std::filesystem::path& to);

/// Bytes of a file; 0 when there is none.
std::uint64_t size_of(const std::filesystem::path& path);

/// The suites. Each returns how many trials failed.
std::size_t kill_trials(const Settings& settings);
std::size_t reader_trials(const Settings& settings);
std::size_t question_trials(const Settings& settings);
std::size_t damage_trials(const Settings& settings);
std::size_t input_trials(const Settings& settings);

}  // namespace dateline::trials
