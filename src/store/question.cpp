// SPDX-License-Identifier: Apache-2.0
// What a person may ask in SQL: SQLite's authorizer lets reading pass and nothing else.
// https://www.sqlite.org/c3ref/set_authorizer.html
#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <sqlite3.h>

#include "dateline/error.h"
#include "store/sqlite.h"

namespace dateline::store {
namespace {

/// Reading ones that take the name of a table or index, or a number.
constexpr std::array<std::string_view, 10> pragmas_of_something = {
    "table_info",  "table_xinfo",      "table_list",        "index_list",  "index_info",
    "index_xinfo", "foreign_key_list", "foreign_key_check", "quick_check", "integrity_check"};

/// Those that only read when they are given no value.
constexpr std::array<std::string_view, 14> pragmas_alone = {
    "application_id", "user_version",   "schema_version",  "page_count",    "page_size",
    "freelist_count", "encoding",       "database_list",   "function_list", "module_list",
    "pragma_list",    "collation_list", "compile_options", "data_version"};

/// Functions that load code or reach outside the database, should a library have brought them.
constexpr std::array<std::string_view, 5> functions_refused = {
    "load_extension", "readfile", "writefile", "edit", "fts3_tokenizer"};

constexpr std::array<std::string_view, 2> tables_of_tables = {"sqlite_master", "sqlite_schema"};

template <std::size_t Size>
bool holds(const std::array<std::string_view, Size>& names, const char* name) {
  if (name == nullptr) return false;
  std::string lower(name);
  std::ranges::transform(lower, lower.begin(), [](char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
  });
  return std::ranges::find(names, lower) != names.end();
}

int allow_reading(void* /*unused*/, int action, const char* first, const char* second,
                  const char* /*database*/, const char* /*trigger*/) {
  switch (action) {
    case SQLITE_SELECT:
    case SQLITE_READ:
    case SQLITE_RECURSIVE:
      return SQLITE_OK;
    case SQLITE_UPDATE:
      // SQLite itself asks so when a virtual table (full-text search, pragma_table_info) is opened;
      // it refuses a person's own change of that table.
      return holds(tables_of_tables, first) ? SQLITE_OK : SQLITE_DENY;
    case SQLITE_FUNCTION:
      return holds(functions_refused, second) ? SQLITE_DENY : SQLITE_OK;
    case SQLITE_PRAGMA:
      if (holds(pragmas_of_something, first)) return SQLITE_OK;
      return second == nullptr && holds(pragmas_alone, first) ? SQLITE_OK : SQLITE_DENY;
    default:
      return SQLITE_DENY;
  }
}

[[noreturn]] void refuse(std::string_view why) {
  throw Error(
      fmt::format("`dateline sql` only reads: a statement that writes, attaches a file or changes "
                  "a setting is refused ({}); ask with SELECT",
                  why));
}

/// Prepares the first statement of `sql` and cuts it off; null when there is none left.
sqlite3_stmt* next_statement(sqlite3* database, std::string_view& sql, int& code) {
  sqlite3_stmt* statement = nullptr;
  code = SQLITE_OK;
  while (statement == nullptr && code == SQLITE_OK && !sql.empty()) {
    const char* rest = sql.data() + sql.size();
    code =
        sqlite3_prepare_v2(database, sql.data(), static_cast<int>(sql.size()), &statement, &rest);
    sql.remove_prefix(static_cast<std::size_t>(rest - sql.data()));
  }
  return statement;
}

}  // namespace

Statement Database::prepare_question(std::string_view sql) const {
  sqlite3_set_authorizer(database_.get(), allow_reading, nullptr);
  int code = SQLITE_OK;
  sqlite3_stmt* first = next_statement(database_.get(), sql, code);
  Statement statement(first, nullptr, *this, true);
  if (code != SQLITE_OK) fail_question();
  if (first == nullptr) {
    throw Error(
        "the query is empty; write one, for example \"select class, count(*) from event group by "
        "1\"");
  }
  if (sqlite3_stmt_readonly(first) == 0) refuse("it is no reading statement");
  sqlite3_stmt* second = next_statement(database_.get(), sql, code);
  sqlite3_finalize(second);
  if (second != nullptr || code != SQLITE_OK) {
    throw Error(
        "`dateline sql` answers one query at a time, and after the first ';' a second statement "
        "begins; ask them one after the other");
  }
  return statement;
}

void Database::stop_when(std::atomic<bool>& asked) const {
  constexpr int steps = 1000;  // of SQLite's machine, well under a millisecond
  sqlite3_progress_handler(
      database_.get(), steps,
      [](void* flag) { return static_cast<std::atomic<bool>*>(flag)->load() ? 1 : 0; }, &asked);
}

void Database::fail_question() const {
  const int code = sqlite3_errcode(database_.get()) & 0xFF;
  const std::string message = sqlite3_errmsg(database_.get());
  // Functions, and pragmas in the place of a table, are refused under another code.
  if (code == SQLITE_AUTH || message.starts_with("not authorized")) refuse(message);
  if (code == SQLITE_INTERRUPT) throw Error("the query was interrupted before its end");
  if (code != SQLITE_ERROR) fail("use");
  // Without the tables in which a virtual table keeps what is its own ("report_text_data").
  Statement read = prepare(
      "SELECT group_concat(name, ', ') FROM (SELECT name FROM sqlite_master m WHERE type IN "
      "('table', 'view') AND name NOT LIKE 'sqlite%' AND NOT EXISTS (SELECT 1 FROM sqlite_master v "
      "WHERE v.sql LIKE 'CREATE VIRTUAL%' AND substr(m.name, 1, length(v.name) + 1) = v.name || "
      "'_') ORDER BY 1)");
  const std::string tables = read.step() ? read.text(0) : "";
  throw Error(
      fmt::format("SQL: {}; the record's tables are {} (`dateline sql \"select name from "
                  "pragma_table_info('event')\"` shows the columns of one)",
                  message, tables));
}

}  // namespace dateline::store
