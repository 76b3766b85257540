// SPDX-License-Identifier: Apache-2.0
#pragma once
// Keeps hostile pages from nesting without end: gumbo looks through all open elements again and
// again, so that a million nested tags would take hours.

#include <string>
#include <string_view>

namespace dateline::ingest {

/// `page` with start tags blanked out where more than some 250 elements are open, at the same
/// length, so that positions stay right. Ordinary pages come back as they are.
std::string limit_depth(std::string_view page);

}  // namespace dateline::ingest
