// SPDX-License-Identifier: Apache-2.0
// pack check, pack hash: for the author of a language pack.
#include <filesystem>

#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/output.h"
#include "dateline/engine.h"
#include "engine/whole.h"
#include "tables/table_files.h"

namespace dateline::cli {
namespace {

namespace fs = std::filesystem;

/// The folder as it is called where it lies: "." becomes its own name, a last slash goes.
fs::path pack_folder(const Options& options) {
  fs::path folder = fs::absolute(options.folder).lexically_normal();
  if (!folder.has_filename()) folder = folder.parent_path();
  if (!fs::is_directory(folder)) {
    throw Error(
        fmt::format("{}: no such folder; give the folder of a language pack, such as "
                    "languages/en",
                    options.folder));
  }
  return folder;
}

/// What is wrong with the pack, a sentence each; "" when nothing is.
std::string faults_of(const fs::path& folder) {
  if (!tables::is_there(folder / "pack.toml")) {
    throw Error(
        fmt::format("{}: there is no pack.toml; docs/pack-format.md describes it and "
                    "`dateline pack hash {}` prints its last lines",
                    folder.string(), folder.string()));
  }
  const engine::DataPart found = engine::check_pack(folder);
  std::string faults;
  for (const std::string& fault : found.faults) faults += fault + "\n";
  faults += to_string(found.notes);
  if (!found.faults.empty()) return faults;
  return faults + to_string(engine::faulty_rows(folder, find_data().knowledge));
}

}  // namespace

int pack(const Options& options) {
  const fs::path folder = pack_folder(options);
  if (options.task == "hash") {
    print(engine::manifest_lines(folder));
    return 0;
  }
  const std::string faults = faults_of(folder);
  print(faults.empty() ? fmt::format("{}: tables and model are whole\n", folder.string()) : faults);
  return faults.empty() ? 0 : 2;
}

}  // namespace dateline::cli
