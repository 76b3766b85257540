// SPDX-License-Identifier: Apache-2.0
// The installed program finds its data from wherever it lies.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "program.h"

namespace dateline::tests {
namespace {

using testing::HasSubstr;

TEST(Install, the_installed_program_reads_with_the_installed_data) {
  const Program program;
  const Result installed =
      program.shell("cmake --install " DATELINE_BUILD_DIR " --prefix $PWD/root");
  ASSERT_EQ(installed.code, 0) << installed.err;
  program.write("report.txt", "Modi met Putin in Moscow on 9 July 2024.\n");
  const Result languages = program.shell("root/bin/dateline doctor --db none.db");
  EXPECT_THAT(languages.out,
              HasSubstr((program.folder() / "root/share/dateline/knowledge").string()));
  EXPECT_THAT(program.shell("root/bin/dateline extract report.txt").out,
              HasSubstr("\"2024-07-09\""));
  EXPECT_TRUE(std::filesystem::exists(program.folder() / "root/share/man/man1/dateline.1"));
  EXPECT_TRUE(std::filesystem::exists(program.folder() /
                                      "root/share/bash-completion/completions/dateline"));
}

}  // namespace
}  // namespace dateline::tests
