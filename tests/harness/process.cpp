// SPDX-License-Identifier: Apache-2.0
#include "process.h"

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <stdexcept>
#include <thread>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace dateline::trials {
namespace {

double now() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

/// A file without a name, in memory: no disk can be too full for it.
int nameless_file() {
  const int file = memfd_create("dateline-trials", MFD_CLOEXEC);
  if (file < 0) throw std::runtime_error("memfd_create failed; is this Linux 3.17 or later?");
  return file;
}

std::string content(int file) {
  std::string bytes;
  std::array<char, 65536> part{};
  ssize_t count = 0;
  while ((count = pread(file, part.data(), part.size(), static_cast<off_t>(bytes.size()))) > 0)
    bytes.append(part.data(), static_cast<std::size_t>(count));
  return bytes;
}

void limit_files(std::uint64_t bytes) {
  const rlimit limit{bytes, bytes};
  static_cast<void>(setrlimit(RLIMIT_FSIZE, &limit));
  static_cast<void>(std::signal(SIGXFSZ, SIG_IGN));  // so that a write fails as on a full disk
}

/// The child's side of fork: never returns.
[[noreturn]] void become(const Launch& launch, int out, int err) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);  // a stopped child must not outlive a killed harness
  if (launch.file_limit) limit_files(*launch.file_limit);
  if (!launch.data.empty()) setenv("DATELINE_DATA", launch.data.c_str(), 1);
  const int nothing = open("/dev/null", O_RDONLY | O_CLOEXEC);
  dup2(nothing, STDIN_FILENO);
  dup2(out, STDOUT_FILENO);
  dup2(err, STDERR_FILENO);
  std::vector<char*> words;
  for (const std::string& word : launch.arguments) words.push_back(const_cast<char*>(word.c_str()));
  words.push_back(nullptr);
  if (chdir(launch.folder.c_str()) == 0) execv(words[0], words.data());
  _exit(127);
}

}  // namespace

Child::Child(const Launch& launch) : out_(nameless_file()), err_(nameless_file()), begin_(now()) {
  pid_ = fork();
  if (pid_ < 0) throw std::runtime_error("fork failed");
  if (pid_ == 0) become(launch, out_, err_);
}

Child::~Child() {
  if (runs()) {
    kill(pid_, SIGKILL);
    waitpid(pid_, &status_, 0);
  }
  close(out_);
  close(err_);
}

bool Child::runs() {
  if (end_) return false;
  if (waitpid(pid_, &status_, WNOHANG) == pid_) end_ = now();
  return !end_;
}

double Child::age() const { return now() - begin_; }

void Child::signal(int number) {
  if (runs()) kill(pid_, number);
}

Outcome Child::wait(double limit) {
  Outcome outcome;
  const double until = now() + limit;
  while (runs() && now() < until) sleep_for(0.0005);
  if (runs()) {
    outcome.timed_out = true;
    kill(pid_, SIGKILL);
    while (runs()) sleep_for(0.0005);
  }
  outcome.seconds = *end_ - begin_;
  if (WIFEXITED(status_)) outcome.code = WEXITSTATUS(status_);
  if (WIFSIGNALED(status_)) outcome.signal = WTERMSIG(status_);
  outcome.out = content(out_);
  outcome.err = content(err_);
  return outcome;
}

Outcome run(const Launch& launch, double limit) { return Child(launch).wait(limit); }

void sleep_for(double seconds) {
  if (seconds > 0) std::this_thread::sleep_for(std::chrono::duration<double>(seconds));
}

}  // namespace dateline::trials
