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
  UNIQUE(key, hash)
) STRICT;
CREATE TABLE seen_id(
  id TEXT PRIMARY KEY,
  report TEXT NOT NULL,
  trigger_begin INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
)sql";

constexpr const char* derived_tables = R"sql(
CREATE TABLE stamp(value TEXT NOT NULL) STRICT;
CREATE TABLE current_report(
  key TEXT PRIMARY KEY,
  report_id INTEGER NOT NULL REFERENCES report(id),
  lang TEXT NOT NULL,
  lang_basis TEXT NOT NULL,
  words INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE mention(
  id TEXT PRIMARY KEY,
  report TEXT NOT NULL,
  json TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX mention_report ON mention(report);
CREATE TABLE mention_key(
  key TEXT NOT NULL,
  mention TEXT NOT NULL REFERENCES mention(id) ON DELETE CASCADE,
  PRIMARY KEY(key, mention)
) STRICT, WITHOUT ROWID;
CREATE INDEX mention_key_mention ON mention_key(mention);
CREATE TABLE dirty_key(key TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE event(
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
  json TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX event_from ON event(from_day);
CREATE TABLE event_participant(
  event TEXT NOT NULL REFERENCES event(id) ON DELETE CASCADE,
  role TEXT NOT NULL,            -- actor, recipient
  participant TEXT NOT NULL,
  name TEXT NOT NULL,
  country TEXT NOT NULL,
  keys TEXT NOT NULL             -- cross-script name keys
) STRICT;
CREATE INDEX event_participant_event ON event_participant(event);
CREATE INDEX event_participant_id ON event_participant(participant);
CREATE TABLE event_mention(
  mention TEXT PRIMARY KEY,
  event TEXT NOT NULL REFERENCES event(id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX event_mention_event ON event_mention(event);
CREATE VIRTUAL TABLE report_text USING fts5(words, tokenize = 'unicode61 remove_diacritics 0', content = '');
)sql";

constexpr std::array derived_names = {
    "event_mention", "event_participant", "event", "dirty_key",  "mention_key",
    "mention",       "current_report",    "stamp", "report_text"};

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
  const int version = read_schema_version(database);
  refuse_newer(database, version);
  if (version == schema_version) return;
  Transaction transaction(database);
  database.execute(true_tables);
  database.execute(derived_tables);
  database.execute(fmt::format("PRAGMA application_id={}", application_id));
  database.execute(fmt::format("PRAGMA user_version={}", schema_version));
  transaction.commit();
}

void drop_derived(const Database& database) {
  for (const char* name : derived_names) database.execute(fmt::format("DROP TABLE {}", name));
  database.execute(derived_tables);
}

}  // namespace dateline::store
