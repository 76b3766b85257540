// SPDX-License-Identifier: Apache-2.0
#include "ingest/report_reader.h"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <system_error>

#include <fmt/core.h>

#include "ingest/json_lines.h"

namespace dateline::ingest {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t chunk_size = std::size_t{64} << 10U;
constexpr std::size_t head_size = 4096;

std::string reason(int error) { return std::generic_category().message(error); }

std::string cannot_open(int error) {
  if (error == ENOENT) return "cannot open: there is no such file";
  if (error == ENXIO) return "cannot open: it is a socket; read from it through a pipe";
  if (error == EACCES)
    return "cannot open: no permission; allow reading (chmod u+r) or run as its owner";
  return fmt::format("cannot open: {}", reason(error));
}

/// Why a file of this kind is not read out of a folder; "" for one that is read.
std::string cannot_be_a_report(const fs::file_status& status) {
  using fs::file_type;
  switch (status.type()) {
    case file_type::fifo:
      return "is a pipe and was passed over; give it by name to read from it";
    case file_type::socket:
      return "is a socket and was passed over";
    case file_type::block:
    case file_type::character:
      return "is a device and was passed over; give it by name to read from it";
    case file_type::unknown:
      return "is no ordinary file and was passed over";
    default:
      return {};
  }
}

bool is_hidden(const fs::path& path) { return path.filename().string().starts_with('.'); }

}  // namespace

void ReportReader::Close::operator()(std::FILE* file) const {
  if (file != nullptr && file != stdin) static_cast<void>(std::fclose(file));
}

ReportReader::ReportReader(std::string path, IngestOptions options, const AnatomyTables& tables)
    : path_(std::move(path)), options_(std::move(options)), tables_(tables) {
  if (options_.name.empty()) options_.name = path_;
}

std::optional<Report> ReportReader::next(std::vector<Diagnostic>& faults) {
  if (state_ == State::unopened) open(faults);
  if (state_ == State::lines) return next_line(faults);
  if (state_ == State::whole) read_whole(faults);
  if (state_ == State::pending) return next_pending();
  return std::nullopt;
}

void ReportReader::fail(std::string message, std::vector<Diagnostic>& faults) {
  faults.push_back({options_.name, 0, std::move(message)});
  state_ = State::done;
  file_.reset();
  buffer_ = {};
}

void ReportReader::open(std::vector<Diagnostic>& faults) {
  if (path_ == "-") {
    file_.reset(stdin);
  } else {
    std::error_code unknown;
    if (fs::is_directory(path_, unknown)) return fail("is a folder, not a file", faults);
    file_.reset(std::fopen(path_.c_str(), "rbe"));
    if (!file_) return fail(cannot_open(errno), faults);
  }
  while (buffer_.size() < head_size && fill()) {
  }
  if (read_error_ != 0) return fail("cannot read: " + reason(read_error_), faults);
  if (buffer_.empty()) return fail("empty", faults);
  const Sniffed sniffed = sniff(std::string_view(buffer_).substr(0, head_size), options_.name);
  if (sniffed.format == Format::refused) return fail(sniffed.refusal, faults);
  const bool utf16 = buffer_.starts_with("\xFF\xFE") || buffer_.starts_with("\xFE\xFF");
  const bool by_line = sniffed.format == Format::json_lines && !utf16;
  state_ = by_line ? State::lines : State::whole;
}

/// Reads one more chunk; false when there is nothing more.
bool ReportReader::fill() {
  if (ended_) return false;
  if (used_ > 0) {
    buffer_.erase(0, used_);
    used_ = 0;
  }
  const std::size_t before = buffer_.size();
  buffer_.resize(before + chunk_size);
  errno = 0;
  const std::size_t got = std::fread(buffer_.data() + before, 1, chunk_size, file_.get());
  buffer_.resize(before + got);
  if (got < chunk_size) {
    ended_ = true;
    if (std::ferror(file_.get()) != 0) read_error_ = errno == 0 ? EIO : errno;
  }
  return got > 0;
}

