// SPDX-License-Identifier: Apache-2.0
// The reports that PATH... names: order, what is passed over and told, what is given from outside;
// and where output goes.
#include "cli/inputs.h"

#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/commands.h"
#include "cli/output.h"
#include "dateline/error.h"
#include "text/day.h"

namespace dateline::cli {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::ThrowsMessage;

const std::string root = DATELINE_SOURCE_DIR;

const Engine& engine() {
  static std::vector<Diagnostic> faults;
  static const Engine shipped({root + "/languages", root + "/knowledge", ""}, faults);
  return shipped;
}

/// A folder of its own per test, and what Inputs makes of paths in it.
class InputsTest : public testing::Test {
 protected:
  InputsTest()
      : folder_(std::filesystem::temp_directory_path() /
                ("dateline-inputs-" +
                 std::string(testing::UnitTest::GetInstance()->current_test_info()->name()))) {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_ / "sub");
  }
  ~InputsTest() override { std::filesystem::remove_all(folder_); }

  std::string write(const std::string& name, const std::string& bytes) const {
    std::ofstream(folder_ / name, std::ios::binary) << bytes;
    return (folder_ / name).string();
  }

  /// The texts of all reports; what was told and how often stay in `told` and `faults`.
  std::vector<std::string> texts() {
    testing::internal::CaptureStderr();
    Inputs inputs(options, engine());
    std::vector<std::string> found;
    while (std::optional<Report> report = inputs.next()) {
      found.push_back(report->text);
      last = *report;
    }
    EXPECT_FALSE(inputs.next()) << "the end stays the end";
    faults = inputs.faults();
    told = testing::internal::GetCapturedStderr();
    return found;
  }

  std::filesystem::path folder_;
  Options options;
  Report last;
  std::size_t faults = 0;
  std::string told;
};

TEST_F(InputsTest, files_and_folders_come_in_the_order_they_were_given) {
  write("sub/b.txt", "B");
  write("sub/a.txt", "A");
  options.paths = {write("z.txt", "Z"), (folder_ / "sub").string(),
                   write("l.jsonl", "{\"text\":\"One\"}\n{\"text\":\"Two\"}\n")};
  EXPECT_THAT(texts(), ElementsAre("Z", "A", "B", "One", "Two"));
  EXPECT_EQ(faults, 0U);
  EXPECT_EQ(told, "");
}

TEST_F(InputsTest, faults_are_told_and_counted_and_the_rest_is_read) {
  options.paths = {(folder_ / "missing.txt").string(), write("empty.txt", ""),
                   write("l.jsonl", "{\"text\":\"One\"}\nno json\n{\"text\":\"Two\"}\n"),
                   write("last.txt", "Last")};
  EXPECT_THAT(texts(), ElementsAre("One", "Two", "Last"));
  EXPECT_EQ(faults, 3U);
  EXPECT_THAT(told,
              AllOf(HasSubstr("missing.txt"), HasSubstr("empty.txt"), HasSubstr("l.jsonl:2")));
  EXPECT_FALSE(told.ends_with("\n\n"));
}

TEST_F(InputsTest, no_paths_are_no_reports) { EXPECT_THAT(texts(), IsEmpty()); }

TEST_F(InputsTest, what_is_given_from_outside_reaches_the_reports) {
  options.paths = {write("a.txt", "They met.")};
  options.source = "Daily Nation";
  options.lang = "en";
  options.date = "2025-08-19";
  ASSERT_THAT(texts(), ElementsAre("They met."));
  EXPECT_EQ(last.outlet, "Daily Nation");
  EXPECT_EQ(last.lang, "en");
  EXPECT_EQ(last.date, text::parse_day("2025-08-19"));
}

TEST_F(InputsTest, a_date_that_is_none_is_told_with_how_to_write_it) {
  for (const char* date : {"19.8.2025", "2025-08", "2025-02-30", "yesterday"}) {
    options.date = date;
    EXPECT_THAT([this] { Inputs(options, engine()); },
                ThrowsMessage<Error>(AllOf(HasSubstr(date), HasSubstr("2025-08-19"))));
  }
}

TEST(ThreadCount, is_what_was_asked_for_within_reason) {
  Options options;
  EXPECT_GE(thread_count(options), 1U);
  options.threads = 7;
  EXPECT_EQ(thread_count(options), 7U);
  options.threads = 1000000;
  EXPECT_EQ(thread_count(options), 256U);
}

TEST(Output, results_go_to_standard_output_and_talk_to_standard_error) {
  testing::internal::CaptureStdout();
  testing::internal::CaptureStderr();
  print("a result");
  say("some talk");
  EXPECT_EQ(testing::internal::GetCapturedStdout(), "a result");
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "some talk\n");
}

TEST(Output, a_file_is_no_terminal) {
  testing::internal::CaptureStdout();
  const bool terminal = output_is_terminal();
  const std::size_t width = terminal_width();
  const bool colour = may_colour();
  testing::internal::GetCapturedStdout();
  EXPECT_FALSE(terminal);
  EXPECT_EQ(width, 0U);
  EXPECT_FALSE(colour);
}

TEST(Run, every_command_of_the_command_line_is_known) {
  Options options;
  options.command = "nosuchcommand";
  EXPECT_THAT([&options] { run(options); }, ThrowsMessage<Error>(HasSubstr("nosuchcommand")));
}

}  // namespace
}  // namespace dateline::cli
