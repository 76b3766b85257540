// SPDX-License-Identifier: Apache-2.0
#pragma once
// Starts a program without a shell, stops it, kills it, and keeps what it printed.
//   Child child({.arguments = {"dateline", "read", "all.jsonl"}, .folder = where});
//   child.signal(SIGKILL);  Outcome end = child.wait(20);

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <sys/types.h>

namespace dateline::trials {

/// What to start, and where.
struct Launch {
  std::vector<std::string> arguments;            ///< the program's path, then its arguments
  std::filesystem::path folder;                  ///< it runs here
  std::filesystem::path data;                    ///< DATELINE_DATA; empty: not set
  std::optional<std::uint64_t> file_limit = {};  ///< bytes a file may have, as on a full disk
};

/// How a program ended.
struct Outcome {
  int code = -1;           ///< exit status; -1 when a signal ended it
  int signal = 0;          ///< the signal that ended it; 0 when it exited
  bool timed_out = false;  ///< it did not end in time and was killed
  double seconds = 0;      ///< from its start to its end
  std::string out;         ///< standard output
  std::string err;         ///< standard error
};

/// A started program. Is killed when the object goes.
class Child {
 public:
  /// Starts it. Throws std::runtime_error when the system cannot.
  explicit Child(const Launch& launch);
  ~Child();
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  Child(Child&&) = delete;
  Child& operator=(Child&&) = delete;

  /// Whether it still runs (or is stopped).
  [[nodiscard]] bool runs();
  /// Seconds since its start.
  [[nodiscard]] double age() const;
  /// Sends a signal, if it still runs.
  void signal(int number);
  /// Waits until it ends; kills it when that takes longer than `limit` seconds from now.
  Outcome wait(double limit);

 private:
  pid_t pid_ = -1;
  int out_ = -1;
  int err_ = -1;
  double begin_ = 0;
  std::optional<double> end_;
  int status_ = 0;
};

/// Runs it to its end, or kills it after `limit` seconds.
Outcome run(const Launch& launch, double limit = 60);

/// Waits so many seconds; nothing when it is not positive.
void sleep_for(double seconds);

}  // namespace dateline::trials
