// SPDX-License-Identifier: Apache-2.0
#include "tables/pack_manifest.h"

#include <algorithm>
#include <optional>

#include <fmt/format.h>
#include <toml++/toml.h>

#include "dateline/error.h"
#include "tables/table_files.h"
#include "tables/tsv.h"
#include "text/hash.h"

namespace dateline::tables {
namespace {

namespace fs = std::filesystem;

toml::table parse(const fs::path& file) {
  if (!is_there(file)) {
    throw Error(fmt::format("{}: this file is missing; install it again", file.string()));
  }
  const std::string bytes = read_file(file);
  try {
    return toml::parse(bytes, file.string());
  } catch (const toml::parse_error& fault) {
    throw Error(fmt::format("{}:{}: {}; correct the file or install the pack again", file.string(),
                            fault.source().begin.line, fault.description()));
  }
}

/// Error about one field: which file, what is wrong with it, where the fields are explained.
[[noreturn]] void fail(const fs::path& file, std::string_view what) {
  throw Error(
      fmt::format("{}: {}; correct the file (docs/pack-format.md says how) or install it "
                  "again",
                  file.string(), what));
}

std::string text_field(const toml::table& table, const fs::path& file, const char* key) {
  const std::optional<std::string> value = table[key].value<std::string>();
  if (!value) fail(file, fmt::format("the field '{}' is missing or no string", key));
  return *value;
}

std::vector<std::string> list_field(const toml::table& table, const fs::path& file,
                                    const char* key) {
  const toml::array* array = table[key].as_array();
  if (array == nullptr) fail(file, fmt::format("the field '{}' is missing or no list", key));
  std::vector<std::string> items;
  for (const toml::node& item : *array) {
    const std::optional<std::string> text = item.value<std::string>();
    if (!text) fail(file, fmt::format("'{}' holds something that is no string", key));
    items.push_back(*text);
  }
  return items;
}

/// Names of files below the manifest's folder, never outside it.
bool is_inside(const fs::path& name) {
  return !name.empty() && name.is_relative() && name == name.lexically_normal() &&
         *name.begin() != "..";
}

std::vector<std::string> table_names(const toml::table& table, const fs::path& file) {
  std::vector<std::string> names = list_field(table, file, "tables");
  for (const std::string& name : names) {
    if (!is_inside(name) || !name.ends_with(".tsv")) {
      fail(file, fmt::format("'{}' in 'tables' is no table (a .tsv file in this folder)", name));
    }
  }
  return names;
}

ModelEntry model_entry(const toml::table& table, const fs::path& file) {
  const toml::table* entry = table["model"].as_table();
  if (entry == nullptr) {
    fail(file, "the part [model] is missing; `dateline pack hash FOLDER` prints it");
  }
  ModelEntry model{.file = text_field(*entry, file, "file"),
                   .language = text_field(*entry, file, "language"),
                   .hash = text_field(*entry, file, "hash")};
  if (!is_inside(model.file)) {
    fail(file, fmt::format("[model] file '{}' lies outside this folder", model.file));
  }
  return model;
}

int checked_format(const toml::table& table, const fs::path& file) {
  const int format = table["format"].value_or(0);
  if (format < 1 || format > pack_format) {
    throw Error(
        fmt::format("{}: pack format {} (this program reads up to {}); install a newer "
                    "Dateline or an older pack",
                    file.string(), format, pack_format));
  }
  return format;
}

}  // namespace

PackManifest read_pack_manifest(const fs::path& folder) {
  const fs::path file = folder / "pack.toml";
  const toml::table table = parse(file);
  PackManifest manifest;
  manifest.format = checked_format(table, file);
  manifest.language = text_field(table, file, "language");
  if (manifest.language != folder.filename().string()) {
    throw Error(fmt::format("{}: says it is '{}' but lies in the folder '{}'; rename one of them",
                            file.string(), manifest.language, folder.filename().string()));
  }
  manifest.name = text_field(table, file, "name");
  manifest.native_name = text_field(table, file, "native_name");
  manifest.version = text_field(table, file, "version");
  manifest.licence = text_field(table, file, "licence");
  manifest.sources = list_field(table, file, "sources");
  manifest.tables = table_names(table, file);
  if (manifest.language != base_pack) manifest.model = model_entry(table, file);
  return manifest;
}

std::vector<std::string> read_table_list(const fs::path& manifest) {
  const toml::table table = parse(manifest);
  checked_format(table, manifest);
  return table_names(table, manifest);
}

std::vector<fs::path> list_folders(const fs::path& languages) {
  std::vector<fs::path> folders;
  std::error_code fault;
  for (fs::directory_iterator at(languages, fault), end; !fault && at != end; at.increment(fault)) {
    std::error_code unknown;  // a link that leads nowhere is no folder; engine/whole.h tells of it
    const bool hidden = at->path().filename().string().starts_with('.');
    if (!hidden && at->is_directory(unknown)) folders.push_back(at->path());
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
  std::erase_if(packs, [](const fs::path& pack) {
    return pack.filename() == base_pack || !is_there(pack / "pack.toml");
  });
  return packs;
}

std::string hash_folder(const fs::path& folder) {
  std::string all;
  for (const fs::path& file : files_below(folder)) {
    if (file.parent_path().filename() == "examples") continue;
    all += fmt::format("{} {}\n", file.lexically_relative(folder).string(),
                       text::hash128_hex(read_file(file)));
  }
  return text::hash_base32(all);
}

}  // namespace dateline::tables
