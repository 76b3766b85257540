// SPDX-License-Identifier: Apache-2.0
// The command line: every command with all of its options, what is wrong with others, and the man
// page and completions, which name all of them.
#include "cli/parse.h"

#include <map>
#include <set>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "dateline/error.h"

namespace dateline::cli {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::ThrowsMessage;

Parsed parsed(std::vector<const char*> words) {
  words.insert(words.begin(), "dateline");
  return parse(static_cast<int>(words.size()), words.data());
}

/// The options of a line that must be right.
Options options(const std::vector<const char*>& words) {
  const Parsed result = parsed(words);
  EXPECT_EQ(result.exit_code, std::nullopt) << testing::PrintToString(words);
  return result.options;
}

struct Ended {
  std::optional<int> code;
  std::string out;
  std::string err;
};

/// A line that must end at once, and what it printed.
Ended ended(const std::vector<const char*>& words) {
  testing::internal::CaptureStdout();
  testing::internal::CaptureStderr();
  const std::optional<int> code = parsed(words).exit_code;
  std::string out = testing::internal::GetCapturedStdout();
  return {code, std::move(out), testing::internal::GetCapturedStderr()};
}

TEST(Parse, read_takes_inputs_and_the_record) {
  const Options read =
      options({"read", "a.txt", "-", "news/", "--date", "2025-08-19", "--source", "ANI", "--lang",
               "gu", "--threads", "3", "--db", "gulf.db", "--quiet"});
  EXPECT_EQ(read.command, "read");
  EXPECT_THAT(read.paths, ElementsAre("a.txt", "-", "news/"));
  EXPECT_EQ(read.date, "2025-08-19");
  EXPECT_EQ(read.source, "ANI");
  EXPECT_EQ(read.lang, "gu");
  EXPECT_EQ(read.threads, 3U);
  EXPECT_EQ(read.db, "gulf.db");
  EXPECT_TRUE(read.quiet);
}

TEST(Parse, what_is_not_said_has_its_default) {
  const Options read = options({"read", "a.txt"});
  EXPECT_EQ(read.db, "dateline.db");
  EXPECT_EQ(read.threads, 0U);
  EXPECT_FALSE(read.quiet || read.json || read.csv || read.conllu || read.errors);
  EXPECT_EQ(read.date + read.source + read.lang, "");
  EXPECT_EQ(options({"eval", "events", "gold"}).half, "open");
}

TEST(Parse, extract_and_annotate_take_inputs_alone) {
  for (const char* command : {"extract", "annotate"}) {
    const Options one = options({command, "a.txt", "--date", "2025-08-19", "--source", "ANI",
                                 "--lang", "en", "--threads", "2"});
    EXPECT_EQ(one.command, command);
    EXPECT_THAT(one.paths, ElementsAre("a.txt"));
    EXPECT_EQ(one.date + one.source + one.lang, "2025-08-19ANIen");
    EXPECT_EQ(ended({command, "a.txt", "--db", "x.db"}).code, 2) << command << " has no record";
  }
  EXPECT_TRUE(options({"annotate", "a.txt", "--conllu"}).conllu);
  EXPECT_EQ(ended({"extract", "a.txt", "--conllu"}).code, 2);
}

TEST(Parse, reread_takes_the_record_alone) {
  const Options one = options({"reread", "--db", "x.db", "--threads", "2", "--quiet"});
  EXPECT_EQ(one.command, "reread");
  EXPECT_EQ(one.db, "x.db");
  EXPECT_EQ(one.threads, 2U);
  EXPECT_TRUE(one.quiet);
  EXPECT_EQ(ended({"reread", "a.txt"}).code, 2);
}

TEST(Parse, the_questions_take_all_filters_and_shapes) {
  for (const char* command : {"events", "timeline", "planned"}) {
    const Options one =
        options({command, "--who",    "Modi",     "--who",   "IND",   "--with",  "Putin", "--class",
                 "AID",   "--status", "happened", "--at",    "Kazan", "--since", "2024",  "--until",
                 "2026",  "--lang",   "gu",       "--limit", "7",     "--json",  "--db",  "x.db"});
    EXPECT_EQ(one.command, command);
    EXPECT_THAT(one.who, ElementsAre("Modi", "IND"));
    EXPECT_THAT(one.with, ElementsAre("Putin"));
    EXPECT_EQ(one.event_class + one.status + one.at, "AIDhappenedKazan");
    EXPECT_EQ(one.since + one.until + one.lang, "20242026gu");
    EXPECT_EQ(options({command, "--on", "2025"}).on, "2025");
    EXPECT_EQ(ended({command, "--on", "2025", "--since", "2024"}).code, 2) << command;
    EXPECT_EQ(one.limit, 7U);
    EXPECT_TRUE(one.json);
    EXPECT_FALSE(one.csv);
    EXPECT_EQ(one.db, "x.db");
    EXPECT_TRUE(options({command, "--csv"}).csv);
    EXPECT_EQ(ended({command, "--csv", "--json"}).code, 2) << command;
  }
}

TEST(Parse, show_and_why_take_an_id) {
  for (const char* command : {"show", "why"}) {
    const Options one = options({command, "ev-3f9c", "--json", "--db", "x.db"});
    EXPECT_EQ(one.command, command);
    EXPECT_EQ(one.id, "ev-3f9c");
    EXPECT_TRUE(one.json);
    EXPECT_EQ(one.db, "x.db");
    EXPECT_EQ(ended({command}).code, 2) << command;
    EXPECT_EQ(ended({command, "ev-a", "ev-b"}).code, 2) << command;
  }
}

TEST(Parse, the_commands_of_upkeep) {
  EXPECT_EQ(options({"sql", "select 1", "--csv", "--db", "x.db"}).sql, "select 1");
  EXPECT_TRUE(options({"sql", "select 1", "--csv"}).csv);
  EXPECT_TRUE(options({"languages", "--json"}).json);
  EXPECT_TRUE(options({"doctor", "--json", "--db", "x.db"}).json);
  EXPECT_EQ(options({"completion", "fish"}).shell, "fish");
  EXPECT_EQ(options({"man"}).command, "man");
  EXPECT_EQ(options({"--version"}).command, "--version");
  const Options eval = options({"eval", "events", "gold", "--lang", "gu", "--texts", "t", "--half",
                                "kept", "--predictions", "p", "--errors", "--json"});
  EXPECT_EQ(eval.task + eval.gold + eval.lang + eval.texts, "eventsgoldgut");
  EXPECT_EQ(eval.half + eval.predictions, "keptp");
  EXPECT_TRUE(eval.errors && eval.json);
  for (const std::vector<const char*>& words : std::vector<std::vector<const char*>>{
           {"sql"}, {"completion"}, {"eval"}, {"eval", "events"}}) {
    EXPECT_EQ(ended(words).code, 2) << words.front();
  }
}

TEST(Parse, wrong_lines_end_with_2_and_talk_on_standard_error) {
  for (const std::vector<const char*>& words :
       std::vector<std::vector<const char*>>{{"read"},
                                             {"nosuchcommand"},
                                             {"read", "a.txt", "--nosuchoption"},
                                             {"read", "a.txt", "--threads", "many"},
                                             {"read", "a.txt", "--threads", "-1"},
                                             {"read", "a.txt", "--threads", "99999999999999999999"},
                                             {"read", "a.txt", "--date"},
                                             {"events", "--limit", "few"},
                                             {"events", "--limit", "1.5"},
                                             {"events", "events"},
                                             {"events", "stray"}}) {
    const Ended end = ended(words);
    EXPECT_EQ(end.code, 2) << testing::PrintToString(words);
    EXPECT_NE(end.err, "") << testing::PrintToString(words);
    EXPECT_EQ(end.out, "") << testing::PrintToString(words);
  }
}

TEST(Parse, without_a_command_the_help_is_told_and_it_ends_with_2) {
  const Ended end = ended({});
  EXPECT_EQ(end.code, 2);
  EXPECT_THAT(end.err, HasSubstr("dateline COMMAND --help"));
  EXPECT_EQ(end.out, "");
}

/// Every command that the man page has, with its options.
std::map<std::string, std::set<std::string>> commands() {
  std::map<std::string, std::set<std::string>> all;
  std::string command;
  std::istringstream page(man_page());
  for (std::string line; std::getline(page, line);) {
    if (line.starts_with(".SS ")) command = line.substr(4);
    if (!line.starts_with(".B \\-\\-") || command.empty()) continue;
    std::string option = line.substr(3);
    std::erase(option, '\\');
    all[command].insert(option.substr(0, option.find_first_of(" ,")));
  }
  return all;
}

TEST(Help, of_every_command_goes_to_standard_output_and_ends_with_0) {
  const auto all = commands();
  EXPECT_GE(all.size(), 12U);
  for (const auto& [command, command_options] : all) {
    const Ended end = ended({command.c_str(), "--help"});
    EXPECT_EQ(end.code, 0) << command;
    EXPECT_THAT(end.out, HasSubstr("Example:\n  dateline " + command));
    EXPECT_EQ(end.err, "");
    for (const std::string& option : command_options) EXPECT_THAT(end.out, HasSubstr(option));
  }
  EXPECT_EQ(ended({"--help"}).code, 0);
}

TEST(Help, the_man_page_names_the_options_of_each_command) {
  const auto all = commands();
  ASSERT_TRUE(all.contains("timeline"));
  EXPECT_THAT(all.at("timeline"), testing::IsSupersetOf({"--who", "--limit", "--csv", "--db"}));
  EXPECT_THAT(all.at("annotate"), testing::Contains("--conllu"));
  EXPECT_THAT(all.at("annotate"), testing::Not(testing::Contains("--db")));
}

TEST(Completions, of_every_shell_name_all_commands_and_options) {
  for (const char* shell : {"bash", "zsh", "fish"}) {
    const std::string script = completions(shell);
    for (const auto& [command, command_options] : commands()) {
      EXPECT_THAT(script, HasSubstr(command)) << shell;
      for (const std::string& option : command_options) {
        const std::string name = std::string(shell) == "fish" ? "-l " + option.substr(2) : option;
        EXPECT_THAT(script, HasSubstr(name)) << shell << " " << command;
      }
    }
  }
  EXPECT_THAT([] { completions("tcsh"); }, ThrowsMessage<Error>(HasSubstr("bash, zsh and fish")));
}

}  // namespace
}  // namespace dateline::cli
