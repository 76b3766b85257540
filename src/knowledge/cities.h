// SPDX-License-Identifier: Apache-2.0
#pragma once
// Reads GeoNames' published files, from which the gazetteer is made.

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/error.h"

namespace dateline::knowledge {

/// One populated place with all its names.
struct City {
  std::uint32_t id = 0;
  std::string name;
  std::vector<std::string> names;  // as written, the main name first
  std::int32_t latitude = 0;       // degrees * 100,000
  std::int32_t longitude = 0;
  std::uint32_t population = 0;
  std::uint32_t country = 0;  // two letters, the first in the low byte
};

/// The rows of cities500.txt by ascending id; rows that are no places become diagnostics. Throws
/// Error when there are none.
std::vector<City> read_cities(const std::filesystem::path& file,
                              std::vector<Diagnostic>& diagnostics);

/// The catalogues <locales>/*/LC_MESSAGES/geonames.mo, in a fixed order.
std::vector<std::filesystem::path> catalogues(const std::filesystem::path& locales);

/// Adds the names of one catalogue (its bytes) to their cities.
void add_names(std::vector<City>& cities, std::string_view bytes);

}  // namespace dateline::knowledge
