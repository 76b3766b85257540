// SPDX-License-Identifier: Apache-2.0
#include "engine/reading.h"

#include <fmt/format.h>

#include "engine/analyses.h"
#include "engine/parts.h"
#include "engine/record_mentions.h"
#include "record/record.h"

namespace dateline::engine {
namespace {

bool is_unsupported(const Analysis& analysis) {
  return analysis.words.empty() && analysis.lang_basis.ends_with("not supported");
}

/// Puts analysed reports into the store and counts them.
class Writer {
 public:
  Writer(store::Store& store, const Engine& engine, ReadOptions options)
      : store_(store), engine_(engine), options_(std::move(options)) {}

  void write(Analysed&& item) {
    if (!item.fault.empty()) {
      summary_.faults.push_back(fmt::format("{}: {}", item.report.key, item.fault));
      return;
    }
    if (is_unsupported(item.analysis)) summary_.unsupported.insert(item.analysis.lang);
    store::ReadReport read;
    read.lang = item.analysis.lang;
    read.lang_basis = item.analysis.lang_basis;
    read.words = search_words(item.report, item.analysis);
    read.word_count = static_cast<std::int64_t>(item.analysis.words.size());
    read.mentions = engine_.mentions(item.report, item.analysis);
    read.report = std::move(item.report);
    store_.add(read);
    ++summary_.reports;
    if (options_.progress) options_.progress(summary_.reports);
  }

  ReadSummary& summary() { return summary_; }

 private:
  store::Store& store_;
  const Engine& engine_;
  ReadOptions options_;
  ReadSummary summary_;
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

void derive_again(store::Store& store, const Engine& engine, const ReadOptions& options) {
  store.forget_derived();
  const std::vector<std::int64_t> ids = store.report_ids();
  Writer writer(store, engine, {.threads = options.threads, .progress = {}});
  std::size_t at = 0;
  const auto next = [&]() -> std::optional<Report> {
    if (at == ids.size()) return std::nullopt;
    return store.report(ids[at++]);
  };
  analyse_all(engine, next, {.threads = options.threads},
              [&writer](Analysed&& item) { writer.write(std::move(item)); });
  store.set_stamp(engine.stamp());
}

}  // namespace

void update_record(store::Store& store, const Engine& engine) {
  if (!store.has_touched()) return;
  const std::vector<RecordMention> mentions = store.touched();
  store.replace_events(mentions, record::build_record(mentions, engine.parts().knowledge));
}

ReadSummary read_into(store::Store& store, const Engine& engine,
                      const std::function<std::optional<Report>()>& next,
                      const ReadOptions& options) {
  const std::string stamp = store.stamp();
  if (stamp.empty()) store.set_stamp(engine.stamp());
  if (!stamp.empty() && stamp != engine.stamp()) derive_again(store, engine, options);
  Writer writer(store, engine, options);
  const auto next_unknown = [&]() -> std::optional<Report> {
    while (std::optional<Report> report = next()) {
      if (!store.has(*report)) return report;
      ++writer.summary().known;
    }
    return std::nullopt;
  };
  analyse_all(engine, next_unknown, {.threads = options.threads},
              [&writer](Analysed&& item) { writer.write(std::move(item)); });
  update_record(store, engine);
  count_events(store, writer.summary());
  return std::move(writer.summary());
}

ReadSummary reread(store::Store& store, const Engine& engine, const ReadOptions& options) {
  derive_again(store, engine, options);
  update_record(store, engine);
  ReadSummary summary;
  summary.reports = store.counts().reports;
  count_events(store, summary);
  return summary;
}

}  // namespace dateline::engine
