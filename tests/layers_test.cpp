// SPDX-License-Identifier: Apache-2.0
// The order of src/LAYERS holds: a folder includes only folders above it, and ICU only text/.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dateline::tests {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> layers() {
  std::vector<std::string> names;
  std::ifstream in(DATELINE_SOURCE_DIR "/src/LAYERS");
  for (std::string line; std::getline(in, line);) {
    if (!line.empty() && line[0] != '#') names.push_back(line.substr(0, line.find(' ')));
  }
  return names;
}

/// Every include of every source file: the file and what stands between quotes or brackets.
std::vector<std::pair<fs::path, std::string>> includes() {
  static const std::regex pattern(R"re(^\s*#include\s*[<"]([^>"]+)[>"])re");
  std::vector<std::pair<fs::path, std::string>> found;
  for (const fs::directory_entry& entry :
       fs::recursive_directory_iterator(DATELINE_SOURCE_DIR "/src")) {
    if (entry.path().extension() != ".h" && entry.path().extension() != ".cpp") continue;
    std::ifstream in(entry.path());
    std::smatch match;
    for (std::string line; std::getline(in, line);) {
      if (std::regex_search(line, match, pattern)) found.emplace_back(entry.path(), match[1]);
    }
  }
  return found;
}

TEST(Layers, include_only_what_is_above) {
  const std::vector<std::string> order = layers();
  ASSERT_GT(order.size(), 10U);
  const auto rank = [&order](const std::string& name) {
    return std::ranges::find(order, name) - order.begin();
  };
  const auto all = includes();
  ASSERT_GT(all.size(), 1000U) << "the includes are not found";
  for (const auto& [file, included] : all) {
    const std::string folder = file.parent_path().filename().string();
    const std::string target = included.substr(0, included.find('/'));
    if (std::ranges::find(order, target) == order.end()) continue;
    EXPECT_LE(rank(target), rank(folder)) << file << " includes " << included;
  }
}

TEST(Layers, name_every_folder) {
  const std::vector<std::string> order = layers();
  for (const fs::directory_entry& entry : fs::directory_iterator(DATELINE_SOURCE_DIR "/src")) {
    if (!entry.is_directory()) continue;
    EXPECT_THAT(order, testing::Contains(entry.path().filename().string()));
  }
}

TEST(Layers, only_text_includes_icu) {
  int icu = 0;
  for (const auto& [file, included] : includes()) {
    if (!included.starts_with("unicode/")) continue;
    ++icu;
    EXPECT_EQ(file.parent_path().filename(), "text") << file;
  }
  EXPECT_GT(icu, 0) << "ICU is included under another name";
}

TEST(Layers, every_layer_is_a_folder) {
  for (const std::string& layer : layers()) {
    EXPECT_TRUE(fs::is_directory(fs::path(DATELINE_SOURCE_DIR "/src") / layer)) << layer;
  }
}

TEST(Layers, public_headers_include_no_library) {
  int checked = 0;
  static const std::regex pattern(R"re(#include\s*<([^>]+)>)re");
  for (const fs::directory_entry& entry :
       fs::directory_iterator(DATELINE_SOURCE_DIR "/include/dateline")) {
    std::ifstream in(entry.path());
    std::smatch match;
    for (std::string line; std::getline(in, line);) {
      if (!std::regex_search(line, match, pattern)) continue;
      ++checked;
      EXPECT_EQ(match[1].str().find('.'), std::string::npos) << entry.path() << ": " << line;
    }
  }
  EXPECT_GT(checked, 10);
}

}  // namespace
}  // namespace dateline::tests
