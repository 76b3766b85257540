// SPDX-License-Identifier: Apache-2.0
// What the program says to a wrong question, a damaged record and somebody who waits.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "other_program.h"
#include "program.h"

namespace dateline::tests {
namespace {

using testing::AllOf;
using testing::ContainsRegex;
using testing::HasSubstr;
using testing::Not;

constexpr const char* meeting =
    "Moscow, 20 August 2025\n\nIndian Prime Minister Narendra Modi met Russian President Vladimir "
    "Putin in Moscow on Tuesday.\n";

/// A command line and what has to be said to it.
struct Wrong {
  std::string arguments;
  std::vector<std::string> said;
};

/// A record of one small report.
class Words : public testing::Test {
 protected:
  void SetUp() override {
    program.write("a.txt", meeting);
    const Result read = program.run("read a.txt");
    ASSERT_EQ(read.code, 0) << read.err;
  }
  void expect_said(const Wrong& wrong) const {
    const Result result = program.run(wrong.arguments);
    EXPECT_EQ(result.code, 2) << wrong.arguments << "\n" << result.out;
    EXPECT_EQ(result.out, "") << wrong.arguments;
    for (const std::string& words : wrong.said) {
      EXPECT_THAT(result.err, HasSubstr(words)) << wrong.arguments;
    }
  }
  Program program;
};

TEST_F(Words, a_wrong_word_is_answered_with_the_right_one) {
  const std::vector<Wrong> all = {
      {"timelin", {"no command 'timelin'", "did you mean timeline?"}},
      {"TIMELINE", {"did you mean timeline?"}},
      {"raed a.txt", {"did you mean read?"}},
      {"xyzzyq", {"no command 'xyzzyq'", "--help"}},
      {"help", {"dateline --help"}},
      {"version", {"dateline --version"}},
      {"--db x timeline", {"stands after it: `dateline timeline --db`"}},
      {"--bogus", {"no command is given", "--bogus"}},
      {"timeline --statu planned", {"no option --statu", "did you mean --status?"}},
      {"timeline --statu=planned", {"no option --statu;", "did you mean --status?"}},
      {"timeline -x", {"no option -x"}},
      {"timeline Modi", {"'Modi'", "--who 'Modi'"}},
      {"show ev-abcd ev-efgh", {"'ev-efgh'"}},
      {"show", {"needs ID", "dateline show ev-"}},
      {"read", {"needs PATH", "dateline read news/"}},
      {"sql", {"needs QUERY"}},
      {"timeline --limit", {"--limit needs a value"}},
      {"timeline --on 2025 --on 2024", {"--on can be given only once"}},
      {"timeline --on 2025 --since 2024", {"--since", "cannot stand together"}},
      {"events --csv --json", {"cannot stand together"}},
      {"events --raw", {"--raw is only for --csv"}},
      {"completion tcsh", {"bash, zsh and fish"}},
      {"eval evnts x", {"no such task: evnts", "did you mean events?"}},
      {"eval events x", {"no such file"}},
  };
  for (const Wrong& wrong : all) expect_said(wrong);
}

TEST_F(Words, a_wrong_value_is_answered_with_the_right_ones) {
  std::vector<Wrong> all = {
      {"timeline --status done", {"--status done", "happened, ongoing, planned"}},
      {"timeline --status plannd", {"did you mean planned?"}},
      {"timeline --class MEETING", {"--class MEETING", "AGREE, CONSULT"}},
      {"timeline --class CONSLUT", {"did you mean CONSULT?"}},
      {"timeline --class visit", {"visit is a mode, write CONSULT/visit"}},
      {"timeline --class CONSULT/riot", {"'riot' is no mode of CONSULT", "visit"}},
      {"timeline --class AGREE/visit", {"AGREE has no modes"}},
      {"timeline --class CONSULT/", {"no mode of CONSULT"}},
      {"timeline --lang Gujrati", {"Gujarati", "en (English)"}},
      {"timeline --lang xx", {"--lang xx", "gu (Gujarati"}},
      {"read a.txt --lang Klingon --db n.db", {"--lang Klingon", "en (English)"}},
      {"read a.txt --date 2025-13-01 --db n.db", {"--date 2025-13-01", "2025-08-19"}},
      {"timeline --on yesterday", {"'yesterday' is no date"}},
      {"timeline --since 2026 --until 2025", {"--since 2026 lies after --until 2025"}},
      {"planned --status happened", {"contradicts", "dateline events --status happened"}},
      {"show ev-zzzzzzzz", {"no event ev-zzzzzzzz"}},
      {"timeline --db none.db", {"none.db", "dateline read"}},
      {"timeline --db ''", {"--db", "news.db"}},
      {"reread --db none.db", {"none.db", "dateline read"}},
  };
  for (const char* number : {"-3", "0", "abc", "1.5", "''", "99999999999999999999"}) {
    all.push_back({std::string("timeline --limit ") + number, {"--limit: "}});
    all.push_back({std::string("read a.txt --db n.db --threads ") + number, {"--threads: "}});
  }
  for (const char* option :
       {"--who", "--with", "--at", "--on", "--since", "--until", "--status", "--class", "--lang"}) {
    all.push_back({std::string("timeline ") + option + " ''", {option, "the value is empty"}});
  }
  for (const Wrong& wrong : all) expect_said(wrong);
  EXPECT_FALSE(std::filesystem::exists(program.folder() / "n.db"));
}

TEST_F(Words, what_the_program_prints_it_understands) {
  const std::string all = program.run("events --json").out;
  ASSERT_THAT(all, HasSubstr("\"class\":\"CONSULT\""));
  for (const char* arguments :
       {"--status Happened", "--class consult", "--class Consult", "--lang en", "--lang English",
        "--lang ENGLISH", "--lang eng", "--lang en-GB", "--limit 1"}) {
    const Result result = program.run(std::string("events --json ") + arguments);
    EXPECT_EQ(result.code, 0) << arguments << result.err;
    EXPECT_THAT(result.out, HasSubstr("\"class\":\"CONSULT\"")) << arguments;
  }
  EXPECT_EQ(program.run("events --lang ગુજરાતી").code, 1);
  EXPECT_EQ(program.run("events --class CONSULT/phone").code, 1);
  EXPECT_EQ(program.run("planned --status Planned").code, 1);
  const std::string id = all.substr(all.find("ev-"), 19);
  std::string upper = id;
  for (char& letter : upper) letter = static_cast<char>(std::toupper(letter));
  EXPECT_EQ(program.run("show " + upper).code, 0);
}

TEST(Class, is_asked_for_with_its_mode) {
  const Program program;
  ASSERT_EQ(program.run("read " + samples + " --quiet").code, 0);
  const std::string visits = program.run("timeline --class CONSULT/visit").out;
  ASSERT_THAT(visits, HasSubstr("CONSULT/visit"));
  EXPECT_THAT(visits, Not(HasSubstr("CONSULT/multilateral")));
  EXPECT_THAT(visits, Not(HasSubstr("CONSULT ")));
  EXPECT_THAT(program.run("timeline --class CONSULT").out, HasSubstr("CONSULT/multilateral"));
}

TEST(Counts, one_is_no_plural) {
  const Program program;
  program.write("a.txt", meeting);
  EXPECT_THAT(program.run("read a.txt").err,
              AllOf(HasSubstr("1 report read -> 1 event ("), Not(HasSubstr("1 events"))));
  EXPECT_THAT(program.run("events --who Nobodyofthisname").err,
              HasSubstr("the record holds 1 event of 1 report\n"));
  EXPECT_THAT(program.run("doctor").out, HasSubstr("1 report, 1 mention, 1 event"));
}

TEST(Empty, a_record_without_reports_says_so) {
  const Program program;
  EXPECT_EQ(program.run("read - --db empty.db").code, 2);
  const Result result = program.run("timeline --db empty.db");
  EXPECT_NE(result.code, 0);
  EXPECT_THAT(result.err, AllOf(HasSubstr("empty"), HasSubstr("dateline read")));
}

// ---- damaged records ------------------------------------------------------------------------

TEST_F(Words, a_damaged_entry_is_told_by_the_question_and_by_doctor) {
  for (const char* sql : {"update event set json = '{'", "update mention set json = '[]'",
                          "update event set json = '{\"class\":\"X\"}'"}) {
    SetUp();
    OtherProgram(program.folder() / "dateline.db").run(sql);
    const Result show = program.run("show ev-");
    EXPECT_EQ(show.code, 2) << sql;
    EXPECT_THAT(show.err, AllOf(HasSubstr("reread"), Not(HasSubstr("doctor")))) << sql;
    const Result doctor = program.run("doctor");
    EXPECT_EQ(doctor.code, 2) << sql;
    EXPECT_THAT(doctor.out, ContainsRegex("FAULT record.*dateline reread")) << sql;
    EXPECT_EQ(program.run("reread").code, 0) << sql;
    EXPECT_EQ(program.run("doctor").code, 0) << sql;
    EXPECT_EQ(program.run("timeline").code, 0) << sql;
  }
}

TEST_F(Words, a_damaged_report_is_told_by_doctor) {
  OtherProgram(program.folder() / "dateline.db").run("update report set blocks = 'x'");
  const Result doctor = program.run("doctor");
  EXPECT_EQ(doctor.code, 2);
  EXPECT_THAT(doctor.out, ContainsRegex("FAULT record.*report.*damaged.*new.db"));
}

TEST_F(Words, a_changed_schema_is_told_as_what_it_is) {
  const std::string whole = program.read("dateline.db");
  for (const char* sql : {"drop table event_participant", "drop table seen_id", "drop table event",
                          "alter table event rename column json to j", "pragma user_version = 0",
                          "pragma user_version = -1"}) {
    program.write("dateline.db", whole);
    for (const char* beside : {"-wal", "-shm"}) {
      std::filesystem::remove(program.folder() / (std::string("dateline.db") + beside));
    }
    OtherProgram(program.folder() / "dateline.db").run(sql);
    const Result doctor = program.run("doctor");
    EXPECT_EQ(doctor.code, 2) << sql;
    EXPECT_THAT(doctor.out, HasSubstr("new.db")) << sql;
    const Result timeline = program.run("timeline");
    if (timeline.code == 0) continue;  // it needs nothing of what is missing
    EXPECT_THAT(timeline.err, AllOf(HasSubstr("damaged"), HasSubstr("new.db"))) << sql;
    EXPECT_THAT(timeline.err, Not(HasSubstr("doctor"))) << sql;
  }
}

// ---- somebody who waits ---------------------------------------------------------------------

/// Runs a shell command on a terminal; what it printed there.
std::string on_terminal(const Program& program, const std::string& command) {
  program.write("command.sh", command);
  const Result result = program.shell("TERM=xterm script -qec 'sh command.sh' /dev/null");
  return result.out;
}

TEST(Waiting, long_reading_shows_a_sign_of_life_on_a_terminal) {
  const Program program;
  program.write("a.txt", meeting);
  const std::string slow = "{ sleep 2; cat a.txt; } | " DATELINE_PROGRAM " read -";
  EXPECT_THAT(on_terminal(program, slow), ContainsRegex("0 reports read, 1 s; now -"));
  EXPECT_THAT(on_terminal(program, slow + " --quiet"), Not(HasSubstr(" s; now")));
  EXPECT_THAT(program.shell(slow).err, Not(HasSubstr(" s; now")));
}

TEST(Waiting, short_reading_shows_nothing_but_its_end) {
  const Program program;
  program.write("a.txt", meeting);
  EXPECT_THAT(on_terminal(program, DATELINE_PROGRAM " man > /dev/null"), Not(HasSubstr(" s; now")));
}

TEST(Waiting, long_steps_of_the_build_show_a_sign_of_life) {
  const Program program;
  program.write("steps",
                ". ./setup/common.sh\nquietly 'a step' 'nothing' sh -c 'echo \"[3/7] x\"; "
                "sleep 2.5'\nquietly 'another' 'mend it' sh -c 'echo words; exit 3'\n");
  const Result result =
      program.shell("cd " DATELINE_SOURCE_DIR "; DATELINE_TICK_SECONDS=1 sh -c \". '" +
                    (program.folder() / "steps").string() + "'\" ./demo");
  EXPECT_EQ(result.code, 1);
  EXPECT_THAT(result.err, ContainsRegex("a step: [12] s \\[3/7\\]"));
  EXPECT_THAT(result.err,
              AllOf(HasSubstr("words"), HasSubstr("another failed"), HasSubstr("mend it")));
}

}  // namespace
}  // namespace dateline::tests
