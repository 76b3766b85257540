// SPDX-License-Identifier: Apache-2.0
#include "knowledge/gazetteer_build.h"

#include <algorithm>
#include <cstring>
#include <fstream>
#include <map>
#include <set>
#include <system_error>
#include <tuple>

#include <fmt/format.h>

#include "knowledge/gazetteer_format.h"
#include "knowledge/mo_file.h"
#include "knowledge/phrases.h"
#include "tables/tsv.h"
#include "text/fold.h"
#include "text/hash.h"
#include "text/name_key.h"
#include "text/utf8.h"

namespace dateline::knowledge {
namespace {

constexpr std::size_t longest_name = 80;  // bytes

struct City {
  std::uint32_t id = 0;
  std::string name;
  std::vector<std::string> names;  // as written, the main name first
  std::int32_t latitude = 0;       // degrees * 100,000
  std::int32_t longitude = 0;
  std::uint32_t population = 0;
  std::uint32_t country = 0;  // two letters, the first in the low byte
};

std::vector<std::string_view> split(std::string_view line, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = line.find(separator);
    parts.push_back(line.substr(0, end));
    if (end == std::string_view::npos) return parts;
    line.remove_prefix(end + 1);
  }
}

/// Columns of cities500.txt: id, name, asciiname, alternatenames, latitude, longitude, class, code,
/// country, cc2, admin1-4, population, ... (download.geonames.org/export/dump/readme.txt).
std::string read_city(std::string_view line, City& city) {
  const std::vector<std::string_view> cells = split(line, '\t');
  if (cells.size() != 19) return fmt::format("{} cells, GeoNames writes 19", cells.size());
  const auto id = tables::parse_int(cells[0]);
  const auto latitude = tables::parse_double(cells[4]);
  const auto longitude = tables::parse_double(cells[5]);
  const auto population = tables::parse_int(cells[14]);
  if (!id || *id <= 0 || *id > 0xFFFFFFFFL) return "the id is no number";
  if (!latitude || !longitude || *latitude < -90 || *latitude > 90 || *longitude < -180 ||
      *longitude > 180) {
    return "no coordinates";
  }
  if (!population || *population < 0 || *population > 0xFFFFFFFFL) return "no population";
  if (cells[8].size() != 2 || cells[1].empty()) return "no country or no name";
  constexpr double unit = 100000.0;
  city.id = static_cast<std::uint32_t>(*id);
  city.name = cells[1];
  city.latitude = static_cast<std::int32_t>(*latitude * unit + (*latitude < 0 ? -0.5 : 0.5));
  city.longitude = static_cast<std::int32_t>(*longitude * unit + (*longitude < 0 ? -0.5 : 0.5));
  city.population = static_cast<std::uint32_t>(*population);
  city.country = static_cast<std::uint32_t>(static_cast<unsigned char>(cells[8][0])) |
                 static_cast<std::uint32_t>(static_cast<unsigned char>(cells[8][1])) << 8U;
  city.names.emplace_back(cells[1]);
  city.names.emplace_back(cells[2]);
  for (const std::string_view name : split(cells[3], ',')) {
    if (is_place_name(name)) city.names.emplace_back(name);
  }
  return "";
}

std::vector<City> read_cities(const std::filesystem::path& file,
                              std::vector<Diagnostic>& diagnostics) {
  const std::string bytes = tables::read_file(file);
  std::vector<City> cities;
  int number = 0;
  for (std::string_view rest = bytes; !rest.empty();) {
    const std::size_t end = rest.find('\n');
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    ++number;
    if (line.empty()) continue;
    City city;
    const std::string fault =
        text::is_well_formed(line) ? read_city(line, city) : "not well-formed UTF-8";
    if (fault.empty()) {
      cities.push_back(std::move(city));
    } else {
      diagnostics.push_back({file.string(), number, fault});
    }
  }
  if (cities.empty()) throw Error(fmt::format("{} holds no places", file.string()));
  std::ranges::sort(cities, {}, &City::id);
  const auto rest = std::ranges::unique(cities, {}, &City::id);
  cities.erase(rest.begin(), rest.end());
  return cities;
}

std::vector<std::filesystem::path> catalogues(const std::filesystem::path& locales) {
  std::vector<std::filesystem::path> files;
  std::error_code fault;
  for (const auto& entry : std::filesystem::directory_iterator(locales, fault)) {
    const std::filesystem::path file = entry.path() / "LC_MESSAGES" / "geonames.mo";
    if (std::filesystem::exists(file, fault)) files.push_back(file);
  }
  std::ranges::sort(files);
  return files;
}

/// Adds the names of one language to their cities.
void add_names(std::vector<City>& cities, std::string_view bytes) {
  for (const auto& [message, translation] : read_mo(bytes)) {
    const auto id = tables::parse_int(message);
    if (!id || *id <= 0 || *id > 0xFFFFFFFFL || !text::is_well_formed(translation)) continue;
    const auto wanted = static_cast<std::uint32_t>(*id);
    const auto city = std::ranges::lower_bound(cities, wanted, {}, &City::id);
    if (city == cities.end() || city->id != wanted || !is_place_name(translation)) continue;
    city->names.emplace_back(translation);
  }
}

/// One string and the number it leads to; sorted, they make a section of strings and one of lists.
struct Entry {
  std::string letters;
  std::uint32_t weight = 0;  // population: larger first within one string
  std::uint32_t target = 0;

