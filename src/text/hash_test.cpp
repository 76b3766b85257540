// SPDX-License-Identifier: Apache-2.0
#include "text/hash.h"

#include <gtest/gtest.h>

namespace dateline::text {
namespace {

// The values of the reference implementation (xxHash, `xxhsum -H3` and `-H2` of nothing).
TEST(Hash, is_xxh3) {
  EXPECT_EQ(hash64(""), 0x2D06800538D394C2ULL);
  EXPECT_EQ(hash128_hex(""), "99aa06d3014798d86001c324468d497f");
}

TEST(Hash, tells_bytes_apart) {
  EXPECT_NE(hash64("a"), hash64("b"));
  EXPECT_NE(hash64(std::string_view("\0", 1)), hash64(""));
  EXPECT_EQ(hash128_hex("Moscow"), hash128_hex(std::string("Mos") + "cow"));
}

TEST(HashBase32, is_sixteen_letters_of_the_upper_eighty_bits) {
  const std::string id = hash_base32("");
  EXPECT_EQ(id.size(), 16U);
  EXPECT_EQ(id.find_first_not_of("abcdefghijklmnopqrstuvwxyz234567"), std::string::npos);
  // 0x99 0xaa 0x06 ... = 10011 00110 10101 00000 0110...
  EXPECT_EQ(id[0], 't');  // 10011 = 19
  EXPECT_EQ(id[1], 'g');  // 00110 = 6
  EXPECT_EQ(id[2], 'v');  // 10101 = 21
  EXPECT_EQ(id[3], 'a');  // 00000 = 0
}

}  // namespace
}  // namespace dateline::text
