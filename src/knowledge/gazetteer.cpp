// SPDX-License-Identifier: Apache-2.0
#include "knowledge/gazetteer.h"

#include <algorithm>
#include <bit>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "knowledge/gazetteer_format.h"
#include "text/hash.h"
#include "text/name_key.h"

namespace dateline::knowledge {
namespace {

using gaz::Section;

static_assert(std::endian::native == std::endian::little, "numbers are read as they lie");

[[noreturn]] void fail(const std::filesystem::path& file, std::string_view what) {
  throw Error(fmt::format("the gazetteer {} {}; {}", file.string(), what, gazetteer_remedy()));
}

/// The bytes of a file, mapped read-only.
class Mapping {
 public:
  explicit Mapping(const std::filesystem::path& file) {
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) fail(file, fmt::format("cannot be opened: {}", std::strerror(errno)));
    struct stat status{};
    const bool known = ::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
    size_ = known ? static_cast<std::size_t>(status.st_size) : 0;
    if (size_ > 0) data_ = ::mmap(nullptr, size_, PROT_READ, MAP_SHARED, descriptor, 0);
    ::close(descriptor);
    if (size_ == 0) fail(file, "is empty or no plain file");
    if (data_ == MAP_FAILED) fail(file, fmt::format("cannot be read: {}", std::strerror(errno)));
  }
  ~Mapping() { ::munmap(data_, size_); }
  Mapping(const Mapping&) = delete;
  Mapping& operator=(const Mapping&) = delete;
  Mapping(Mapping&&) = delete;
  Mapping& operator=(Mapping&&) = delete;

  [[nodiscard]] std::string_view bytes() const { return {static_cast<const char*>(data_), size_}; }

 private:
  void* data_ = MAP_FAILED;
  std::size_t size_ = 0;
};

/// Numbers of a section; beyond its end they are 0.
class Numbers {
 public:
  Numbers() = default;
  explicit Numbers(std::string_view bytes) : bytes_(bytes) {}

  [[nodiscard]] std::uint32_t operator[](std::size_t index) const {
    std::uint32_t value = 0;
    if (index < size()) std::memcpy(&value, bytes_.data() + index * sizeof value, sizeof value);
    return value;
  }
  [[nodiscard]] std::size_t size() const { return bytes_.size() / sizeof(std::uint32_t); }

 private:
  std::string_view bytes_;
};

/// Strings one after the other, and where each begins.
struct Strings {
  Numbers starts;
  std::string_view letters;

  [[nodiscard]] std::string_view operator[](std::size_t index) const {
    const std::size_t begin = starts[index];
    const std::size_t end = starts[index + 1];
    if (begin > end || end > letters.size()) return {};
    return letters.substr(begin, end - begin);
  }
  [[nodiscard]] std::size_t size() const { return starts.size() == 0 ? 0 : starts.size() - 1; }

  /// Index of a string in ascending strings.
  [[nodiscard]] std::optional<std::size_t> find(std::string_view wanted) const {
    std::size_t low = 0;
    std::size_t high = size();
    while (low < high) {
      const std::size_t middle = low + (high - low) / 2;
      if ((*this)[middle] < wanted) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    if (low < size() && (*this)[low] == wanted) return low;
    return std::nullopt;
  }
};

/// Lists of numbers one after the other; a list is never read beyond `most` numbers.
struct Lists {
  Numbers starts;
  Numbers values;

  [[nodiscard]] std::vector<std::uint32_t> at(std::size_t index, std::size_t most) const {
    std::vector<std::uint32_t> list;
    const std::size_t begin = starts[index];
    const std::size_t end = std::min<std::size_t>(starts[index + 1], values.size());
    for (std::size_t i = begin; i < end && list.size() < most; ++i) list.push_back(values[i]);
    return list;
  }
};

gaz::Header read_header(const std::filesystem::path& file, std::string_view bytes) {
  gaz::Header header;
  if (bytes.size() < sizeof header) fail(file, "is cut short: not even its header is whole");
  std::memcpy(&header, bytes.data(), sizeof header);
  if (header.magic != gaz::magic) fail(file, "is no gazetteer of Dateline's");
  if (header.byte_order != gaz::byte_order) fail(file, "was made on a machine of other byte order");
  if (header.version != gaz::version) {
    fail(file,
         fmt::format("has format {}, this program reads format {}", header.version, gaz::version));
  }
  gaz::Header plain = header;
  plain.header_hash = 0;
  const std::string_view letters(reinterpret_cast<const char*>(&plain), sizeof plain);
  if (text::hash64(letters) != header.header_hash) fail(file, "is damaged: its header is wrong");
  if (bytes.size() != header.file_size) {
    fail(file, fmt::format("is damaged: it should have {} bytes and has {}", header.file_size,
                           bytes.size()));
  }
  if (header.key_version != text::name_key_version) {
    fail(file, "was made by another version of this program, which read names otherwise");
  }
  return header;
}

}  // namespace

struct Gazetteer::File {
  explicit File(const std::filesystem::path& file)
      : mapping(file), header(read_header(file, mapping.bytes())) {
    for (const gaz::Range& range : header.sections) {
      if (range.offset > header.file_size || range.size > header.file_size - range.offset) {
        fail(file, "is damaged: a part of it lies outside the file");
      }
    }
    ids = numbers(Section::ids);
    latitudes = numbers(Section::latitudes);
    longitudes = numbers(Section::longitudes);
    populations = numbers(Section::populations);
    countries = numbers(Section::countries);
    places = {numbers(Section::place_starts), section(Section::place_letters)};
    names = {numbers(Section::name_starts), section(Section::name_letters)};
    places_of_name = {numbers(Section::name_lists), numbers(Section::name_places)};
    keys = {numbers(Section::key_starts), section(Section::key_letters)};
    names_of_key = {numbers(Section::key_lists), numbers(Section::key_names)};
  }

