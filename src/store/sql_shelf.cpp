// SPDX-License-Identifier: Apache-2.0
#include "store/sql_shelf.h"

#include <bit>
#include <limits>

#include <fmt/format.h>

#include "dateline/error.h"
#include "store/codec.h"
#include "store/event_rows.h"
#include "text/day.h"

namespace dateline::store {
namespace {

std::vector<record::TellingId> numbers(Statement& statement) {
  std::vector<record::TellingId> out;
  while (statement.step()) out.push_back(statement.number(0));
  statement.reset();
  return out;
}

}  // namespace

using record::Place;
using record::Standing;
using record::Telling;
using record::Width;

void bind_place(Statement& statement, int first, const Place& place) {
  statement.bind(first, std::bit_cast<std::int64_t>(place.key));
  statement.bind(first + 1, static_cast<std::int64_t>(place.width));
  statement.bind(first + 2, std::int64_t{place.from});
  statement.bind(first + 3, std::int64_t{place.to});
}

void bind_person(Statement& statement, const std::string& surname, const record::PersonName& name,
                 record::TellingId telling) {
  statement.bind(1, surname);
  statement.bind(2, name.id);
  statement.bind(3, name.country);
  statement.bind(4, name.key);
  statement.bind(5, telling);
}

SqlShelf::SqlShelf(const Derived& derived) : derived_(derived) {}

std::vector<SqlShelf::TellingId> SqlShelf::touched() {
  Statement read = derived_.prepare("SELECT telling FROM @touched ORDER BY telling");
  return numbers(read);
}

bool SqlShelf::is_told(TellingId id) {
  Statement find = derived_.prepare("SELECT 1 FROM @mention WHERE telling = ?1 LIMIT 1");
  find.bind(1, id);
  return find.step();
}

const Telling& SqlShelf::telling(TellingId id) {
  std::unique_ptr<const Telling>& telling = tellings_[id];
  if (telling != nullptr) return *telling;
  Statement read = derived_.prepare("SELECT json FROM @telling WHERE id = ?1");
  read.bind(1, id);
  if (!read.step()) {
    throw Error(fmt::format("the record {} is damaged: it lacks telling {}; run `dateline reread`",
                            derived_.database().file().string(), id));
  }
  telling = std::make_unique<const Telling>(telling_from_json(read.text(0)));
  return *telling;
}

Standing SqlShelf::standing(TellingId id) {
  Statement read =
      derived_.prepare("SELECT component, anchor, event, known FROM @telling WHERE id = ?1");
  read.bind(1, id);
  Standing standing;
  if (read.step()) {
    standing = {.component = read.number(0),
                .anchor = read.number(1),
                .event = read.text(2),
                .known = std::bit_cast<std::uint64_t>(read.number(3))};
  }
  return standing;
}

std::vector<SqlShelf::TellingId> SqlShelf::component(TellingId component) {
  Statement read = derived_.prepare("SELECT id FROM @telling WHERE component = ?1");
  read.bind(1, component);
  return numbers(read);
}

std::vector<SqlShelf::TellingId> SqlShelf::standing_at(const Place& place) {
  const bool any_time = place.width == Width::timeless;
  constexpr std::int64_t never = std::numeric_limits<std::int64_t>::min();
  constexpr std::int64_t ever = std::numeric_limits<std::int64_t>::max();
  Statement read = derived_.prepare(
      "SELECT telling FROM @telling_place WHERE key = ?1 AND width = ?2 AND from_day BETWEEN ?3 "
      "AND ?4 AND to_day >= ?5");
  std::vector<TellingId> found;
  for (const Width width : {Width::narrow, Width::wide, Width::timeless}) {
    const bool all = any_time || width == Width::timeless;
    read.bind(1, std::bit_cast<std::int64_t>(place.key));
    read.bind(2, static_cast<std::int64_t>(width));
    read.bind(3,
              all || width == Width::wide ? never : std::int64_t{place.from} - record::narrow_days);
    read.bind(4, all ? ever : std::int64_t{place.to});
    read.bind(5, all ? never : std::int64_t{place.from});
    const std::vector<TellingId> part = numbers(read);
    found.insert(found.end(), part.begin(), part.end());
  }
  return found;
}

std::vector<SqlShelf::TellingId> SqlShelf::told_in(const std::string& report) {
  Statement read = derived_.prepare("SELECT DISTINCT telling FROM @mention WHERE report = ?1");
  read.bind(1, report);
  return numbers(read);
}

// ---- names ---------------------------------------------------------------------------------

std::set<record::PersonName> SqlShelf::people(const std::string& surname) {
  Statement read =
      derived_.prepare("SELECT DISTINCT id, country, key FROM @person WHERE surname = ?1");
  read.bind(1, surname);
  std::set<record::PersonName> names;
  while (read.step()) names.insert({read.text(0), read.text(1), read.text(2)});
  return names;
}

record::Joins SqlShelf::joins(const std::string& surname) {
  Statement read = derived_.prepare("SELECT id, joins FROM @joined WHERE surname = ?1");
  read.bind(1, surname);
  record::Joins joins;
  while (read.step()) joins.emplace(read.text(0), read.text(1));
  return joins;
}

std::vector<SqlShelf::TellingId> SqlShelf::naming(const std::string& surname,
                                                  const std::string& id) {
  Statement read =
      derived_.prepare("SELECT DISTINCT telling FROM @person WHERE surname = ?1 AND id = ?2");
  read.bind(1, surname);
  read.bind(2, id);
  return numbers(read);
}

void SqlShelf::set_joins(const std::string& surname, const record::Joins& joins) {
  Statement remove = derived_.prepare("DELETE FROM @joined WHERE surname = ?1");
  remove.bind(1, surname);
  remove.run();
  Statement insert = derived_.prepare("INSERT INTO @joined VALUES(?1, ?2, ?3)");
  for (const auto& [id, joined] : joins) {
    insert.bind(1, surname);
    insert.bind(2, id);
    insert.bind(3, joined);
    insert.run();
  }
}

// ---- results -------------------------------------------------------------------------------

void SqlShelf::set_standing(TellingId id, const Standing& standing) {
  Statement update = derived_.prepare(
      "UPDATE @telling SET component = ?2, anchor = ?3, event = ?4, known = ?5 WHERE id = ?1");
  update.bind(1, id);
  update.bind(2, standing.component);
  update.bind(3, standing.anchor);
  update.bind(4, standing.event);
  update.bind(5, std::bit_cast<std::int64_t>(standing.known));
  update.run();
}

void SqlShelf::remove_places(TellingId id, const std::vector<Place>& places) {
  Statement remove = derived_.prepare(
      "DELETE FROM @telling_place WHERE key = ?1 AND width = ?2 AND from_day = ?3 AND to_day = ?4 "
      "AND telling = ?5");
  for (const Place& place : places) {
    bind_place(remove, 1, place);
    remove.bind(5, id);
    remove.run();
  }
}

void SqlShelf::set_inferred(TellingId id, const std::vector<Place>& places) {
  Statement read = derived_.prepare(
      "SELECT key, width, from_day, to_day FROM @telling_inferred WHERE telling = ?1");
  read.bind(1, id);
  std::vector<Place> before;
  while (read.step()) {
    before.push_back({.key = std::bit_cast<std::uint64_t>(read.number(0)),
                      .width = static_cast<Width>(read.number(1)),
                      .from = static_cast<Day>(read.number(2)),
                      .to = static_cast<Day>(read.number(3))});
  }
  if (before.empty() && places.empty()) return;
  remove_places(id, before);
  Statement clear = derived_.prepare("DELETE FROM @telling_inferred WHERE telling = ?1");
  clear.bind(1, id);
  clear.run();
  Statement note = derived_.prepare("INSERT INTO @telling_inferred VALUES(?5, ?1, ?2, ?3, ?4)");
  Statement insert =
      derived_.prepare("INSERT OR IGNORE INTO @telling_place VALUES(?1, ?2, ?3, ?4, ?5)");
  for (const Place& place : places) {
    for (Statement* statement : {&note, &insert}) {
      bind_place(*statement, 1, place);
      statement->bind(5, id);
      statement->run();
    }
  }
}

void SqlShelf::remove(TellingId id) {
  const Telling& told = telling(id);
  set_inferred(id, {});
  remove_places(id, record::places_of(told));
  Statement person = derived_.prepare(
      "DELETE FROM @person WHERE surname = ?1 AND id = ?2 AND country = ?3 AND key = ?4 AND "
      "telling = ?5");
  for (const auto& [surname, name] : record::people_in(told)) {
    bind_person(person, surname, name, id);
    person.run();
  }
  Statement row = derived_.prepare("DELETE FROM @telling WHERE id = ?1");
  row.bind(1, id);
  row.run();
}

void SqlShelf::remove_event(const std::string& id) {
  for (const char* sql :
       {"DELETE FROM @event WHERE id = ?1", "DELETE FROM @event_participant WHERE event = ?1",
        "DELETE FROM @ledger_key WHERE event = ?1"}) {
    Statement remove = derived_.prepare(sql);
    remove.bind(1, id);
    remove.run();
  }
}

void SqlShelf::add_event(const Event& event) { insert_event(derived_, event); }

void SqlShelf::clear_touched() { derived_.prepare("DELETE FROM @touched").run(); }

// ---- mentions ------------------------------------------------------------------------------

void SqlShelf::each_mention(const std::vector<TellingId>& tellings,
                            const std::function<void(record::MentionRow&&)>& use_row) {
  Statement read = derived_.prepare(
      "SELECT id, report, report_date, trigger_begin, trigger_end, ordinal, lang, source, content "
      "FROM @mention WHERE telling = ?1");
  for (const TellingId telling : tellings) {
    read.bind(1, telling);
    while (read.step()) {
      use_row({.id = read.text(0),
               .report = read.text(1),
               .report_date = text::parse_day(read.text(2)),
               .trigger = {static_cast<std::uint32_t>(read.number(3)),
                           static_cast<std::uint32_t>(read.number(4))},
               .ordinal = static_cast<std::uint32_t>(read.number(5)),
               .lang = read.text(6),
               .source = read.text(7),
               .content = read.text(8),
               .telling = telling});
    }
    read.reset();
  }
}

RecordMention SqlShelf::mention(const std::string& id) {
  Statement read = derived_.prepare("SELECT json FROM @mention WHERE id = ?1");
  read.bind(1, id);
  if (!read.step()) {
    throw Error(fmt::format("the record {} is damaged: it lacks mention {}; run `dateline reread`",
                            derived_.database().file().string(), id));
  }
  return mention_from_json(read.text(0));
}

}  // namespace dateline::store
