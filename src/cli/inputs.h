// SPDX-License-Identifier: Apache-2.0
#pragma once
// The reports that PATH... names, one after the other; faults are told and counted.

#include <cstddef>
#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/options.h"
#include "dateline/engine.h"
#include "ingest/report_reader.h"

namespace dateline::cli {

/// Opens the engine and tells the faults of its tables.
Engine open_engine();

/// Tells the faulty rows that were left out of the data or of the packs; nothing without any.
void tell_left_out(std::string_view of, const std::vector<Diagnostic>& faults);

class Inputs {
 public:
  /// `opened` is told every file before it is read; may be empty.
  Inputs(const Options& options, const Engine& engine,
         std::function<void(const std::string&)> opened = {});

  std::optional<Report> next();
  /// The file that the last report came from.
  [[nodiscard]] const std::string& file() const { return file_; }
  [[nodiscard]] std::size_t faults() const { return faults_; }

 private:
  void tell(std::vector<Diagnostic>& faults);

  ingest::IngestOptions given_;
  const ingest::AnatomyTables& tables_;
  std::function<void(const std::string&)> opened_;
  std::deque<std::string> files_;
  std::string file_;
  std::optional<ingest::ReportReader> reader_;
  std::size_t faults_ = 0;
};

unsigned thread_count(const Options& options);

}  // namespace dateline::cli
