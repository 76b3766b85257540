// SPDX-License-Identifier: Apache-2.0
#pragma once
// For tests: one text of one language through all stages, as a report of 2025-08-13.
//   Reader read("en");  read.faults();  read("Kenya met Chad.").events

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "events/finder.h"
#include "names/name_finder.h"
#include "segment/segmenter.h"
#include "syntax/parser.h"
#include "text/day.h"
#include "times/finder.h"

namespace dateline::events {

inline const std::filesystem::path source = DATELINE_SOURCE_DIR;

/// Who decides what is an event: the event network of the pack's model, if it has one, or the
/// grammar alone.
enum class Decides { network, grammar };

/// The shipped pack of one language and the shipped knowledge, without a gazetteer: the tests must
/// not depend on what set-up made.
class Reader {
 public:
  explicit Reader(const std::string& lang, Decides decides = Decides::network)
      : lang_(lang),
        folder_(source / "languages" / lang),
        knowledge_(
            {.folder = source / "knowledge", .languages = source / "languages", .gazetteer = {}},
            faults_),
        segment_(folder_, faults_),
        parse_(folder_ / "syntax.model"),
        times_(folder_, faults_),
        names_(folder_, knowledge_, faults_),
        events_(folder_, decides == Decides::grammar ? nullptr : &parse_.model(), knowledge_,
                faults_) {}

  [[nodiscard]] Report report_of(const std::string& text) const {
    Report report;
    report.key = "case";
    report.lang = lang_;
    report.text = report.source = text;
    report.date = date;
    report.blocks = {{Span{0, static_cast<std::uint32_t>(text.size())}, BlockKind::body}};
    return report;
  }

  /// `rejected`, if given, receives the triggers that came to nothing.
  Analysis operator()(const std::string& text, std::vector<Rejected>* rejected = nullptr) {
    const Report report = report_of(text);
    Analysis analysis;
    analysis.lang = lang_;
    segment_(report, analysis);
    parse_(report.text, analysis, workspace_);
    times_(report, analysis);
    names_(report, analysis);
    events_(report, analysis, workspace_.trunk, rejected);
    return analysis;
  }

  /// The events without those that tell again what another mention told.
  std::vector<EventMention> first_tellings(const std::string& text) {
    std::vector<EventMention> events = (*this)(text).events;
    std::erase_if(events, [](const EventMention& event) { return event.same_as.has_value(); });
    return events;
  }

  /// The date of the reports; none: they state none.
  std::optional<Day> date = text::parse_day("2025-08-13");

  /// Faults of all tables that were read.
  [[nodiscard]] const std::vector<Diagnostic>& faults() const { return faults_; }

 private:
  std::string lang_;
  std::filesystem::path folder_;
  std::vector<Diagnostic> faults_;
  knowledge::Knowledge knowledge_;
  segment::Segmenter segment_;
  syntax::Parser parse_;
  times::TimeFinder times_;
  names::NameFinder names_;
  EventFinder events_;
  syntax::Workspace workspace_;
};

/// "CONSULT/visit happened [person/a(IND)] [] 2025-08-11 Jakarta en/events.tsv:41", for people.
inline std::string describe(const EventMention& event) {
  std::string out = std::string(to_string(event.event_class)) + "/" +
                    std::string(to_string(event.mode)) + " " + std::string(to_string(event.status));
  for (const auto* list : {&event.actors, &event.recipients}) {
    out += " [";
    for (const Participant& one : *list) out += one.id + "(" + one.country + ") ";
    out += "]";
  }
  return out + " " + event.when.edtf + " " + event.where.name + "(" + event.where.country + ") " +
         event.rule;
}

inline std::string describe(const std::vector<EventMention>& events) {
  std::string out;
  for (const EventMention& event : events) out += "\n    " + describe(event);
  return out;
}

inline std::string describe(const std::vector<Rejected>& rejected) {
  std::string out;
  for (const Rejected& one : rejected) out += "\n    " + one.rule + " rejected: " + one.why;
  return out;
}

}  // namespace dateline::events
