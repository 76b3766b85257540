// SPDX-License-Identifier: Apache-2.0
// measure SECONDS MEGABYTES COMMAND...: runs a command and prints, on standard error's last line,
//   <exit code> <seconds> <seconds of processor> <peak megabytes>
// The code is 124 when it took more than SECONDS of processor, or ten times as long by the clock,
// and was killed; 128 + N when signal N ended it. No memory beyond MEGABYTES of address space is
// given to it (0: no limit).
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

volatile std::sig_atomic_t late = 0;
pid_t child = -1;

void stop_child(int) {
  late = 1;
  kill(child, SIGKILL);
}

double seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
}

int code_of(int status) {
  if (late != 0 || (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU)) return 124;
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

void limit(__rlimit_resource what, rlim_t most) {
  const rlimit soft{most, RLIM_INFINITY};
  if (most > 0) setrlimit(what, &soft);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) {
    std::fputs("measure SECONDS MEGABYTES COMMAND...\n", stderr);
    return 2;
  }
  const auto begin = std::chrono::steady_clock::now();
  child = fork();
  if (child == 0) {
    limit(RLIMIT_AS, std::strtoull(argv[2], nullptr, 10) << 20U);
    limit(RLIMIT_CPU, std::strtoull(argv[1], nullptr, 10));
    execvp(argv[3], argv + 3);
    _exit(127);
  }
  std::signal(SIGALRM, stop_child);
  alarm(static_cast<unsigned>(10 * std::strtoul(argv[1], nullptr, 10)));
  int status = 0;
  rusage usage{};
  while (wait4(child, &status, 0, &usage) != child) {
  }
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
  std::fprintf(stderr, "%d %.3f %.3f %ld\n", code_of(status), took.count(),
               seconds(usage.ru_utime) + seconds(usage.ru_stime), usage.ru_maxrss / 1024);
  return 0;
}
