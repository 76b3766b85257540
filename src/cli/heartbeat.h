// SPDX-License-Identifier: Apache-2.0
#pragma once
// A sign of life while long work runs: one line on the terminal, written over again and again.
//   "12 reports read, 41 s; now news/long.txt"

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <mutex>
#include <string>
#include <thread>

namespace dateline::cli {

class Heartbeat {
 public:
  /// Says nothing for the first second, then speaks every half second; never when `wanted` is false
  /// or standard error is no terminal that can write over a line.
  explicit Heartbeat(bool wanted);
  ~Heartbeat();
  Heartbeat(const Heartbeat&) = delete;
  Heartbeat& operator=(const Heartbeat&) = delete;
  Heartbeat(Heartbeat&&) = delete;
  Heartbeat& operator=(Heartbeat&&) = delete;

  /// What is worked on while no report is under way.
  void now(const std::string& what);
  /// A report out of `file` is under way; the oldest one that is not done is named.
  void begun(const std::string& file);
  /// `reports` are done, in the order in which they were begun.
  void done(std::int64_t reports);

 private:
  void beat();
  std::string line() const;  // under the lock

  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
  mutable std::mutex mutex_;
  std::condition_variable stop_asked_;
  bool stopped_ = false;
  std::string what_;
  std::deque<std::string> under_way_;
  std::int64_t reports_ = 0;
  std::thread thread_;
};

}  // namespace dateline::cli
