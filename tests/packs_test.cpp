// SPDX-License-Identifier: Apache-2.0
// Data that is not whole: every missing table, altered model and lost manifest is told with its
// file, exit code 2, and the record stays as it was. An edited row is no fault.
#include <algorithm>
#include <random>
#include <regex>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/whole.h"
#include "program.h"
#include "tables/pack_manifest.h"

namespace dateline::tests {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const fs::path source = DATELINE_SOURCE_DIR;

/// languages/ and knowledge/ as folders of links to the source's files, and a record of two reports
/// (one English, one Gujarati) made with them.
class Packs : public testing::Test {
 protected:
  void SetUp() override {
    link_folder("languages");
    link_folder("knowledge");
    ASSERT_EQ(run("read " + reports).code, 0);
    events_ = run("events --json").out;
    ASSERT_THAT(events_, HasSubstr("Zelenskyy"));
  }

  [[nodiscard]] fs::path file(const std::string& name) const {
    return program.folder() / "data" / name;
  }
  [[nodiscard]] Result run(const std::string& arguments) const {
    return program.run(arguments, "DATELINE_DATA=$PWD/data");
  }
  [[nodiscard]] std::string bytes(const std::string& name) const {
    return program.read("data/" + name);
  }
  /// Puts a file of its own in the place of the link.
  void write(const std::string& name, const std::string& contents) const {
    fs::remove_all(file(name));
    program.write("data/" + name, contents);
  }
  void restore(const std::string& name) const {
    fs::remove_all(file(name));
    fs::create_symlink(source / name, file(name));
  }

  /// `reread` and `read` of a known report fail with the text in their message, and every event is
  /// still there.
  void expect_refused(const std::string& text) const {
    for (const std::string& command : {std::string("reread"), "read " + reports}) {
      const Result result = run(command);
      EXPECT_EQ(result.code, 2) << command << ": " << result.err;
      EXPECT_THAT(result.err, HasSubstr(text)) << command;
    }
    EXPECT_EQ(run("events --json").out, events_) << text;
  }
  /// The same of each of these files when it is missing.
  void expect_needed(const std::string& folder, const std::vector<std::string>& names) const {
    for (const std::string& name : names) {
      const std::string path = (fs::path(folder) / name).string();
      fs::remove(file(path));
      expect_refused(path);
      restore(path);
    }
    EXPECT_EQ(run("reread").code, 0);
    EXPECT_EQ(run("events --json").out, events_);
  }

  const std::string reports = samples + "/en-2024-kyiv.txt " + samples + "/gu-2024-kyiv.txt";
  Program program;

 private:
  void link_folder(const std::string& folder) const {
    fs::create_directories(file(folder));
    for (const auto& entry : fs::directory_iterator(source / folder)) {
      const std::string name = folder + "/" + entry.path().filename().string();
      if (entry.is_directory()) {
        link_folder(name);
      } else {
        fs::create_symlink(entry.path(), file(name));
      }
    }
  }

