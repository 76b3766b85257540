// SPDX-License-Identifier: Apache-2.0
// read, reread, extract, annotate: the commands that analyse.
#include "engine/reading.h"

#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/inputs.h"
#include "cli/output.h"
#include "engine/analyses.h"
#include "engine/parts.h"
#include "formats/annotation.h"
#include "store/codec.h"
#include "syntax/conllu.h"

namespace dateline::cli {
namespace {

/// Tells how far long work is, about twice a second's worth of reports, on a terminal only.
std::function<void(std::int64_t)> progress(const Options& options) {
  if (options.quiet || !talk_is_terminal()) return {};
  return [](std::int64_t reports) {
    if (reports % 20 == 0) fmt::print(stderr, "\r{} reports", reports);
  };
}

void tell_pack_faults(const Engine& engine) {
  const std::vector<Diagnostic> faults = engine.parts().shelf->diagnostics();
  if (faults.empty()) return;
  say(fmt::format("dateline: {} faulty rows in the language packs were left out:\n{}",
                  faults.size(), to_string(faults)));
}

std::string summary_line(const engine::ReadSummary& summary) {
  std::string known = summary.known > 0 ? fmt::format(" ({} already known)", summary.known) : "";
  std::string line =
      fmt::format("{} report{} read{} -> {} events ({} merged, {} planned, {} undated)",
                  summary.reports, summary.reports == 1 ? "" : "s", known, summary.events,
                  summary.merged, summary.planned, summary.undated);
  std::string languages;
  for (const std::string& lang : summary.unsupported) languages += " " + lang;
  return languages.empty() ? line : line + "; languages not supported:" + languages;
}

int finish(const Options& options, const engine::ReadSummary& summary, std::size_t faults) {
  if (talk_is_terminal()) fmt::print(stderr, "\r");
  for (const std::string& fault : summary.faults) say(fault);
  if (!options.quiet) say(summary_line(summary));
  return faults + summary.faults.size() > 0 ? 2 : 0;
}

/// Runs every input through the pipeline; what `use` returns is printed.
template <typename Use>
int analyse_inputs(const Options& options, Use use) {
  const Engine engine = open_engine();
  Inputs inputs(options, engine);
  std::size_t faults = 0;
  engine::analyse_all(
      engine, [&inputs] { return inputs.next(); }, {.threads = thread_count(options)},
      [&](engine::Analysed&& item) {
        if (item.fault.empty()) return print(use(engine, item));
        say(fmt::format("{}: {}", item.report.key, item.fault));
        ++faults;
      });
  tell_pack_faults(engine);
  return faults + inputs.faults() > 0 ? 2 : 0;
}

void tell_unsupported(const engine::Analysed& item) {
  if (!item.analysis.lang_basis.ends_with("not supported")) return;
  say(fmt::format("{}: language {} ({})", item.report.key, item.analysis.lang,
                  item.analysis.lang_basis));
}

}  // namespace

int read(const Options& options) {
  const Engine engine = open_engine();
  Inputs inputs(options, engine);
  store::Store store = store::Store::open(options.db);
  // A record of other versions is derived again: first every pack must open.
  if (store.stamp() != engine.stamp()) engine.open_all();
  const engine::ReadSummary summary =
      engine::read_into(store, engine, [&inputs] { return inputs.next(); },
                        {.threads = thread_count(options), .progress = progress(options)});
  tell_pack_faults(engine);
  return finish(options, summary, inputs.faults());
}

int reread(const Options& options) {
  if (!std::filesystem::exists(options.db)) store::Store::open_existing(options.db);
  const Engine engine = open_engine();
  engine.open_all();
  store::Store store = store::Store::open(options.db);
  const engine::ReadSummary summary = engine::reread(
      store, engine, {.threads = thread_count(options), .progress = progress(options)});
  return finish(options, summary, 0);
}

int extract(const Options& options) {
  return analyse_inputs(options, [](const Engine& engine, const engine::Analysed& item) {
    tell_unsupported(item);
    std::string lines;
    for (const RecordMention& mention : engine.mentions(item.report, item.analysis)) {
      lines += store::to_json(mention) + "\n";
    }
    return lines;
  });
}

int annotate(const Options& options) {
  return analyse_inputs(options, [&options](const Engine& engine, const engine::Analysed& item) {
    tell_unsupported(item);
    if (options.conllu) return syntax::write_conllu(item.report.text, item.analysis);
    return formats::annotation(item.report, item.analysis,
                               engine.mentions(item.report, item.analysis)) +
           "\n";
  });
}

}  // namespace dateline::cli
