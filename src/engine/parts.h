// SPDX-License-Identifier: Apache-2.0
#pragma once
// What an Engine is made of; for the layers above that need more than the public header shows.

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/engine.h"
#include "engine/pack.h"
#include "identify/identify.h"
#include "ingest/anatomy_tables.h"
#include "knowledge/knowledge.h"

namespace dateline {

/// Packs by language, each opened when first asked for. The one lock of the pipeline.
class PackShelf {
 public:
  PackShelf(std::vector<PackInfo> infos, std::string folder);

  [[nodiscard]] const std::vector<PackInfo>& infos() const { return infos_; }
  /// The pack that reads `lang` ("gu-IN" is read by "gu"); null when none does.
  const engine::Pack* find(std::string_view lang, const knowledge::Knowledge& knowledge);
  /// Opens every pack; throws the Error of the first one that cannot be opened.
  void open_all(const knowledge::Knowledge& knowledge);
  /// Faults of the packs opened so far.
  [[nodiscard]] std::vector<Diagnostic> diagnostics() const;

 private:
  std::vector<PackInfo> infos_;
  std::string folder_;
  mutable std::mutex mutex_;
  std::map<std::string, std::unique_ptr<const engine::Pack>, std::less<>> packs_;
  std::vector<Diagnostic> diagnostics_;
};

struct Engine::Parts {
  Parts(DataPaths given, std::vector<Diagnostic>& diagnostics);

  DataPaths paths;
  std::string base_hash;  // of what all packs fall back on
  knowledge::Knowledge knowledge;
  ingest::AnatomyTables anatomy;
  identify::IdentifyTables identify;
  std::unique_ptr<PackShelf> shelf;
};

/// "0.1.0"
std::string_view program_version();

}  // namespace dateline
