// SPDX-License-Identifier: Apache-2.0
#pragma once
// Whose people are "the police" and "protesters" of a report that does not say it? Those of the
// country the report is about.

#include <string>

#include "events/scene.h"

namespace dateline::events {

/// ISO 3166-1 alpha-3 of the country that most names of the report belong to; empty when none
/// has at least half of them. Names in the dateline count three times.
std::string home_country(const Scene& scene);

}  // namespace dateline::events
