// SPDX-License-Identifier: Apache-2.0
#pragma once
// SQLite in two types that close themselves. Every fault becomes dateline::Error with the file and
// what to do.
//   Statement s = db.prepare("SELECT text FROM report WHERE key = ?1"); s.bind(1, key); s.step();

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace dateline::store {

class Database;
/// Statements of one connection that are ready to be used again, by their text.
class StatementPool;

class Statement {
 public:
  void bind(int index, std::string_view text);
  void bind(int index, std::int64_t number);
  void bind_null(int index);
  void bind_blob(int index, std::string_view bytes);
  void bind(int index, std::optional<std::int64_t> number);

  /// Goes to the next row; false when there is none. Throws Error.
  bool step();
  /// Runs to the end and makes the statement ready to be bound again.
  void run();
  void reset();

  enum class Kind : std::uint8_t { null, integer, real, text };

  [[nodiscard]] std::string text(int column) const;
  [[nodiscard]] std::int64_t number(int column) const;
  [[nodiscard]] double real(int column) const;
  [[nodiscard]] bool is_null(int column) const;
  /// What the cell of this row holds; a blob counts as text.
  [[nodiscard]] Kind kind(int column) const;
  [[nodiscard]] std::string name(int column) const;
  [[nodiscard]] int columns() const;

 private:
  friend class Database;
  /// Gives a statement back to the pool of its connection, or ends it without one.
  struct GiveBack {
    std::shared_ptr<StatementPool> pool;
    void operator()(sqlite3_stmt* statement) const;
  };
  Statement(sqlite3_stmt* statement, std::shared_ptr<StatementPool> pool, const Database& database,
            bool asked);

  std::unique_ptr<sqlite3_stmt, GiveBack> statement_;
  const Database* database_;
  bool asked_;  // a person typed it
};

class Database {
 public:
  enum class Access : std::uint8_t { read_only, read_write };

  /// Opens the file; for writing it is made when it is not there. Files that are no records
  /// (another program's, of another format) are refused before anything in them changes, and so are
  /// names under which nothing would be kept (Error). For reading the folder need not be writable.
  Database(const std::filesystem::path& file, Access access);

  /// An empty database that is gone with this object.
  static Database in_memory();

  /// The same text costs nothing the second time.
  [[nodiscard]] Statement prepare(std::string_view sql) const;
  /// Prepares the one statement of `sql` that a person typed. From then on this connection only
  /// reads: what writes, attaches a file or changes a setting is refused (Error, here or in
  /// `step`).
  [[nodiscard]] Statement prepare_question(std::string_view sql) const;
  /// Statements end with an Error soon after `asked` becomes true. It must outlive the connection.
  void stop_when(std::atomic<bool>& asked) const;
  void execute(const std::string& sql) const;
  /// The fault that SQLite reports now, as an Error that names the file and says what to do.
  [[noreturn]] void fail(std::string_view doing) const;
  /// The same for a person's own statement: what is wrong with it, and which tables there are.
  [[noreturn]] void fail_question() const;
  [[nodiscard]] const std::filesystem::path& file() const { return file_; }

 private:
  struct Close {
    void operator()(sqlite3* database) const;
  };
  Database() = default;
  void open(const std::string& name, int flags);
  void open_for_reading();

  std::filesystem::path file_;
  std::unique_ptr<sqlite3, Close> database_;
  std::shared_ptr<StatementPool> pool_;  // ends before the connection
};

/// BEGIN IMMEDIATE ... COMMIT; rolls back when it goes out of scope uncommitted.
class Transaction {
 public:
  explicit Transaction(const Database& database);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  Transaction(Transaction&&) = delete;
  Transaction& operator=(Transaction&&) = delete;
  void commit();

 private:
  const Database* database_;
  bool open_ = true;
};

}  // namespace dateline::store
