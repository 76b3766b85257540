// SPDX-License-Identifier: Apache-2.0
#pragma once
// Hashes that ids and checksums are made of: XXH3, and Crockford-like lower-case base32.

#include <cstdint>
#include <string>
#include <string_view>

namespace dateline::text {

/// XXH3, 64 bits (same value on every platform).
std::uint64_t hash64(std::string_view bytes);

/// XXH3, 128 bits as 32 hexadecimal digits: checksums of files.
std::string hash128_hex(std::string_view bytes);

/// The upper 80 bits of XXH3-128 as 16 letters of "a-z2-7" (RFC 4648 base32, lower case): ids.
std::string hash_base32(std::string_view bytes);

}  // namespace dateline::text