/// One line without its end; false at the end of the file. A line that is too long is passed
/// over without being kept, and told.
bool ReportReader::read_line(std::string& line, std::vector<Diagnostic>& faults) {
  line.clear();
  bool too_long = false;
  bool any = false;
  ++line_number_;
  while (used_ < buffer_.size() || fill()) {
    any = true;
    const std::size_t end = std::min(buffer_.find('\n', used_), buffer_.size());
    too_long = too_long || line.size() + (end - used_) > most_bytes_of_a_report;
    if (!too_long) line.append(buffer_, used_, end - used_);
    used_ = std::min(end + 1, buffer_.size());
    if (end < buffer_.size()) break;
  }
  if (too_long) {
    std::string().swap(line);
    faults.push_back({options_.name, line_number_, too_long_line()});
  }
  return any;
}

std::optional<Report> ReportReader::next_line(std::vector<Diagnostic>& faults) {
  std::string line;
  const std::size_t faults_before = faults.size();
  while (read_line(line, faults)) {
    auto report = read_json_line(std::move(line), line_number_, options_, tables_, faults);
    any_line_ = any_line_ || report || faults.size() > faults_before;
    if (report) return report;
    line = {};
  }
  if (read_error_ != 0) {
    fail("cannot read on: " + reason(read_error_), faults);
  } else if (!any_line_) {
    fail("empty: no JSON line in it", faults);
  }
  state_ = State::done;
  file_.reset();
  return std::nullopt;
}

void ReportReader::read_whole(std::vector<Diagnostic>& faults) {
  while (buffer_.size() <= most_bytes_of_a_report && fill()) {
  }
  if (read_error_ != 0) return fail("cannot read: " + reason(read_error_), faults);
  if (buffer_.size() > most_bytes_of_a_report)
    return fail("larger than 16 MiB; split it into its reports", faults);
  state_ = State::pending;
  file_.reset();
  Ingested result = ingest(std::move(buffer_), options_, tables_);
  faults.insert(faults.end(), result.faults.begin(), result.faults.end());
  for (Report& report : result.reports) pending_.push_back(std::move(report));
}

std::optional<Report> ReportReader::next_pending() {
  if (pending_.empty()) return std::nullopt;
  Report report = std::move(pending_.front());
  pending_.pop_front();
  return report;
}

namespace {

/// Walks a folder and sorts what it finds: files to read, and what is passed over.
class FolderWalk {
 public:
  FolderWalk(std::vector<std::string>& files, std::vector<Diagnostic>& faults)
      : files_(files), faults_(faults) {}

  void run(const std::string& folder) {
    std::error_code failed;
    fs::recursive_directory_iterator at(folder, fs::directory_options::skip_permission_denied,
                                        failed);
    for (; !failed && at != fs::recursive_directory_iterator(); at.increment(failed)) {
      if (is_hidden(at->path())) {
        at.disable_recursion_pending();
      } else {
        take(*at);
      }
    }
    if (failed) fail(folder, "cannot list the folder: " + failed.message());
  }

 private:
  void take(const fs::directory_entry& entry) {
    const std::string path = entry.path().string();
    std::error_code unknown;
    const fs::file_status status = entry.status(unknown);
    if (fs::is_directory(status)) return take_folder(entry, path);
    std::string why = cannot_be_a_report(status);
    if (!why.empty()) return fail(path, std::move(why));
    files_.push_back(path);
  }

  /// The walk enters folders by itself, but neither through links nor where it may not.
  void take_folder(const fs::directory_entry& entry, const std::string& path) {
    std::error_code failed;
    if (entry.is_symlink(failed)) {
      return fail(path, "is a link to a folder and was passed over; give that folder by name");
    }
    const fs::directory_iterator inside(path, failed);
    if (failed) fail(path, "cannot list the folder: " + failed.message());
  }

  void fail(const std::string& path, std::string message) {
    faults_.push_back({path, 0, std::move(message)});
  }

  std::vector<std::string>& files_;
  std::vector<Diagnostic>& faults_;
};

}  // namespace

std::vector<std::string> list_inputs(const std::string& path, std::vector<Diagnostic>& faults) {
  std::error_code failed;
  if (path == "-" || !fs::is_directory(path, failed)) return {path};
  std::vector<std::string> files;
  const std::size_t faults_before = faults.size();
  FolderWalk(files, faults).run(path);
  if (files.empty() && faults.size() == faults_before) {
    faults.push_back({path, 0, "the folder has no files in it"});
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace dateline::ingest
