// SPDX-License-Identifier: Apache-2.0
#include "cli/inputs.h"

#include <algorithm>
#include <thread>

#include <fmt/format.h>

#include "cli/language.h"
#include "cli/output.h"
#include "engine/parts.h"
#include "formats/words.h"
#include "text/day.h"

namespace dateline::cli {

Engine open_engine() {
  std::vector<Diagnostic> diagnostics;
  Engine engine(find_data(), diagnostics);
  tell_left_out("the data", diagnostics);
  return engine;
}

void tell_left_out(std::string_view of, const std::vector<Diagnostic>& faults) {
  if (faults.empty()) return;
  std::string text = to_string(faults);
  text.pop_back();
  say(fmt::format("dateline: left out of {}, {}:\n{}", of,
                  formats::counted(static_cast<std::int64_t>(faults.size()), "faulty row"), text));
}

Inputs::Inputs(const Options& options, const Engine& engine,
               std::function<void(const std::string&)> opened)
    : tables_(engine.parts().anatomy), opened_(std::move(opened)) {
  given_.outlet = options.source;
  given_.lang = language_of(options.lang, engine.packs());
  if (!options.date.empty()) {
    given_.date = text::parse_day(options.date);
    if (!given_.date) {
      throw Error(fmt::format("--date {} is no day; write it like 2025-08-19", options.date));
    }
  }
  std::vector<Diagnostic> faults;
  for (const std::string& path : options.paths) {
    const std::vector<std::string> files = ingest::list_inputs(path, faults);
    files_.insert(files_.end(), files.begin(), files.end());
  }
  tell(faults);
}

std::optional<Report> Inputs::next() {
  std::vector<Diagnostic> faults;
  while (true) {
    if (!reader_) {
      if (files_.empty()) return std::nullopt;
      file_ = files_.front();
      if (opened_) opened_(file_);
      reader_.emplace(file_, given_, tables_);
      files_.pop_front();
    }
    std::optional<Report> report = reader_->next(faults);
    tell(faults);
    if (report) return report;
    reader_.reset();
  }
}

void Inputs::tell(std::vector<Diagnostic>& faults) {
  if (!faults.empty()) {
    std::string text = to_string(faults);
    text.pop_back();
    say(text);
  }
  faults_ += faults.size();
  faults.clear();
}

unsigned thread_count(const Options& options) {
  if (options.threads > 0) return std::min(options.threads, 256U);
  return std::max(1U, std::thread::hardware_concurrency());
}

}  // namespace dateline::cli
