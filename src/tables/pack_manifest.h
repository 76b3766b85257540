// SPDX-License-Identifier: Apache-2.0
#pragma once
// pack.toml: what a language pack says of itself. knowledge.toml: which tables knowledge/ must
// hold.

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::tables {

/// The newest pack format this program reads.
inline constexpr int pack_format = 1;

/// The folder of languages/ that all packs fall back on. It is no language and has no model.
inline constexpr std::string_view base_pack = "und";

/// The model that pack.toml names.
struct ModelEntry {
  std::string file;      // beside pack.toml: "syntax.model"
  std::string language;  // BCP-47, as the model says it of itself
  std::string hash;      // text::hash128_hex of the whole file
};

struct PackManifest {
  int format = 0;
  std::string language;     // BCP-47
  std::string name;         // "Gujarati"
  std::string native_name;  // "ગુજરાતી"
  std::string version;
  std::string licence;
  std::vector<std::string> sources;
  std::vector<std::string> tables;  // every table the pack must hold, as it is named: "events.tsv"
  std::optional<ModelEntry> model;  // of every pack but the base
};

/// Reads pack.toml. Whether tables and model are there and whole is not looked at. Throws Error:
/// missing, not TOML, a field missing or of the wrong kind, a newer format, or a language other
/// than the folder's name.
PackManifest read_pack_manifest(const std::filesystem::path& folder);

/// The field `tables` of a manifest such as knowledge.toml: paths below its folder
/// ("offices/IND.tsv"). Throws Error like read_pack_manifest.
std::vector<std::string> read_table_list(const std::filesystem::path& manifest);

/// All folders of `languages`, by name, also those without a pack; hidden ones (".git") are left
/// out. Throws Error when the folder cannot be read.
std::vector<std::filesystem::path> list_folders(const std::filesystem::path& languages);

/// Folders of `languages` that hold the pack of a language, by name: those with a pack.toml,
/// without the base.
std::vector<std::filesystem::path> list_packs(const std::filesystem::path& languages);

/// Hash over names and contents of the files under `folder`, examples left out: stamps what is
/// derived from a pack.
std::string hash_folder(const std::filesystem::path& folder);

}  // namespace dateline::tables
