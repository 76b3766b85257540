// SPDX-License-Identifier: Apache-2.0
#include "engine/queue.h"

#include <atomic>
#include <chrono>
#include <memory>
#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dateline::engine {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;

TEST(Queue, gives_back_in_order) {
  Queue<int> queue(3);
  for (const int item : {1, 2, 3}) queue.push(item);
  EXPECT_EQ(queue.pop(), 1);
  EXPECT_EQ(queue.pop(), 2);
  EXPECT_EQ(queue.pop(), 3);
}

TEST(Queue, what_is_in_it_when_it_closes_is_still_given_out) {
  Queue<int> queue(3);
  queue.push(1);
  queue.push(2);
  queue.close();
  EXPECT_EQ(queue.pop(), 1);
  EXPECT_EQ(queue.pop(), 2);
  EXPECT_EQ(queue.pop(), std::nullopt);
  EXPECT_EQ(queue.pop(), std::nullopt);
}

TEST(Queue, pushing_waits_while_it_is_full) {
  Queue<int> queue(1);
  queue.push(1);
  std::atomic<bool> pushed = false;
  std::jthread other([&] {
    queue.push(2);
    pushed = true;
  });
  std::this_thread::sleep_for(50ms);
  EXPECT_FALSE(pushed);
  EXPECT_EQ(queue.pop(), 1);
  EXPECT_EQ(queue.pop(), 2);
  other.join();
  EXPECT_TRUE(pushed);
}

TEST(Queue, popping_waits_until_there_is_something) {
  Queue<int> queue(1);
  std::optional<int> popped;
  std::jthread other([&] { popped = queue.pop(); });
  std::this_thread::sleep_for(50ms);
  queue.push(7);
  other.join();
  EXPECT_EQ(popped, 7);
}

TEST(Queue, closing_frees_those_who_wait) {
  Queue<int> empty(1);
  Queue<int> full(1);
  full.push(1);
  std::optional<int> popped = 0;
  std::jthread reader([&] { popped = empty.pop(); });
  std::jthread writer([&] { full.push(2); });
  std::this_thread::sleep_for(20ms);
  empty.close();
  full.close();
  reader.join();
  writer.join();
  EXPECT_EQ(popped, std::nullopt);
}

TEST(Queue, carries_what_can_only_be_moved_and_loses_nothing_between_threads) {
  constexpr int items = 2000;
  Queue<std::unique_ptr<int>> queue(4);
  std::atomic<long> sum = 0;
  std::atomic<int> count = 0;
  std::vector<std::jthread> readers;
  for (int reader = 0; reader < 3; ++reader) {
    readers.emplace_back([&] {
      while (std::optional<std::unique_ptr<int>> item = queue.pop()) {
        sum += **item;
        ++count;
      }
    });
  }
  for (int item = 0; item < items; ++item) queue.push(std::make_unique<int>(item));
  queue.close();
  readers.clear();
  EXPECT_EQ(count, items);
  EXPECT_EQ(sum, static_cast<long>(items) * (items - 1) / 2);
}

}  // namespace
}  // namespace dateline::engine
