// SPDX-License-Identifier: Apache-2.0
#pragma once
// Events: what one report says (EventMention) and what the record holds (Event).

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "dateline/ontology.h"
#include "dateline/report.h"
#include "dateline/text.h"

namespace dateline {

/// When something is: an EDTF value (ISO 8601-2) and, where the year is known, inclusive bounds.
/// An empty `edtf` means undated. "XXXX-07-15" has no bounds: the year is not known.
struct When {
  std::string edtf;
  std::optional<Day> from;
  std::optional<Day> to;
  Basis basis = Basis::stated;
  std::optional<Span> span;  // the letters that say so
  std::string why;           // the arithmetic: "15 July + year of report 2025"

  bool operator==(const When&) const = default;
};

struct Where {
  std::string id;  // "place/524901", "country/RUS"; "" unknown place
  std::string name;
  std::string country;    // ISO 3166-1 alpha-3
  std::string precision;  // "city", "region", "country", "sea"
  std::optional<double> latitude;
  std::optional<double> longitude;
  Basis basis = Basis::stated;
  std::optional<Span> span;

  bool operator==(const Where&) const = default;
};

/// A thing with its own dates, place and host within which events happen. `id` holds what makes it
/// that one occasion as far as known: "occasion/sco-foreign-ministers", "occasion/brics-summit/17".
struct Occasion {
  std::string id;
  std::string name;            // canonical, or the text's own words
  std::string series;          // "brics-summit"; "" when no table knows it
  std::optional<int> edition;  // 17
  std::string body;            // "body/brics"
  std::string country;         // host, ISO 3166-1 alpha-3
  When when;
  Where where;
  std::optional<Span> span;

  bool operator==(const Occasion&) const = default;
};

/// An actor, recipient or speaker of an event.
struct Participant {
  std::string id;  // entity id (analysis.h)
  std::string name;
  std::string key;   // name key across scripts
  std::string kind;  // "person", "body", "country", "office", "group"
  std::string country;
  std::vector<Sector> sectors;
  std::string office;
  std::string text;  // the letters of the mention used
  std::optional<Span> span;
  std::optional<std::int64_t> count;  // groups
  bool approximate = false;

  bool operator==(const Participant&) const = default;
};

/// One link of the chain of who says so; the last is the one who utters.
struct Speaker {
  std::string id;  // entity id; "" for an outlet or channel nobody knows
  std::string name;
  std::string role;     // "outlet", "agency", "body", "person", "reports"
  std::string channel;  // "X", "statement", "interview"; "" none named
  std::optional<Span> span;

  bool operator==(const Speaker&) const = default;
};

/// A number, or a statement of fact, that somebody makes about an event.
struct Claim {
  std::string text;  // exact letters of the claim
  Span span;
  std::optional<std::int64_t> low;  // value or range; both equal for "10"
  std::optional<std::int64_t> high;
  bool approximate = false;  // "about", "around"
  std::string unit;          // "person", "killed", "returned", "USD"; lemma of what is counted
  std::string of;            // the letters of what is counted: "Indian nationals"
  std::vector<Speaker> said_by;
  bool hedged = false;  // "allegedly", "reportedly"
  When when;

  bool operator==(const Claim&) const = default;
};

struct EventMention {
  std::string id;  // ev- and 16 base32 letters of (report key, trigger, ordinal)
  EventClass event_class = EventClass::consult;
  Mode mode = Mode::none;
  std::vector<Context> contexts;
  Status status = Status::happened;
  std::optional<Span> status_span;  // the cue; absent when plain tense decided
  Span trigger;
  Span evidence;  // the clause or sentence that carries it
  Index sentence = 0;
  std::uint32_t ordinal = 0;  // "met on 6 and 15 July": 0 and 1 on one trigger
  When when;
  Where where;
  std::optional<Occasion> occasion;
  std::vector<Participant> actors;
  std::vector<Participant> recipients;
  std::vector<std::string> topics;
  std::vector<Span> topic_spans;
  std::vector<Speaker> said_by;
  bool hedged = false;
  int confidence = 0;  // of a hundred mentions with this number so many are right; 0 not known
  std::vector<Claim> claims;
  std::vector<std::string> quotations;  // exact substrings of the text
  std::string rule;                     // "en/events.tsv:41"
  std::optional<Index> same_as;         // an earlier mention of this report that this one retells
  std::vector<std::string> why;         // one line per decision worth telling

  bool operator==(const EventMention&) const = default;
};

/// One event mention as the record sees it: with its report's key, language, date and outlet.
struct RecordMention {
  std::string report;
  std::string lang;
  std::optional<Day> report_date;
  std::string outlet;
  std::string agency;   // wire agency the report credits, "" none
  std::string text;     // the evidence letters
  std::string retells;  // id of the mention of this report that it retells, "" none
  EventMention mention;

  bool operator==(const RecordMention&) const = default;
};

/// A step in the life of an event: announced, postponed, took place.
struct LifeStep {
  Status status = Status::happened;
  std::string mention;      // id of the mention that tells it
  When when;                // the day of the event according to that mention
  std::optional<Day> told;  // the date of the report that told it

  bool operator==(const LifeStep&) const = default;
};

/// A link in the ledger: this demand or promise, and what later became of it.
struct LedgerLink {
  std::string
      kind;  // "answers", "answered by", "fulfils", "fulfilled by", "rejects", "rejected by"
  std::string event;  // id of the other event
  std::string why;

  bool operator==(const LedgerLink&) const = default;
};

/// What happened (or is planned, denied, ...): one record out of one or more mentions.
struct Event {
  std::string id;  // that of its earliest mention by (report date, key, position)
  EventClass event_class = EventClass::consult;
  Mode mode = Mode::none;
  std::vector<Context> contexts;
  Status status = Status::happened;
  When when;
  Where where;
  std::optional<Occasion> occasion;
  std::vector<Participant> actors;
  std::vector<Participant> recipients;
  std::vector<std::string> topics;
  std::vector<Speaker> said_by;
  bool hedged = false;
  int confidence = 0;  // the highest of its mentions
  std::vector<Claim> claims;
  std::vector<LifeStep> life;
  std::vector<LedgerLink> ledger;
  int reports = 0;  // distinct report keys
  int sources = 0;  // independent ones: copies of one agency count once
  std::vector<std::string> langs;
  std::vector<RecordMention> mentions;
  std::vector<std::string> why;  // the reason of every merge and inference

  bool operator==(const Event&) const = default;
};

}  // namespace dateline
