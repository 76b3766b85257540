// SPDX-License-Identifier: Apache-2.0
#include "syntax/model_file.h"

#include <filesystem>
#include <fstream>
#include <iterator>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "dateline/error.h"
#include "syntax/parser.h"

namespace dateline::syntax {
namespace {

using testing::HasSubstr;

class ModelFileTest : public testing::Test {
 protected:
  void SetUp() override {
    const std::filesystem::path model = DATELINE_SOURCE_DIR "/languages/en/syntax.model";
    ASSERT_TRUE(std::filesystem::exists(model)) << model;
    std::ifstream in(model, std::ios::binary);
    bytes_.assign(std::istreambuf_iterator<char>(in), {});
    path_ = std::filesystem::path(testing::TempDir()) /
            testing::UnitTest::GetInstance()->current_test_info()->name();
  }
  void TearDown() override { std::filesystem::remove(path_); }

  /// What opening these bytes complains about; "" when it does not.
  std::string complaint(const std::string& bytes) {
    std::ofstream(path_, std::ios::binary) << bytes;
    try {
      const Parser parser(path_);
    } catch (const Error& error) {
      EXPECT_THAT(error.what(), HasSubstr(path_.string()));
      return error.what();
    }
    return "";
  }

  std::string bytes_;
  std::filesystem::path path_;
};

TEST_F(ModelFileTest, the_shipped_model_opens) { EXPECT_EQ(complaint(bytes_), ""); }

TEST_F(ModelFileTest, a_missing_file_is_said_to_be_missing) {
  EXPECT_THROW(ModelFile("/nowhere/syntax.model"), Error);
}

TEST_F(ModelFileTest, truncation_anywhere_is_damage) {
  for (const std::size_t size :
       {std::size_t{0}, std::size_t{10}, std::size_t{64}, std::size_t{1000}, bytes_.size() - 1}) {
    EXPECT_THAT(complaint(bytes_.substr(0, size)), HasSubstr("reinstall")) << size;
  }
}

TEST_F(ModelFileTest, one_changed_byte_is_damage) {
  for (std::size_t at = 32; at < bytes_.size(); at += bytes_.size() / 7) {
    std::string bytes = bytes_;
    bytes[at] = static_cast<char>(bytes[at] ^ 1);
    EXPECT_THAT(complaint(bytes), HasSubstr("checksum")) << at;
  }
}

TEST_F(ModelFileTest, other_files_and_newer_formats_are_told_apart) {
  std::string bytes = bytes_;
  bytes[0] = 'X';
  EXPECT_THAT(complaint(bytes), HasSubstr("no syntax model"));
  bytes = bytes_;
  bytes[8] = 9;
  EXPECT_THAT(complaint(bytes), HasSubstr("use a newer dateline"));
}

TEST_F(ModelFileTest, a_missing_section_is_named) {
  const ModelFile file(DATELINE_SOURCE_DIR "/languages/en/syntax.model");
  try {
    static_cast<void>(file.text("labels.nothing"));
    FAIL();
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), HasSubstr("labels.nothing"));
  }
  EXPECT_THAT(std::string(file.text("about")), HasSubstr("language\ten"));
}

}  // namespace
}  // namespace dateline::syntax
