// SPDX-License-Identifier: Apache-2.0
#pragma once
// Measures one layer of the analysis against one gold file or folder.
//   Outcome out = evaluate({.task = "names", .gold = "bench/gold/news", .lang = "gu"}, engine);

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/engine.h"
#include "eval/sheet.h"

namespace dateline::eval {

struct Request {
  std::string task = {};            // "events", "names", ...: see tasks()
  std::filesystem::path gold = {};  // file or folder; its format is found out
  std::filesystem::path texts =
      {};                     // of stand-off gold; "" = ../shared/data/parallel beside the gold
  std::string lang = "en";    // BCP-47 of the pack to measure
  std::string half = "open";  // of stand-off gold: "open" or "kept"
  bool errors = false;        // fill Outcome::errors
};

struct Outcome {
  std::string corpus = {};  // what was measured on: "news, open half, en"
  std::string unit = {};    // what was resampled: "documents"
  std::vector<Figure> figures = {};
  std::vector<std::string> errors = {};  // one line each, with the text that was misread
  std::string predictions = {};  // what was found, JSON lines, where a task has a format for it
};

/// Throws Error when the task, the gold's format or the language's pack is not known, or when the
/// texts are not there.
Outcome evaluate(const Request& request, const Engine& engine);

struct TaskInfo {
  std::string_view name;
  std::string_view measures;  // for people
  std::string_view golds;     // formats it reads
};
/// All tasks, one row per task.
std::vector<TaskInfo> tasks();

}  // namespace dateline::eval
