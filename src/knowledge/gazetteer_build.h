// SPDX-License-Identifier: Apache-2.0
#pragma once
// Makes places.gaz at set-up out of GeoNames' published files.

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/error.h"

namespace dateline::knowledge {

struct GazetteerSources {
  std::filesystem::path cities;   // cities500.txt as GeoNames publishes it
  std::filesystem::path locales;  // folder of */LC_MESSAGES/geonames.mo; "" none
  std::string versions;           // of the packages they came from, for the header
};

struct GazetteerCounts {
  std::size_t places = 0;
  std::size_t names = 0;
  std::size_t keys = 0;
  std::uint64_t bytes = 0;
};

/// Writes beside `out` and renames. Rows that are no places become diagnostics; throws Error when
/// nothing is left or a file cannot be read or written.
GazetteerCounts build_gazetteer(const GazetteerSources& sources, const std::filesystem::path& out,
                                std::vector<Diagnostic>& diagnostics);

/// Is an alternate name of GeoNames' a name that people write? Not: airport codes, the ASCII
/// transcripts that GeoNames adds to names in other scripts ("mo si ke"), numbers, single letters.
bool is_place_name(std::string_view name);

}  // namespace dateline::knowledge
