// SPDX-License-Identifier: Apache-2.0
#include "store/sqlite.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include "dateline/error.h"

namespace dateline::store {
namespace {

/// What a person can do about a fault of this kind.
std::string_view advice(int code) {
  switch (code & 0xFF) {
    case SQLITE_NOTADB:
      return "it is not a Dateline record; give another file with --db";
    case SQLITE_CORRUPT:
      return "the file is damaged; keep a copy, then run `dateline doctor` to see what can be "
             "saved";
    case SQLITE_FULL:
      return "the disk is full; make room and run the command again, nothing that was read before "
             "is "
             "lost";
    case SQLITE_IOERR:
      return "the disk reported a fault or is full; check it and run the command again";
    case SQLITE_READONLY:
      return "the file or its folder is not writable for you; change that or give another with "
             "--db";
    case SQLITE_CANTOPEN:
      return "the folder does not exist or may not be entered; give another file with --db";
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return "another program is writing to it; wait for it and run the command again";
    case SQLITE_PERM:
      return "you have no permission; change that or give another file with --db";
    case SQLITE_INTERRUPT:
      return "it was interrupted; run the command again";
    default:
      return "run `dateline doctor`";
  }
}

}  // namespace

// ---- Statement -----------------------------------------------------------------------------

void Statement::Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

Statement::Statement(sqlite3_stmt* statement, const Database& database)
    : statement_(statement), database_(&database) {}

void Statement::bind(int index, std::string_view text) {
  // A null pointer would be bound as NULL.
  const char* letters = text.data() == nullptr ? "" : text.data();
  sqlite3_bind_text64(statement_.get(), index, letters, text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
}
void Statement::bind(int index, std::int64_t number) {
  sqlite3_bind_int64(statement_.get(), index, number);
}
void Statement::bind_null(int index) { sqlite3_bind_null(statement_.get(), index); }
void Statement::bind_blob(int index, std::string_view bytes) {
  sqlite3_bind_blob64(statement_.get(), index, bytes.data(), bytes.size(), SQLITE_TRANSIENT);
}
void Statement::bind(int index, std::optional<std::int64_t> number) {
  if (number) {
    bind(index, *number);
  } else {
    bind_null(index);
  }
}

bool Statement::step() {
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) database_->fail("use");
  return false;
}

void Statement::run() {
  while (step()) {
  }
  reset();
}

void Statement::reset() {
  sqlite3_reset(statement_.get());
  sqlite3_clear_bindings(statement_.get());
}

std::string Statement::text(int column) const {
  const int bytes = sqlite3_column_bytes(statement_.get(), column);
  const void* data = sqlite3_column_blob(statement_.get(), column);
  if (data == nullptr) return {};
  return {static_cast<const char*>(data), static_cast<std::size_t>(bytes)};
}
std::int64_t Statement::number(int column) const {
  return sqlite3_column_int64(statement_.get(), column);
}
bool Statement::is_null(int column) const {
  return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
}
std::string Statement::name(int column) const {
  const char* name = sqlite3_column_name(statement_.get(), column);
  return name == nullptr ? std::string() : name;
}
int Statement::columns() const { return sqlite3_column_count(statement_.get()); }

// ---- Database ------------------------------------------------------------------------------

void Database::Close::operator()(sqlite3* database) const { sqlite3_close(database); }

Database::Database(const std::filesystem::path& file, Access access) : file_(file) {
  const int flags = access == Access::read_write ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
                                                 : SQLITE_OPEN_READONLY;
  sqlite3* handle = nullptr;
  const int code = sqlite3_open_v2(file.c_str(), &handle, flags, nullptr);
  database_.reset(handle);
  if (code != SQLITE_OK) fail("open");
  sqlite3_extended_result_codes(handle, 1);
  execute("PRAGMA busy_timeout=5000");
  execute("PRAGMA foreign_keys=ON");
  if (access == Access::read_write) {
    // WAL with synchronous NORMAL: a killed process loses nothing; after a power cut the last
    // reports may have to be read again, but the store is never damaged.
    execute("PRAGMA journal_mode=WAL");
    execute("PRAGMA synchronous=NORMAL");
    execute("PRAGMA secure_delete=OFF");
  }
}

Statement Database::prepare(std::string_view sql) const {
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v2(database_.get(), sql.data(), static_cast<int>(sql.size()),
                                      &statement, nullptr);
  if (code != SQLITE_OK) fail("use");
  return {statement, *this};
}

void Database::execute(const std::string& sql) const {
  if (sqlite3_exec(database_.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
    fail("use");
  }
}

void Database::fail(std::string_view doing) const {
  const int code = sqlite3_extended_errcode(database_.get());
  throw Error(fmt::format("cannot {} the record {}: {}; {}", doing, file_.string(),
                          sqlite3_errmsg(database_.get()), advice(code)));
}

// ---- Transaction ---------------------------------------------------------------------------

Transaction::Transaction(const Database& database) : database_(&database) {
  database_->execute("BEGIN IMMEDIATE");
}

Transaction::~Transaction() {
  if (!open_) return;
  try {
    database_->execute("ROLLBACK");
  } catch (const Error&) {
    // SQLite has rolled back by itself after a full disk or a damaged page.
  }
}

void Transaction::commit() {
  database_->execute("COMMIT");
  open_ = false;
}

}  // namespace dateline::store
