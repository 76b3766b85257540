// SPDX-License-Identifier: Apache-2.0
#pragma once
// Reports out of files, folders and standard input, one after the other, in bounded memory.
//   ReportReader reader("news.jsonl", {}, tables);
//   while (auto report = reader.next(faults)) use(*report);

#include <cstdio>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "ingest/ingest.h"
#include "ingest/sniff.h"

namespace dateline::ingest {

/// Reads one input. `path` "-" is standard input. JSON lines are read line by line; everything
/// else is one report and read whole, up to 16 MiB.
class ReportReader {
 public:
  ReportReader(std::string path, IngestOptions options, const AnatomyTables& tables);

  /// The next report; nothing at the end. What cannot be read is told in `faults` and passed over.
  std::optional<Report> next(std::vector<Diagnostic>& faults);

 private:
  struct Close {
    void operator()(std::FILE* file) const;
  };
  enum class State : unsigned char { unopened, lines, whole, pending, done };

  void open(std::vector<Diagnostic>& faults);
  void fail(std::string message, std::vector<Diagnostic>& faults);
  bool fill();
  std::optional<Report> next_line(std::vector<Diagnostic>& faults);
  void read_whole(std::vector<Diagnostic>& faults);
  std::optional<Report> next_pending();
  bool read_line(std::string& line, std::vector<Diagnostic>& faults);

  std::string path_;
  IngestOptions options_;
  const AnatomyTables& tables_;
  std::unique_ptr<std::FILE, Close> file_;
  State state_ = State::unopened;
  std::string buffer_;  // read from the file and not yet used: from used_ on
  std::size_t used_ = 0;
  bool ended_ = false;  // nothing more comes from the file
  int read_error_ = 0;  // errno of a failed read
  int line_number_ = 0;
  bool any_line_ = false;
  std::deque<Report> pending_;  // read whole and not yet given out
};

/// The files under `path`, in order of name; the path itself if it is no folder. Hidden files and
/// folders inside a folder are left out; pipes, sockets, devices and links to folders are passed
/// over, never opened, and told in `faults`, as are folders that may not be listed.
std::vector<std::string> list_inputs(const std::string& path, std::vector<Diagnostic>& faults);

}  // namespace dateline::ingest
