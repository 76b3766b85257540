// SPDX-License-Identifier: Apache-2.0
#pragma once
// The reports that the trials read: short, invented, in English and Gujarati, several of one event,
// with and without dates. What they are made of is in tests/harness/corpus/.

#include <cstddef>
#include <string>
#include <vector>

#include "random.h"

namespace dateline::trials {

/// So many reports as JSON lines (without the line's end), the same for the same seed. About three
/// tell one event. Throws std::runtime_error when a table of tests/harness/corpus/ is faulty.
std::vector<std::string> make_reports(Random chance, std::size_t count);

}  // namespace dateline::trials
