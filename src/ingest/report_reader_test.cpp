// SPDX-License-Identifier: Apache-2.0
#include "ingest/report_reader.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "ingest/test_tables.h"

namespace dateline::ingest {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;
namespace fs = std::filesystem;

class ReportReaderTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "dateline-reader-XXXXXX").string();
    ASSERT_NE(mkdtemp(name.data()), nullptr);
    folder_ = name;
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::string write(const std::string& name, const std::string& bytes) {
    std::ofstream(folder_ / name, std::ios::binary) << bytes;
    return (folder_ / name).string();
  }

  std::vector<std::string> texts(const std::string& path) {
    std::vector<std::string> result;
    ReportReader reader(path, {}, tables_);
    while (auto report = reader.next(faults_)) result.push_back(report->text);
    EXPECT_FALSE(reader.next(faults_));
    return result;
  }

  fs::path folder_;
  AnatomyTables tables_ = project_tables();
  std::vector<Diagnostic> faults_;
};

TEST_F(ReportReaderTest, ReadsTextAndJsonLines) {
  EXPECT_THAT(texts(write("a.txt", "They met.\n")), ElementsAre("They met.\n"));
  EXPECT_THAT(texts(write("b", "{\"text\":\"One.\"}\r\n\r\n{\"text\":\"Two.\"}")),
              ElementsAre("One.", "Two."));
  EXPECT_THAT(faults_, SizeIs(0));
}

TEST_F(ReportReaderTest, PassesOverALineThatIsTooLong) {
  const std::string path = folder_ / "long.jsonl";
  {
    std::ofstream out(path, std::ios::binary);
    out << "{\"text\":\"One.\"}\n{\"text\":\"Two.\"}\n{\"text\":\"";
    const std::string million(std::size_t{1} << 20U, 'x');
    for (int i = 0; i < 40; ++i) out << million;
    out << "\"}\n{\"text\":\"Four.\"}\n";
  }
  EXPECT_THAT(texts(path), ElementsAre("One.", "Two.", "Four."));
  ASSERT_THAT(faults_, SizeIs(1));
  EXPECT_EQ(faults_[0].line, 3);
  EXPECT_THAT(faults_[0].message, HasSubstr("larger than 16 MiB"));
}

TEST_F(ReportReaderTest, SaysWhatCannotBeRead) {
  texts((folder_ / "gone.txt").string());
  texts(folder_.string());
  texts(write("empty.txt", ""));
  texts(write("blank.jsonl", "\n\n"));
  texts(write("big.txt", std::string(most_bytes_of_a_report + 1, 'a')));
  ASSERT_THAT(faults_, SizeIs(5));
  EXPECT_THAT(faults_[0].message, HasSubstr("there is no such file"));
  EXPECT_THAT(faults_[1].message, HasSubstr("folder"));
  EXPECT_EQ(faults_[2].message, "empty");
  EXPECT_THAT(faults_[3].message, HasSubstr("empty"));
  EXPECT_THAT(faults_[4].message, HasSubstr("16 MiB"));
}

TEST_F(ReportReaderTest, SaysThatPermissionIsMissing) {
  const std::string path = write("secret.txt", "They met.");
  ASSERT_EQ(chmod(path.c_str(), 0), 0);
  // Root may read everything, so the reading is done as nobody.
  constexpr uid_t nobody = 65534;
  const uid_t user = geteuid();
  fs::permissions(folder_, fs::perms::others_exec, fs::perm_options::add);
  ASSERT_TRUE(user != 0 || seteuid(nobody) == 0);
  texts(path);
  ASSERT_TRUE(user != 0 || seteuid(user) == 0);
  ASSERT_THAT(faults_, SizeIs(1));
  EXPECT_THAT(faults_[0].message, HasSubstr("no permission"));
}

TEST_F(ReportReaderTest, ReadsJsonLinesInUtf16) {
  std::string bytes = "\xFF\xFE";
  for (const char c : std::string("{\"text\":\"One.\"}\n{\"text\":\"Two.\"}\n")) {
    bytes += c;
    bytes += '\0';
  }
  EXPECT_THAT(texts(write("wide.jsonl", bytes)), ElementsAre("One.", "Two."));
}

TEST_F(ReportReaderTest, ListsAFolderInOrderOfName) {
  write("b.txt", "b");
  write("a.txt", "a");
  write(".hidden", "h");
  fs::create_directory(folder_ / "sub");
  write("sub/c.txt", "c");
  const auto files = list_inputs(folder_.string(), faults_);
  EXPECT_THAT(files, ElementsAre((folder_ / "a.txt").string(), (folder_ / "b.txt").string(),
                                 (folder_ / "sub/c.txt").string()));
  EXPECT_THAT(list_inputs("-", faults_), ElementsAre("-"));
  EXPECT_THAT(faults_, SizeIs(0));
}

TEST_F(ReportReaderTest, PassesOverWhatIsNoFileInAFolder) {
  write("a.txt", "They met.\n");
  ASSERT_EQ(mkfifo((folder_ / "pipe").c_str(), 0600), 0);
  fs::create_directory(folder_ / "more");
  fs::create_directory_symlink(folder_ / "more", folder_ / "link");
  const int socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const std::string name = folder_ / "socket";
  ASSERT_LT(name.size(), sizeof(address.sun_path));
  std::copy(name.begin(), name.end(), address.sun_path);
  ASSERT_EQ(bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof(address)), 0);
  EXPECT_THAT(list_inputs(folder_.string(), faults_), ElementsAre((folder_ / "a.txt").string()));
  close(socket);
  std::vector<std::string> told;
  for (const Diagnostic& fault : faults_) told.push_back(fault.message);
  EXPECT_THAT(told, testing::UnorderedElementsAre(HasSubstr("is a pipe and was passed over"),
                                                  HasSubstr("is a socket and was passed over"),
                                                  HasSubstr("is a link to a folder")));
}

TEST_F(ReportReaderTest, ReadsAPipeThatIsGivenByName) {
  const std::string path = folder_ / "pipe";
  ASSERT_EQ(mkfifo(path.c_str(), 0600), 0);
  std::thread writer([&path] { std::ofstream(path) << "They met.\n"; });
  EXPECT_THAT(texts(path), ElementsAre("They met.\n"));
  writer.join();
}

TEST_F(ReportReaderTest, EndsOnEndlessDevices) {
  EXPECT_THAT(texts("/dev/zero"), SizeIs(0));
  EXPECT_THAT(faults_, SizeIs(1));
}

}  // namespace
}  // namespace dateline::ingest
