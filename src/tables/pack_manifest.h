// SPDX-License-Identifier: Apache-2.0
#pragma once
// pack.toml: what a language pack says of itself.

#include <filesystem>
#include <string>
#include <vector>

namespace dateline::tables {

/// The newest pack format this program reads.
inline constexpr int pack_format = 1;

struct PackManifest {
  int format = 0;
  std::string language;     // BCP-47
  std::string name;         // "Gujarati"
  std::string native_name;  // "ગુજરાતી"
  std::string version;
  std::string licence;
  std::vector<std::string> sources;
  std::string hash;  // of every file of the pack: stamps what is derived from it
};

/// Reads pack.toml and hashes the folder's files. Throws Error: missing, not TOML, a field missing,
/// a newer format, or a language other than the folder's name.
PackManifest read_pack_manifest(const std::filesystem::path& folder);

/// All folders of `languages`, by name, also those without a pack ("und"). Throws Error when the
/// folder cannot be read.
std::vector<std::filesystem::path> list_folders(const std::filesystem::path& languages);

/// Folders of `languages` that hold a pack.toml, by name.
std::vector<std::filesystem::path> list_packs(const std::filesystem::path& languages);

/// Hash over names and contents of the files under `folder`, examples left out.
std::string hash_folder(const std::filesystem::path& folder);

}  // namespace dateline::tables
