// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the readers of the knowledge tables fill in; Knowledge answers from it.

#include <array>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "knowledge/knowledge.h"
#include "knowledge/phrases.h"
#include "tables/tsv.h"

namespace dateline::knowledge {

/// Place of the value with this id (or iso3) in a vector; std::map keeps faults in a fixed order.
using Ids = std::map<std::string, std::size_t, std::less<>>;

/// Cities of the tables, by folded name.
using CoreIndex = std::map<std::string, std::vector<std::size_t>, std::less<>>;

/// A city of the tables and one of its names.
struct CoreName {
  std::string name;
  std::size_t place = 0;  // in Loaded::places
};

struct Loaded {
  std::vector<Country> countries;
  Ids country_ids;
  std::map<std::string, std::string, std::less<>> iso3_of_iso2;
  std::vector<Body> bodies;
  Ids body_ids;
  std::vector<Office> offices;
  Ids office_ids;
  std::vector<Person> persons;
  Ids person_ids;
  std::vector<Tenure> tenures;  // by country, office, begin, person
  std::vector<Series> series;
  Ids series_ids;
  std::vector<Edition> editions;  // by series, year, number
  std::vector<Place> places;      // regions, seas and the core of cities, by id
  Ids place_ids;
  CoreIndex places_by_name;
  std::multimap<std::string, CoreName, std::less<>> core_names;  // by squeezed key
  std::array<std::map<Mode, double>, event_class_count> scores;
  Phrases phrases;
  std::string contents;  // names and hashes of the files read
};

/// Reads tables of one installation: collects faults and the hash of every file.
class Reader {
 public:
  Reader(const KnowledgePaths& paths, Loaded& loaded, std::vector<Diagnostic>& diagnostics);

  /// knowledge/<name>. Throws Error when it is missing or no such table.
  tables::Table table(const std::filesystem::path& name, const std::vector<std::string>& columns);
  /// languages/<language>/<name>; may be missing.
  tables::Table pack_table(const std::string& language, const std::string& name,
                           const std::vector<std::string>& columns);
  /// Pack folders in alphabetical order, without "und".
  [[nodiscard]] const std::vector<std::string>& languages() const { return languages_; }
  /// The tables in knowledge/<folder>/, by name.
  [[nodiscard]] std::vector<std::filesystem::path> files_in(const std::string& folder) const;

  void fault(const tables::Table& table, const tables::Row& row, std::string message);

  [[nodiscard]] Loaded& loaded() { return loaded_; }

 private:
  tables::Table read(const std::filesystem::path& file, const std::vector<std::string>& columns);

  KnowledgePaths paths_;
  Loaded& loaded_;
  std::vector<Diagnostic>& diagnostics_;
  std::vector<std::string> languages_;
};

void read_countries(Reader& reader);
void read_ontology(Reader& reader);
void read_bodies(Reader& reader);
void read_offices(Reader& reader);    // and persons; after countries
void read_occasions(Reader& reader);  // after bodies
void read_regions(Reader& reader);    // and core places; after countries

}  // namespace dateline::knowledge
