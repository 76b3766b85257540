// SPDX-License-Identifier: Apache-2.0
// The PLOVER gold standard records, scored as ../shared/tools/score_plover.py scores them (scheme
// 2021); and the same records with what they leave out (bench/gold/plover, GUIDELINE.md there).
#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "engine/parts.h"
#include "eval/match.h"
#include "eval/tasks.h"
#include "formats/plover.h"
#include "ingest/ingest.h"
#include "tables/tsv.h"

namespace dateline::eval {
namespace {

using Json = nlohmann::json;
using Codes = std::set<std::string>;

struct Record {
  std::string id;
  std::string text;
  std::string event_class;
  std::vector<std::string> sources;  // primary codes
  std::vector<std::string> targets;
  bool source_unknown = false;  // our own further events: nobody is named, so anybody is right
};

struct Prediction {
  std::string event_class;
  std::vector<Codes> sources;
  std::vector<Codes> targets;
};

constexpr std::array levels = {"class", "class, source", "class, source, target"};
using Judgement = std::array<bool, levels.size()>;

/// The records are a draft of 2016 and have slips; these are the scorer's own repairs.
std::string renamed(const std::string& name) {
  static const std::map<std::string, std::string> names = {
      {"DEMAND", "REQUEST"},    {"FIGHT", "ASSAULT"},
      {"DISAPPROVE", "ACCUSE"}, {"INVESTIGATE", "ACCUSE"},
      {"JAP", "JPN"},           {"ITL", "ITA"},
      {"VTN", "VNM"},           {"ROM", "ROU"}};
  const auto found = names.find(name);
  return found == names.end() ? name : found->second;
}

std::vector<std::string> actor_codes(const Json& record, const char* role) {
  std::vector<std::string> codes;
  const auto actors = record.find(role);
  if (actors == record.end() || !actors->is_array()) return codes;
  for (const Json& actor : *actors) {
    const std::string code = actor.is_object() ? actor.value("code", "") : "";
    if (!code.empty()) codes.push_back(renamed(code));
  }
  return codes;
}

std::vector<Record> read_records(const std::filesystem::path& file) {
  const Json json = Json::parse(tables::read_file(file), nullptr, false);
  if (!json.is_array()) {
    throw Error(file.string() + ": not a JSON list of PLOVER gold standard records");
  }
  std::vector<Record> records;
  for (const Json& one : json) {
    if (!one.is_object() || !one.contains("text") || one.value("event", "") == "DOCUMENT") continue;
    records.push_back({.id = one.value("id", ""),
                       .text = one.value("text", ""),
                       .event_class = renamed(one.value("event", "")),
                       .sources = actor_codes(one, "source"),
                       .targets = actor_codes(one, "target")});
  }
  if (records.empty()) throw Error(file.string() + ": no records with a text in this list");
  return records;
}

std::vector<Codes> codes_of(const std::vector<Participant>& people) {
  std::vector<Codes> all;
  for (const Participant& one : people) {
    Codes codes;
    for (const std::string& code : formats::plover_codes(one)) codes.insert(renamed(code));
    if (!codes.empty()) all.push_back(std::move(codes));
  }
  return all;
}

Prediction predict(const EventMention& event) {
  Prediction out{
      .event_class = std::string(to_string(formats::plover_class(event.event_class, event.status))),
      .sources = codes_of(event.actors),
      .targets = codes_of(event.recipients)};
  if (!out.targets.empty()) return out;
  // PLOVER's records give reciprocal acts and visits a target.
  out.targets = out.sources;
  if (!event.where.country.empty()) out.targets.push_back({renamed(event.where.country)});
  return out;
}

std::set<std::size_t> hits(const std::vector<Codes>& predicted,
                           const std::vector<std::string>& gold) {
  std::set<std::size_t> hit;
  for (std::size_t i = 0; i < gold.size(); ++i) {
    if (std::ranges::any_of(predicted, [&](const Codes& c) { return c.contains(gold[i]); }))
      hit.insert(i);
  }
  return hit;
}

Judgement judge(const Prediction& ours, const Record& gold) {
  if (ours.event_class != gold.event_class) return {};
  const auto source = hits(ours.sources, gold.sources);
  if (source.empty() && !gold.source_unknown) return {true, false, false};
  const auto target_of_sources = hits(ours.targets, gold.sources);
  if (!gold.targets.empty()) return {true, true, !hits(ours.targets, gold.targets).empty()};
  if (gold.sources.size() < 2) return {true, true, true};
  const bool other = std::ranges::any_of(source, [&](std::size_t i) {
    return std::ranges::any_of(target_of_sources, [&](std::size_t j) { return i != j; });
  });
  return {true, true, other};
}

/// A text may stand in two records.
std::map<std::string, std::vector<const Record*>> by_text(const std::vector<Record>& records) {
  std::map<std::string, std::vector<const Record*>> texts;
  for (const Record& record : records) texts[record.text].push_back(&record);
  return texts;
}

/// Right by any of the records that share its text.
Judgement judge_any(const Prediction& ours, const std::vector<const Record*>& records) {
  Judgement best{};
  for (const Record* record : records) {
    const Judgement there = judge(ours, *record);
    for (std::size_t k = 0; k < levels.size(); ++k) best[k] = best[k] || there[k];
  }
  return best;
}

std::vector<Prediction> read_text(const Record& record, const Engine& engine,
                                  Engine::Worker& analyse, const std::string& lang) {
  const auto in = ingest::ingest(record.text, {.lang = lang}, engine.parts().anatomy);
  std::vector<Prediction> predictions;
  for (const Report& report : in.reports) {
    for (const EventMention& event : analyse(report).events) {
      if (!event.same_as) predictions.push_back(predict(event));
    }
  }
  return predictions;
}

/// The predictions of one record as score_plover.py reads them.
std::string json_line(const Record& record, const std::vector<Prediction>& predictions) {
  Json events = Json::array();
  for (const Prediction& one : predictions) {
    events.push_back(
        {{"event", one.event_class}, {"source", one.sources}, {"target", one.targets}});
  }
  return Json{{"id", record.id}, {"events", events}}.dump() + "\n";
}

void tell(const Record& gold, const std::vector<Prediction>& predictions, const Judgement& any,
          std::vector<std::string>& errors) {
  if (any.back()) return;
  std::string ours;
  for (const Prediction& one : predictions) ours += " " + one.event_class;
  errors.push_back(fmt::format("{}\t{}\tgold {}, ours{}\t{}", any[0] ? "PEOPLE" : "CLASS", gold.id,
                               gold.event_class, ours.empty() ? " none" : ours, gold.text));
}

// ---- the completed records -----------------------------------------------------------------

/// "USA.GOV JOR" -> {"USA", "JOR"}; unknown ones are left out.
std::vector<std::string> primary_codes(std::string_view cell) {
  std::vector<std::string> codes;
  for (const std::string& code : tables::split_list(cell, ' ')) {
    const std::string primary = code.substr(0, code.find('.'));
    if (primary != "---") codes.push_back(primary);
  }
  return codes;
}

/// An event of a completed record. `optional`: a prediction of it is not false, nor is it missed.
struct Expected {
  Record event;
  bool optional = false;
};

std::map<std::string, std::vector<Expected>> read_further(const std::filesystem::path& file) {
  std::vector<Diagnostic> faults;
  const auto table = tables::read_tsv(file, {"record", "class", "status", "actors"}, faults);
  std::map<std::string, std::vector<Expected>> further;
  for (const tables::Row& row : table.rows) {
    const auto event_class = parse_event_class(table.cell(row, "class"));
    const auto status = parse_status(table.cell(row, "status"));
    if (!event_class || !status) {
      faults.push_back({file.string(), row.line, "class or status is none"});
      continue;
    }
    Record event;
    event.event_class = to_string(formats::plover_class(*event_class, *status));
    event.sources = primary_codes(table.cell(row, "actors"));
    event.targets = primary_codes(table.cell(row, "recipients"));
    event.source_unknown = event.sources.empty();
    further[std::string(table.cell(row, "record"))].push_back(
        {std::move(event), table.cell(row, "note") == "alternative"});
  }
  if (!faults.empty()) throw Error(to_string(faults));
  return further;
}

Counts count(const std::vector<Expected>& gold, const std::vector<Prediction>& predictions,
             std::size_t level) {
  const auto pairs = pair_up(gold.size(), predictions.size(), [&](std::size_t g, std::size_t p) {
    constexpr int needed = 2;
    if (!judge(predictions[p], gold[g].event)[level]) return 0;
    return gold[g].optional ? 1 : needed;
  });
  Counts counts;
  counts.found = static_cast<std::int64_t>(predictions.size());
  for (const Expected& one : gold) counts.gold += !one.optional;
  for (const auto& [g, p] : pairs) {
    counts.hits += !gold[g].optional;
    counts.found -= gold[g].optional;
  }
  return counts;
}

std::filesystem::path records_of(const Request& request) {
  constexpr const char* file = "plover_gold_dev.json";
  if (!request.texts.empty()) return request.texts / file;
  return std::filesystem::absolute(request.gold) / "../../../../shared/data/events" / file;
}

}  // namespace

Outcome completed_plover(const Request& request, const Engine& engine) {
  need_pack(request, engine);
  const auto further = read_further(request.gold / "further.tsv");
  const std::vector<Record> records = read_records(records_of(request));
  const auto texts = by_text(records);
  Outcome outcome{.corpus = "completed PLOVER records, " + request.lang, .unit = "records"};
  Sheet sheet;
  Engine::Worker analyse = engine.worker();
  for (const Record& record : records) {
    std::vector<Expected> gold{{record, false}};
    const auto more = further.find(record.id);
    if (more != further.end()) gold.insert(gold.end(), more->second.begin(), more->second.end());
    for (const Record* other : texts.at(record.text)) {
      if (other->id != record.id) gold.push_back({*other, true});
    }
    const auto predictions = read_text(record, engine, analyse, request.lang);
    sheet.next_unit();
    for (std::size_t level = 0; level < levels.size(); ++level) {
      sheet.add(fmt::format("events: {}", levels[level]), Measure::f1,
                count(gold, predictions, level));
    }
  }
  outcome.figures = sheet.figures();
  return outcome;
}

Outcome plover(const Request& request, const Engine& engine) {
  need_pack(request, engine);
  const std::vector<Record> records = read_records(request.gold);
  const auto texts = by_text(records);
  Outcome outcome{.corpus = "PLOVER records, " + request.lang, .unit = "records"};
  Sheet sheet;
  Engine::Worker analyse = engine.worker();
  for (const Record& record : records) {
    sheet.next_unit();
    const auto predictions = read_text(record, engine, analyse, request.lang);
    Judgement any{};
    std::array<Counts, levels.size()> counts{};
    for (const Prediction& one : predictions) {
      const Judgement alone = judge(one, record);
      const Judgement best = judge_any(one, texts.at(record.text));
      for (std::size_t k = 0; k < levels.size(); ++k) {
        any[k] = any[k] || alone[k];
        counts[k] += {.found = 1, .right = best[k]};
      }
    }
    for (std::size_t k = 0; k < levels.size(); ++k) {
      counts[k] += {.hits = any[k], .gold = 1};
      sheet.add(fmt::format("events: {}", levels[k]), Measure::f1_apart, counts[k]);
    }
    outcome.predictions += json_line(record, predictions);
    if (request.errors) tell(record, predictions, any, outcome.errors);
  }
  outcome.figures = sheet.figures();
  return outcome;
}

}  // namespace dateline::eval
