// SPDX-License-Identifier: Apache-2.0
#pragma once
// Things reports speak of and never act: weapons by designation ("S-400", "Su-30 MKI"), named
// operations and treaties ("Operation X", "X treaty").

#include <optional>
#include <string>

#include "names/name_runs.h"
#include "names/scene.h"

namespace dateline::names {

struct ThingFound {
  Index first = 0;
  Index end = 0;
  std::string name;
  std::string rule;
};

/// A designation of letters and digits that begins at `word`.
std::optional<ThingFound> designation_at(const Scene& scene, Index word);

/// A named operation, exercise, treaty ... that begins at `word`.
std::optional<ThingFound> named_thing_at(const Scene& scene, const NameRuns& runs, Index word);

}  // namespace dateline::names
