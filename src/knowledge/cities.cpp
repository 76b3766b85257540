// SPDX-License-Identifier: Apache-2.0
#include "knowledge/cities.h"

#include <algorithm>
#include <system_error>

#include <fmt/format.h>

#include "knowledge/gazetteer_build.h"
#include "knowledge/mo_file.h"
#include "tables/tsv.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace dateline::knowledge {
namespace {

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

}  // namespace

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

}  // namespace dateline::knowledge
