// SPDX-License-Identifier: Apache-2.0
#pragma once
// Languages as people write them: "gu", "guj", "Gujarati", "ગુજરાતી".

#include <string>
#include <vector>

#include "dateline/engine.h"

namespace dateline::cli {

/// The tag of the pack that a person means by `typed` (tag, name or native name, in any case; the
/// region of "gu-IN" does not matter). "" stays "". Error that lists the languages when no pack
/// reads it.
std::string language_of(const std::string& typed, const std::vector<PackInfo>& packs);

}  // namespace dateline::cli
