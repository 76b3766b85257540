// SPDX-License-Identifier: Apache-2.0
// Nothing but a record is touched, `sql` only reads, and nothing of a report gets power over a
// terminal or a spreadsheet.
#include <chrono>
#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "other_program.h"
#include "program.h"

namespace dateline::tests {
namespace {

using testing::AllOf;
using testing::AnyOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

/// A byte that a terminal would obey (line ends and tabs are harmless), or a bidi override.
bool has_control(const std::string& text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if ((byte < 0x20 && byte != '\n' && byte != '\t' && byte != '\r') || byte == 0x7F) return true;
    const auto next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0;
    if (byte == 0xC2 && next >= 0x80 && next < 0xA0) return true;
  }
  for (const char* bidi : {"\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2066", "\u2069"}) {
    if (text.find(bidi) != std::string::npos) return true;
  }
  return false;
}

/// A record of one small report.
class Record : public testing::Test {
 protected:
  void SetUp() override {
    program.write("a.txt",
                  "Moscow, 20 August 2025\n\nIndian Prime Minister Narendra Modi met Russian "
                  "President Vladimir Putin in Moscow on Tuesday.\n");
    const Result read = program.run("read a.txt");
    ASSERT_EQ(read.code, 0) << read.err;
    ASSERT_EQ(program.run("timeline").code, 0);
  }
  Program program;
};

// ---- sql only reads -------------------------------------------------------------------------

TEST_F(Record, sql_refuses_whatever_is_no_reading) {
  const std::vector<std::string> refused = {
      "vacuum into 'x'",
      "vacuum",
      "attach 'x' as y",
      "detach main",
      "delete from report",
      "insert into stamp values('x')",
      "update event set status = 'x'",
      "create table x(a)",
      "create temp table x(a)",
      "create view x as select 1",
      "create virtual table x using fts5(a)",
      "drop table event",
      "alter table event rename to x",
      "reindex",
      "analyze",
      "begin",
      "commit",
      "savepoint x",
      "pragma user_version = 5",
      "update sqlite_master set sql = ''",
      "delete from sqlite_master",
      "pragma journal_mode",
      "pragma journal_mode = delete",
      "pragma wal_checkpoint",
      "pragma writable_schema = on",
      "pragma temp_store_directory = '/'",
      "explain vacuum into 'x'",
      "select load_extension('x')",
      "select * from pragma_journal_mode",
      "with t(a) as (select 1) delete from report",
      "insert into report_text(report_text) values('rebuild')",
  };
  for (const std::string& sql : refused) {
    const std::string before = program.read("dateline.db");
    const Result result = program.run("sql \"" + sql + "\"");
    EXPECT_EQ(result.code, 2) << sql << result.out;
    EXPECT_THAT(result.err, AnyOf(HasSubstr("only reads"), HasSubstr("SQL: "))) << sql;
    EXPECT_THAT(result.err, Not(HasSubstr("doctor"))) << sql;
    EXPECT_FALSE(std::filesystem::exists(program.folder() / "x")) << sql;
    EXPECT_EQ(program.read("dateline.db"), before) << sql;
  }
}

TEST_F(Record, sql_answers_whatever_only_reads) {
  for (const char* sql :
       {"select count(*) from event", "values (1)", "pragma table_info(event)",
        "pragma user_version", "select name from pragma_table_info('event')", "pragma quick_check",
        "; select 1 ; -- end",
        "with recursive t(x) as (select 1 union all select x + 1 from t where x < 9) select * from "
        "t",
        "explain query plan select * from event", "select json_extract(json, '$.id') from event",
        "select rowid from report_text where report_text match 'putin'",
        "select class, count(*) over () from event", "select date('now'), abs(-1), upper('a')"}) {
    const Result result = program.run("sql \"" + std::string(sql) + "\"");
    EXPECT_EQ(result.code, 0) << sql << ": " << result.err;
    EXPECT_THAT(result.err, IsEmpty()) << sql;
  }
}

TEST_F(Record, sql_says_what_sqlite_says_and_names_the_tables) {
  for (const char* sql : {"selec 1", "select nothing from event", "select * from evnt"}) {
    const Result result = program.run("sql \"" + std::string(sql) + "\"");
    EXPECT_EQ(result.code, 2) << sql;
    EXPECT_THAT(result.err, AllOf(HasSubstr("SQL: "), HasSubstr("event, "), HasSubstr("report, ")));
    EXPECT_THAT(result.err, Not(HasSubstr("doctor"))) << sql;
  }
  EXPECT_THAT(program.run("sql 'select 1; select 2'").err, HasSubstr("one query at a time"));
  EXPECT_THAT(program.run("sql 'select 1; delete'").err, HasSubstr("one query at a time"));
  EXPECT_EQ(program.run("sql 'select 1; select 2'").out, "");
  EXPECT_THAT(program.run("sql ';'").err, HasSubstr("empty"));
  EXPECT_THAT(program.run("sql '-- nothing'").err, HasSubstr("empty"));
  const Result none = program.run("sql 'select 1 where 0'");
  EXPECT_EQ(none.code, 1);
  EXPECT_THAT(none.err, HasSubstr("no row"));
}

TEST_F(Record, an_endless_query_ends_with_ctrl_c) {
  const auto start = std::chrono::steady_clock::now();
  const Result result = program.shell(
      "timeout --foreground -s INT 1 " DATELINE_PROGRAM
      " sql 'with recursive t(x) as (select 1 union all select x + 1 from t) select count(*) from "
      "t'; test $? = 124");
  EXPECT_EQ(result.code, 0) << result.err;
  EXPECT_THAT(result.err, HasSubstr("interrupted"));
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(30));
}

