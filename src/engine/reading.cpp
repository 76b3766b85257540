// SPDX-License-Identifier: Apache-2.0
#include "engine/reading.h"

#include <chrono>

#include <fmt/format.h>

#include "dateline/error.h"
#include "engine/analyses.h"
#include "engine/parts.h"
#include "engine/record_mentions.h"
#include "record/telling.h"
#include "store/rereading.h"

namespace dateline::engine {
namespace {

/// When the events are brought up to date while reports come in: after enough mentions to spare
/// work, and seldom enough to cost a tenth of the time at most, for what is told very often is
/// fused again each time. What is read last is brought up to date in any case.
class Pace {
 public:
  bool is_time(std::size_t mentions) {
    waiting_ += mentions + 1;
    if (waiting_ >= most_waiting) return true;
    return waiting_ >= least_waiting && Clock::now() >= not_before_;
  }

  /// Runs `update` and notes what it took.
  template <typename Update>
  void run(Update update) {
    const Clock::time_point begin = Clock::now();
    update();
    const Clock::time_point end = Clock::now();
    not_before_ = end + 9 * (end - begin);
    waiting_ = 0;
  }

 private:
  using Clock = std::chrono::steady_clock;
  static constexpr std::size_t least_waiting = 2000;
  static constexpr std::size_t most_waiting = 50'000;  // what is touched is held in memory then

  std::size_t waiting_ = 0;
  Clock::time_point not_before_;
};

bool is_unsupported(const Analysis& analysis) {
  return analysis.words.empty() && analysis.lang_basis.ends_with("not supported");
}

/// Turns analysed reports into what the store takes, and counts them.
class Writer {
 public:
  Writer(const Engine& engine, const ReadOptions& options) : engine_(engine), options_(options) {}

  store::ReadReport prepare(Analysed&& item) {
    store::ReadReport read;
    if (!item.fault.empty()) {
      summary_.faults.push_back(fmt::format("{}: {}", item.report.key, item.fault));
      read.fault = std::move(item.fault);
      read.lang = "und";
    } else {
      if (is_unsupported(item.analysis)) summary_.unsupported.insert(item.analysis.lang);
      read.lang = item.analysis.lang;
      read.lang_basis = item.analysis.lang_basis;
      read.words = search_words(item.report, item.analysis);
      read.word_count = static_cast<std::int64_t>(item.analysis.words.size());
      read.mentions = engine_.mentions(item.report, item.analysis);
      read.tellings = record::tell(read.mentions, engine_.parts().knowledge);
      for (const std::string& note : item.report.notes) tell(item.report.key, note);
      for (const std::string& notice : item.analysis.notices) tell(item.report.key, notice);
    }
    read.report = std::move(item.report);
    return read;
  }

  /// Counts a report that was written, and brings the events up to date by `update` when it is
  /// time.
  template <typename Update>
  void wrote(const store::ReadReport& read, Update update) {
    ++summary_.reports;
    finish(read.report.key);
    if (pace_.is_time(read.mentions.size())) pace_.run(update);
  }

  /// A report is done, whether or not it was written.
  void finish(const std::string& key) {
    ++done_;
    if (options_.talk.done) options_.talk.done(key, done_);
  }

  void tell(const std::string& key, store::Added added) {
    if (added == store::Added::older_version) {
      tell(key, "kept, but another version of it counts, by its date, revision and hash");
    } else if (added == store::Added::new_version) {
      tell(key, "this version counts now, in place of the one read before");
    }
  }

  ReadSummary& summary() { return summary_; }

 private:
  void tell(const std::string& key, const std::string& text) {
    if (options_.talk.notice) options_.talk.notice(key, text);
  }

  const Engine& engine_;
  const ReadOptions& options_;
  ReadSummary summary_;
  std::int64_t done_ = 0;
  Pace pace_;
};

void count_events(const store::Store& store, ReadSummary& summary) {
  store::Statement count = store.database().prepare(
      "SELECT count(*), total(reports > 1), total(status = 'planned'), total(edtf = '') FROM "
      "event");
  count.step();
  summary.events = count.number(0);
  summary.merged = count.number(1);
  summary.planned = count.number(2);
  summary.undated = count.number(3);
}

/// Makes a second generation of all that is derived and puts it in the place of the first.
ReadSummary derive_again(store::Store& store, const Engine& engine, const ReadOptions& options) {
  // Every pack must open before anything is made.
  engine.open_all();
  store::Rereading rereading(store);
  Writer writer(engine, options);
  const knowledge::Knowledge& knowledge = engine.parts().knowledge;
  do {
    const std::vector<std::int64_t> rows = rereading.missing();
    std::size_t sent = 0;
    std::size_t received = 0;
    const auto next = [&]() -> std::optional<Report> {
      if (sent == rows.size()) return std::nullopt;
      return store.report(rows[sent++]);
    };
    analyse_all(engine, next, {.threads = options.threads}, [&](Analysed&& item) {
      if (item.data_is_broken) {
        throw Error(fmt::format("{}: {}; the record stays as it was", item.report.key, item.fault));
      }
      const store::ReadReport read = writer.prepare(std::move(item));
      rereading.add(read, rows[received++]);
      writer.wrote(read, [&] { rereading.update(knowledge); });
    });
    rereading.update(knowledge);
    // Reports that another process has read meanwhile are missing, and come next.
  } while (!rereading.publish(engine.stamp()));
  return std::move(writer.summary());
}

/// Reads again what other versions have derived, unless another process has just done so.
void derive_again_if_other(store::Store& store, const Engine& engine, const ReadOptions& options,
                           ReadSummary& summary) {
  const std::string stamp = engine.stamp();
  store.begin_stamp(stamp);
  if (store.stamp() == stamp) return store::Rereading::drop_leftovers(store);
  const store::RereadingLock lock(store.database().file(), true);
  if (store.stamp() == stamp) return;
  ReadSummary again = derive_again(store, engine, options);
  summary.faults = std::move(again.faults);
  summary.unsupported = std::move(again.unsupported);
}

}  // namespace

ReadSummary read_into(store::Store& store, const Engine& engine,
                      const std::function<std::optional<Report>()>& next,
                      const ReadOptions& options) {
  Writer writer(engine, options);
  derive_again_if_other(store, engine, options, writer.summary());
  const std::string stamp = engine.stamp();
  const knowledge::Knowledge& knowledge = engine.parts().knowledge;
  const auto next_unknown = [&]() -> std::optional<Report> {
    while (std::optional<Report> report = next()) {
      if (!store.has(*report)) {
        if (options.talk.begun) options.talk.begun(report->key);
        return report;
      }
      ++writer.summary().known;
    }
    return std::nullopt;
  };
  analyse_all(engine, next_unknown, {.threads = options.threads}, [&](Analysed&& item) {
    const store::ReadReport read = writer.prepare(std::move(item));
    // What could not be analysed is not stored: it is read when it comes again.
    if (!read.fault.empty()) return writer.finish(read.report.key);
    writer.tell(read.report.key, store.add(read, stamp));
    writer.wrote(read, [&] { store.update(knowledge); });
  });
  store.update(knowledge);
  count_events(store, writer.summary());
  return std::move(writer.summary());
}

ReadSummary reread(store::Store& store, const Engine& engine, const ReadOptions& options) {
  const store::RereadingLock lock(store.database().file(), true);
  ReadSummary summary = derive_again(store, engine, options);
  summary.reports = store.counts().reports;
  count_events(store, summary);
  return summary;
}

}  // namespace dateline::engine
