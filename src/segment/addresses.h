// SPDX-License-Identifier: Apache-2.0
#pragma once
// Web and mail addresses, which are one word: "https://mea.gov.in/x", "a.b@c.org", "example.com".

#include <cstddef>
#include <string_view>

#include "segment/tables.h"

namespace dateline::segment {

/// Letters an address may be made of; an address begins only where the letter before is not one.
bool is_address_letter(char32_t code_point);

/// Where the address that begins at `begin` ends, or `begin` when none does. Looks at each byte
/// a bounded number of times.
std::size_t address_end(const Words& domains, std::string_view text, std::size_t begin);

}  // namespace dateline::segment
