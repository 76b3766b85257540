// SPDX-License-Identifier: Apache-2.0
#pragma once
// The pipeline as one thing to hold: language packs and knowledge, opened once and shared; a Worker
// per thread analyses reports.
//   Engine engine(find_data(), diagnostics);
//   Analysis a = engine.worker()(report);

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/analysis.h"
#include "dateline/error.h"
#include "dateline/event.h"
#include "dateline/report.h"

namespace dateline {

/// Where the program's data lies.
struct DataPaths {
  std::string languages;
  std::string knowledge;
  std::string gazetteer;  // file; need not exist
};

/// $DATELINE_DATA, else beside the installed program (../share/dateline), else the source tree it
/// was built from. Throws Error when none of them holds languages/ and knowledge/.
DataPaths find_data();

/// One language that can be read.
struct PackInfo {
  std::string language;  // BCP-47
  std::string name;
  std::string native_name;
  std::string version;
  std::string licence;
  std::vector<std::string> sources;
  std::string hash;
};

class Engine {
 public:
  /// Reads the knowledge and the list of packs. A pack's tables and model are opened when its
  /// language is first met. Faulty rows of tables go to `diagnostics` and are left out; what cannot
  /// be opened at all throws Error.
  Engine(DataPaths paths, std::vector<Diagnostic>& diagnostics);
  ~Engine();
  Engine(Engine&&) noexcept;
  Engine& operator=(Engine&&) noexcept;

  /// Analyses reports, one after the other; keep one per thread. The Engine must outlive it.
  class Worker {
   public:
    ~Worker();
    Worker(Worker&&) noexcept;
    Worker& operator=(Worker&&) noexcept;
    /// Total: any report gives an analysis. Throws Error only when the language's pack is broken.
    Analysis operator()(const Report& report);

   private:
    friend class Engine;
    struct Parts;
    explicit Worker(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
  };
  [[nodiscard]] Worker worker() const;

  [[nodiscard]] const std::vector<PackInfo>& packs() const;

  /// What the record needs of the mentions of one report.
  [[nodiscard]] std::vector<RecordMention> mentions(const Report& report,
                                                    const Analysis& analysis) const;

  /// Versions of program, packs, knowledge, gazetteer and ICU, one "name value" line each. What is
  /// derived is stamped with it.
  [[nodiscard]] std::string stamp() const;

  struct Parts;
  [[nodiscard]] const Parts& parts() const { return *parts_; }

 private:
  std::unique_ptr<Parts> parts_;
};

}  // namespace dateline
