// SPDX-License-Identifier: Apache-2.0
#include "cli/heartbeat.h"

#include <fmt/format.h>

#include "cli/output.h"
#include "formats/words.h"
#include "text/visible.h"

namespace dateline::cli {

Heartbeat::Heartbeat(bool wanted) {
  if (wanted && talk_can_be_overwritten()) thread_ = std::thread([this] { beat(); });
}

Heartbeat::~Heartbeat() {
  if (!thread_.joinable()) return;
  {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
  }
  stop_asked_.notify_all();
  thread_.join();
}

void Heartbeat::now(const std::string& what) {
  const std::lock_guard lock(mutex_);
  what_ = what;
}

void Heartbeat::begun(const std::string& file) {
  const std::lock_guard lock(mutex_);
  under_way_.push_back(file);
}

void Heartbeat::done(std::int64_t reports) {
  const std::lock_guard lock(mutex_);
  for (; reports_ < reports; ++reports_) {
    if (!under_way_.empty()) under_way_.pop_front();
  }
}

void Heartbeat::beat() {
  std::unique_lock lock(mutex_);
  const auto stop = [this] { return stopped_; };
  std::chrono::milliseconds wait{1000};
  while (!stop_asked_.wait_for(lock, wait, stop)) {
    const std::string text = line();
    lock.unlock();  // a terminal that is held up must not hold up the work
    say_for_now(text);
    lock.lock();
    wait = std::chrono::milliseconds{500};
  }
  if (wait.count() < 1000) say_for_now("");
}

std::string Heartbeat::line() const {
  const auto seconds =
      std::chrono::duration_cast<std::chrono::seconds>(std::chrono::steady_clock::now() - start_);
  std::string text =
      fmt::format("{} read, {} s", formats::counted(reports_, "report"), seconds.count());
  const std::string& what = under_way_.empty() ? what_ : under_way_.front();
  if (!what.empty()) text += "; now " + text::visible(what);
  return text;
}

}  // namespace dateline::cli