  bool operator==(const Entry& other) const {
    return letters == other.letters && target == other.target;
  }
};

void sort_entries(std::vector<Entry>& entries) {
  std::ranges::sort(entries, [](const Entry& a, const Entry& b) {
    return std::tie(a.letters, b.weight, a.target) < std::tie(b.letters, a.weight, b.target);
  });
  const auto rest = std::ranges::unique(entries);
  entries.erase(rest.begin(), rest.end());
}

std::vector<Entry> name_entries(const std::vector<City>& cities) {
  std::vector<Entry> entries;
  for (std::size_t i = 0; i < cities.size(); ++i) {
    for (const std::string& name : cities[i].names) {
      std::string form = phrase_form(text::fold_without_marks(name));
      if (form.empty() || form.size() > longest_name) continue;
      entries.push_back({.letters = std::move(form),
                         .weight = cities[i].population,
                         .target = static_cast<std::uint32_t>(i)});
    }
  }
  sort_entries(entries);
  return entries;
}

/// Short keys are shared by many words: only large places are worth finding by them.
std::uint32_t least_population(std::size_t key_size) {
  constexpr std::array<std::uint32_t, 4> least = {~0U, 1000000, 100000, 5000};
  return key_size < least.size() ? least[key_size] : 0;
}

/// What the sections are made of: strings in ascending order, each with a list of numbers.
struct Index {
  std::vector<std::uint32_t> starts;
  std::string letters;
  std::vector<std::uint32_t> lists;
  std::vector<std::uint32_t> values;

  [[nodiscard]] std::size_t size() const { return starts.size() - 1; }
  [[nodiscard]] std::string_view string(std::size_t index) const {
    return std::string_view(letters).substr(starts[index], starts[index + 1] - starts[index]);
  }
};

Index make_index(const std::vector<Entry>& entries, std::size_t most_per_list) {
  Index index;
  for (std::size_t begin = 0; begin < entries.size();) {
    std::size_t end = begin;
    index.starts.push_back(static_cast<std::uint32_t>(index.letters.size()));
    index.lists.push_back(static_cast<std::uint32_t>(index.values.size()));
    index.letters += entries[begin].letters;
    for (; end < entries.size() && entries[end].letters == entries[begin].letters; ++end) {
      if (end - begin < most_per_list) index.values.push_back(entries[end].target);
    }
    begin = end;
  }
  index.starts.push_back(static_cast<std::uint32_t>(index.letters.size()));
  index.lists.push_back(static_cast<std::uint32_t>(index.values.size()));
  return index;
}

/// Many spellings of one great city under a key ("Guangzhou") would crowd out other places: a place
/// keeps its own name and a few that sound otherwise.
class Crowd {
 public:
  Crowd(const Index& names, const std::vector<City>& cities) : names_(names), cities_(cities) {}

