// SPDX-License-Identifier: Apache-2.0
#include "store/schema.h"

#include <array>

#include <fmt/format.h>

#include "dateline/error.h"
#include "store/file_header.h"
#include "text/visible.h"

namespace dateline::store {
namespace {

// What is true: the reports with their metadata, and every mention id ever given out.
constexpr const char* true_tables = R"sql(
CREATE TABLE report(
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL,
  hash TEXT NOT NULL,            -- of bytes and metadata: one version of the report
  outlet TEXT NOT NULL,
  url TEXT NOT NULL,
  date TEXT,                     -- ISO day; NULL when the report has none
  date_begin INTEGER,            -- bytes of text that say so
  date_end INTEGER,
  lang_given TEXT NOT NULL,
  title TEXT NOT NULL,
  extra TEXT NOT NULL,
  text TEXT NOT NULL,
  source BLOB NOT NULL,
  map BLOB NOT NULL,             -- pairs of little-endian uint32: text byte, source byte
  blocks TEXT NOT NULL,          -- JSON [[begin, end, kind], ...]
  notes TEXT NOT NULL,           -- JSON list of strings
  revision TEXT NOT NULL DEFAULT '',  -- what the report says of its own version; sorts
  UNIQUE(key, hash)
) STRICT;
CREATE INDEX report_version ON report(key, date, revision, hash);
CREATE TABLE seen_id(
  id TEXT PRIMARY KEY,
  report TEXT NOT NULL,
  trigger_begin INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE generation(number INTEGER NOT NULL) STRICT;  -- of the derived tables, counted up
INSERT INTO generation VALUES(0);
)sql";

// From schema 1 only what is true is kept.
constexpr const char* from_schema_1 = R"sql(
DROP TABLE event_mention; DROP TABLE event_participant; DROP TABLE event; DROP TABLE dirty_key;
DROP TABLE mention_key; DROP TABLE mention; DROP TABLE current_report; DROP TABLE stamp;
DROP TABLE report_text;
ALTER TABLE report ADD COLUMN revision TEXT NOT NULL DEFAULT '';
CREATE INDEX report_version ON report(key, date, revision, hash);
CREATE TABLE generation(number INTEGER NOT NULL) STRICT;
INSERT INTO generation VALUES(0);
)sql";

// One generation of what is derived. @ is the prefix of the tables, # the generation's number.
constexpr std::string_view derived_tables = R"sql(
CREATE TABLE @stamp(value TEXT NOT NULL) STRICT;
CREATE TABLE @current_report(
  key TEXT PRIMARY KEY,
  report_id INTEGER NOT NULL,    -- the version that counts
  lang TEXT NOT NULL,
  lang_basis TEXT NOT NULL,
  words INTEGER NOT NULL,
  fault TEXT NOT NULL            -- why nothing could be derived from it; '' when it could
) STRICT, WITHOUT ROWID;
-- Mentions that say the same in all that merging reads are one telling (record/telling.h).
CREATE TABLE @telling(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  key TEXT NOT NULL UNIQUE,
  component INTEGER NOT NULL DEFAULT 0,
  anchor INTEGER NOT NULL DEFAULT 0,
  event TEXT NOT NULL DEFAULT '',
  known INTEGER NOT NULL DEFAULT 0,
  json TEXT NOT NULL
) STRICT;
CREATE INDEX telling_component_# ON @telling(component);
CREATE INDEX telling_event_# ON @telling(event);
CREATE TABLE @telling_place(     -- where tellings meet (record/meeting.h)
  key INTEGER NOT NULL,
  width INTEGER NOT NULL,
  from_day INTEGER NOT NULL,     -- days since 1970-01-01
  to_day INTEGER NOT NULL,
  telling INTEGER NOT NULL,
  PRIMARY KEY(key, width, from_day, to_day, telling)
) STRICT, WITHOUT ROWID;
CREATE TABLE @telling_inferred(  -- places by an inferred date: which of the rows above they are
  telling INTEGER NOT NULL,
  key INTEGER NOT NULL,
  width INTEGER NOT NULL,
  from_day INTEGER NOT NULL,
  to_day INTEGER NOT NULL,
  PRIMARY KEY(telling, key, width, from_day, to_day)
) STRICT, WITHOUT ROWID;
CREATE TABLE @person(            -- people that tellings name
  surname TEXT NOT NULL,
  id TEXT NOT NULL,
  country TEXT NOT NULL,
  key TEXT NOT NULL,
  telling INTEGER NOT NULL,
  PRIMARY KEY(surname, id, country, key, telling)
) STRICT, WITHOUT ROWID;
CREATE TABLE @joined(            -- unknown people who are taken for another (record/identity.h)
  surname TEXT NOT NULL,
  id TEXT NOT NULL,
  joins TEXT NOT NULL,
  PRIMARY KEY(surname, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE @mention(
  id TEXT PRIMARY KEY,
  report TEXT NOT NULL,
  telling INTEGER NOT NULL,
  report_date TEXT,
  trigger_begin INTEGER NOT NULL,
  trigger_end INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  lang TEXT NOT NULL,
  source TEXT NOT NULL,          -- agency, else outlet, else the report
  content TEXT NOT NULL,         -- hash: mentions of equal content add nothing but their number
  json_hash INTEGER NOT NULL,    -- XXH3 of json, for doctor
  json TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX mention_report_# ON @mention(report);
CREATE INDEX mention_telling_# ON @mention(telling);
CREATE TABLE @touched(telling INTEGER PRIMARY KEY) STRICT;
CREATE TABLE @event(
  id TEXT PRIMARY KEY,
  class TEXT NOT NULL,
  mode TEXT NOT NULL,
  status TEXT NOT NULL,
  edtf TEXT NOT NULL,            -- '' when undated
  from_day TEXT,                 -- ISO days, inclusive; NULL when not known
  to_day TEXT,
  date_basis TEXT NOT NULL,
  place TEXT NOT NULL,
  country TEXT NOT NULL,
  occasion TEXT NOT NULL,
  reports INTEGER NOT NULL,
  sources INTEGER NOT NULL,
  langs TEXT NOT NULL,           -- 'en gu'
  json_hash INTEGER NOT NULL,    -- XXH3 of json, for doctor
  json TEXT NOT NULL             -- without mentions and ledger
) STRICT, WITHOUT ROWID;
CREATE INDEX event_from_# ON @event(from_day);
CREATE TABLE @event_participant(
  event TEXT NOT NULL,
  role TEXT NOT NULL,            -- actor, recipient
  participant TEXT NOT NULL,
  name TEXT NOT NULL,
  country TEXT NOT NULL,
  keys TEXT NOT NULL             -- cross-script name keys
) STRICT;
CREATE INDEX event_participant_event_# ON @event_participant(event);
CREATE INDEX event_participant_id_# ON @event_participant(participant);
CREATE TABLE @ledger_key(        -- demands and answers that may belong together (record/ledger.h)
  key INTEGER NOT NULL,
  class INTEGER NOT NULL,
  from_day INTEGER,              -- days since 1970-01-01
  to_day INTEGER,
  event TEXT NOT NULL
) STRICT;
CREATE INDEX ledger_key_key_# ON @ledger_key(key, class, from_day);
CREATE INDEX ledger_key_event_# ON @ledger_key(event);
CREATE VIRTUAL TABLE @report_text USING fts5(words, tokenize = 'unicode61 remove_diacritics 0', content = '');
)sql";

constexpr std::array derived_names = {
    "stamp",      "current_report", "telling", "telling_place", "telling_inferred",  "person",
    "joined",     "mention",        "touched", "event",         "event_participant", "ledger_key",
    "report_text"};

constexpr const char* event_mention_view =
    "CREATE VIEW event_mention AS SELECT m.id AS mention, t.event AS event FROM mention m JOIN "
    "telling t ON t.id = m.telling";

int pragma(const Database& database, const char* name) {
  Statement statement = database.prepare(fmt::format("PRAGMA {}", name));
  return statement.step() ? static_cast<int>(statement.number(0)) : 0;
}

void refuse_newer(const Database& database, int version) {
  if (version <= schema_version) return;
  throw Error(fmt::format(
      "the record {} was written by a later Dateline (schema {}, this program knows up to {}); "
      "install that version or give another file with --db",
      text::visible(database.file().string()), version, schema_version));
}

bool has_tables(const Database& database) {
  Statement statement = database.prepare("SELECT count(*) FROM sqlite_master");
  return statement.step() && statement.number(0) > 0;
}

bool has_table(const Database& database, const std::string& name) {
  Statement find = database.prepare("SELECT 1 FROM sqlite_master WHERE name = ?1");
  find.bind(1, name);
  return find.step();
}

int next_generation(const Database& database) {
  database.execute("UPDATE generation SET number = number + 1");
  Statement read = database.prepare("SELECT number FROM generation");
  return read.step() ? static_cast<int>(read.number(0)) : 0;
}

std::string filled_in(std::string_view sql, std::string_view prefix, int generation) {
  std::string out;
  for (const char letter : sql) {
    if (letter == '@') {
      out += prefix;
    } else if (letter == '#') {
      out += std::to_string(generation);
    } else {
      out += letter;
    }
  }
  return out;
}

void create_derived(const Database& database, std::string_view prefix) {
  database.execute(filled_in(derived_tables, prefix, next_generation(database)));
  if (prefix.empty()) database.execute(event_mention_view);
}

void drop_derived(const Database& database, std::string_view prefix) {
  for (const char* name : derived_names) {
    database.execute(fmt::format("DROP TABLE IF EXISTS {}{}", prefix, name));
  }
}

}  // namespace

int read_schema_version(const Database& database) {
  // Whose file it is was decided when it was opened.
  if (!has_tables(database)) return 0;
  const int version = pragma(database, "user_version");
  if (version > 0) return version;
  throw Error(fmt::format(
      "the record {} holds tables, but the number of its schema is {}: the file is damaged or "
      "another program changed it; keep a copy, then read the reports into a new record (--db "
      "new.db)",
      text::visible(database.file().string()), version));
}

void check_schema(const Database& database) {
  const int version = read_schema_version(database);
  refuse_newer(database, version);
  if (version == schema_version) return;
  throw Error(fmt::format("the record {} is {}; run `dateline read` with reports first",
                          text::visible(database.file().string()),
                          version == 0 ? "empty" : "of an older schema"));
}

void prepare_schema(const Database& database) {
  if (read_schema_version(database) == schema_version) return;
  Transaction transaction(database);
  // Another process may have been faster.
  const int version = read_schema_version(database);
  refuse_newer(database, version);
  if (version == schema_version) return;
  database.execute(version == 1 ? from_schema_1 : true_tables);
  create_derived(database, "");
  database.execute(fmt::format("PRAGMA application_id={}", application_id));
  database.execute(fmt::format("PRAGMA user_version={}", schema_version));
  transaction.commit();
}

bool has_next_tables(const Database& database) {
  return has_table(database, std::string(next_prefix) + derived_names.front());
}

void create_next_tables(const Database& database) {
  drop_next_tables(database);
  create_derived(database, next_prefix);
}

void drop_next_tables(const Database& database) { drop_derived(database, next_prefix); }

void publish_next_tables(const Database& database) {
  database.execute("DROP VIEW IF EXISTS event_mention");
  drop_derived(database, "");
  for (const char* name : derived_names) {
    database.execute(fmt::format("ALTER TABLE {}{} RENAME TO {}", next_prefix, name, name));
  }
  database.execute(event_mention_view);
}

}  // namespace dateline::store
