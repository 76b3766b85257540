// SPDX-License-Identifier: Apache-2.0
// Reads texts through the whole pipeline and prints their events.
//   events_eval DATA LANG lines FILE [DATE]     one report a line, events printed for people
//   events_eval DATA LANG report FILE [DATE]    the file is one report (ingested as `dateline read`
//   would) events_eval DATA LANG plover GOLD.json      predictions for score_plover.py, one JSON
//   line a record events_eval DATA LANG cases FILE.tsv        tests/cases/events: what is found
//   beside what is expected
// DATA is the folder that holds languages/ and knowledge/.

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <set>
#include <string>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "events/finder.h"
#include "ingest/ingest.h"
#include "knowledge/knowledge.h"
#include "names/name_finder.h"
#include "segment/segmenter.h"
#include "syntax/parser.h"
#include "tables/tsv.h"
#include "text/day.h"
#include "times/finder.h"

namespace {

using namespace dateline;
using Json = nlohmann::ordered_json;

class Pipeline {
 public:
  Pipeline(const std::filesystem::path& data, const std::string& lang,
           std::vector<Diagnostic>& faults)
      : knowledge_({.folder = data / "knowledge",
                    .languages = data / "languages",
                    .gazetteer = gazetteer(data)},
                   faults),
        anatomy_(ingest::read_anatomy_tables(data / "languages", faults)),
        segment_(data / "languages" / lang, faults),
        parse_(data / "languages" / lang / "syntax.model"),
        times_(data / "languages" / lang, faults),
        names_(data / "languages" / lang, knowledge_, faults),
        events_(data / "languages" / lang, knowledge_, faults),
        lang_(lang) {}

  Report report_of(const std::string& bytes, const std::string& date) const {
    ingest::IngestOptions options;
    options.lang = lang_;
    if (!date.empty()) options.date = text::parse_day(date);
    auto in = ingest::ingest(bytes, options, anatomy_);
    return in.reports.empty() ? Report{} : in.reports.front();
  }

  Analysis read(const Report& report) {
    Analysis analysis;
    analysis.lang = lang_;
    segment_(report, analysis);
    parse_(report.text, analysis, workspace_);
    times_(report, analysis);
    names_(report, analysis);
    events_(report, analysis);
    return analysis;
  }

 private:
  static std::filesystem::path gazetteer(const std::filesystem::path& data) {
    if (const char* named = std::getenv("DATELINE_GAZETTEER")) return named;
    for (const char* name : {"build/places.gaz", "places.gaz", "knowledge/places.gaz"}) {
      if (std::filesystem::exists(data / name)) return data / name;
    }
    return {};
  }

