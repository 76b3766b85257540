// SPDX-License-Identifier: Apache-2.0
#include "damage.h"

#include <algorithm>

namespace dateline::trials {
namespace {

/// A piece of the bytes, of at most `most`.
std::string_view piece(std::string_view bytes, std::size_t most, Random& chance) {
  const std::size_t begin = chance.below(bytes.size());
  return bytes.substr(begin, 1 + chance.below(most));
}

std::string many_times(std::string_view bytes, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += bytes;
  return all;
}

}  // namespace

void flip_bytes(std::string& bytes, std::size_t begin, std::size_t end, std::size_t most,
                Random& chance) {
  end = std::min(end, bytes.size());
  if (begin >= end) return;
  for (std::size_t i = 1 + chance.below(most); i > 0; --i)
    bytes[begin + chance.below(end - begin)] ^= static_cast<char>(1 + chance.below(255));
}

std::string mutate(std::string bytes, std::string_view other, Random& chance) {
  if (bytes.empty()) return std::string(other);
  const std::size_t at = chance.below(bytes.size());
  switch (chance.below(8)) {
    case 0:
      flip_bytes(bytes, 0, bytes.size(), 20, chance);
      return bytes;
    case 1:
      return bytes.substr(0, at);
    case 2:
      return bytes.insert(at, std::string(piece(bytes, 500, chance)));
    case 3:
      return bytes.erase(at, 1 + chance.below(100));
    case 4:
      return bytes.insert(at, piece(other, 2000, chance));
    case 5:
      return bytes.insert(at, many_times(piece(bytes, 40, chance), 1 + chance.below(300)));
    case 6:
      return bytes.insert(at,
                          std::string(1 + chance.below(20), static_cast<char>(chance.below(32))));
    default:
      return bytes.substr(0, at) + std::string(piece(other, other.size(), chance));
  }
}

}  // namespace dateline::trials
