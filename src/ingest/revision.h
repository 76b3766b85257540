// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a report says of its own version, in a form that sorts (Report::revision).
//   time_revision("2025-08-21T12:00:00+02:00") == "2025-08-21T10:00:00Z"
//   number_revision("12") == "v000000000012"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::ingest {

/// A date or date-time of RFC 3339 in UTC, to the second: also with a blank for the T, without
/// seconds, with fractions (cut off), without a zone (then it is UTC), or a whole number of seconds
/// or milliseconds since 1970. A day alone is its first second. Nothing for everything else.
std::optional<std::string> time_revision(std::string_view written);

/// A whole number of at most twelve digits; it sorts behind every time.
std::optional<std::string> number_revision(std::string_view written);

/// Takes what a field says into `revision` if that is later; what cannot be read is told in
/// `notes` under the field's name. Blank fields say nothing.
void take_time(std::string_view field, std::string_view written, std::string& revision,
               std::vector<std::string>& notes);
void take_number(std::string_view field, std::string_view written, std::string& revision,
                 std::vector<std::string>& notes);

}  // namespace dateline::ingest
