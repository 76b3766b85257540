// SPDX-License-Identifier: Apache-2.0
#pragma once
// Reads the message catalogues of GNU gettext (.mo), in which Debian's libgeonames-common keeps
// names of places by GeoNames id.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dateline::knowledge {

/// Pairs of message and translation; views into `bytes`. Empty when `bytes` is no catalogue;
/// entries that point outside it are left out.
std::vector<std::pair<std::string_view, std::string_view>> read_mo(std::string_view bytes);

}  // namespace dateline::knowledge
