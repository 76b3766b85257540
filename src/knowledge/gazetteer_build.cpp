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

#include "knowledge/cities.h"
#include "knowledge/gazetteer_format.h"
#include "knowledge/phrases.h"
#include "tables/tsv.h"
#include "text/fold.h"
#include "text/hash.h"
#include "text/name_key.h"

namespace dateline::knowledge {
namespace {

constexpr std::size_t longest_name = 80;  // bytes

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
    header_.key_version = text::name_key_version;
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
