// SPDX-License-Identifier: Apache-2.0
#include "knowledge/mo_file.h"

#include <cstdint>
#include <cstring>
#include <optional>

namespace dateline::knowledge {
namespace {

constexpr std::uint32_t magic = 0x950412de;  // GNU gettext manual, "The Format of GNU MO Files"

std::optional<std::uint32_t> number_at(std::string_view bytes, std::uint64_t offset) {
  std::uint32_t value = 0;
  if (offset > bytes.size() || bytes.size() - offset < sizeof value) return std::nullopt;
  std::memcpy(&value, bytes.data() + offset, sizeof value);
  return value;
}

/// Entry `index` of a table of lengths and offsets that begins at `table`.
std::optional<std::string_view> string_at(std::string_view bytes, std::uint64_t table,
                                          std::uint64_t index) {
  const auto length = number_at(bytes, table + index * 8);
  const auto offset = number_at(bytes, table + index * 8 + 4);
  if (!length || !offset || *offset > bytes.size() || *length > bytes.size() - *offset) {
    return std::nullopt;
  }
  return bytes.substr(*offset, *length);
}

}  // namespace

std::vector<std::pair<std::string_view, std::string_view>> read_mo(std::string_view bytes) {
  std::vector<std::pair<std::string_view, std::string_view>> entries;
  const auto count = number_at(bytes, 8);
  const auto originals = number_at(bytes, 12);
  const auto translations = number_at(bytes, 16);
  if (number_at(bytes, 0) != magic || !count || !originals || !translations) return entries;
  for (std::uint64_t i = 0; i < *count; ++i) {
    const auto original = string_at(bytes, *originals, i);
    const auto translation = string_at(bytes, *translations, i);
    if (!original || !translation) break;
    entries.emplace_back(*original, *translation);
  }
  return entries;
}

}  // namespace dateline::knowledge
