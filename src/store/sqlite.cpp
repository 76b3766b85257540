// SPDX-License-Identifier: Apache-2.0
#include "store/sqlite.h"

#include <unordered_map>

#include <fcntl.h>
#include <fmt/format.h>
#include <sqlite3.h>
#include <unistd.h>

#include "dateline/error.h"
#include "store/file_header.h"
#include "text/visible.h"

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
    case SQLITE_NOMEM:
      return "there is not enough memory; end other programs or read less at a time";
    default:
      return "its tables are not as Dateline makes them: the file is damaged or another program "
             "changed it; keep a copy, then read the reports into a new record (--db new.db)";
  }
}

std::filesystem::path folder_of(const std::filesystem::path& file) {
  return file.has_parent_path() ? file.parent_path() : ".";
}

/// May files be made beside this one, as SQLite does even for reading?
bool can_write_beside(const std::filesystem::path& file) {
  return faccessat(AT_FDCWD, folder_of(file).c_str(), W_OK | X_OK, AT_EACCESS) == 0;
}

/// SQLite's address of a file, with the promise that nobody changes it.
std::string unchanging(const std::filesystem::path& file) {
  std::string address = "file:";
  for (const char letter : std::filesystem::absolute(file).string()) {
    const bool special = letter == '%' || letter == '?' || letter == '#';
    address += special ? fmt::format("%{:02X}", static_cast<unsigned char>(letter))
                       : std::string(1, letter);
  }
  return address + "?immutable=1";
}

/// Only a folder that is there; what else can be wrong with it SQLite finds out.
void refuse_unwritable_folder(const std::filesystem::path& file) {
  std::error_code ignored;
  if (!std::filesystem::is_directory(folder_of(file), ignored) || can_write_beside(file)) return;
  throw Error(
      fmt::format("cannot use the record {}: nothing can be written in its folder; make that "
                  "writable or give another file with --db",
                  text::visible(file.string())));
}

void refuse_what_is_not_ours(const std::filesystem::path& file) {
  const FileKind kind = file_kind(file);
  if (kind == FileKind::foreign) {
    throw Error(
        fmt::format("{} is an SQLite file, but not a Dateline record; give another file with --db",
                    text::visible(file.string())));
  }
  if (kind == FileKind::other) {
    throw Error(
        fmt::format("{} is not a Dateline record, or its beginning is damaged; give another file "
                    "with --db",
                    text::visible(file.string())));
  }
}

}  // namespace

// ---- StatementPool -------------------------------------------------------------------------

class StatementPool {
 public:
  StatementPool() = default;
  StatementPool(const StatementPool&) = delete;
  StatementPool& operator=(const StatementPool&) = delete;
  StatementPool(StatementPool&&) = delete;
  StatementPool& operator=(StatementPool&&) = delete;
  ~StatementPool() { close(); }

  /// A statement of this text that nobody uses; null when there is none.
  sqlite3_stmt* take(std::string_view sql) {
    const auto found = idle_.find(std::string(sql));
    if (found == idle_.end()) return nullptr;
    sqlite3_stmt* statement = found->second;
    idle_.erase(found);
    return statement;
  }

  void give_back(sqlite3_stmt* statement) {
    constexpr std::size_t most = 100;
    sqlite3_reset(statement);
    if (closed_ || idle_.size() >= most) {
      sqlite3_finalize(statement);
      return;
    }
    sqlite3_clear_bindings(statement);
    idle_.emplace(sqlite3_sql(statement), statement);
  }

  /// Ends all statements; those given back later end at once.
  void close() {
    closed_ = true;
    for (const auto& [sql, statement] : idle_) sqlite3_finalize(statement);
    idle_.clear();
  }

 private:
  std::unordered_multimap<std::string, sqlite3_stmt*> idle_;
  bool closed_ = false;
};

// ---- Statement -----------------------------------------------------------------------------

void Statement::GiveBack::operator()(sqlite3_stmt* statement) const {
  if (pool != nullptr) {
    pool->give_back(statement);
  } else {
    sqlite3_finalize(statement);
  }
}

