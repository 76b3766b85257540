// SPDX-License-Identifier: Apache-2.0
#include "tables/pack_manifest.h"

#include <algorithm>
#include <optional>

#include <fmt/format.h>
#include <toml++/toml.h>

#include "dateline/error.h"
#include "tables/tsv.h"
#include "text/hash.h"

namespace dateline::tables {
namespace {

namespace fs = std::filesystem;

toml::table parse(const fs::path& file) {
  const std::string bytes = read_file(file);
  try {
    return toml::parse(bytes, file.string());
  } catch (const toml::parse_error& fault) {
    throw Error(fmt::format("{}:{}: {}; correct the file or install the pack again", file.string(),
                            fault.source().begin.line, fault.description()));
  }
}

std::string text_field(const toml::table& table, const fs::path& file, const char* key) {
  const std::optional<std::string> value = table[key].value<std::string>();
  if (!value) throw Error(fmt::format("{}: the field '{}' is missing", file.string(), key));
  return *value;
}

std::vector<std::string> list_field(const toml::table& table, const char* key) {
  std::vector<std::string> items;
  if (const toml::array* array = table[key].as_array()) {
    for (const toml::node& item : *array) items.push_back(item.value_or(std::string()));
  }
  return items;
}

}  // namespace

PackManifest read_pack_manifest(const fs::path& folder) {
  const fs::path file = folder / "pack.toml";
  const toml::table table = parse(file);
  PackManifest manifest;
  manifest.format = table["format"].value_or(0);
  if (manifest.format < 1 || manifest.format > pack_format) {
    throw Error(
        fmt::format("{}: pack format {} (this program reads up to {}); install a newer "
                    "Dateline or an older pack",
                    file.string(), manifest.format, pack_format));
  }
  manifest.language = text_field(table, file, "language");
  if (manifest.language != folder.filename().string()) {
    throw Error(fmt::format("{}: says it is '{}' but lies in the folder '{}'; rename one of them",
                            file.string(), manifest.language, folder.filename().string()));
  }
  manifest.name = text_field(table, file, "name");
  manifest.native_name = text_field(table, file, "native_name");
  manifest.version = text_field(table, file, "version");
  manifest.licence = text_field(table, file, "licence");
  manifest.sources = list_field(table, "sources");
  manifest.hash = hash_folder(folder);
  return manifest;
}

std::vector<fs::path> list_folders(const fs::path& languages) {
  std::vector<fs::path> folders;
  std::error_code fault;
  for (fs::directory_iterator at(languages, fault), end; !fault && at != end; at.increment(fault)) {
    if (at->is_directory(fault)) folders.push_back(at->path());
  }
  if (fault) {
    throw Error(
        fmt::format("cannot read the language packs in {}: {}; install Dateline again or set "
                    "DATELINE_DATA to the folder that holds languages/ and knowledge/",
                    languages.string(), fault.message()));
  }
  std::ranges::sort(folders);
  return folders;
}

std::vector<fs::path> list_packs(const fs::path& languages) {
  std::vector<fs::path> packs = list_folders(languages);
  std::erase_if(packs, [](const fs::path& pack) { return !fs::exists(pack / "pack.toml"); });
  return packs;
}

std::string hash_folder(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
    const bool example = entry.path().parent_path().filename() == "examples";
    if (entry.is_regular_file() && !example) files.push_back(entry.path());
  }
  std::ranges::sort(files);
  std::string all;
  for (const fs::path& file : files) {
    all += fmt::format("{} {}\n", fs::relative(file, folder).string(),
                       text::hash128_hex(read_file(file)));
  }
  return text::hash_base32(all);
}

}  // namespace dateline::tables