  [[nodiscard]] std::string_view section(Section section) const {
    const gaz::Range range = header.sections[static_cast<std::size_t>(section)];
    return mapping.bytes().substr(range.offset, range.size);
  }
  [[nodiscard]] Numbers numbers(Section name) const { return Numbers(section(name)); }

  [[nodiscard]] Place place(std::size_t index) const {
    constexpr double unit = 100000.0;
    const std::uint32_t country = countries[index];
    Place place;
    place.id = fmt::format("{}", ids[index]);
    place.name = places[index];
    place.country = {static_cast<char>(country & 0xFFU),
                     static_cast<char>((country >> 8U) & 0xFFU)};
    place.precision = "city";
    place.latitude = static_cast<std::int32_t>(latitudes[index]) / unit;
    place.longitude = static_cast<std::int32_t>(longitudes[index]) / unit;
    place.population = populations[index];
    return place;
  }

  [[nodiscard]] std::vector<Place> places_of(std::size_t name) const {
    std::vector<Place> found;
    for (const std::uint32_t index : places_of_name.at(name, gaz::most_places_per_name)) {
      if (index < ids.size()) found.push_back(place(index));
    }
    return found;
  }

  Mapping mapping;
  gaz::Header header;
  Numbers ids;
  Numbers latitudes;
  Numbers longitudes;
  Numbers populations;
  Numbers countries;
  Strings places;
  Strings names;
  Lists places_of_name;
  Strings keys;
  Lists names_of_key;
};

Gazetteer::Gazetteer(const std::filesystem::path& file) : file_(std::make_unique<File>(file)) {}
Gazetteer::~Gazetteer() = default;
Gazetteer::Gazetteer(Gazetteer&&) noexcept = default;
Gazetteer& Gazetteer::operator=(Gazetteer&&) noexcept = default;

std::optional<Place> Gazetteer::by_id(std::uint32_t id) const {
  std::size_t low = 0;
  std::size_t high = file_->ids.size();
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    if (file_->ids[middle] < id) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  if (low >= file_->ids.size() || file_->ids[low] != id) return std::nullopt;
  return file_->place(low);
}

std::vector<Place> Gazetteer::by_name(std::string_view form) const {
  const auto name = file_->names.find(form);
  return name ? file_->places_of(*name) : std::vector<Place>();
}

std::vector<NamedPlaces> Gazetteer::by_key(std::string_view key) const {
  std::vector<NamedPlaces> found;
  const auto index = file_->keys.find(key);
  if (!index) return found;
  for (const std::uint32_t name : file_->names_of_key.at(*index, gaz::most_names_per_key)) {
    if (name < file_->names.size()) {
      found.push_back({.name = file_->names[name], .places = file_->places_of(name)});
    }
  }
  return found;
}

std::size_t Gazetteer::size() const { return file_->header.places; }
std::string_view Gazetteer::sources() const { return file_->section(Section::sources); }
std::string Gazetteer::version() const {
  return fmt::format("{:016x}", file_->header.contents_hash);
}

void check_gazetteer(const std::filesystem::path& file) {
  const Mapping mapping(file);
  const gaz::Header header = read_header(file, mapping.bytes());
  if (text::hash64(mapping.bytes().substr(sizeof header)) != header.contents_hash) {
    fail(file, "is damaged: its contents do not fit their checksum");
  }
  const Gazetteer opened(file);
}

std::string_view gazetteer_remedy() { return "make it anew with setup/gazetteer"; }

}  // namespace dateline::knowledge
