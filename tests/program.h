// SPDX-License-Identifier: Apache-2.0
#pragma once
// Runs the built program as a user would, in a folder of the test's own.
//   Program p;  p.write("a.txt", "...");  Result r = p.run("read a.txt");   r.code, r.out, r.err

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

namespace dateline::tests {

struct Result {
  int code = -1;
  std::string out;
  std::string err;
};

class Program {
 public:
  Program() : folder_(std::filesystem::temp_directory_path() / ("dateline-" + unique_name())) {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
  }
  ~Program() { std::filesystem::remove_all(folder_); }
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;
  Program(Program&&) = delete;
  Program& operator=(Program&&) = delete;

  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

  void write(const std::string& name, const std::string& bytes) const {
    std::filesystem::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name, std::ios::binary) << bytes;
  }

  /// Runs `dateline ARGUMENTS` (a shell command line) in the folder; `before` may set variables.
  [[nodiscard]] Result run(const std::string& arguments, const std::string& before = "") const {
    return shell(before + " " DATELINE_PROGRAM " " + arguments);
  }

  [[nodiscard]] Result shell(const std::string& command) const {
    const std::string whole =
        "cd '" + folder_.string() + "' && { " + command + " ; } >.out 2>.err </dev/null";
    const int status = std::system(whole.c_str());
    return {WIFEXITED(status) ? WEXITSTATUS(status) : 128, read(".out"), read(".err")};
  }

  [[nodiscard]] std::string read(const std::string& name) const {
    std::ifstream in(folder_ / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  }

 private:
  static std::string unique_name() {
    const testing::TestInfo* test = testing::UnitTest::GetInstance()->current_test_info();
    std::string name =
        std::string(test->test_suite_name()) + "." + test->name() + "." + std::to_string(getpid());
    for (char& letter : name) {
      if (letter == '/') letter = '-';
    }
    return name;
  }

  std::filesystem::path folder_;
};

inline const std::string samples = DATELINE_SOURCE_DIR "/samples";

}  // namespace dateline::tests
