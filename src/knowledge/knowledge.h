// SPDX-License-Identifier: Apache-2.0
#pragma once
// What Dateline knows about the world: countries, bodies, offices by date, occasions, places.
// Read once from knowledge/, languages/*/ and the gazetteer; immutable, shared by all threads.
//   const Knowledge k = open_knowledge({.folder = "knowledge", .languages = "languages"});
//   k.holder("RUS", "foreign_minister", day)  ->  Sergey Lavrov

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/error.h"
#include "dateline/event.h"
#include "dateline/ontology.h"

namespace dateline::knowledge {

struct Country {
  std::string iso3;  // or KOS
  std::string iso2;
  std::string fips;
  std::string cow;
  std::string name;           // short English name
  std::string capital;        // English
  std::string capital_place;  // "place/524901", "" unknown
};

struct Body {
  std::string id;       // "sco" (entity id "body/sco")
  std::string kind;     // igo, ministry, party, army, agency (news wire), ...
  std::string country;  // iso3 or IGO, NGO, UNO, EUR ...
  std::string name;
  std::vector<Sector> sectors;
  std::vector<std::string> members;  // iso3
};

/// One person in one office. Bounds are days; `from_sure`/`to_sure` say to what the date is sure.
struct Tenure {
  std::string person;  // "sergey-lavrov"
  std::string country;
  std::string office;       // "foreign_minister"
  std::string title;        // "External Affairs Minister"
  std::optional<Day> from;  // first day it can have begun
  std::optional<Day> to;    // last day it can have lasted; absent: still in office
  std::string from_sure;    // day, month, year, unsure
  std::string to_sure;
  std::string rule;  // "offices/RUS.tsv:12"
  // What is sure: [surely_from, surely_to] lies within the tenure. Absent `surely_from`: no day is
  // sure; absent `surely_to` with absent `to`: still in office.
  std::optional<Day> surely_from;
  std::optional<Day> surely_to;
  Sector sector = Sector::gov;  // of the office
  std::string body;             // kind of body the office heads, "" none
};

struct Person {
  std::string id;  // "sergey-lavrov" (entity id "person/sergey-lavrov")
  std::string name;
  std::vector<std::string> aliases;  // in any script
  char sex = '?';
  std::vector<Tenure> tenures;
};

struct Office {
  std::string id;  // "foreign_minister"
  Sector sector = Sector::gov;
  std::string body;   // "foreign_ministry": kind of body it heads, "" none
  int rank = 0;       // 1 head of state or government, 2 minister, 3 deputy, 4 spokesperson
  bool many = false;  // several hold it at once
};

struct Series {
  std::string id;     // "brics-summit"
  std::string body;   // "brics", "" none
  std::string level;  // "summit", "foreign_ministers", ...
  std::string name;
};

struct Edition {
  std::string series;
  std::optional<int> number;
  int year = 0;
  std::optional<Day> from;  // exact days only; absent when unsure
  std::optional<Day> to;
  std::string when;   // EDTF as far as sure: "2025-07-06/2025-07-07", "2025-07"
  std::string place;  // English city name
  std::string country;
  std::string rule;
};

/// A populated place (GeoNames), region or sea. Id "524901" (entity id "place/524901") or a
/// region's name id (entity id "place/middle-east").
struct Place {
  std::string id;
  std::string name;
  std::string country;    // iso3, "" for seas and multi-country regions
  std::string precision;  // city, region, country, sea
  double latitude = 0;
  double longitude = 0;
  std::int64_t population = 0;
};

/// What a form of words can mean. `form`: "name", "adjective" (Russian), "person" (a Russian),
/// "persons" (Russians).
struct Candidate {
  enum class Kind : std::uint8_t { country, body, person, place, region };
  Kind kind = Kind::country;
  std::string id;       // without the "country/" prefix
  std::string form;     // persons: "name" (in full), "surname", "initials" ("S. Jaishankar")
  std::string rule;     // the table row that says so
  std::string written;  // the form as the table writes it: compare its capitals, or its sound
                        // (text::similarity) with the words of the text
  std::string mark;     // "exact": the letters must stand exactly so ("US" is not "us");
                        // "ambiguous": also a common word or another's name; "" neither