Statement::Statement(sqlite3_stmt* statement, std::shared_ptr<StatementPool> pool,
                     const Database& database, bool asked)
    : statement_(statement, GiveBack{std::move(pool)}), database_(&database), asked_(asked) {}

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
  if (code != SQLITE_DONE) asked_ ? database_->fail_question() : database_->fail("use");
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
double Statement::real(int column) const { return sqlite3_column_double(statement_.get(), column); }
Statement::Kind Statement::kind(int column) const {
  switch (sqlite3_column_type(statement_.get(), column)) {
    case SQLITE_INTEGER:
      return Kind::integer;
    case SQLITE_FLOAT:
      return Kind::real;
    case SQLITE_NULL:
      return Kind::null;
    default:
      return Kind::text;
  }
}
bool Statement::is_null(int column) const { return kind(column) == Kind::null; }
std::string Statement::name(int column) const {
  const char* name = sqlite3_column_name(statement_.get(), column);
  return name == nullptr ? std::string() : name;
}
int Statement::columns() const { return sqlite3_column_count(statement_.get()); }

// ---- Database ------------------------------------------------------------------------------

void Database::Close::operator()(sqlite3* database) const { sqlite3_close_v2(database); }

Database::Database(const std::filesystem::path& file, Access access) : file_(file) {
  if (const std::string fault = passing_name_fault(file); !fault.empty()) throw Error(fault);
  refuse_what_is_not_ours(file);
  if (access == Access::read_write) {
    refuse_unwritable_folder(file);
    open(file.string(), SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    // WAL with synchronous NORMAL: a killed process loses nothing; after a power cut the last
    // reports may have to be read again, but the store is never damaged.
    execute("PRAGMA journal_mode=WAL");
    execute("PRAGMA synchronous=NORMAL");
    execute("PRAGMA secure_delete=OFF");
  } else {
    open_for_reading();
  }
}

Database Database::in_memory() {
  Database database;
  database.open(":memory:", SQLITE_OPEN_READWRITE);
  return database;
}

void Database::open(const std::string& name, int flags) {
  pool_ = std::make_shared<StatementPool>();
  database_.reset();
  sqlite3* handle = nullptr;
  const int code = sqlite3_open_v2(name.c_str(), &handle, flags, nullptr);
  database_.reset(handle);
  if (code != SQLITE_OK) fail("open");
  sqlite3_extended_result_codes(handle, 1);
  execute("PRAGMA busy_timeout=5000");
  execute("PRAGMA foreign_keys=ON");
}

void Database::open_for_reading() {
  // Reading with a write-ahead log needs a file of its own beside it. Where none can be made, the
  // file can be read as one that nobody changes, as long as the log holds nothing.
  const bool can_write = can_write_beside(file_);
  std::error_code ignored;
  if (can_write || std::filesystem::exists(log_of(file_), ignored)) {
    open(file_.string(), SQLITE_OPEN_READONLY);
    constexpr const char* probe = "SELECT count(*) FROM sqlite_master";
    if (sqlite3_exec(database_.get(), probe, nullptr, nullptr, nullptr) == SQLITE_OK) return;
    if (can_write) fail("open");
    if (has_logged_pages(file_)) {
      throw Error(fmt::format(
          "cannot read the record {0}: its newest part is still in {0}-wal, and nothing "
          "can be written in its folder; copy both files to a folder of your own, or "
          "make this one writable",
          text::visible(file_.string())));
    }
  }
  open(unchanging(file_), SQLITE_OPEN_READONLY | SQLITE_OPEN_URI);
}

Statement Database::prepare(std::string_view sql) const {
  if (sqlite3_stmt* idle = pool_->take(sql)) return {idle, pool_, *this, false};
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v3(database_.get(), sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
  if (code != SQLITE_OK) fail("use");
  return {statement, pool_, *this, false};
}

void Database::execute(const std::string& sql) const {
  if (sqlite3_exec(database_.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
    fail("use");
  }
}

void Database::fail(std::string_view doing) const {
  const int code = sqlite3_extended_errcode(database_.get());
  throw Error(fmt::format("cannot {} the record {}: {}; {}", doing, text::visible(file_.string()),
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
