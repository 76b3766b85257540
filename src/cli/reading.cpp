// SPDX-License-Identifier: Apache-2.0
// read, reread, extract, annotate: the commands that analyse.
#include "engine/reading.h"

#include <filesystem>
#include <functional>
#include <map>

#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/filters.h"
#include "cli/heartbeat.h"
#include "cli/inputs.h"
#include "cli/output.h"
#include "engine/analyses.h"
#include "engine/parts.h"
#include "formats/annotation.h"
#include "formats/words.h"
#include "store/codec.h"
#include "syntax/conllu.h"
#include "text/visible.h"

namespace dateline::cli {
namespace {

void tell_pack_faults(const Engine& engine) {
  tell_left_out("the language packs", engine.parts().shelf->diagnostics());
}

std::string summary_line(const engine::ReadSummary& summary) {
  std::string known = summary.known > 0 ? fmt::format(" ({} already known)", summary.known) : "";
  std::string line = fmt::format("{} read{} -> {} ({} merged, {} planned, {} undated)",
                                 formats::counted(summary.reports, "report"), known,
                                 formats::counted(summary.events, "event"), summary.merged,
                                 summary.planned, summary.undated);
  std::string languages;
  for (const std::string& lang : summary.unsupported) languages += " " + lang;
  return languages.empty() ? line : line + "; languages not supported:" + languages;
}

/// The files that the reports under way came from, so that a notice can name the file.
class Origins {
 public:
  void begun(const std::string& key, const std::string& file) { files_[key] = file; }
  void done(const std::string& key) { files_.erase(key); }
  void tell(const std::string& key, const std::string& text) const {
    const auto found = files_.find(key);
    say(found == files_.end() ? fmt::format("{}: {}", key, text)
                              : fmt::format("{}: report {}: {}", found->second, key, text));
  }

 private:
  std::map<std::string, std::string> files_;
};

engine::ReadOptions reading(const Options& options, Heartbeat& heartbeat, Origins& origins) {
  engine::ReadOptions reading{.threads = thread_count(options), .talk = {}};
  reading.talk.done = [&heartbeat, &origins](const std::string& key, std::int64_t reports) {
    heartbeat.done(reports);
    origins.done(key);
  };
  if (!options.quiet) {
    reading.talk.notice = [&origins](const std::string& key, const std::string& text) {
      origins.tell(key, text);
    };
  }
  return reading;
}

int finish(const Options& options, const engine::ReadSummary& summary, std::size_t faults) {
  for (const std::string& fault : summary.faults) say(fault);
  if (!options.quiet) say(summary_line(summary));
  return faults + summary.faults.size() > 0 ? 2 : 0;
}

/// Tells of the files that a heartbeat is now at.
std::function<void(const std::string&)> told_to(Heartbeat& heartbeat) {
  return [&heartbeat](const std::string& file) { heartbeat.now(file); };
}

/// Runs every input through the pipeline; what `use` returns is printed.
template <typename Use>
int analyse_inputs(const Options& options, Use use) {
  const Engine engine = open_engine();
  // Results on the same terminal are sign of life enough.
  Heartbeat heartbeat(!output_is_terminal());
  Inputs inputs(options, engine, told_to(heartbeat));
  Origins origins;
  std::size_t faults = 0;
  std::int64_t done = 0;
  engine::analyse_all(
      engine,
      [&]() -> std::optional<Report> {
        std::optional<Report> report = inputs.next();
        if (report) {
          heartbeat.begun(inputs.file());
          origins.begun(report->key, inputs.file());
        }
        return report;
      },
      {.threads = thread_count(options)},
      [&](engine::Analysed&& item) {
        heartbeat.done(++done);
        for (const std::string& note : item.report.notes) origins.tell(item.report.key, note);
        for (const std::string& notice : item.analysis.notices) {
          origins.tell(item.report.key, notice);
        }
        origins.done(item.report.key);
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

/// CoNLL-U for programs holds the letters exactly; a terminal gets them written out.
std::string trees(const engine::Analysed& item) {
  std::string text = syntax::write_conllu(item.report.text, item.analysis);
  return output_is_terminal() ? text::visible_lines(text) : text;
}

}  // namespace

int read(const Options& options) {
  const Engine engine = open_engine();
  engine::ReadSummary summary;
  std::size_t faults = 0;
  {
    Heartbeat heartbeat(!options.quiet);
    Origins origins;
    Inputs inputs(options, engine, told_to(heartbeat));
    store::Store store = store::Store::open(options.db);
    const auto next = [&]() -> std::optional<Report> {
      std::optional<Report> report = inputs.next();
      if (!report) heartbeat.now("the events");
      return report;
    };
    engine::ReadOptions how = reading(options, heartbeat, origins);
    how.talk.begun = [&](const std::string& key) {
      heartbeat.begun(inputs.file());
      origins.begun(key, inputs.file());
    };
    summary = engine::read_into(store, engine, next, how);
    faults = inputs.faults();
  }
  tell_pack_faults(engine);
  return finish(options, summary, faults);
}

int reread(const Options& options) {
  if (!std::filesystem::exists(options.db)) store::Store::open_existing(options.db);
  const Engine engine = open_engine();
  engine::ReadSummary summary;
  {
    Heartbeat heartbeat(!options.quiet);
    Origins origins;
    heartbeat.now("the reports in " + options.db);
    store::Store store = store::Store::open(options.db);
    summary = engine::reread(store, engine, reading(options, heartbeat, origins));
  }
  return finish(options, summary, 0);
}

int extract(const Options& options) {
  return analyse_inputs(options, [&options](const Engine& engine, const engine::Analysed& item) {
    tell_unsupported(item);
    std::string lines;
    for (const RecordMention& mention : engine.mentions(item.report, item.analysis)) {
      if (mention.mention.confidence < percent_of(options.least)) continue;
      lines += store::to_json(mention) + "\n";
    }
    return text::visible_json(std::move(lines));
  });
}

int annotate(const Options& options) {
  return analyse_inputs(options, [&options](const Engine& engine, const engine::Analysed& item) {
    tell_unsupported(item);
    if (options.conllu) return trees(item);
    return text::visible_json(formats::annotation(item.report, item.analysis,
                                                  engine.mentions(item.report, item.analysis)) +
                              "\n");
  });
}

}  // namespace dateline::cli