  bool operator==(const Candidate&) const = default;
};

/// A place and how alike its name sounds (0-100, text::similarity).
struct SoundingPlace {
  Place place;
  int similarity = 0;
  std::string name;  // the folded name that sounds so
};

struct KnowledgePaths {
  std::filesystem::path folder;     // knowledge/
  std::filesystem::path languages;  // languages/
  std::filesystem::path gazetteer;  // places.gaz; "" = none: places are countries and regions only
};

class Knowledge {
 public:
  /// Faults in tables and a missing or damaged gazetteer become diagnostics, and what is whole is
  /// used; throws Error when there is no knowledge folder at all.
  Knowledge(const KnowledgePaths& paths, std::vector<Diagnostic>& diagnostics);
  ~Knowledge();
  Knowledge(Knowledge&&) noexcept;
  Knowledge& operator=(Knowledge&&) noexcept;

  [[nodiscard]] const Country* country(std::string_view iso3) const;
  [[nodiscard]] const Body* body(std::string_view id) const;
  [[nodiscard]] const Person* person(std::string_view id) const;
  [[nodiscard]] const Office* office(std::string_view id) const;
  [[nodiscard]] const Series* series(std::string_view id) const;
  [[nodiscard]] std::optional<Place> place(std::string_view id) const;

  /// Countries, bodies, regions and persons' full names and aliases under a phrase, in every pack
  /// language at once; `folded` is text::fold of the words joined by one space. Not places.
  [[nodiscard]] std::vector<Candidate> lookup(std::string_view folded) const;

  /// How many words the longest phrase has that begins with `folded_word` (0: none).
  [[nodiscard]] int longest_from(std::string_view folded_word) const;

  /// The same things (and persons by surname) under the cross-script keys of a name, keys joined by
  /// a space (text::name_keys).
  [[nodiscard]] std::vector<Candidate> lookup_key(std::string_view keys) const;

  /// Populated places under a folded name, most populous first; at most 16.
  [[nodiscard]] std::vector<Place> places(std::string_view folded) const;
  /// The same by cross-script key (all words' keys joined by a space).
  [[nodiscard]] std::vector<Place> places_by_key(std::string_view keys) const;

  /// Populated places whose name in any script sounds like this one ("કિંગદાઓ" finds Qingdao): by
  /// key, then by sound and population; best first, at most 16. `name` as the text writes it.
  [[nodiscard]] std::vector<SoundingPlace> places_like(std::string_view name) const;

  /// Who held the office on `day`; without a day nobody is guessed unless only one person ever held
  /// it in the table. Month- and year-sure dates count when `day` is surely inside.
  [[nodiscard]] const Tenure* holder(std::string_view country, std::string_view office,
                                     std::optional<Day> day) const;
  /// All who can have held the office in [from, to]; open bounds when absent.
  [[nodiscard]] std::vector<const Tenure*> holders(std::string_view country,
                                                   std::string_view office, std::optional<Day> from,
                                                   std::optional<Day> to) const;
  /// The person's offices that cover `day` (all of them without a day), latest begin first.
  [[nodiscard]] std::vector<const Tenure*> offices_of(std::string_view person,
                                                      std::optional<Day> day) const;

  [[nodiscard]] const std::vector<Series>& all_series() const;
  [[nodiscard]] std::vector<const Edition*> editions(std::string_view series) const;

  [[nodiscard]] const std::vector<Country>& countries() const;
  [[nodiscard]] const std::vector<Person>& persons() const;

  /// Scores and Goldstein-like intensity of the PLOVER manual (knowledge/ontology.tsv).
  [[nodiscard]] double score(EventClass event_class, Mode mode) const;

  /// Hash of every file read: the version that stamps what is derived.
  [[nodiscard]] const std::string& version() const;
  /// Name, file and version of the gazetteer, or why there is none.
  [[nodiscard]] const std::string& gazetteer_state() const;

 private:
  struct Tables;
  std::unique_ptr<const Tables> tables_;
};

}  // namespace dateline::knowledge
