// SPDX-License-Identifier: Apache-2.0
#pragma once
// The layout of places.gaz: one header, then sections of little-endian 32-bit numbers and text.
// Sorted names -> places, sorted keys -> names; every list is at most `most_per_list` long.

#include <array>
#include <cstddef>
#include <cstdint>

namespace dateline::knowledge::gaz {

constexpr std::array<char, 8> magic = {'D', 'L', 'P', 'L', 'A', 'C', 'E', 'S'};
constexpr std::uint32_t version = 1;
constexpr std::uint32_t byte_order = 0x01020304;
constexpr std::uint32_t most_places_per_name = 16;
constexpr std::uint32_t most_names_per_key = 64;

/// A list of strings is two sections: the starts (count + 1 numbers) and the letters.
enum class Section : std::uint8_t {
  sources,        // text: what the file was made from, with hashes
  ids,            // u32 per place, ascending: GeoNames id
  latitudes,      // i32 per place: degrees * 100,000
  longitudes,     // i32 per place
  populations,    // u32 per place
  countries,      // u32 per place: two ASCII letters, the first one in the low byte
  place_starts,   // main name of each place, as GeoNames writes it
  place_letters,  //
  name_starts,    // every name, folded without marks, ascending
  name_letters,   //
  name_lists,     // u32 per name + 1: where its places begin in name_places
  name_places,    // u32: indices of places, most populous first
  key_starts,     // every key, spaces squeezed out, ascending
  key_letters,    //
  key_lists,      // u32 per key + 1: where its names begin in key_names
  key_names,      // u32: indices of names, that of the most populous place first
  count,
};
constexpr std::size_t section_count = static_cast<std::size_t>(Section::count);

struct Range {
  std::uint64_t offset = 0;  // from the beginning of the file, a multiple of 8
  std::uint64_t size = 0;    // bytes
};

/// 8-byte aligned, no padding. `header_hash` is XXH3-64 of the header with that field zero;
/// `contents_hash` of everything after the header (checked by `doctor`, not at opening).
struct Header {
  std::array<char, 8> magic = gaz::magic;
  std::uint32_t byte_order = gaz::byte_order;
  std::uint32_t version = gaz::version;
  std::uint64_t file_size = 0;
  std::uint64_t header_hash = 0;
  std::uint64_t contents_hash = 0;
  std::uint32_t places = 0;
  std::uint32_t names = 0;
  std::uint32_t keys = 0;
  std::uint32_t key_version = 0;  // text::name_key_version of the program that made it
  std::array<Range, section_count> sections{};
};
static_assert(sizeof(Header) == 56 + 16 * section_count);

}  // namespace dateline::knowledge::gaz
