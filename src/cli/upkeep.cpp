// SPDX-License-Identifier: Apache-2.0
// languages, doctor, --version: what is installed and whether it is whole.
#include <filesystem>
#include <functional>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "cli/inputs.h"
#include "cli/output.h"
#include "engine/parts.h"
#include "engine/whole.h"
#include "formats/words.h"
#include "knowledge/gazetteer.h"
#include "store/schema.h"
#include "store/soundness.h"
#include "store/store.h"

namespace dateline::cli {
namespace {

std::string dump(const nlohmann::ordered_json& json) {
  return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

std::string language_json(const PackInfo& pack) {
  return dump({{"language", pack.language},
               {"name", pack.name},
               {"native_name", pack.native_name},
               {"version", pack.version},
               {"licence", pack.licence},
               {"sources", pack.sources},
               {"hash", pack.hash}});
}

/// One thing that `doctor` looks at.
struct Finding {
  std::string what;
  bool good = true;
  std::string detail;
};

/// Runs a check; the Error it may throw becomes the finding.
Finding check(const std::string& what, const std::function<std::string()>& run) {
  try {
    return {what, true, run()};
  } catch (const std::exception& fault) {
    return {what, false, fault.what()};
  }
}

std::string check_pack(const Engine& engine, const std::string& language) {
  const Engine::Parts& parts = engine.parts();
  parts.shelf->find(language, parts.knowledge);
  return "tables and model are whole";
}

/// A finding for every fault of the data as a whole; true when there is none.
bool add_data_faults(const DataPaths& paths, std::vector<Finding>& findings) {
  bool whole = true;
  for (const engine::DataPart& part : engine::check_data(paths)) {
    for (const std::string& fault : part.faults) findings.push_back({part.name, false, fault});
    whole = whole && part.faults.empty();
  }
  return whole;
}

std::string check_places(const Engine& engine) {
  knowledge::check_gazetteer(engine.parts().paths.gazetteer);
  return engine.parts().knowledge.gazetteer_state();
}

std::string check_integrity(const store::Store& store) {
  store::Statement statement = store.database().prepare("PRAGMA quick_check(5)");
  std::string faults;
  while (statement.step()) faults += (faults.empty() ? "" : "; ") + statement.text(0);
  if (faults == "ok") return "the file is whole";
  throw Error(faults + "; keep a copy of the file, then read the reports into a new record");
}

std::string check_record(const Options& options, const Engine& engine) {
  const store::Store store = store::Store::open_existing(options.db);
  std::string detail = check_integrity(store);
  std::string faults;
  const store::Counts counts = store.counts();
  detail += fmt::format("; {}, {}, {}", formats::counted(counts.reports, "report"),
                        formats::counted(counts.mentions, "mention"),
                        formats::counted(counts.events, "event"));
  for (const std::string& fault : store::find_faults(store)) faults += "; " + fault;
  if (!faults.empty()) throw Error(detail + faults);
  if (store.has_touched()) {
    throw Error(detail +
                "; a run was cut off before the events were brought up to date: run `dateline "
                "read` or `dateline reread`");
  }
  if (!store.stamp().empty() && store.stamp() != engine.stamp()) {
    throw Error(detail +
                "; derived with other versions of program, packs or knowledge: run `dateline "
                "reread`");
  }
  return detail;
}

std::vector<Finding> findings_of(const Options& options) {
  std::vector<Finding> findings;
  std::vector<Diagnostic> diagnostics;
  std::optional<DataPaths> paths;
  std::optional<Engine> engine;
  findings.push_back(check("data", [&] {
    paths = find_data();
    return paths->knowledge + ", " + paths->languages;
  }));
  if (!paths || !add_data_faults(*paths, findings)) return findings;
  findings.push_back(check("knowledge", [&] {
    engine.emplace(*paths, diagnostics);
    return "tables are whole";
  }));
  if (!engine) return findings;
  for (const PackInfo& pack : engine->packs()) {
    findings.push_back(
        check("pack " + pack.language, [&] { return check_pack(*engine, pack.language); }));
  }
  for (const Diagnostic& fault : engine->parts().shelf->diagnostics()) diagnostics.push_back(fault);
  for (const Diagnostic& fault : diagnostics) {
    std::string text = to_string({fault});
    text.pop_back();
    findings.push_back({"table", false, std::move(text)});
  }
  findings.push_back(check("places", [&] { return check_places(*engine); }));
  if (std::filesystem::exists(options.db)) {
    findings.push_back(
        check("record " + options.db, [&] { return check_record(options, *engine); }));
  } else {
    findings.push_back({"record " + options.db, true, "there is no such file"});
  }
  return findings;
}

}  // namespace

int languages(const Options& options) {
  const Engine engine = open_engine();
  std::string out;
  for (const PackInfo& pack : engine.packs()) {
    out += options.json ? language_json(pack)
                        : fmt::format("{}  {}  {}  {}\n", formats::fit(pack.language, 6),
                                      formats::fit(pack.name, 16),
                                      formats::fit(pack.native_name, 16), pack.version);
  }
  options.json ? print_json(std::move(out)) : print_visible(out);
  return engine.packs().empty() ? 1 : 0;
}

int doctor(const Options& options) {
  bool good = true;
  for (const Finding& finding : findings_of(options)) {
    good = good && finding.good;
    if (options.json) {
      print_json(
          dump({{"what", finding.what}, {"good", finding.good}, {"detail", finding.detail}}));
    } else {
      print_visible(fmt::format("{:<5} {}: {}\n", finding.good ? "ok" : "FAULT", finding.what,
                                finding.detail));
    }
  }
  return good ? 0 : 2;
}

int version(const Options&) {
  try {
    print_visible(open_engine().stamp());
  } catch (const Error&) {  // which program it is can be told without whole data
    print_visible(fmt::format("dateline {}\n", program_version()));
    throw;
  }
  return 0;
}

}  // namespace dateline::cli
