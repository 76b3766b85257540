// SPDX-License-Identifier: Apache-2.0
#pragma once
// GeoNames places in one memory-mapped file: by id, by folded name, by cross-script key.
// Opening checks header and size; lookups check every bound, so that damage further inside gives
// wrong answers at worst, never a crash. `check_gazetteer` reads all of it.
//   const Gazetteer places("places.gaz");  places.by_name("moscow").front().population

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "knowledge/knowledge.h"

namespace dateline::knowledge {

/// A name under a key, and its places, most populous first. Countries are ISO 3166-1 alpha-2.
struct NamedPlaces {
  std::string_view name;  // folded; valid as long as the gazetteer
  std::vector<Place> places;
};

class Gazetteer {
 public:
  /// Throws Error when the file is no gazetteer, is cut short, newer than this program or damaged
  /// in its header.
  explicit Gazetteer(const std::filesystem::path& file);
  ~Gazetteer();
  Gazetteer(Gazetteer&&) noexcept;
  Gazetteer& operator=(Gazetteer&&) noexcept;

  [[nodiscard]] std::optional<Place> by_id(std::uint32_t id) const;
  /// `form`: phrase_form(text::fold_without_marks(name)).
  [[nodiscard]] std::vector<Place> by_name(std::string_view form) const;
  /// `key`: squeezed_key of the name's keys.
  [[nodiscard]] std::vector<NamedPlaces> by_key(std::string_view key) const;

  [[nodiscard]] std::size_t size() const;
  /// What it was made from, one source a line.
  [[nodiscard]] std::string_view sources() const;
  /// Hash of its contents as the header has it.
  [[nodiscard]] std::string version() const;

 private:
  struct File;
  std::unique_ptr<const File> file_;
};

/// Reads the whole file against its checksum; throws Error when a byte is wrong.
void check_gazetteer(const std::filesystem::path& file);

/// "rerun setup/gazetteer": what every message about a broken gazetteer ends with.
std::string_view gazetteer_remedy();

}  // namespace dateline::knowledge