TEST_F(Record, sql_cells_can_be_read_back) {
  const Result tsv =
      program.run("sql \"select 'a' || char(9) || 'b' || char(10) || 'c\\d' || char(27) as x, 2\"");
  EXPECT_EQ(tsv.out, "x\t2\na\\tb\\nc\\\\d\\x1B\t2\n");
  EXPECT_EQ(program.run("sql --json \"select 1 as a, 2.5 as b, null as c, 'd' as d, 1 as a\"").out,
            "{\"a\":1,\"b\":2.5,\"c\":null,\"d\":\"d\",\"a:2\":1}\n");
}

// ---- files that are not ours ----------------------------------------------------------------

TEST(Files, another_programs_database_stays_byte_for_byte) {
  const Program program;
  OtherProgram(program.folder() / "other.db").run("create table t(a); insert into t values(1)");
  OtherProgram(program.folder() / "wal.db").run("pragma journal_mode=wal; create table t(a)");
  OtherProgram(program.folder() / "named.db").run("pragma application_id=7");
  program.write("text.db", "no database at all, but a text of more than a hundred letters: " +
                               std::string(200, 'x'));
  program.write("short.db", "x");
  program.write("a.txt", "Modi met Putin in Moscow on 20 August 2025.\n");
  for (const char* name : {"other.db", "wal.db", "named.db", "text.db", "short.db"}) {
    const std::string before = program.read(name);
    for (const char* command :
         {"read a.txt", "reread", "timeline", "doctor", "sql 'select 1'", "show ev-abcd"}) {
      const Result result = program.run(std::string(command) + " --db " + name);
      EXPECT_EQ(result.code, 2) << command << name;
      EXPECT_THAT(result.err + result.out, HasSubstr("not a Dateline record")) << command << name;
    }
    EXPECT_EQ(program.read(name), before) << name;
    for (const char* beside : {"-wal", "-shm", "-journal"}) {
      EXPECT_FALSE(std::filesystem::exists(program.folder() / (name + std::string(beside))))
          << name;
    }
  }
}

TEST(Files, another_programs_log_stays_byte_for_byte) {
  const Program program;
  // Taken while the other program has it open: all of it is still in the log.
  const OtherProgram other(program.folder() / "live.db");
  other.run("pragma journal_mode=wal; create table t(a)");
  copy_with_log(program.folder() / "live.db", program.folder() / "other.db");
  program.write("a.txt", "Modi met Putin in Moscow on 20 August 2025.\n");
  const std::string before = program.read("other.db") + program.read("other.db-wal");
  const Result result = program.run("read a.txt --db other.db");
  EXPECT_EQ(result.code, 2);
  EXPECT_THAT(result.err, HasSubstr("not a Dateline record"));
  EXPECT_EQ(program.read("other.db") + program.read("other.db-wal"), before);
  EXPECT_FALSE(std::filesystem::exists(program.folder() / "other.db-shm"));
}

TEST_F(Record, one_that_is_still_in_its_log_is_ours) {
  // As a killed first `read` leaves it: the file does not say yet whose it is, only its log does.
  const OtherProgram other(program.folder() / "live.db");
  other.run("pragma journal_mode=wal; pragma wal_autocheckpoint=0");
  other.run("begin; create table report(a); pragma application_id=1146375246; commit");
  copy_with_log(program.folder() / "live.db", program.folder() / "copy.db");
  const Result result = program.run("timeline --db copy.db");
  EXPECT_EQ(result.code, 2);
  EXPECT_THAT(result.err, Not(HasSubstr("not a Dateline record")));
  EXPECT_THAT(result.err, HasSubstr("the number of its schema is 0"));
}

