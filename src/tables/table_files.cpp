// SPDX-License-Identifier: Apache-2.0
#include "tables/table_files.h"

#include <algorithm>

#include <fmt/format.h>

#include "tables/tsv.h"

namespace dateline::tables {
namespace {

namespace fs = std::filesystem;

std::optional<std::string> fault_of(const NamedTables& named, const fs::path& file) {
  if (!is_there(file)) {
    return fmt::format(
        "this table is missing, but {} names it; install it again, or take its name out of "
        "'tables' there if you removed it on purpose",
        named.manifest);
  }
  const std::optional<std::string> fault = table_fault(read_file(file));
  if (!fault) return std::nullopt;
  return fmt::format("{}; install it again or correct it", *fault);
}

}  // namespace

bool is_there(const fs::path& path) {
  std::error_code fault;
  return fs::status(path, fault).type() != fs::file_type::not_found;
}

std::vector<fs::path> files_below(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code fault;
  for (fs::recursive_directory_iterator at(folder, fault), end; !fault && at != end;
       at.increment(fault)) {
    std::error_code unknown;
    if (at->is_regular_file(unknown)) files.push_back(at->path());
  }
  if (fault) {
    throw Error(
        fmt::format("cannot read the folder {}: {}; check its permissions or install it "
                    "again",
                    folder.string(), fault.message()));
  }
  std::ranges::sort(files);
  return files;
}

std::vector<Diagnostic> faults_of_tables(const NamedTables& named) {
  std::vector<Diagnostic> faults;
  for (const std::string& name : named.tables) {
    const fs::path file = named.folder / name;
    try {
      if (auto fault = fault_of(named, file)) faults.push_back({file.string(), 0, *fault});
    } catch (const Error& error) {
      faults.push_back({file.string(), 0, error.what()});
    }
  }
  return faults;
}

std::vector<Diagnostic> unnamed_tables(const NamedTables& named) {
  std::vector<Diagnostic> strays;
  for (const fs::path& file : files_below(named.folder)) {
    const bool example = file.parent_path().filename() == "examples";
    if (file.extension() != ".tsv" || example) continue;
    const std::string name = file.lexically_relative(named.folder).generic_string();
    if (std::ranges::find(named.tables, name) != named.tables.end()) continue;
    strays.push_back({file.string(), 0,
                      fmt::format("{} does not name this table; add it to 'tables' there, or move "
                                  "the file away",
                                  named.manifest)});
  }
  return strays;
}

}  // namespace dateline::tables
