// SPDX-License-Identifier: Apache-2.0
#include <cstdlib>
#include <filesystem>
#include <vector>

#include <fmt/format.h>

#include "dateline/engine.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

bool holds_data(const fs::path& root) {
  std::error_code ignored;
  return fs::is_directory(root / "languages", ignored) &&
         fs::is_directory(root / "knowledge", ignored);
}

/// The gazetteer is made at set-up, so a source tree keeps it in its build folder.
fs::path find_gazetteer(const fs::path& root) {
  for (const char* place : {"places.gaz", "build/places.gaz"}) {
    if (fs::exists(root / place)) return root / place;
  }
  return root / "places.gaz";
}

DataPaths data_in(const fs::path& root) {
  return {.languages = (root / "languages").string(),
          .knowledge = (root / "knowledge").string(),
          .gazetteer = find_gazetteer(root).string()};
}

}  // namespace

DataPaths find_data() {
  if (const char* given = std::getenv("DATELINE_DATA"); given != nullptr && *given != '\0') {
    if (holds_data(given)) return data_in(given);
    throw Error(
        fmt::format("DATELINE_DATA is {}, but that folder does not hold languages/ and "
                    "knowledge/; set it to the folder that does, or unset it",
                    given));
  }
  std::error_code ignored;
  const fs::path program = fs::read_symlink("/proc/self/exe", ignored);
  const std::vector<fs::path> roots = {program.parent_path().parent_path() / "share" / "dateline",
                                       DATELINE_SOURCE_DATA};
  for (const fs::path& root : roots) {
    if (holds_data(root)) return data_in(root);
  }
  throw Error(
      fmt::format("cannot find Dateline's data (languages/ and knowledge/) in {} or {}; install "
                  "it again or set DATELINE_DATA to the folder that holds them",
                  roots[0].string(), roots[1].string()));
}

}  // namespace dateline
