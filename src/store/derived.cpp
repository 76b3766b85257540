// SPDX-License-Identifier: Apache-2.0
#include "store/derived.h"

#include <bit>

#include <fmt/format.h>

#include "record/fuse.h"
#include "record/meeting.h"
#include "record/settle.h"
#include "store/codec.h"
#include "store/report_rows.h"
#include "store/sql_shelf.h"
#include "text/day.h"
#include "text/hash.h"

namespace dateline::store {
namespace {

/// Statements that are run once a mention, prepared once a report.
class MentionWriter {
 public:
  explicit MentionWriter(const Derived& derived)
      : mention_(derived.prepare("INSERT OR REPLACE INTO @mention VALUES(?1,?2,?3,?4,?5,?6,?7,?8,"
                                 "?9,?10,?11,?12)")),
        seen_(derived.prepare("INSERT OR IGNORE INTO seen_id VALUES(?1, ?2, ?3)")) {}

  void write(const RecordMention& mention, std::int64_t telling) {
    const record::MentionRow row = record::row_of(mention, telling);
    mention_.bind(1, row.id);
    mention_.bind(2, row.report);
    mention_.bind(3, row.telling);
    if (row.report_date) mention_.bind(4, text::format_day(*row.report_date));
    mention_.bind(5, std::int64_t{row.trigger.begin});
    mention_.bind(6, std::int64_t{row.trigger.end});
    mention_.bind(7, std::int64_t{row.ordinal});
    mention_.bind(8, row.lang);
    mention_.bind(9, row.source);
    mention_.bind(10, row.content);
    const std::string json = to_json(mention);
    mention_.bind(11, std::bit_cast<std::int64_t>(text::hash64(json)));
    mention_.bind(12, json);
    mention_.run();
    seen_.bind(1, row.id);
    seen_.bind(2, row.report);
    seen_.bind(3, std::int64_t{row.trigger.begin});
    seen_.run();
  }

 private:
  Statement mention_;
  Statement seen_;
};

/// The same for tellings.
class TellingWriter {
 public:
  explicit TellingWriter(const Derived& derived)
      : find_(derived.prepare("SELECT id FROM @telling WHERE key = ?1")),
        insert_(derived.prepare("INSERT INTO @telling(key, json) VALUES(?1, ?2) RETURNING id")),
        place_(derived.prepare("INSERT INTO @telling_place VALUES(?1, ?2, ?3, ?4, ?5)")),
        person_(derived.prepare("INSERT INTO @person VALUES(?1, ?2, ?3, ?4, ?5)")),
        touch_(derived.prepare("INSERT OR IGNORE INTO @touched VALUES(?1)")) {}

  /// The telling's number, old or new.
  std::int64_t write(const record::Telling& telling) {
    find_.bind(1, telling.key);
    std::optional<std::int64_t> id;
    if (find_.step()) id = find_.number(0);
    find_.reset();
    if (!id) id = insert(telling);
    touch_.bind(1, *id);
    touch_.run();
    return *id;
  }

 private:
  std::int64_t insert(const record::Telling& telling) {
    insert_.bind(1, telling.key);
    insert_.bind(2, to_json(telling));
    insert_.step();
    const std::int64_t id = insert_.number(0);
    insert_.run();
    for (const record::Place& place : record::places_of(telling)) {
      bind_place(place_, 1, place);
      place_.bind(5, id);
      place_.run();
    }
    for (const auto& [surname, name] : record::people_in(telling)) {
      bind_person(person_, surname, name, id);
      person_.run();
    }
    return id;
  }

  Statement find_;
  Statement insert_;
  Statement place_;
  Statement person_;
  Statement touch_;
};

void run_for(const Derived& derived, std::string_view sql, std::string_view key) {
  Statement statement = derived.prepare(sql);
  statement.bind(1, key);
  statement.run();
}

}  // namespace

Statement Derived::prepare(std::string_view sql) const {
  std::string filled;
  for (const char letter : sql) {
    if (letter == '@') {
      filled += prefix_;
    } else {
      filled += letter;
    }
  }
  return database_->prepare(filled);
}

std::optional<std::int64_t> Derived::current_row(std::string_view report_key) const {
  Statement find = prepare("SELECT report_id FROM @current_report WHERE key = ?1 AND fault = ''");
  find.bind(1, report_key);
  if (!find.step()) return std::nullopt;
  return find.number(0);
}

std::vector<std::int64_t> Derived::missing() const {
  Statement find = prepare(fmt::format(
      "SELECT id FROM (SELECT id, key, row_number() OVER (PARTITION BY key ORDER BY {}) AS place "
      "FROM report) AS r WHERE place = 1 AND NOT EXISTS (SELECT 1 FROM @current_report AS c WHERE "
      "c.key = r.key AND c.report_id = r.id) ORDER BY key",
      version_order));
  std::vector<std::int64_t> rows;
  while (find.step()) rows.push_back(find.number(0));
  return rows;
}

void Derived::insert(const ReadReport& read, std::int64_t report_id) const {
  Statement current = prepare("INSERT INTO @current_report VALUES(?1, ?2, ?3, ?4, ?5, ?6)");
  current.bind(1, read.report.key);
  current.bind(2, report_id);
  current.bind(3, read.lang);
  current.bind(4, read.lang_basis);
  current.bind(5, read.word_count);
  current.bind(6, read.fault);
  current.run();
  Statement words = prepare("INSERT INTO @report_text(rowid, words) VALUES(?1, ?2)");
  words.bind(1, report_id);
  words.bind(2, read.words);
  words.run();
  TellingWriter tellings(*this);
  MentionWriter mentions(*this);
  for (const record::Told& told : read.tellings) {
    const std::int64_t id = tellings.write(told.telling);
    for (const std::size_t at : told.mentions) mentions.write(read.mentions[at], id);
  }
}

void Derived::remove(std::string_view report_key) const {
  run_for(*this,
          "INSERT OR IGNORE INTO @touched SELECT DISTINCT telling FROM @mention WHERE report = ?1",
          report_key);
  run_for(*this, "DELETE FROM @mention WHERE report = ?1", report_key);
  run_for(*this, "DELETE FROM @current_report WHERE key = ?1", report_key);
}

bool Derived::has_touched() const { return prepare("SELECT 1 FROM @touched LIMIT 1").step(); }

void Derived::settle(const knowledge::Knowledge& knowledge) const {
  SqlShelf shelf(*this);
  record::settle(shelf, knowledge);
}

std::string Derived::stamp() const {
  Statement read = prepare("SELECT value FROM @stamp");
  return read.step() ? read.text(0) : std::string();
}

void Derived::set_stamp(std::string_view stamp) const {
  prepare("DELETE FROM @stamp").run();
  Statement insert = prepare("INSERT INTO @stamp VALUES(?1)");
  insert.bind(1, stamp);
  insert.run();
}

}  // namespace dateline::store