  std::string events_;
};

class EveryTable : public Packs, public testing::WithParamInterface<const char*> {};

TEST_P(EveryTable, of_a_pack_is_needed) {
  const tables::PackManifest manifest =
      tables::read_pack_manifest(source / "languages" / GetParam());
  ASSERT_GE(manifest.tables.size(), 5U);
  expect_needed(std::string("languages/") + GetParam(), manifest.tables);
}

INSTANTIATE_TEST_SUITE_P(Shipped, EveryTable, testing::Values("en", "gu", "und"),
                         [](const auto& folder) { return std::string(folder.param); });

TEST_F(Packs, every_table_of_knowledge_is_needed) {
  const auto names = tables::read_table_list(source / "knowledge/knowledge.toml");
  ASSERT_GE(names.size(), 100U);
  expect_needed("knowledge", names);
}

TEST_F(Packs, the_manifests_name_every_table_and_no_other) {
  const Result result = run("doctor");
  EXPECT_THAT(result.out, Not(HasSubstr("does not name"))) << result.out;
  EXPECT_THAT(result.out, Not(HasSubstr("nothing reads"))) << result.out;
}

TEST_F(Packs, every_manifest_is_needed) {
  for (const char* name : {"languages/en", "languages/gu", "languages/und"}) {
    fs::remove(file(std::string(name) + "/pack.toml"));
    expect_refused(std::string(name) + ": this folder holds tables or a model but no pack.toml");
    restore(std::string(name) + "/pack.toml");
  }
  expect_needed("knowledge", {"knowledge.toml"});
}

TEST_F(Packs, one_changed_byte_anywhere_in_a_model_is_found) {
  std::mt19937 random(7);  // NOLINT: the same places in every run
  for (const std::string model : {"languages/en/syntax.model", "languages/gu/syntax.model"}) {
    const std::string whole = bytes(model);
    for (int i = 0; i < 10; ++i) {
      std::string changed = whole;
      const std::size_t place = i == 0 ? 40 : random() % whole.size();
      changed[place] = static_cast<char>(changed[place] ^ (1 << random() % 8));
      write(model, changed);
      SCOPED_TRACE(place);
      expect_refused(model);
    }
    restore(model);
  }
}

TEST_F(Packs, a_model_of_another_language_is_told_by_its_language) {
  write("languages/gu/syntax.model", bytes("languages/en/syntax.model"));
  expect_refused("gu/syntax.model: this is a model of 'en', but the pack is of 'gu'");
  // Also when somebody fits pack.toml to it.
  const std::string hash = run("pack hash data/languages/gu").out;
  const std::string manifest = bytes("languages/gu/pack.toml");
  write("languages/gu/pack.toml", manifest.substr(0, manifest.find("tables =")) + hash);
  expect_refused("pack.toml names a model of 'en' in the pack of 'gu'");
}

TEST_F(Packs, another_model_of_the_same_language_is_told_by_its_hash) {
  std::string manifest = bytes("languages/gu/pack.toml");
  const std::size_t hash = manifest.find("hash = \"") + 8;
  manifest[hash] = manifest[hash] == '0' ? '1' : '0';
  write("languages/gu/pack.toml", manifest);
  expect_refused("gu/syntax.model: this is not the model that pack.toml names");
  EXPECT_THAT(run("doctor").out, HasSubstr("FAULT pack gu: "));
}

TEST_F(Packs, a_table_that_cannot_be_read_is_refused) {
  const std::string name = "languages/gu/events.tsv";
  const std::string table = bytes(name);
  fs::remove(file(name));
  fs::create_directory(file(name));
  expect_refused("it is a folder");
  fs::remove(file(name));
  fs::create_symlink(file(name), file(name));  // a link to itself
  expect_refused(name);
  write(name, "");
  expect_refused("events.tsv: has no header line");
  write(name, table.substr(0, table.find("\ntrigger")));  // cut short within its head
  expect_refused("events.tsv: has no header line");
  write(name, "\xFF\xFEt\0r\0i\0g\0g\0e\0r\0");
  expect_refused("events.tsv: is no table in UTF-8");
  write(name, std::string("trigger\tpos\0", 12) + table);
  expect_refused("zero bytes");
  write(name, "trigger\tpos\n" + table);
  expect_refused("events.tsv: the header line lacks the column");
  restore(name);
  write("knowledge/bodies.tsv", "id\tkind\n");
  expect_refused("knowledge/bodies.tsv: the header line lacks the column");
}

TEST_F(Packs, a_lost_pack_or_base_is_told) {
  fs::rename(file("languages/und"), file("und"));
  expect_refused("und is missing, on which all packs build");
  fs::create_directory(file("languages/und"));
  expect_refused("und is missing, on which all packs build");
  fs::remove(file("languages/und"));
  fs::rename(file("und"), file("languages/und"));
  fs::rename(file("languages/gu"), file("languages/gu.old"));
  expect_refused("says it is 'gu' but lies in the folder 'gu.old'");
  fs::create_symlink(file("gone"), file("languages/gu"));
  expect_refused("languages/gu: this link leads nowhere");
  fs::remove_all(file("languages/gu.old"));
  fs::remove_all(file("languages/gu"));
  fs::remove_all(file("languages/en"));
  expect_refused("there is no language pack");
}

TEST_F(Packs, a_manifest_with_faults_is_told) {
  const std::string manifest = bytes("languages/en/pack.toml");
  const auto with = [&](const std::string& from, const std::string& to) {
    std::string changed = manifest;
    const std::size_t at = changed.find(from);
    ASSERT_NE(at, std::string::npos) << from;
    write("languages/en/pack.toml", changed.replace(at, from.size(), to));
  };
  with("tables = [", "table = [");
  expect_refused("en/pack.toml: the field 'tables' is missing");
  with("\"anatomy.tsv\"", "\"../gu/anatomy.tsv\"");
  expect_refused("'../gu/anatomy.tsv' in 'tables' is no table");
  with("\"anatomy.tsv\"", "7");
  expect_refused("'tables' holds something that is no string");
  with("[model]", "[mode]");
  expect_refused("the part [model] is missing");
  with("format = 1", "format = ");
  expect_refused("en/pack.toml:2:");
}

TEST_F(Packs, a_table_that_no_manifest_names_is_told_and_reading_goes_on) {
  write("languages/en/event.tsv", "trigger\tpos\n");
  write("knowledge/offices/XYZ.tsv",
        "person_id\tname\taliases\toffice_id\ttitle\tfrom\tto\tsure_from\tsure_to\tsex\n");
  const Result result = run("extract " + samples + "/en-2024-kyiv.txt");
  EXPECT_EQ(result.code, 0) << result.err;
  EXPECT_THAT(result.err, AllOf(HasSubstr("languages/en/event.tsv: pack.toml does not name"),
                                HasSubstr("offices/XYZ.tsv: knowledge.toml does not name")));
  EXPECT_EQ(run("pack check data/languages/en").code, 2);
}

TEST_F(Packs, an_edited_row_changes_the_stamp_and_nothing_else) {
  const std::string before = run("--version").out;
  write("languages/gu/times.tsv", bytes("languages/gu/times.tsv") + "# a note\n");
  EXPECT_NE(run("--version").out, before);
  EXPECT_EQ(run("pack check data/languages/gu").code, 0);
  const Result result = run("read " + reports);
  EXPECT_EQ(result.code, 0) << result.err;
  EXPECT_THAT(run("events --json").out, HasSubstr("Zelenskyy"));
}

TEST_F(Packs, a_faulty_row_is_told_with_file_and_line_and_left_out) {
  write("languages/gu/times.tsv", bytes("languages/gu/times.tsv") + "a\tb\tc\td\te\tf\tg\th\ti\n");
  const Result result = run("reread");
  EXPECT_EQ(result.code, 0) << result.err;
  EXPECT_THAT(run("events --json").out, HasSubstr("Zelenskyy"));
  const Result check = run("pack check data/languages/gu/");
  EXPECT_EQ(check.code, 2);
  EXPECT_TRUE(std::regex_search(check.out, std::regex("gu/times\\.tsv:[0-9]+: 9 cells")))
      << check.out;
  EXPECT_EQ(run("pack check data/languages/en").code, 0);
}

TEST_F(Packs, doctor_tells_every_fault_in_one_run) {
  fs::remove(file("languages/en/events.tsv"));
  fs::remove(file("languages/gu/pack.toml"));
  fs::remove(file("knowledge/bodies.tsv"));
  const Result result = run("doctor");
  EXPECT_EQ(result.code, 2);
  EXPECT_THAT(result.out, AllOf(HasSubstr("FAULT pack en: "), HasSubstr("FAULT pack gu: "),
                                HasSubstr("FAULT knowledge: ")));
  const Result version = run("--version");
  EXPECT_EQ(version.code, 2);
  EXPECT_THAT(version.out, HasSubstr("dateline "));
}

TEST_F(Packs, a_gazetteer_with_one_changed_byte_is_refused) {
  const fs::path built = source / "build/places.gaz";
  if (!fs::exists(built)) GTEST_SKIP() << "setup/gazetteer makes it";
  fs::copy_file(built, file("places.gaz"));
  ASSERT_EQ(run("reread").code, 0);
  const std::string events = run("events --json").out;
  std::fstream places(file("places.gaz"), std::ios::in | std::ios::out | std::ios::binary);
  places.seekp(12'345'678);
  places << "?";
  places.close();
  const Result result = run("reread");
  EXPECT_EQ(result.code, 2);
  EXPECT_THAT(result.err, HasSubstr("places.gaz"));
  EXPECT_EQ(run("events --json").out, events);
  fs::remove(file("places.gaz"));
  EXPECT_EQ(run("reread").code, 0) << "it may be absent";
}

TEST_F(Packs, pack_hash_prints_what_pack_check_wants) {
  const std::string manifest = bytes("languages/gu/pack.toml");
  const Result hash = run("pack hash data/languages/gu");
  ASSERT_EQ(hash.code, 0) << hash.err;
  write("languages/gu/pack.toml", manifest.substr(0, manifest.find("tables =")) + hash.out);
  const Result check = run("pack check data/languages/gu");
  EXPECT_EQ(check.code, 0) << check.out << check.err;
  EXPECT_THAT(
      program.shell("cd data/languages/gu && DATELINE_DATA=../.. " DATELINE_PROGRAM " pack check .")
          .out,
      HasSubstr("languages/gu: tables and model are whole"));
  EXPECT_EQ(run("pack check data/languages/und").code, 0);
  EXPECT_EQ(run("pack check data/languages/none").code, 2);
  EXPECT_THAT(run("pack check data/knowledge").err, HasSubstr("there is no pack.toml"));
}

TEST(PackTables, are_known_by_name_when_a_stage_reads_them) {
  const std::regex name("\"([a-z_]+\\.tsv)\"");
  int seen = 0;
  for (const char* folder : {"segment", "times", "names", "events", "identify", "ingest"}) {
    for (const auto& entry : fs::directory_iterator(source / "src" / folder)) {
      const std::string path = entry.path().string();
      if (!path.ends_with(".cpp") || path.ends_with("_test.cpp")) continue;
      std::ifstream in(path);
      for (std::string line; std::getline(in, line);) {
        std::smatch found;
        if (!std::regex_search(line, found, name)) continue;
        EXPECT_TRUE(engine::is_read(found[1])) << path << ": " << found[1];
        ++seen;
      }
    }
  }
  EXPECT_GE(seen, 20);
  EXPECT_FALSE(engine::is_read("event.tsv"));
}

}  // namespace
}  // namespace dateline::tests
