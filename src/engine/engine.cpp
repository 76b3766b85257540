// SPDX-License-Identifier: Apache-2.0
#include "dateline/engine.h"

#include <fmt/format.h>

#include "engine/parts.h"
#include "engine/record_mentions.h"
#include "engine/whole.h"
#include "ingest/anatomy.h"
#include "tables/pack_manifest.h"
#include "text/locale_names.h"

namespace dateline {
namespace {

std::vector<PackInfo> read_infos(const std::string& languages) {
  std::vector<PackInfo> infos;
  for (const std::filesystem::path& folder : tables::list_packs(languages)) {
    tables::PackManifest manifest = tables::read_pack_manifest(folder);
    infos.push_back({.language = manifest.language,
                     .name = manifest.name,
                     .native_name = manifest.native_name,
                     .version = manifest.version,
                     .licence = manifest.licence,
                     .sources = std::move(manifest.sources),
                     .hash = tables::hash_folder(folder),
                     .model = manifest.model ? manifest.model->file : std::string()});
  }
  return infos;
}

/// The version in "FILE: 199568 places, version 4566a757, ..."; where the file lies does not count.
std::string_view places_version(std::string_view state) {
  constexpr std::string_view label = "version ";
  const std::size_t at = state.find(label);
  if (at == std::string_view::npos) return "none";
  state.remove_prefix(at + label.size());
  return state.substr(0, state.find_first_of(",\n"));
}

/// What language a text is in, and how we know.
struct Language {
  std::string lang;
  std::string basis;
};

Language language_of(const Report& report, const Engine::Parts& parts) {
  if (!report.lang.empty()) return {report.lang, "given"};
  return {identify::identify(report.text, parts.identify).lang, "identified"};
}

}  // namespace

std::string_view program_version() { return DATELINE_VERSION; }

/// "gu" of "gu-IN", whose pack can read it; "gu-Latn" is in other letters, so it stays as it is.
std::string_view base_language(std::string_view tag) {
  constexpr std::size_t script_letters = 4;
  const std::size_t dash = tag.find('-');
  if (dash == std::string_view::npos) return tag;
  const std::string_view rest = tag.substr(dash + 1);
  return rest.substr(0, rest.find('-')).size() == script_letters ? tag : tag.substr(0, dash);
}

// ---- packs ---------------------------------------------------------------------------------

PackShelf::PackShelf(std::vector<PackInfo> infos, std::string folder)
    : infos_(std::move(infos)), folder_(std::move(folder)) {}

const engine::Pack* PackShelf::find(std::string_view lang, const knowledge::Knowledge& knowledge) {
  const std::string_view base = base_language(lang);
  for (const PackInfo& info : infos_) {
    if (info.language != lang && info.language != base) continue;
    const std::scoped_lock lock(mutex_);
    std::unique_ptr<const engine::Pack>& pack = packs_[info.language];
    if (pack == nullptr) {
      const std::filesystem::path folder = std::filesystem::path(folder_) / info.language;
      pack = std::make_unique<engine::Pack>(folder, folder / info.model, knowledge, diagnostics_);
    }
    return pack.get();
  }
  return nullptr;
}

void PackShelf::open_all(const knowledge::Knowledge& knowledge) {
  for (const PackInfo& info : infos_) find(info.language, knowledge);
}

std::vector<Diagnostic> PackShelf::diagnostics() const {
  const std::scoped_lock lock(mutex_);
  return engine::each_once(diagnostics_);
}

// ---- engine --------------------------------------------------------------------------------

namespace {

/// The paths, once everything that lies there is known to be whole.
DataPaths whole(DataPaths paths, std::vector<Diagnostic>& diagnostics) {
  engine::require_whole(paths, diagnostics);
  return paths;
}

}  // namespace

Engine::Parts::Parts(DataPaths given, std::vector<Diagnostic>& diagnostics)
    : paths(whole(std::move(given), diagnostics)),
      base_hash(tables::hash_folder(std::filesystem::path(paths.languages) / tables::base_pack)),
      knowledge(
          {.folder = paths.knowledge, .languages = paths.languages, .gazetteer = paths.gazetteer},
          diagnostics),
      anatomy(ingest::read_anatomy_tables(paths.languages, diagnostics)),
      identify(identify::read_identify_tables(paths.languages, diagnostics)),
      shelf(std::make_unique<PackShelf>(read_infos(paths.languages), paths.languages)) {}

Engine::Engine(DataPaths paths, std::vector<Diagnostic>& diagnostics)
    : parts_(std::make_unique<Parts>(std::move(paths), diagnostics)) {}
Engine::~Engine() = default;
Engine::Engine(Engine&&) noexcept = default;
Engine& Engine::operator=(Engine&&) noexcept = default;

const std::vector<PackInfo>& Engine::packs() const { return parts_->shelf->infos(); }

void Engine::open_all() const { parts_->shelf->open_all(parts_->knowledge); }

std::vector<RecordMention> Engine::mentions(const Report& report, const Analysis& analysis) const {
  return engine::record_mentions(report, analysis,
                                 ingest::credited_agency(report, parts_->anatomy));
}

std::string Engine::stamp() const {
  std::string stamp = fmt::format(
      "dateline {}\nICU {}\nknowledge {}\nplaces {}\n", program_version(), text::icu_version(),
      parts_->knowledge.version(), places_version(parts_->knowledge.gazetteer_state()));
  stamp += fmt::format("pack {} - {}\n", tables::base_pack, parts_->base_hash);
  for (const PackInfo& pack : packs()) {
    stamp += fmt::format("pack {} {} {}\n", pack.language, pack.version, pack.hash);
  }
  return stamp;
}

// ---- worker --------------------------------------------------------------------------------

struct Engine::Worker::Parts {
  const Engine::Parts* engine;
  syntax::Workspace workspace;
};

Engine::Worker::Worker(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Engine::Worker::~Worker() = default;
Engine::Worker::Worker(Worker&&) noexcept = default;
Engine::Worker& Engine::Worker::operator=(Worker&&) noexcept = default;

Engine::Worker Engine::worker() const {
  auto parts = std::make_unique<Worker::Parts>();
  parts->engine = parts_.get();
  return Worker(std::move(parts));
}

Analysis Engine::Worker::operator()(const Report& report) {
  const Engine::Parts& engine = *parts_->engine;
  Analysis analysis;
  const Language language = language_of(report, engine);
  analysis.lang = language.lang;
  analysis.lang_basis = language.basis;
  const engine::Pack* pack = engine.shelf->find(language.lang, engine.knowledge);
  if (pack == nullptr) {
    analysis.lang_basis = fmt::format("{}, not supported", language.basis);
    return analysis;
  }
  pack->segment(report, analysis);
  pack->parse(report.text, analysis, parts_->workspace);
  pack->find_times(report, analysis);
  pack->find_names(report, analysis);
  pack->find_events(report, analysis, parts_->workspace.trunk);
  return analysis;
}

}  // namespace dateline