  /// To be asked for the entries of sorted keys, one after the other.
  [[nodiscard]] bool admits(const Entry& entry) {
    if (entry.letters != key_) admitted_.clear();
    key_ = entry.letters;
    const std::uint32_t city = names_.values[names_.lists[entry.target]];
    std::set<std::string>& spellings = admitted_[city];
    const std::string_view name = names_.string(entry.target);
    if (name == phrase_form(text::fold_without_marks(cities_[city].name))) return true;
    constexpr std::size_t enough = 6;
    return spellings.size() < enough && spellings.insert(text::to_latin(name)).second;
  }

 private:
  const Index& names_;
  const std::vector<City>& cities_;
  std::string key_;
  std::map<std::uint32_t, std::set<std::string>> admitted_;
};

std::vector<Entry> key_entries(const Index& names, const std::vector<City>& cities) {
  std::vector<Entry> entries;
  for (std::size_t i = 0; i < names.size(); ++i) {
    std::string key = squeezed_key(joined_keys(text::name_keys(names.string(i))));
    const std::uint32_t population = cities[names.values[names.lists[i]]].population;
    if (key.empty() || population < least_population(key.size())) continue;
    entries.push_back(
        {.letters = std::move(key), .weight = population, .target = static_cast<std::uint32_t>(i)});
  }
  sort_entries(entries);
  Crowd crowd(names, cities);
  std::erase_if(entries, [&crowd](const Entry& entry) { return !crowd.admits(entry); });
  return entries;
}

/// Collects sections, each at a multiple of 8 bytes.
class Sections {
 public:
  void add(gaz::Section section, std::string_view bytes) {
    contents_.resize((contents_.size() + 7) / 8 * 8);
    header_.sections[static_cast<std::size_t>(section)] = {sizeof header_ + contents_.size(),
                                                           bytes.size()};
    contents_ += bytes;
  }
  template <typename Number>
  void add(gaz::Section section, const std::vector<Number>& numbers) {
    static_assert(sizeof(Number) == 4);
    add(section, std::string_view(reinterpret_cast<const char*>(numbers.data()),
                                  numbers.size() * sizeof(Number)));
  }
  template <typename Number>
  void add(gaz::Section section, const std::vector<City>& cities, Number City::* member) {
    std::vector<Number> numbers;
    numbers.reserve(cities.size());
    for (const City& city : cities) numbers.push_back(city.*member);
    add(section, numbers);
  }

  [[nodiscard]] std::string finish(const GazetteerCounts& counts) {
    header_.places = static_cast<std::uint32_t>(counts.places);
    header_.names = static_cast<std::uint32_t>(counts.names);
    header_.keys = static_cast<std::uint32_t>(counts.keys);
    header_.file_size = sizeof header_ + contents_.size();
    header_.contents_hash = text::hash64(contents_);
    header_.header_hash = text::hash64(header_bytes());
    return std::string(header_bytes()) + contents_;
  }

 private:
  [[nodiscard]] std::string_view header_bytes() const {
    return {reinterpret_cast<const char*>(&header_), sizeof header_};
  }

