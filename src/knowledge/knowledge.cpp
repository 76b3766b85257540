// SPDX-License-Identifier: Apache-2.0
#include "knowledge/knowledge.h"

#include <algorithm>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "knowledge/gazetteer.h"
#include "knowledge/loaded.h"
#include "text/fold.h"
#include "text/hash.h"
#include "text/name_key.h"

namespace dateline::knowledge {
namespace {

constexpr std::size_t most_places = 16;
constexpr int least_similarity = 70;

template <typename Value>
const Value* find(const std::vector<Value>& values, const Ids& ids, std::string_view id) {
  const auto found = ids.find(id);
  return found == ids.end() ? nullptr : &values[found->second];
}

bool surely_held(const Tenure& tenure, Day day) {
  if (!tenure.surely_from || *tenure.surely_from > day) return false;
  return !tenure.to || (tenure.surely_to && *tenure.surely_to >= day);
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

/// A place that sounds alike, with the points that rank it: likeness of sound, two points for each
/// digit of its population, three when the name is its own and not a variant.
struct Likely {
  std::int64_t points = 0;
  SoundingPlace found;
};

Likely likely(const Place& place, int similarity, std::string_view called) {
  std::int64_t points = similarity;
  for (std::int64_t people = place.population; people > 0; people /= 10) points += 2;
  if (phrase_form(text::fold_without_marks(place.name)) == called) points += 3;
  return {.points = points,
          .found = {.place = place, .similarity = similarity, .name = std::string(called)}};
}

/// Likeliest first; one entry a place, that of its best name.
std::vector<SoundingPlace> ranked(std::vector<Likely> all) {
  std::ranges::stable_sort(all, [](const Likely& a, const Likely& b) {
    return std::tuple(-a.points, -a.found.place.population, std::string_view(a.found.place.id)) <
           std::tuple(-b.points, -b.found.place.population, std::string_view(b.found.place.id));
  });
  std::set<std::string> seen;
  std::vector<SoundingPlace> found;
  for (Likely& one : all) {
    if (found.size() == most_places) break;
    if (seen.insert(one.found.place.id).second) found.push_back(std::move(one.found));
  }
  return found;
}

}  // namespace

struct Knowledge::Tables {
  Loaded loaded;
  std::optional<Gazetteer> gazetteer;
  std::string version;
  std::string gazetteer_state;

  /// GeoNames has two-letter countries; the tables' own row of a place is the better one.
  void complete(Place& place) const {
    if (const Place* core = find(loaded.places, loaded.place_ids, place.id)) {
      place = *core;
      return;
    }
    const auto country = loaded.iso3_of_iso2.find(place.country);
    place.country = country == loaded.iso3_of_iso2.end() ? std::string() : country->second;
  }
  void add(Place place, std::vector<Place>& places) const {
    complete(place);
    places.push_back(std::move(place));
  }
  [[nodiscard]] std::vector<Place> core_places(std::string_view form) const {
    std::vector<Place> places;
    const auto found = loaded.places_by_name.find(form);
    if (found == loaded.places_by_name.end()) return places;
    for (const std::size_t place : found->second) places.push_back(loaded.places[place]);
    return places;
  }
  void open_gazetteer(const std::filesystem::path& file, std::vector<Diagnostic>& diagnostics);
};

void Knowledge::Tables::open_gazetteer(const std::filesystem::path& file,
                                       std::vector<Diagnostic>& diagnostics) {
  if (file.empty()) {
    gazetteer_state = fmt::format("no gazetteer: only {} places are known", loaded.places.size());
    return;
  }
  try {
    gazetteer.emplace(file);
    gazetteer_state =
        fmt::format("{}: {} places, version {}, from {}", file.string(), gazetteer->size(),
                    gazetteer->version(), text::trim(gazetteer->sources()));
    loaded.contents += "places.gaz " + gazetteer->version() + "\n";
  } catch (const Error& error) {
    gazetteer_state = fmt::format("no gazetteer, only {} places are known: {}",
                                  loaded.places.size(), error.what());
    diagnostics.push_back({file.string(), 0, error.what()});
  }
}

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
  tables->open_gazetteer(paths.gazetteer, diagnostics);
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
  const auto number = tables::parse_int(id);
  const auto& gazetteer = tables_->gazetteer;
  if (!gazetteer || !number || *number <= 0 || *number > 0xFFFFFFFFL) return std::nullopt;
  auto place = gazetteer->by_id(static_cast<std::uint32_t>(*number));
  if (place) tables_->complete(*place);
  return place;
}

std::vector<Place> Knowledge::places(std::string_view folded) const {
  const std::string form = phrase_form(text::fold_without_marks(folded));
  std::vector<Place> places = tables_->core_places(form);
  if (const auto& gazetteer = tables_->gazetteer; gazetteer) {
    for (Place& place : gazetteer->by_name(form)) tables_->add(std::move(place), places);
  }
  rank(places);
  return places;
}

std::vector<Place> Knowledge::places_by_key(std::string_view keys) const {
  const std::string key = squeezed_key(keys);
  std::vector<Place> places;
  const auto [begin, end] = tables_->loaded.core_names.equal_range(key);
  for (auto core = begin; core != end; ++core) {
    places.push_back(tables_->loaded.places[core->second.place]);
  }
  if (const auto& gazetteer = tables_->gazetteer; gazetteer) {
    for (NamedPlaces& named : gazetteer->by_key(key)) {
      for (Place& place : named.places) tables_->add(std::move(place), places);
    }
  }
  rank(places);
  return places;
}

std::vector<SoundingPlace> Knowledge::places_like(std::string_view name) const {
  const std::string key = squeezed_key(joined_keys(text::name_keys(name)));
  std::vector<Likely> found;
  const auto [begin, end] = tables_->loaded.core_names.equal_range(key);
  for (auto core = begin; core != end; ++core) {
    const int similarity = text::similarity(name, core->second.name);
    if (similarity < least_similarity) continue;
    found.push_back(
        likely(tables_->loaded.places[core->second.place], similarity, core->second.name));
  }
  const auto& gazetteer = tables_->gazetteer;
  if (!gazetteer) return ranked(std::move(found));
  for (NamedPlaces& named : gazetteer->by_key(key)) {
    const int similarity = text::similarity(name, named.name);
    if (similarity < least_similarity) continue;
    for (Place& place : named.places) {
      tables_->complete(place);
      found.push_back(likely(place, similarity, named.name));
    }
  }
  return ranked(std::move(found));
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
