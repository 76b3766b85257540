// SPDX-License-Identifier: Apache-2.0
#include "knowledge/knowledge.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "knowledge/loaded.h"
#include "text/fold.h"
#include "text/hash.h"

namespace dateline::knowledge {
namespace {

constexpr std::size_t most_places = 16;

template <typename Value>
const Value* find(const std::vector<Value>& values, const Ids& ids, std::string_view id) {
  const auto found = ids.find(id);
  return found == ids.end() ? nullptr : &values[found->second];
}

bool surely_held(const Tenure& tenure, Day day) {
  if (!tenure.surely_from || *tenure.surely_from > day) return false;
  return tenure.to ? *tenure.surely_to >= day : true;
}

bool possibly_held(const Tenure& tenure, std::optional<Day> from, std::optional<Day> to) {
  const bool ended_before = from && tenure.to && *tenure.to < *from;
  const bool began_after = to && tenure.from && *tenure.from > *to;
  return !ended_before && !began_after;
}

/// Most populous first; ties by id, so that the order never depends on the file.
void rank(std::vector<Place>& places) {
  std::ranges::sort(places, [](const Place& a, const Place& b) {
    return std::tuple(-a.population, a.id) < std::tuple(-b.population, b.id);
  });
  const auto rest = std::ranges::unique(places, {}, &Place::id);
  places.erase(rest.begin(), rest.end());
  if (places.size() > most_places) places.resize(most_places);
}

}  // namespace

struct Knowledge::Tables {
  Loaded loaded;
  std::string version;
  std::string gazetteer_state;
};

Knowledge::Knowledge(const KnowledgePaths& paths, std::vector<Diagnostic>& diagnostics) {
  auto tables = std::make_unique<Tables>();
  Reader reader(paths, tables->loaded, diagnostics);
  read_countries(reader);
  read_ontology(reader);
  read_bodies(reader);
  read_offices(reader);
  read_occasions(reader);
  read_regions(reader);
  tables->loaded.phrases.sort();
  tables->gazetteer_state = "no gazetteer";
  tables->version = text::hash128_hex(tables->loaded.contents);
  tables_ = std::move(tables);
}

Knowledge::~Knowledge() = default;
Knowledge::Knowledge(Knowledge&&) noexcept = default;
Knowledge& Knowledge::operator=(Knowledge&&) noexcept = default;

const Country* Knowledge::country(std::string_view iso3) const {
  return find(tables_->loaded.countries, tables_->loaded.country_ids, iso3);
}

const Body* Knowledge::body(std::string_view id) const {
  return find(tables_->loaded.bodies, tables_->loaded.body_ids, id);
}

const Person* Knowledge::person(std::string_view id) const {
  return find(tables_->loaded.persons, tables_->loaded.person_ids, id);
}

const Office* Knowledge::office(std::string_view id) const {
  return find(tables_->loaded.offices, tables_->loaded.office_ids, id);
}

const Series* Knowledge::series(std::string_view id) const {
  return find(tables_->loaded.series, tables_->loaded.series_ids, id);
}

std::vector<Candidate> Knowledge::lookup(std::string_view folded) const {
  return tables_->loaded.phrases.find(folded);
}

int Knowledge::longest_from(std::string_view folded_word) const {
  return tables_->loaded.phrases.longest_from(folded_word);
}

std::vector<Candidate> Knowledge::lookup_key(std::string_view keys) const {
  return tables_->loaded.phrases.find_key(keys);
}

std::optional<Place> Knowledge::place(std::string_view id) const {
  const Place* core = find(tables_->loaded.places, tables_->loaded.place_ids, id);
  if (core != nullptr) return *core;
  return std::nullopt;
}

std::vector<Place> Knowledge::places(std::string_view folded) const {
  const Loaded& loaded = tables_->loaded;
  std::vector<Place> places;
  const std::string form = phrase_form(text::fold_without_marks(folded));
  if (const auto found = loaded.places_by_name.find(form); found != loaded.places_by_name.end()) {
    for (const std::size_t index : found->second) places.push_back(loaded.places[index]);
  }
  rank(places);
  return places;
}

std::vector<Place> Knowledge::places_by_key(std::string_view keys) const {
  const Loaded& loaded = tables_->loaded;
  std::vector<Place> places;
  if (const auto found = loaded.places_by_key.find(keys); found != loaded.places_by_key.end()) {
    for (const std::size_t index : found->second) places.push_back(loaded.places[index]);
  }
  rank(places);
  return places;
}

std::vector<const Tenure*> Knowledge::holders(std::string_view country, std::string_view office,
                                              std::optional<Day> from,
                                              std::optional<Day> to) const {
  std::vector<const Tenure*> found;
  const auto range = std::ranges::equal_range(
      tables_->loaded.tenures, std::pair(country, office), {}, [](const Tenure& tenure) {
        return std::pair<std::string_view, std::string_view>(tenure.country, tenure.office);
      });
  for (const Tenure& tenure : range) {
    if (possibly_held(tenure, from, to)) found.push_back(&tenure);
  }
  return found;
}

const Tenure* Knowledge::holder(std::string_view country, std::string_view office,
                                std::optional<Day> day) const {
  const Tenure* found = nullptr;
  for (const Tenure* tenure : holders(country, office, day, day)) {
    if (day && !surely_held(*tenure, *day)) continue;
    if (found == nullptr || found->person == tenure->person) {
      found = tenure;
      continue;
    }
    // On the day of a handover both held it; the new holder is meant from that day on.
    const bool handover = day && found->surely_to == day && tenure->surely_from == day;
    if (!handover) return nullptr;
    found = tenure;
  }
  return found;
}

std::vector<const Tenure*> Knowledge::offices_of(std::string_view person,
                                                 std::optional<Day> day) const {
  std::vector<const Tenure*> found;
  const Person* known = this->person(person);
  if (known == nullptr) return found;
  for (const Tenure& tenure : known->tenures) {
    if (!day || possibly_held(tenure, day, day)) found.push_back(&tenure);
  }
  std::ranges::stable_sort(found, std::ranges::greater(), &Tenure::from);
  return found;
}

const std::vector<Series>& Knowledge::all_series() const { return tables_->loaded.series; }

std::vector<const Edition*> Knowledge::editions(std::string_view series) const {
  std::vector<const Edition*> found;
  for (const Edition& edition : tables_->loaded.editions) {
    if (edition.series == series) found.push_back(&edition);
  }
  return found;
}

const std::vector<Country>& Knowledge::countries() const { return tables_->loaded.countries; }
const std::vector<Person>& Knowledge::persons() const { return tables_->loaded.persons; }

double Knowledge::score(EventClass event_class, Mode mode) const {
  const auto& modes = tables_->loaded.scores[static_cast<std::size_t>(event_class)];
  const auto found = modes.find(mode);
  if (found != modes.end()) return found->second;
  const auto plain = modes.find(Mode::none);
  return plain == modes.end() ? 0.0 : plain->second;
}

const std::string& Knowledge::version() const { return tables_->version; }
const std::string& Knowledge::gazetteer_state() const { return tables_->gazetteer_state; }

}  // namespace dateline::knowledge
