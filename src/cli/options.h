// SPDX-License-Identifier: Apache-2.0
#pragma once
// What was typed: one plain struct for all commands.

#include <cstddef>
#include <string>
#include <vector>

namespace dateline::cli {

struct Options {
  std::string command = {};

  // inputs
  std::vector<std::string> paths = {};
  std::string date = {};    // --date: of reports that do not state theirs
  std::string source = {};  // --source: the outlet
  std::string lang = {};    // --lang: of the reports; in `events`, told in this language
  unsigned threads = 0;     // 0: as many as the machine has
  bool quiet = false;

  // the record
  std::string db = "dateline.db";

  // questions
  std::vector<std::string> who = {};
  std::vector<std::string> with = {};
  std::string event_class = {};
  std::string status = {};
  std::string at = {};
  std::string on = {};
  std::string since = {};
  std::string until = {};
  std::size_t limit = 0;
  double least = 0;  // --least: confidence, 0 to 1
  std::string id = {};
  std::string sql = {};

  // pack: `task` is check or hash
  std::string folder = {};

  // eval
  std::string task = {};
  std::string gold = {};
  std::string texts = {};
  std::string half = "open";
  bool errors = false;
  std::string predictions = {};  // file to write them to

  // shapes of answers
  bool json = false;
  bool csv = false;
  bool raw = false;  // cells of CSV exactly as they are
  bool conllu = false;
  std::string shell = {};  // completion for which shell
};

}  // namespace dateline::cli
