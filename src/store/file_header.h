// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a file is, found out before SQLite opens it: SQLite changes what it opens, be it only the
// way in which it keeps its journal or a file beside it. Only reads, also in the write-ahead log.

#include <cstdint>
#include <filesystem>
#include <string>

namespace dateline::store {

/// "DTLN": marks the file as ours in SQLite's header.
inline constexpr std::uint32_t application_id = 0x44544C4E;

enum class FileKind : std::uint8_t {
  absent,   // there is no such file
  empty,    // of no bytes, or an SQLite file without any table: may become a record
  record,   // marked as a Dateline record
  foreign,  // an SQLite file of another program
  other,    // no SQLite file
};

/// What lies in the file and its write-ahead log. Throws Error when `file` is a folder, a device,
/// or not readable.
FileKind file_kind(const std::filesystem::path& file);

/// The write-ahead log that SQLite keeps beside a file.
std::filesystem::path log_of(const std::filesystem::path& file);

/// Does the write-ahead log hold pages that are not in the file yet?
bool has_logged_pages(const std::filesystem::path& file);

/// Why nothing would be kept under this name: SQLite takes "", ":memory:" and "file:..." for
/// something else than the path of a file. "" when it is a path.
std::string passing_name_fault(const std::filesystem::path& file);

}  // namespace dateline::store
