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
  std::string hash;   // of all its files
  std::string model;  // name of its model's file
};

class Engine {
 public:
  /// Checks that the data is whole (every table that a manifest names is there, every model is the
  /// one that its pack names, the gazetteer is absent or undamaged), then reads the knowledge. A
  /// pack's tables and model are opened when its language is first met. Faulty rows of tables go to
  /// `diagnostics` and are left out. Throws Error with a line for every fault: the file, what is
  /// wrong with it, what to do.
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

  /// Opens every pack, also of languages that no report has asked for: all tables, the models and
  /// their self tests. Throws Error that names the file and what to do when one cannot be used. To
  /// be called before anything derived is forgotten.
  void open_all() const;

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
