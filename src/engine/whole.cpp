// SPDX-License-Identifier: Apache-2.0
#include "engine/whole.h"

#include <algorithm>
#include <functional>
#include <string_view>
#include <tuple>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "engine/pack.h"
#include "identify/identify_tables.h"
#include "ingest/anatomy_tables.h"
#include "knowledge/gazetteer.h"
#include "syntax/model_file.h"
#include "tables/pack_manifest.h"
#include "tables/table_files.h"
#include "tables/tsv.h"

namespace dateline::engine {
namespace {

namespace fs = std::filesystem;

/// Tables that the stages read in a pack or in the base, beside segment_*.tsv.
constexpr std::string_view pack_tables =
    "anatomy bodies countries cues demonyms events events_contexts events_forms events_light "
    "events_modes events_people frames identify markers names names_bodies occasion_names "
    "occasions page regions roles segment speech tense times times_patterns units";

/// Runs a check; what it throws becomes a fault of the part.
DataPart part(std::string name, const std::function<void(DataPart&)>& look) {
  DataPart found{.name = std::move(name), .faults = {}, .notes = {}};
  try {
    look(found);
  } catch (const std::exception& fault) {
    found.faults.emplace_back(fault.what());
  }
  return found;
}

template <typename Item>
void append(std::vector<Item>& to, std::vector<Item>&& more) {
  to.insert(to.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

void add_faults(const std::vector<Diagnostic>& faults, DataPart& found) {
  for (const Diagnostic& fault : faults) {
    found.faults.push_back(fmt::format("{}: {}", fault.file, fault.message));
  }
}

/// "en" of the line "language<TAB>en" in a model's own description; "" when there is none.
std::string_view language_of(std::string_view about) {
  constexpr std::string_view label = "language\t";
  while (!about.empty()) {
    const std::string_view line = about.substr(0, about.find('\n'));
    if (line.starts_with(label)) return line.substr(label.size());
    about.remove_prefix(std::min(about.size(), line.size() + 1));
  }
  return {};
}

/// What is wrong with the model that the pack of `pack_language` names, "" when nothing is.
std::string model_fault(const fs::path& file, const tables::ModelEntry& named,
                        std::string_view pack_language) {
  if (named.language != pack_language) {
    return fmt::format(
        "pack.toml names a model of '{}' in the pack of '{}'; give the pack a model "
        "of its own language",
        named.language, pack_language);
  }
  const syntax::ModelFile model(file);
  const std::string_view language = language_of(model.text("about"));
  if (language != named.language) {
    return fmt::format(
        "this is a model of '{}', but the pack is of '{}'; put the pack's own model "
        "back or install the pack again",
        language, named.language);
  }
  const std::string hash = model.hash();
  if (hash == named.hash) return {};
  return fmt::format(
      "this is not the model that pack.toml names: its hash is {}, there it is {}. "
      "Install the pack again; if the model was changed on purpose, put the lines "
      "that `dateline pack hash {}` prints into pack.toml",
      hash, named.hash, file.parent_path().string());
}

tables::NamedTables named_tables(const fs::path& folder, const tables::PackManifest& manifest) {
  return {.folder = folder, .manifest = "pack.toml", .tables = manifest.tables};
}

void look_at_pack(const fs::path& folder, DataPart& found) {
  const tables::PackManifest manifest = tables::read_pack_manifest(folder);
  const tables::NamedTables named = named_tables(folder, manifest);
  add_faults(tables::faults_of_tables(named), found);
  append(found.notes, tables::unnamed_tables(named));
  for (const std::string& table : manifest.tables) {
    if (is_read(table)) continue;
    found.notes.push_back({(folder / table).string(), 0,
                           "nothing reads a table of this name; docs/pack-format.md lists the "
                           "names"});
  }
  if (!manifest.model) return;
  const fs::path model = folder / manifest.model->file;
  const std::string fault = model_fault(model, *manifest.model, manifest.language);
  if (!fault.empty()) found.faults.push_back(fmt::format("{}: {}", model.string(), fault));
}

DataPart check_knowledge(const fs::path& folder) {
  return part("knowledge", [&folder](DataPart& found) {
    const tables::NamedTables named{.folder = folder,
                                    .manifest = "knowledge.toml",
                                    .tables = tables::read_table_list(folder / "knowledge.toml")};
    add_faults(tables::faults_of_tables(named), found);
    append(found.notes, tables::unnamed_tables(named));
  });
}

/// Does a folder without pack.toml hold what only packs hold?
bool is_rest_of_pack(const fs::path& folder) {
  return std::ranges::any_of(tables::files_below(folder), [](const fs::path& file) {
    return file.extension() == ".tsv" || file.extension() == ".model";
  });
}

/// Links in languages/ that lead nowhere: a pack stood there.
void add_lost_links(const fs::path& languages, std::vector<DataPart>& parts) {
  std::error_code fault;
  for (fs::directory_iterator at(languages, fault), end; !fault && at != end; at.increment(fault)) {
    std::error_code unknown;
    if (!at->is_symlink(unknown) || fs::exists(at->path(), unknown)) continue;
    parts.push_back({.name = "pack " + at->path().filename().string(),
                     .faults = {at->path().string() +
                                ": this link leads nowhere; mend it, or remove it if the pack is "
                                "no longer wanted"},
                     .notes = {}});
  }
}

void add_packs(const fs::path& languages, std::vector<DataPart>& parts) {
  bool has_base = false;
  bool has_language = false;
  for (const fs::path& folder : tables::list_folders(languages)) {
    const bool is_base = folder.filename() == tables::base_pack;
    DataPart found = check_pack(folder);
    const bool is_pack = tables::is_there(folder / "pack.toml");
    if (!is_pack && found.faults.empty()) continue;
    has_base = has_base || is_base;
    has_language = has_language || !is_base;
    parts.push_back(std::move(found));
  }
  add_lost_links(languages, parts);
  const auto missing = [&](const char* name, const char* what) {
    parts.push_back(
        {.name = name,
         .faults = {fmt::format("{}: {}; install Dateline again", languages.string(), what)},
         .notes = {}});
  };
  if (!has_base) missing("pack und", "und is missing, on which all packs build");
  if (!has_language) missing("packs", "there is no language pack");
}

bool lies_in(const Diagnostic& fault, const fs::path& folder) {
  return fault.file.starts_with(folder.string() + "/");
}

}  // namespace

std::vector<Diagnostic> each_once(std::vector<Diagnostic> faults) {
  std::ranges::sort(faults, {},
                    [](const Diagnostic& d) { return std::tie(d.file, d.line, d.message); });
  const auto repeated = std::ranges::unique(faults);
  faults.erase(repeated.begin(), repeated.end());
  return faults;
}

bool is_read(const std::string& table) {
  const fs::path name(table);
  if (name.extension() != ".tsv") return false;
  const std::vector<std::string> known = tables::split_list(pack_tables, ' ');
  return table.starts_with("segment_") ||
         std::ranges::find(known, name.stem().string()) != known.end();
}

DataPart check_pack(const fs::path& folder) {
  return part("pack " + folder.filename().string(), [&folder](DataPart& found) {
    if (tables::is_there(folder / "pack.toml")) return look_at_pack(folder, found);
    if (!is_rest_of_pack(folder)) return;
    throw Error(
        fmt::format("{}: this folder holds tables or a model but no pack.toml; put its "
                    "pack.toml back, or move the folder away if it is no pack",
                    folder.string()));
  });
}

std::vector<DataPart> check_data(const DataPaths& paths) {
  std::vector<DataPart> parts;
  parts.push_back(check_knowledge(paths.knowledge));
  try {
    add_packs(paths.languages, parts);
  } catch (const Error& error) {
    parts.push_back({.name = "packs", .faults = {error.what()}, .notes = {}});
  }
  if (!paths.gazetteer.empty() && tables::is_there(paths.gazetteer)) {
    parts.push_back(
        part("places", [&paths](DataPart&) { knowledge::check_gazetteer(paths.gazetteer); }));
  }
  return parts;
}

void require_whole(const DataPaths& paths, std::vector<Diagnostic>& diagnostics) {
  std::vector<std::string> faults;
  for (DataPart& found : check_data(paths)) {
    append(faults, std::move(found.faults));
    append(diagnostics, std::move(found.notes));
  }
  if (faults.empty()) return;
  throw Error(fmt::format("{}", fmt::join(faults, "\n")));
}

std::vector<Diagnostic> faulty_rows(const fs::path& folder, const fs::path& knowledge_folder) {
  std::vector<Diagnostic> rows;
  const fs::path languages = folder.parent_path();
  const knowledge::Knowledge knowledge(
      {.folder = knowledge_folder, .languages = languages, .gazetteer = {}}, rows);
  ingest::read_anatomy_tables(languages, rows);
  identify::read_identify_tables(languages, rows);
  const tables::PackManifest manifest = tables::read_pack_manifest(folder);
  if (manifest.model) {
    const Pack pack(folder, folder / manifest.model->file, knowledge, rows);
  } else {
    const segment::Segmenter segment(folder, rows);
  }
  std::erase_if(rows, [&folder](const Diagnostic& fault) { return !lies_in(fault, folder); });
  return each_once(std::move(rows));
}

std::string manifest_lines(const fs::path& folder) {
  std::string lines = "tables = [";
  std::string models;
  for (const fs::path& file : tables::files_below(folder)) {
    const std::string name = file.lexically_relative(folder).generic_string();
    if (file.parent_path().filename() == "examples") continue;
    if (file.extension() == ".tsv") lines += fmt::format("\n  \"{}\",", name);
    if (file.extension() != ".model") continue;
    const syntax::ModelFile model(file);
    models += fmt::format("\n[model]\nfile = \"{}\"\nlanguage = \"{}\"\nhash = \"{}\"\n", name,
                          language_of(model.text("about")), model.hash());
  }
  return lines + "\n]\n" + models;
}

}  // namespace dateline::engine
