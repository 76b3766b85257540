// SPDX-License-Identifier: Apache-2.0
#pragma once
// Another program at a database: SQLite without any of our rules.
//   OtherProgram(folder / "dateline.db").run("drop table event");

#include <filesystem>
#include <string>

#include <gtest/gtest.h>
#include <sqlite3.h>

namespace dateline::tests {

class OtherProgram {
 public:
  explicit OtherProgram(const std::filesystem::path& file) {
    EXPECT_EQ(sqlite3_open(file.c_str(), &database_), SQLITE_OK);
  }
  ~OtherProgram() { sqlite3_close(database_); }
  OtherProgram(const OtherProgram&) = delete;
  OtherProgram& operator=(const OtherProgram&) = delete;
  OtherProgram(OtherProgram&&) = delete;
  OtherProgram& operator=(OtherProgram&&) = delete;

  void run(const std::string& sql) const {
    EXPECT_EQ(sqlite3_exec(database_, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK)
        << sqlite3_errmsg(database_);
  }

 private:
  sqlite3* database_ = nullptr;
};

/// Copies a database with its log, as it lies on the disk while it is open.
inline void copy_with_log(const std::filesystem::path& from, const std::filesystem::path& to) {
  std::filesystem::copy_file(from, to);
  std::filesystem::copy_file(from.string() + "-wal", to.string() + "-wal");
}

}  // namespace dateline::tests
