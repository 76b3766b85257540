// SPDX-License-Identifier: Apache-2.0
// sql: a question of one's own to the record.
#include <algorithm>
#include <atomic>
#include <csignal>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "cli/output.h"
#include "formats/csv.h"
#include "store/store.h"
#include "text/visible.h"

namespace dateline::cli {
namespace {

/// Set by Ctrl-C. A handler can reach nothing but what lives as long as the program.
std::atomic<bool> interrupted{false};
static_assert(std::atomic<bool>::is_always_lock_free);

/// The first Ctrl-C ends the query with a sentence, a second one the program.
void stop_on_ctrl_c(const store::Database& database) {
  database.stop_when(interrupted);
  struct sigaction action{};
  action.sa_handler = [](int) { interrupted = true; };
  action.sa_flags = static_cast<int>(SA_RESETHAND | SA_RESTART);
  sigaction(SIGINT, &action, nullptr);
}

/// The columns' names; one that was there before gets a number: "count(*)", "count(*):2".
std::vector<std::string> header(const store::Statement& statement) {
  std::vector<std::string> names;
  names.reserve(static_cast<std::size_t>(statement.columns()));
  for (int i = 0; i < statement.columns(); ++i) {
    const std::string name = statement.name(i);
    std::string unique = name;
    for (int n = 2; std::ranges::find(names, unique) != names.end(); ++n) {
      unique = fmt::format("{}:{}", name, n);
    }
    names.push_back(std::move(unique));
  }
  return names;
}

std::vector<std::string> row(const store::Statement& statement) {
  std::vector<std::string> cells;
  cells.reserve(static_cast<std::size_t>(statement.columns()));
  for (int i = 0; i < statement.columns(); ++i) cells.push_back(statement.text(i));
  return cells;
}

nlohmann::ordered_json json_cell(const store::Statement& statement, int column) {
  switch (statement.kind(column)) {
    case store::Statement::Kind::null:
      return nullptr;
    case store::Statement::Kind::integer:
      return statement.number(column);
    case store::Statement::Kind::real:
      return statement.real(column);
    case store::Statement::Kind::text:
      break;
  }
  return statement.text(column);
}

std::string json_row(const store::Statement& statement, const std::vector<std::string>& names) {
  nlohmann::ordered_json json;
  for (int i = 0; i < statement.columns(); ++i) {
    json[names[static_cast<std::size_t>(i)]] = json_cell(statement, i);
  }
  return text::visible_json(json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) +
                            "\n");
}

std::string tsv_row(const std::vector<std::string>& cells) {
  std::string line;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    line += (i > 0 ? "\t" : "") + text::escaped(cells[i]);
  }
  return line + "\n";
}

std::string line_of(const Options& options, const std::vector<std::string>& cells) {
  return options.csv ? formats::csv_line(cells, csv_cells(options)) : tsv_row(cells);
}

}  // namespace

int sql(const Options& options) {
  const store::Store store = store::Store::open_existing(options.db);
  store::Statement statement = store.database().prepare_question(options.sql);
  stop_on_ctrl_c(store.database());
  const std::vector<std::string> names = header(statement);
  bool any = false;
  while (statement.step()) {
    if (!any && !options.json) print(line_of(options, names));
    any = true;
    print(options.json ? json_row(statement, names) : line_of(options, row(statement)));
  }
  if (!any) say("the query has no row");
  return any ? 0 : 1;
}

}  // namespace dateline::cli