TEST(Files, empty_files_may_become_records) {
  const Program program;
  program.write("a.txt", "Modi met Putin in Moscow on 20 August 2025.\n");
  program.write("empty.db", "");
  OtherProgram(program.folder() / "tables.db").run("create table t(a); drop table t");
  for (const char* name : {"empty.db", "tables.db"}) {
    const std::string db = std::string(" --db ") + name;
    EXPECT_THAT(program.run("timeline" + db).err, HasSubstr("is empty")) << name;
    EXPECT_EQ(program.run("read a.txt" + db).code, 0) << name;
  }
}

TEST(Files, names_that_keep_nothing_are_refused) {
  const Program program;
  program.write("a.txt", "Modi met Putin in Moscow on 20 August 2025.\n");
  for (const char* name : {"''", "' '", ":memory:", ":x", "file::memory:", "file:x.db",
                           "'file:x?mode=memory&cache=shared'"}) {
    for (const char* command : {"read a.txt", "timeline", "doctor"}) {
      const Result result = program.run(std::string(command) + " --db " + name);
      EXPECT_EQ(result.code, 2) << command << name;
      EXPECT_THAT(result.err + result.out,
                  AnyOf(HasSubstr("no record can be kept"), HasSubstr("the value is empty")))
          << name;
    }
  }
  EXPECT_EQ(program.run("read a.txt --db ./:memory:").code, 0);
  EXPECT_TRUE(std::filesystem::exists(program.folder() / ":memory:"));
}

TEST(Files, folders_and_pipes_are_no_records) {
  const Program program;
  program.write("a.txt", "Modi met Putin in Moscow on 20 August 2025.\n");
  std::filesystem::create_directory(program.folder() / "folder");
  ASSERT_EQ(program.shell("mkfifo pipe").code, 0);
  for (const char* command : {"read a.txt", "timeline"}) {
    EXPECT_THAT(program.run(std::string(command) + " --db folder").err, HasSubstr("is a folder"));
    EXPECT_THAT(program.run(std::string(command) + " --db pipe").err, HasSubstr("no file"));
    EXPECT_THAT(program.run(std::string(command) + " --db /dev/null").err, HasSubstr("no file"));
  }
  EXPECT_THAT(program.run("read a.txt --db nosuchfolder/x.db").err, HasSubstr("folder"));
}

// ---- folders that cannot be written ---------------------------------------------------------

/// Runs as somebody who cannot write everywhere.
std::string as_nobody() {
  return geteuid() == 0 ? "setpriv --reuid=65534 --regid=65534 --clear-groups " : "";
}

bool nobody_can_run_it(const Program& program) {
  return program.shell(as_nobody() + DATELINE_PROGRAM " man").code == 0;
}

TEST_F(Record, a_folder_that_cannot_be_written_can_be_read) {
  if (!nobody_can_run_it(program)) GTEST_SKIP() << "nobody may not run " DATELINE_PROGRAM;
  const std::string folder = "ro %3f?#";  // letters that an address would read otherwise
  ASSERT_EQ(program
                .shell("mkdir '" + folder + "'; cp dateline.db '" + folder + "'; chmod 444 '" +
                       folder + "/dateline.db'; chmod 555 '" + folder + "'")
                .code,
            0);
  const std::string db = " --db '" + folder + "/dateline.db'";
  // An empty log, as every reader leaves behind, is no hindrance.
  for (const std::string& before :
       {std::string("true"), "touch '" + folder + "/dateline.db-wal'"}) {
    ASSERT_EQ(program.shell(before).code, 0);
    const Result result = program.shell(as_nobody() + DATELINE_PROGRAM " timeline" + db);
    EXPECT_EQ(result.code, 0) << result.err;
    EXPECT_EQ(result.out, program.run("timeline").out);
  }
  const Result read = program.shell(as_nobody() + DATELINE_PROGRAM " read a.txt" + db);
  EXPECT_EQ(read.code, 2);
  EXPECT_THAT(read.err, HasSubstr("nothing can be written"));
  ASSERT_EQ(program.shell("chmod 755 '" + folder + "'").code, 0);
}