  gaz::Header header_;
  std::string contents_;
};

void add_index(Sections& sections, const Index& index, std::array<gaz::Section, 4> names) {
  sections.add(names[0], index.starts);
  sections.add(names[1], index.letters);
  sections.add(names[2], index.lists);
  sections.add(names[3], index.values);
}

/// Written whole beside its place, then renamed: a reader never sees half a file.
void write_beside(const std::filesystem::path& out, std::string_view bytes) {
  std::filesystem::path beside = out;
  beside += ".part";
  {
    std::ofstream stream(beside, std::ios::binary | std::ios::trunc);
    stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    stream.flush();
    if (!stream) {
      std::error_code ignored;
      std::filesystem::remove(beside, ignored);
      throw Error(fmt::format("cannot write {}: {}; is the disk full, the folder writable?",
                              beside.string(), std::strerror(errno)));
    }
  }
  std::error_code fault;
  std::filesystem::rename(beside, out, fault);
  if (fault) {
    throw Error(
        fmt::format("cannot rename {} to {}: {}", beside.string(), out.string(), fault.message()));
  }
}

void add_places(Sections& sections, const std::vector<City>& cities) {
  sections.add(gaz::Section::ids, cities, &City::id);
  sections.add(gaz::Section::latitudes, cities, &City::latitude);
  sections.add(gaz::Section::longitudes, cities, &City::longitude);
  sections.add(gaz::Section::populations, cities, &City::population);
  sections.add(gaz::Section::countries, cities, &City::country);
  std::vector<std::uint32_t> starts;
  std::string letters;
  for (const City& city : cities) {
    starts.push_back(static_cast<std::uint32_t>(letters.size()));
    letters += city.name;
  }
  starts.push_back(static_cast<std::uint32_t>(letters.size()));
  sections.add(gaz::Section::place_starts, starts);
  sections.add(gaz::Section::place_letters, letters);
}

}  // namespace

bool is_place_name(std::string_view name) {
  std::size_t letters = 0;
  bool lower = false;
  bool upper = false;
  bool ascii = true;
  bool han = false;
  for (std::size_t position = 0; position < name.size();) {
    const text::CodePoint c = text::decode(name, position);
    position += c.length;
    if (text::is_digit(c.value)) return false;
    if (!text::is_letter(c.value)) continue;
    ++letters;
    ascii = ascii && c.value < 0x80;
    lower = lower || text::is_lower(c.value);
    upper = upper || text::is_upper(c.value);
    const text::Script script = text::script_of(c.value);
    han = han || script == text::Script::han || script == text::Script::hangul;
  }
  const bool transcript = ascii && !upper;
  const bool code = ascii && !lower && letters <= 4;
  return letters >= (han ? 2U : 3U) && !transcript && !code;
}

GazetteerCounts build_gazetteer(const GazetteerSources& sources, const std::filesystem::path& out,
                                std::vector<Diagnostic>& diagnostics) {
  std::vector<City> cities = read_cities(sources.cities, diagnostics);
  std::string made_from =
      fmt::format("{}\n{} {}\n", sources.versions, sources.cities.filename().string(),
                  text::hash128_hex(tables::read_file(sources.cities)));
  std::string catalogue_hashes;
  const auto files =
      sources.locales.empty() ? std::vector<std::filesystem::path>() : catalogues(sources.locales);
  for (const std::filesystem::path& file : files) {
    const std::string bytes = tables::read_file(file);
    catalogue_hashes += text::hash128_hex(bytes);
    add_names(cities, bytes);
  }
  made_from += fmt::format("geonames.mo in {} languages {}\n", files.size(),
                           text::hash128_hex(catalogue_hashes));
  const Index names = make_index(name_entries(cities), gaz::most_places_per_name);
  const Index keys = make_index(key_entries(names, cities), gaz::most_names_per_key);
  Sections sections;
  sections.add(gaz::Section::sources, made_from);
  add_places(sections, cities);
  add_index(sections, names,
            {gaz::Section::name_starts, gaz::Section::name_letters, gaz::Section::name_lists,
             gaz::Section::name_places});
  add_index(sections, keys,
            {gaz::Section::key_starts, gaz::Section::key_letters, gaz::Section::key_lists,
             gaz::Section::key_names});
  GazetteerCounts counts{
      .places = cities.size(), .names = names.size(), .keys = keys.size(), .bytes = 0};
  const std::string bytes = sections.finish(counts);
  counts.bytes = bytes.size();
  write_beside(out, bytes);
  return counts;
}

}  // namespace dateline::knowledge