  knowledge::Knowledge knowledge_;
  ingest::AnatomyTables anatomy_;
  segment::Segmenter segment_;
  syntax::Parser parse_;
  times::TimeFinder times_;
  names::NameFinder names_;
  events::EventFinder events_;
  syntax::Workspace workspace_;
  std::string lang_;
};

std::string people(const std::vector<Participant>& list) {
  std::string out;
  for (const Participant& one : list) {
    if (!out.empty()) out += "; ";
    out += one.name + "[" + one.kind.substr(0, 3) + " " + one.country;
    for (const Sector sector : one.sectors) out += "," + std::string(to_string(sector));
    out += "]";
  }
  return out;
}

void print_events(const Report& report, const Analysis& analysis, bool with_why) {
  for (std::size_t i = 0; i < analysis.events.size(); ++i) {
    const EventMention& event = analysis.events[i];
    std::cout << fmt::format(
        "  {}{} {}/{} {} <{}> A: {} R: {} | when {} ({}) where {} | occ {} | {}\n", i,
        event.same_as ? fmt::format("={}", *event.same_as) : "", to_string(event.event_class),
        to_string(event.mode), to_string(event.status), slice(report.text, event.trigger),
        people(event.actors), people(event.recipients), event.when.edtf,
        to_string(event.when.basis), event.where.name, event.occasion ? event.occasion->id : "",
        event.rule);
    for (const Speaker& speaker : event.said_by) {
      std::cout << "      said by " << speaker.name << " (" << speaker.role << ", "
                << speaker.channel << ")" << (event.hedged ? " hedged" : "") << "\n";
    }
    for (const Claim& claim : event.claims) {
      std::cout << fmt::format("      claim {} [{}..{}] {} of {}{}\n", claim.text,
                               claim.low ? std::to_string(*claim.low) : "",
                               claim.high ? std::to_string(*claim.high) : "", claim.unit, claim.of,
                               claim.approximate ? " approx" : "");
      for (const Speaker& speaker : claim.said_by) {
        std::cout << "        said by " << speaker.name << (claim.hedged ? " hedged" : "") << "\n";
      }
    }
    for (const std::string& topic : event.topics) std::cout << "      topic " << topic << "\n";
    if (!with_why) continue;
    for (const std::string& why : event.why) std::cout << "      why " << why << "\n";
  }
}

void print_tree(const Report& report, const Analysis& analysis) {
  for (std::size_t w = 0; w < analysis.words.size(); ++w) {
    const Word& word = analysis.words[w];
    std::cout << fmt::format("    {} {} {} {} {} {}:{} {}\n", w, slice(report.text, word.span),
                             word.lemma, to_string(word.upos), word.head ? *word.head : 9999,
                             to_string(word.relation), to_string(word.subrelation), word.features);
  }
  for (const NameMention& name : analysis.names) {
    const Entity& entity = analysis.entities[name.entity];
    std::cout << fmt::format("    name {} -> {} {} {} {} head {}\n", slice(report.text, name.span),
                             entity.id, to_string(entity.kind), entity.country, entity.office,
                             name.head_word);
  }
  for (const TimeMention& time : analysis.times) {
    std::cout << fmt::format("    time {} -> {}\n", slice(report.text, time.span), time.when.edtf);
  }
  for (const OccasionMention& occasion : analysis.occasions) {
    std::cout << fmt::format("    occasion {} -> {} {} {}\n", slice(report.text, occasion.span),
                             occasion.occasion.id, occasion.occasion.when.edtf,
                             occasion.occasion.where.name);
  }
}

Json codes_of(const std::vector<Participant>& list) {
  Json out = Json::array();
  for (const Participant& one : list) {
    Json codes = Json::array();
    std::string country = one.country;
    if (country == "UNO" || country == "EUR") codes.push_back("IGO");
    if (!country.empty()) codes.push_back(country);
    for (const Sector sector : one.sectors) codes.push_back(std::string(to_string(sector)));
    if (!codes.empty()) out.push_back(codes);
  }
  return out;
}

// PLOVER codes what is to come as AGREE or THREATEN.
std::string plover_class(const EventMention& event) {
  if (event.status != Status::planned) return std::string(to_string(event.event_class));
  switch (event.event_class) {
    case EventClass::protest:
    case EventClass::sanction:
    case EventClass::mobilize:
    case EventClass::coerce:
    case EventClass::assault:
    case EventClass::threaten:
      return "THREATEN";
    case EventClass::request:
    case EventClass::accuse:
    case EventClass::reject:
      return std::string(to_string(event.event_class));
    default:
      return "AGREE";
  }
}

void predict(Pipeline& pipeline, const std::string& file) {
  const Json gold = Json::parse(tables::read_file(file));
  for (const Json& record : gold) {
    if (!record.contains("text") || record["event"] == "DOCUMENT") continue;
    std::string text = record["text"];
    const Report report = pipeline.report_of(text, "");
    const Analysis analysis = pipeline.read(report);
    Json line{{"id", record["id"]}, {"events", Json::array()}};
    for (const EventMention& event : analysis.events) {
      if (event.same_as) continue;
      Json source = codes_of(event.actors);
      Json target = codes_of(event.recipients);
      if (target.empty()) {
        target = source;
        if (!event.where.country.empty()) target.push_back(Json::array({event.where.country}));
      }
      line["events"].push_back(
          {{"event", plover_class(event)}, {"source", source}, {"target", target}});
    }
    std::cout << line.dump(-1, ' ', false, Json::error_handler_t::replace) << "\n";
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 5) {
    std::cerr << "events_eval DATA LANG lines|trees|report|plover FILE [DATE]\n";
    return 2;
  }
  try {
    std::vector<Diagnostic> faults;
    Pipeline pipeline(argv[1], argv[2], faults);
    std::cerr << to_string(faults);
    const std::string mode = argv[3];
    const std::string date = argc > 5 ? argv[5] : "";
    if (mode == "plover") {
      predict(pipeline, argv[4]);
      return 0;
    }
    if (mode == "report") {
      const Report report = pipeline.report_of(tables::read_file(argv[4]), date);
      const Analysis analysis = pipeline.read(report);
      print_tree(report, analysis);
      print_events(report, analysis, true);
      return 0;
    }
    std::ifstream in(argv[4]);
    std::string line;
    int number = 0;
    while (std::getline(in, line)) {
      ++number;
      const Report report = pipeline.report_of(line, date);
      const Analysis analysis = pipeline.read(report);
      if (analysis.events.empty() && mode != "trees" && mode != "all") continue;
      std::cout << number << ": " << line << "\n";
      if (mode == "trees") print_tree(report, analysis);
      print_events(report, analysis, mode == "trees");
    }
    return 0;
  } catch (const std::exception& fault) {
    std::cerr << fault.what() << "\n";
    return 2;
  }
}