TEST_F(Record, what_is_still_in_a_log_is_not_left_out_silently) {
  if (!nobody_can_run_it(program)) GTEST_SKIP() << "nobody may not run " DATELINE_PROGRAM;
  std::filesystem::create_directory(program.folder() / "ro");
  {
    const OtherProgram other(program.folder() / "dateline.db");
    other.run("pragma wal_autocheckpoint=0; update event set place = 'elsewhere'");
    copy_with_log(program.folder() / "dateline.db", program.folder() / "ro" / "dateline.db");
  }
  ASSERT_EQ(program.shell("chmod 444 ro/*; chmod 555 ro").code, 0);
  const Result result =
      program.shell(as_nobody() + DATELINE_PROGRAM " timeline --db ro/dateline.db");
  EXPECT_EQ(result.code, 2);
  EXPECT_THAT(result.err, AllOf(HasSubstr("-wal"), HasSubstr("copy both files")));
  ASSERT_EQ(program.shell("chmod 755 ro; mkdir rw; cp ro/* rw").code, 0);
  EXPECT_EQ(program.run("timeline --db rw/dateline.db").code, 0);
}

TEST_F(Record, a_file_that_may_not_be_read_says_so) {
  if (!nobody_can_run_it(program)) GTEST_SKIP() << "nobody may not run " DATELINE_PROGRAM;
  ASSERT_EQ(program.shell("chmod 000 dateline.db").code, 0);
  const Result result = program.shell(as_nobody() + DATELINE_PROGRAM " timeline");
  EXPECT_EQ(result.code, 2);
  EXPECT_THAT(result.err, HasSubstr("Permission denied"));
}

// ---- control characters ---------------------------------------------------------------------

constexpr const char* nasty =
    "Moscow, 20 August 2025\n\nIndian Prime Minister Narendra Modi met Russian President Vladimir "
    "Putin in Moscow on Tuesday, after a \x1b[31m\u202e\u009b2J long\x07 flight\x7f.\n";

TEST(Control, characters_of_reports_do_not_reach_the_terminal) {
  const Program program;
  const std::string name = "a\x1b]0;owned\x07\u202e\nb.txt";
  program.write(name, nasty);
  const Result read = program.run("read . nosuch$(printf '\\033[31m') --lang en");
  EXPECT_THAT(read.err, HasSubstr("nosuch\\x1B[31m"));
  EXPECT_FALSE(has_control(read.err)) << read.err;
  const Result events = program.run("events --json");
  ASSERT_EQ(events.code, 0) << events.err;
  const std::string id = nlohmann::json::parse(events.out.substr(0, events.out.find('\n')))["id"];
  for (const std::string& command :
       {std::string("timeline"), std::string("events --json"), std::string("events --csv"),
        "show " + id, "why " + id, "show --json " + id, "why --json " + id,
        std::string("sql 'select key, text, json from report, event'"),
        std::string("sql --csv 'select key, text, json from report, event'"),
        std::string("sql --json 'select key, text, json from report, event'"),
        std::string("extract ./*.txt --lang en"), std::string("annotate ./*.txt --lang en"),
        std::string("doctor"), std::string("timeline --class \"$(printf '\\033[31m')\""),
        std::string("timeline --db \"$(printf 'x\\033[31m\\nx')\""),
        std::string("\"$(printf 'x\\033[31m')\""), std::string("show \"$(printf 'x\\033[31m')\""),
        std::string("sql \"$(printf 'select \\033[31m')\"")}) {
    const Result result = program.run(command);
    EXPECT_FALSE(has_control(result.out)) << command << "\n" << result.out;
    EXPECT_FALSE(has_control(result.err)) << command << "\n" << result.err;
  }
  // Written another way, the JSON is the same.
  const Result row = program.run("sql --json 'select text from report'");
  EXPECT_THAT(nlohmann::json::parse(row.out)["text"].get<std::string>(),
              HasSubstr("\x1b[31m\u202e\u009b2J long"));
}

// ---- spreadsheets ---------------------------------------------------------------------------

TEST_F(Record, no_cell_of_csv_is_a_formula) {
  const Result safe = program.run(
      "sql --csv \"select '=1+1' as a, '+x' as b, '-x' as c, '@x' as d, char(9) || 'x' as e, "
      "'-12.5' "
      "as f, '+5' as g, '1e-3' as h, 'a=b' as i, '=x,y' as '=j'\"");
  EXPECT_EQ(safe.out,
            "a,b,c,d,e,f,g,h,i,'=j\r\n'=1+1,'+x,'-x,'@x,'\tx,-12.5,+5,1e-3,a=b,\"'=x,y\"\r\n");
  const Result raw = program.run("sql --csv --raw \"select '=1+1' as a, char(27) as b\"");
  EXPECT_EQ(raw.out, "a,b\r\n=1+1,\x1b\r\n");
  EXPECT_EQ(program.run("sql --raw 'select 1'").code, 2);
  EXPECT_THAT(program.run("events --help").out, HasSubstr("--raw"));
}

}  // namespace
}  // namespace dateline::tests
