// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <system_error>

#include <fmt/format.h>

#include "knowledge/loaded.h"
#include "tables/table_files.h"
#include "text/hash.h"

namespace dateline::knowledge {
namespace {

std::vector<std::string> pack_folders(const std::filesystem::path& languages) {
  std::vector<std::string> names;
  std::error_code fault;
  for (const auto& entry : std::filesystem::directory_iterator(languages, fault)) {
    const std::string name = entry.path().filename().string();
    if (entry.is_directory() && name != "und" && !name.starts_with('.')) names.push_back(name);
  }
  std::ranges::sort(names);
  return names;
}

}  // namespace

Reader::Reader(const KnowledgePaths& paths, Loaded& loaded, std::vector<Diagnostic>& diagnostics)
    : paths_(paths),
      loaded_(loaded),
      diagnostics_(diagnostics),
      languages_(pack_folders(paths.languages)) {
  if (!std::filesystem::is_directory(paths.folder)) {
    throw Error(
        fmt::format("cannot read the knowledge tables: {} is not a folder. "
                    "Point --data (or DATELINE_DATA) at the folder that holds knowledge/.",
                    paths.folder.string()));
  }
}

tables::Table Reader::read(const std::filesystem::path& file,
                           const std::vector<std::string>& columns) {
  tables::Table table = tables::read_tsv(file, columns, diagnostics_);
  loaded_.contents +=
      fmt::format("{}/{} {}\n", file.parent_path().filename().string(), file.filename().string(),
                  text::hash128_hex(tables::read_file(file)));
  return table;
}

tables::Table Reader::table(const std::filesystem::path& name,
                            const std::vector<std::string>& columns) {
  return read(paths_.folder / name, columns);
}

tables::Table Reader::pack_table(const std::string& language, const std::string& name,
                                 const std::vector<std::string>& columns) {
  const std::filesystem::path file = paths_.languages / language / name;
  if (!tables::is_there(file)) return {.file = file, .columns = {}, .rows = {}};
  return read(file, columns);
}

std::vector<std::filesystem::path> Reader::files_in(const std::string& folder) const {
  std::vector<std::filesystem::path> names;
  std::error_code fault;
  for (const auto& entry : std::filesystem::directory_iterator(paths_.folder / folder, fault)) {
    if (entry.path().extension() == ".tsv") {
      names.push_back(std::filesystem::path(folder) / entry.path().filename());
    }
  }
  std::ranges::sort(names);
  return names;
}

void Reader::fault(const tables::Table& table, const tables::Row& row, std::string message) {
  diagnostics_.push_back({table.file.string(), row.line, std::move(message)});
}

}  // namespace dateline::knowledge
