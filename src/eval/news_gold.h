// SPDX-License-Identifier: Apache-2.0
#pragma once
// Stand-off gold over parallel news (bench/gold/news, GUIDELINE.md there): what is said is named
// once, the letters that say it once per language.
//   NewsGold gold = read_news_gold(folder, "open", "gu");

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "dateline/ontology.h"
#include "dateline/report.h"
#include "dateline/text.h"
#include "ingest/anatomy_tables.h"

namespace dateline::eval {

/// A place in the parallel files: bytes `span` of line `line` (from 1).
struct Letters {
  int line = 0;
  Span span;

  bool operator==(const Letters&) const = default;
  [[nodiscard]] bool overlaps(const Letters& other) const {
    return line == other.line && span.overlaps(other.span);
  }
};

struct GoldEntity {
  std::string kind;     // "person", "body", "country", "place", "group"
  std::string country;  // ISO 3166-1 alpha-3, or IGO, NGO, EUR, UNO, MNC; "" unknown
  std::vector<std::string> sectors;
  std::string label;  // the name by which the world knows it; "" for groups
};

struct GoldTime {
  std::string type;   // "DATE"
  std::string value;  // TIMEX3 value
};

struct GoldEvent {
  EventClass event_class = EventClass::consult;
  Mode mode = Mode::none;
  Status status = Status::happened;
  std::vector<std::string> actors;  // entity ids
  std::vector<std::string> recipients;
  std::string place;    // entity id
  std::string time;     // time id
  std::string said_by;  // entity id
};

/// Letters that speak of an entity, time or event.
struct GoldMention {
  Letters at;
  std::string of;       // its id
  bool repeat = false;  // events: not the mention that tells most
};

/// Letters of a filler on the line of its event's trigger.
struct GoldFiller {
  Letters at;
  std::string event;
  bool recipient = false;
  std::string entity;
};

struct NewsDocument {
  std::string name;
  int first_line = 0;
  int last_line = 0;
  Day date = 0;
  std::map<std::string, GoldEntity> entities;
  std::map<std::string, GoldTime> times;
  std::map<std::string, GoldEvent> events;
  std::vector<GoldMention> names;
  std::vector<GoldMention> time_mentions;
  std::vector<GoldMention> event_mentions;
  std::vector<GoldFiller> fillers;
  Report report;                      // `text` holds the lines, parted by empty lines
  std::vector<std::uint32_t> starts;  // where each line starts in report.source

  /// Where bytes of report.text stand in the parallel file.
  [[nodiscard]] Letters letters(Span in_text) const;
  [[nodiscard]] std::string_view line_text(int line) const;
};

/// The lines of the parallel file of `lang`, from 1; `folder` is bench/gold/news.
std::vector<std::string> read_news_lines(const std::filesystem::path& folder,
                                         const std::filesystem::path& texts,
                                         const std::string& lang);

/// Reads the documents of `half` ("open", "kept") that are coded in `lang`. Throws Error when gold
/// or texts cannot be read, or do not fit each other.
std::vector<NewsDocument> read_news_gold(const std::filesystem::path& folder,
                                         const std::filesystem::path& texts,
                                         const std::string& half, const std::string& lang,
                                         const ingest::AnatomyTables& anatomy);

}  // namespace dateline::eval
