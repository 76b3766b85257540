// SPDX-License-Identifier: Apache-2.0
#pragma once
// Small pieces of text that the formats for people share.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/event.h"

namespace dateline::formats {

/// "2025-07-15", "about 2025-06 (end)": the EDTF value, "undated" without one.
std::string date_text(const When& when);

/// "" for stated; "~" relative to a date; "*" from the occasion; "?" inferred.
std::string_view basis_mark(Basis basis);

/// "Moscow, RUS"
std::string place_text(const Where& where);

/// Names joined by ", ".
std::string names_text(const std::vector<Participant>& side);

/// "Divya Bhaskar < Russian Ministry of Foreign Affairs (X)"
std::string speakers_text(const std::vector<Speaker>& chain);

/// "about 20 Indian nationals"
std::string claim_text(const Claim& claim);

/// "1 event", "2 events".
std::string counted(std::int64_t count, std::string_view noun);

/// Text padded with spaces, or cut with "…", to `columns` terminal columns.
std::string fit(std::string_view text, std::size_t columns);

}  // namespace dateline::formats
