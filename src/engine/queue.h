// SPDX-License-Identifier: Apache-2.0
#pragma once
// A bounded queue between threads: pushing blocks while it is full, popping while it is empty.

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>

namespace dateline::engine {

template <typename Item>
class Queue {
 public:
  explicit Queue(std::size_t capacity) : capacity_(capacity) {}

  void push(Item item) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return items_.size() < capacity_ || closed_; });
    items_.push_back(std::move(item));
    changed_.notify_all();
  }

  /// Nothing once the queue is closed and empty.
  std::optional<Item> pop() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return !items_.empty() || closed_; });
    if (items_.empty()) return std::nullopt;
    Item item = std::move(items_.front());
    items_.pop_front();
    changed_.notify_all();
    return item;
  }

  void close() {
    const std::scoped_lock lock(mutex_);
    closed_ = true;
    changed_.notify_all();
  }

 private:
  std::size_t capacity_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Item> items_;
  bool closed_ = false;
};

}  // namespace dateline::engine
