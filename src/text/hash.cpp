// SPDX-License-Identifier: Apache-2.0
#include "text/hash.h"

#define XXH_INLINE_ALL
#include <array>

#include <xxhash.h>

namespace dateline::text {

std::uint64_t hash64(std::string_view bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

std::string hash128_hex(std::string_view bytes) {
  XXH128_canonical_t canonical;
  XXH128_canonicalFromHash(&canonical, XXH3_128bits(bytes.data(), bytes.size()));
  std::string out;
  for (const unsigned char byte : canonical.digest) {
    out.push_back("0123456789abcdef"[byte >> 4U]);
    out.push_back("0123456789abcdef"[byte & 15U]);
  }
  return out;
}

std::string hash_base32(std::string_view bytes) {
  XXH128_canonical_t canonical;
  XXH128_canonicalFromHash(&canonical, XXH3_128bits(bytes.data(), bytes.size()));
  std::string out;
  std::uint32_t buffer = 0;
  int bits = 0;
  for (std::size_t i = 0; i < 10; ++i) {
    buffer = (buffer << 8U) | canonical.digest[i];
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      out.push_back(
          "abcdefghijklmnopqrstuvwxyz234567"[(buffer >> static_cast<unsigned>(bits)) & 31U]);
    }
  }
  return out;
}

}  // namespace dateline::text
