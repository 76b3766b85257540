// SPDX-License-Identifier: Apache-2.0
#include "engine/analyses.h"

#include <exception>
#include <map>
#include <thread>
#include <vector>

#include "dateline/error.h"
#include "engine/queue.h"

namespace dateline::engine {
namespace {

/// A report on its way, with its place in the order.
struct Numbered {
  std::size_t number = 0;
  Analysed analysed;
};

void analyse(Engine::Worker& worker, Analysed& item) {
  try {
    item.analysis = worker(item.report);
  } catch (const Error& fault) {
    item.fault = fault.what();
    item.data_is_broken = true;
  } catch (const std::exception& fault) {
    item.fault = fault.what();
  }
}

void analyse_here(const Engine& engine, const std::function<std::optional<Report>()>& next,
                  const std::function<void(Analysed&&)>& use) {
  Engine::Worker worker = engine.worker();
  while (std::optional<Report> report = next()) {
    Analysed item{
        .report = std::move(*report), .analysis = {}, .fault = {}, .data_is_broken = false};
    analyse(worker, item);
    use(std::move(item));
  }
}

/// Hands results on in the order of their numbers.
class Sorter {
 public:
  explicit Sorter(const std::function<void(Analysed&&)>& use) : use_(use) {}

  void add(Numbered&& item) {
    waiting_.emplace(item.number, std::move(item.analysed));
    for (auto first = waiting_.begin(); first != waiting_.end() && first->first == next_;
         first = waiting_.erase(first), ++next_) {
      use_(std::move(first->second));
    }
  }

  [[nodiscard]] std::size_t handed_on() const { return next_; }

 private:
  const std::function<void(Analysed&&)>& use_;
  std::map<std::size_t, Analysed> waiting_;
  std::size_t next_ = 0;
};

}  // namespace

void analyse_all(const Engine& engine, const std::function<std::optional<Report>()>& next,
                 AnalyseOptions options, const std::function<void(Analysed&&)>& use) {
  if (options.threads <= 1) return analyse_here(engine, next, use);
  const std::size_t most_under_way = std::size_t{options.threads} * 4;
  Queue<Numbered> todo(most_under_way);
  Queue<Numbered> done(most_under_way);
  std::vector<std::jthread> threads;
  threads.reserve(options.threads);
  for (unsigned i = 0; i < options.threads; ++i) {
    threads.emplace_back([&engine, &todo, &done] {
      Engine::Worker worker = engine.worker();
      while (std::optional<Numbered> item = todo.pop()) {
        analyse(worker, item->analysed);
        done.push(std::move(*item));
      }
    });
  }
  // Also when `next` or `use` throws the queues close, so that the threads end and can be joined.
  struct Joiner {
    Queue<Numbered>& todo;
    Queue<Numbered>& done;
    std::vector<std::jthread>& threads;
    ~Joiner() {
      todo.close();
      done.close();
      threads.clear();
    }
  };
  const Joiner join{todo, done, threads};
  Sorter sorter(use);
  std::size_t sent = 0;
  std::size_t received = 0;
  bool more = true;
  while (more || received < sent) {
    // What waits for an earlier report is under way too: one slow report holds up those behind it.
    if (more && sent - sorter.handed_on() < most_under_way) {
      std::optional<Report> report = next();
      more = report.has_value();
      if (more)
        todo.push(
            {sent++,
             {.report = std::move(*report), .analysis = {}, .fault = {}, .data_is_broken = false}});
      continue;
    }
    if (std::optional<Numbered> item = done.pop()) sorter.add(std::move(*item));
    ++received;
  }
}

}  // namespace dateline::engine
