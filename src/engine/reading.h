// SPDX-License-Identifier: Apache-2.0
#pragma once
// Reports into the record: `dateline read` and `reread`.

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "dateline/engine.h"
#include "store/store.h"

namespace dateline::engine {

struct ReadSummary {
  std::int64_t reports = 0;  // read now, new or a new version
  std::int64_t known = 0;    // already in the record
  std::int64_t events = 0;   // in the record, afterwards
  std::int64_t merged = 0;   // of them, told by more than one report
  std::int64_t planned = 0;
  std::int64_t undated = 0;
  std::set<std::string> unsupported;  // languages met that no pack reads
  std::vector<std::string> faults;    // reports that could not be analysed
};

/// What is said while reading goes on; each may be empty.
struct ReadTalk {
  std::function<void(const std::string& key)> begun;  // a report of `next` is new and is read now
  /// A report is done, in the order in which they began; `reports` are done by now.
  std::function<void(const std::string& key, std::int64_t reports)> done;
  /// Of a report, by its key: what of it was lost or left out, which of its versions counts.
  std::function<void(const std::string& key, const std::string& text)> notice;
};

struct ReadOptions {
  unsigned threads = 1;
  ReadTalk talk;
};

/// Reads what `next` gives into the store and brings the record up to date. A store that was made
/// by other versions is read again first, beside what questions see.
ReadSummary read_into(store::Store& store, const Engine& engine,
                      const std::function<std::optional<Report>()>& next,
                      const ReadOptions& options);

/// Derives everything again from the stored reports, beside what questions see.
ReadSummary reread(store::Store& store, const Engine& engine, const ReadOptions& options);

}  // namespace dateline::engine
