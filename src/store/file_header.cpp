// SPDX-License-Identifier: Apache-2.0
// Layouts: https://www.sqlite.org/fileformat2.html, sections 1.3 (header), 1.6 (pages), 4 (log).
#include "store/file_header.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <optional>
#include <string_view>

#include <fmt/format.h>

#include "dateline/error.h"
#include "text/visible.h"

namespace dateline::store {
namespace {

constexpr std::string_view magic{"SQLite format 3\0", 16};
constexpr std::size_t log_header_bytes = 32;
constexpr std::size_t frame_header_bytes = 24;

/// The first bytes of page 1: the header of 100 bytes, then that of the table of tables.
using FirstBytes = std::array<char, 108>;

std::uint32_t big_endian(const char* bytes, int count) {
  std::uint32_t value = 0;
  for (int i = 0; i < count; ++i) {
    value = (value << 8U) | static_cast<unsigned char>(bytes[i]);
  }
  return value;
}

std::uint32_t application_of(const FirstBytes& page) { return big_endian(page.data() + 68, 4); }

/// Is the table of tables one leaf page without a row?
bool has_no_tables(const FirstBytes& page) {
  constexpr char leaf_of_table = 0x0D;
  return page[100] == leaf_of_table && big_endian(page.data() + 103, 2) == 0;
}

template <std::size_t Size>
bool read_at(std::ifstream& in, std::uint64_t offset, std::array<char, Size>& bytes) {
  in.clear();
  in.seekg(static_cast<std::streamoff>(offset));
  in.read(bytes.data(), static_cast<std::streamsize>(Size));
  return in.gcount() == static_cast<std::streamsize>(Size);
}

/// The newest page 1 in the write-ahead log; nothing when it holds none.
std::optional<FirstBytes> logged_first_page(const std::filesystem::path& file) {
  std::ifstream log(log_of(file), std::ios::binary);
  std::array<char, log_header_bytes> header{};
  if (!log || !read_at(log, 0, header)) return std::nullopt;
  const std::uint64_t step = frame_header_bytes + std::uint64_t{big_endian(header.data() + 8, 4)};
  std::optional<FirstBytes> found;
  std::array<char, frame_header_bytes> frame{};
  for (std::uint64_t at = log_header_bytes; read_at(log, at, frame); at += step) {
    // Frames with another salt are left over from before the log was begun anew.
    if (std::memcmp(frame.data() + 8, header.data() + 16, 8) != 0) break;
    FirstBytes page{};
    if (big_endian(frame.data(), 4) == 1 && read_at(log, at + frame_header_bytes, page)) {
      found = page;
    }
  }
  return found;
}

void refuse_irregular(const std::filesystem::path& file) {
  std::error_code ignored;
  const std::filesystem::file_status status = std::filesystem::status(file, ignored);
  if (!std::filesystem::exists(status) || std::filesystem::is_regular_file(status)) return;
  if (std::filesystem::is_directory(status)) {
    throw Error(fmt::format("{} is a folder; give the record's file, for example {}",
                            text::visible(file.string()),
                            text::visible((file / "dateline.db").string())));
  }
  throw Error(fmt::format("{} is a device or pipe, no file; give another with --db",
                          text::visible(file.string())));
}

}  // namespace

std::filesystem::path log_of(const std::filesystem::path& file) { return file.string() + "-wal"; }

bool has_logged_pages(const std::filesystem::path& file) {
  std::error_code fault;
  const std::uintmax_t bytes = std::filesystem::file_size(log_of(file), fault);
  return !fault && bytes > log_header_bytes + frame_header_bytes;
}

FileKind file_kind(const std::filesystem::path& file) {
  refuse_irregular(file);
  std::error_code fault;
  if (!std::filesystem::exists(file, fault)) return FileKind::absent;
  errno = 0;
  std::ifstream in(file, std::ios::binary);
  if (!in) {
    throw Error(fmt::format("cannot open the record {}: {}; change that or give another with --db",
                            text::visible(file.string()), std::strerror(errno)));
  }
  FirstBytes page{};
  const bool whole = read_at(in, 0, page);
  if (in.gcount() == 0) return FileKind::empty;
  if (!whole || std::string_view(page.data(), magic.size()) != magic) return FileKind::other;
  if (application_of(page) == application_id) return FileKind::record;
  if (const std::optional<FirstBytes> newer = logged_first_page(file)) page = *newer;
  if (application_of(page) == application_id) return FileKind::record;
  return application_of(page) == 0 && has_no_tables(page) ? FileKind::empty : FileKind::foreign;
}

std::string passing_name_fault(const std::filesystem::path& file) {
  const std::string name = file.string();
  if (!name.empty() && !name.starts_with(':') && !name.starts_with("file:")) return {};
  return fmt::format(
      "no record can be kept under the name '{0}', which SQLite does not take as the path of a "
      "file; give one with --db, for example {1}",
      text::visible(name), name.empty() ? "news.db" : text::visible("./" + name));
}

}  // namespace dateline::store
