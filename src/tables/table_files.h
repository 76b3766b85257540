// SPDX-License-Identifier: Apache-2.0
#pragma once
// Are the tables there that a manifest names? For folders with a pack.toml or knowledge.toml.

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "dateline/error.h"

namespace dateline::tables {

/// False only when nothing has that name. True also for what cannot be read, so that reading it
/// says why.
bool is_there(const std::filesystem::path& path);

/// Every plain file below `folder`, by path; links are followed to files, not to folders. Throws
/// Error when a folder cannot be read.
std::vector<std::filesystem::path> files_below(const std::filesystem::path& folder);

/// A folder of tables and what its manifest says of them.
struct NamedTables {
  std::filesystem::path folder;
  std::string manifest;             // the manifest's file name, for messages: "pack.toml"
  std::vector<std::string> tables;  // below `folder`: "events.tsv", "offices/IND.tsv"
};

/// One fault for every named table that is missing, cannot be read or is no table at all (see
/// table_fault).
std::vector<Diagnostic> faults_of_tables(const NamedTables& named);

/// One for every .tsv file below the folder that the manifest does not name; examples/ is left out.
std::vector<Diagnostic> unnamed_tables(const NamedTables& named);

}  // namespace dateline::tables
