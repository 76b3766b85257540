// SPDX-License-Identifier: Apache-2.0
#pragma once
// Is the data whole? Looked at before anything is derived from it, since an emptier table would
// give an emptier record without a word.

#include <filesystem>
#include <string>
#include <vector>

#include "dateline/engine.h"
#include "dateline/error.h"

namespace dateline::engine {

/// One part of the data: "pack gu", "knowledge", "places".
struct DataPart {
  std::string name;
  std::vector<std::string> faults;  // sentences "FILE: what; what to do": nothing may be derived
  std::vector<Diagnostic> notes;    // files that no manifest names, tables that no stage reads
};

/// One pack's folder, also the base's (languages/und): pack.toml, every table that it names, the
/// model's bytes against their hash, and the model's language. Rows are not looked at.
DataPart check_pack(const std::filesystem::path& folder);

/// knowledge/, every folder of languages/ that holds a pack or what is left of one, and the
/// gazetteer, which may be absent. Never throws for what it finds.
std::vector<DataPart> check_data(const DataPaths& paths);

/// Throws one Error with every fault of the data, a line each; the notes go to `diagnostics`.
void require_whole(const DataPaths& paths, std::vector<Diagnostic>& diagnostics);

/// What reading every table of one pack finds: faulty rows, by file and line. `knowledge` is the
/// folder of the knowledge tables. Throws Error when the pack cannot be opened.
std::vector<Diagnostic> faulty_rows(const std::filesystem::path& folder,
                                    const std::filesystem::path& knowledge);

/// The lines of pack.toml that follow from the folder's files: `tables` and [model]. Throws Error
/// when the folder cannot be read or its model is damaged.
std::string manifest_lines(const std::filesystem::path& folder);

/// Sorted by file and line, each fault once: two stages may read one table.
std::vector<Diagnostic> each_once(std::vector<Diagnostic> faults);

/// Does any stage read a table of this name in a pack ("events.tsv", "segment_whole.tsv")?
bool is_read(const std::string& table);

}  // namespace dateline::engine
