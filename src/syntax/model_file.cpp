// SPDX-License-Identifier: Apache-2.0
#include "syntax/model_file.h"

#include <bit>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dateline/error.h"
#include "text/hash.h"

namespace dateline::syntax {
namespace {

constexpr std::string_view magic = "DATELSYN";
constexpr std::uint32_t byte_order_mark = 0x0A0B0C0D;
constexpr std::size_t header_size = 64;
constexpr std::size_t checksum_begin = 32;  // the checksum covers everything from here on
constexpr std::size_t entry_size = 64;
constexpr std::size_t name_size = 32;
constexpr std::size_t max_sections = 1000;

template <typename T>
T load(const std::byte* from) {
  T value;
  std::memcpy(&value, from, sizeof value);
  return value;
}

}  // namespace

ModelFile::ModelFile(const std::filesystem::path& path) : path_(path) {
  map();
  try {
    check_header();
    read_directory();
  } catch (...) {
    ::munmap(const_cast<std::byte*>(data_), size_);
    throw;
  }
}

ModelFile::ModelFile(ModelFile&& other) noexcept
    : path_(std::move(other.path_)),
      data_(std::exchange(other.data_, nullptr)),
      size_(other.size_),
      sections_(std::move(other.sections_)) {}

ModelFile::~ModelFile() {
  if (data_ != nullptr) ::munmap(const_cast<std::byte*>(data_), size_);
}

void ModelFile::fail(std::string_view what) const {
  throw Error(fmt::format("{}: {}", path_.string(), what));
}

void ModelFile::map() {
  const int file = ::open(path_.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) {
    fail(fmt::format("cannot open the syntax model ({}); check the pack's folder or reinstall it",
                     std::strerror(errno)));
  }
  struct stat status = {};
  const bool known = ::fstat(file, &status) == 0 && S_ISREG(status.st_mode);
  size_ = known ? static_cast<std::size_t>(status.st_size) : 0;
  void* memory =
      size_ < header_size ? MAP_FAILED : ::mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, file, 0);
  ::close(file);
  if (memory == MAP_FAILED) fail("is no syntax model (too short); reinstall the language pack");
  data_ = static_cast<const std::byte*>(memory);
}

void ModelFile::check_header() const {
  static_assert(std::endian::native == std::endian::little, "models are read in place");
  if (std::memcmp(data_, magic.data(), magic.size()) != 0) {
    fail("is no syntax model (wrong first bytes); reinstall the language pack");
  }
  const auto version = load<std::uint32_t>(data_ + 8);
  if (version != model_format_version) {
    fail(fmt::format("has model format {}, this program reads {}; {}", version,
                     model_format_version,
                     version > model_format_version ? "use a newer dateline or an older pack"
                                                    : "use a newer language pack"));
  }
  if (load<std::uint32_t>(data_ + 12) != byte_order_mark) {
    fail("was written in another byte order; install the pack of this machine's kind");
  }
  const auto size = load<std::uint64_t>(data_ + 16);
  if (size != size_) {
    fail(fmt::format("is damaged ({} bytes, {} expected); reinstall the language pack", size_,
                     size));
  }
  const std::string_view covered(reinterpret_cast<const char*>(data_) + checksum_begin,
                                 size_ - checksum_begin);
  if (load<std::uint64_t>(data_ + 24) != text::hash64(covered)) {
    fail("is damaged (checksum differs); reinstall the language pack");
  }
}

void ModelFile::read_directory() {
  const std::size_t count = load<std::uint32_t>(data_ + 32);
  if (count > max_sections || header_size + count * entry_size > size_) {
    fail("is damaged (directory too long); reinstall the language pack");
  }
  for (std::size_t i = 0; i < count; ++i) {
    const std::byte* entry = data_ + header_size + i * entry_size;
    const char* name = reinterpret_cast<const char*>(entry);
    Section section{.kind = static_cast<Kind>(load<std::uint32_t>(entry + 32)),
                    .rows = load<std::uint32_t>(entry + 36),
                    .columns = load<std::uint32_t>(entry + 40),
                    .offset = load<std::uint64_t>(entry + 48),
                    .size = load<std::uint64_t>(entry + 56)};
    const std::size_t unit = section.kind == Kind::floats || section.kind == Kind::words ? 4 : 1;
    const bool inside = section.offset <= size_ && section.size <= size_ - section.offset;
    if (!inside || section.offset % 64 != 0 ||
        section.size != section.rows * section.columns * unit) {
      fail("is damaged (a section lies outside the file); reinstall the language pack");
    }
    sections_.emplace(std::string(name, ::strnlen(name, name_size)), section);
  }
}

const ModelFile::Section& ModelFile::section(std::string_view name, Kind kind) const {
  const auto at = sections_.find(name);
  if (at == sections_.end() || at->second.kind != kind) {
    fail(fmt::format("has no section '{}' of the right kind; reinstall the language pack", name));
  }
  return at->second;
}

std::string ModelFile::hash() const {
  return text::hash128_hex({reinterpret_cast<const char*>(data_), size_});
}

std::string_view ModelFile::text(std::string_view name) const {
  const Section& found = section(name, Kind::text);
  return {reinterpret_cast<const char*>(data_) + found.offset, found.size};
}

std::vector<std::string> ModelFile::lines(std::string_view name) const {
  std::vector<std::string> out;
  std::string_view rest = text(name);
  while (!rest.empty()) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    out.emplace_back(line);
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
  }
  return out;
}

std::string ModelFile::setting(std::string_view name, std::string_view key) const {
  for (const std::string& line : lines(name)) {
    const std::size_t space = std::min(line.find(' '), line.size());
    if (line.compare(0, space, key) == 0) return line.substr(std::min(space + 1, line.size()));
  }
  return {};
}

std::size_t ModelFile::number(std::string_view name, std::string_view key) const {
  const std::string written = setting(name, key);
  std::size_t number = 0;
  std::from_chars(written.data(), written.data() + written.size(), number);
  return number;
}

ModelFile::Matrix<std::int8_t> ModelFile::bytes(std::string_view name) const {
  const Section& found = section(name, Kind::bytes);
  return {{reinterpret_cast<const std::int8_t*>(data_ + found.offset), found.size},
          found.rows,
          found.columns};
}

std::span<const float> ModelFile::floats(std::string_view name, std::size_t size) const {
  const Section& found = section(name, Kind::floats);
  if (found.size != size * sizeof(float)) {
    fail(fmt::format("section '{}' has the wrong size; reinstall the language pack", name));
  }
  return {reinterpret_cast<const float*>(data_ + found.offset), size};
}

std::span<const std::uint32_t> ModelFile::words(std::string_view name) const {
  const Section& found = section(name, Kind::words);
  return {reinterpret_cast<const std::uint32_t*>(data_ + found.offset), found.size / 4};
}

}  // namespace dateline::syntax
