// SPDX-License-Identifier: Apache-2.0
#include "knowledge/gazetteer.h"

#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "knowledge/gazetteer_build.h"
#include "knowledge/mo_file.h"
#include "knowledge/phrases.h"
#include "tables/tsv.h"
#include "text/fold.h"
#include "text/name_key.h"

namespace dateline::knowledge {
namespace {

using std::filesystem::path;
using testing::HasSubstr;
using testing::IsEmpty;

std::string number(std::uint32_t value) {
  std::string bytes;
  for (int i = 0; i < 4; ++i) bytes.push_back(static_cast<char>((value >> (8 * i)) & 0xFFU));
  return bytes;
}

/// A gettext catalogue of one message.
std::string catalogue(const std::string& id, const std::string& translation) {
  const auto size = [](const std::string& text) { return static_cast<std::uint32_t>(text.size()); };
  const std::uint32_t letters = 44;
  return number(0x950412de) + number(0) + number(1) + number(28) + number(36) + number(0) +
         number(0) + number(size(id)) + number(letters) + number(size(translation)) +
         number(letters + size(id) + 1) + id + '\0' + translation + '\0';
}

class Gazetteers : public testing::Test {
 protected:
  void SetUp() override {
    const auto* info = testing::UnitTest::GetInstance()->current_test_info();
    root_ = path(testing::TempDir()) / (std::string("dateline-gazetteer-") + info->name());
    std::filesystem::remove_all(root_);
    std::filesystem::create_directories(root_ / "locale/gu/LC_MESSAGES");
    const auto city = [](const std::string& id, const std::string& name, const std::string& names,
                         const std::string& place, const std::string& country,
                         const std::string& population) {
      return id + "\t" + name + "\t" + name + "\t" + names + "\t" + place + "\tP\tPPL\t" + country +
             "\t\t\t\t\t\t" + population + "\t\t1\tX/Y\t2020-01-01\n";
    };
    write("cities500.txt",
          city("524901", "Moscow", "MOW,Moskva,Москва,mosko,莫斯科", "55.75222\t37.61556", "RU",
               "10381222") +
              city("5601538", "Moscow", "", "46.73239\t-117.00017", "US", "25060") +
              city("1797929", "Qingdao", "Tsingtao,TAO", "36.06488\t120.38042", "CN", "3718835") +
              city("3451190", "Rio de Janeiro", "Río", "-22.90642\t-43.18223", "BR", "6747815") +
              "no place at all\n" + city("7", "Nowhere", "", "99\t0", "RU", "5"));
    write("locale/gu/LC_MESSAGES/geonames.mo", catalogue("1797929", "કિંગદાઓ શહેર"));
    build_gazetteer(
        {.cities = root_ / "cities500.txt", .locales = root_ / "locale", .versions = "test 1"},
        file(), faults_);
  }
  void TearDown() override { std::filesystem::remove_all(root_); }

  void write(const path& name, const std::string& contents) const {
    std::ofstream(root_ / name, std::ios::binary) << contents;
  }
  [[nodiscard]] path file() const { return root_ / "places.gaz"; }
  [[nodiscard]] std::string message() const {
    try {
      const Gazetteer opened(file());
    } catch (const Error& error) {
      return error.what();
    }
    return "opened";
  }

  path root_;
  std::vector<Diagnostic> faults_;
};

std::string form(std::string_view name) { return phrase_form(text::fold_without_marks(name)); }
std::string key(std::string_view name) { return squeezed_key(joined_keys(text::name_keys(name))); }

TEST_F(Gazetteers, find_places_by_any_of_their_names_most_populous_first) {
  const Gazetteer places(file());
  EXPECT_EQ(places.size(), 4U);
  const auto moscow = places.by_name(form("Moscow"));
  ASSERT_EQ(moscow.size(), 2U);
  EXPECT_EQ(moscow[0].id, "524901");
  EXPECT_EQ(moscow[0].country, "RU");
  EXPECT_NEAR(moscow[0].latitude, 55.75222, 1e-9);
  EXPECT_NEAR(moscow[1].longitude, -117.00017, 1e-9);
  EXPECT_EQ(places.by_name(form("МОСКВА")).size(), 1U);
  EXPECT_EQ(places.by_name(form("莫斯科")).size(), 1U);
  EXPECT_EQ(places.by_name(form("rio")).front().name, "Rio de Janeiro");
  EXPECT_EQ(places.by_name(form("કિંગદાઓ શહેર")).front().id, "1797929");
  EXPECT_THAT(places.by_name("atlantis"), IsEmpty());
  EXPECT_THAT(places.by_name(""), IsEmpty());
}

TEST_F(Gazetteers, find_places_by_sound_however_their_words_are_split) {
  const Gazetteer places(file());
  for (const std::string name : {"મોસ્કો", "मॉस्को"}) {
    EXPECT_EQ(places.by_key(key(name)).front().places.front().id, "524901") << name;
  }
  EXPECT_EQ(places.by_key(key("કિંગદાઓ")).front().name, "qingdao");
  EXPECT_EQ(places.by_key(key("રિયો ડી જાનેરો")).front().places.front().country, "BR");
  EXPECT_EQ(places.by_key(key("રિયોડીજાનેરો")).size(), 1U);
}

TEST_F(Gazetteers, find_places_by_id) {
  const Gazetteer places(file());
  EXPECT_EQ(places.by_id(524901)->name, "Moscow");
  EXPECT_FALSE(places.by_id(1).has_value());
  EXPECT_FALSE(places.by_id(0xFFFFFFFF).has_value());
}

TEST_F(Gazetteers, leave_out_codes_and_transcripts) {
  const Gazetteer places(file());
  EXPECT_THAT(places.by_name("mow"), IsEmpty());
  EXPECT_THAT(places.by_name("tao"), IsEmpty());
  EXPECT_THAT(places.by_name("mosko"), IsEmpty());
  EXPECT_TRUE(is_place_name("Ulm"));
  EXPECT_TRUE(is_place_name("東京"));
  EXPECT_FALSE(is_place_name("Y"));
  EXPECT_FALSE(is_place_name("Sector 7"));
}

TEST_F(Gazetteers, name_rows_that_are_no_places) {
  ASSERT_EQ(faults_.size(), 2U);
  EXPECT_EQ(faults_[0].line, 5);
  EXPECT_EQ(faults_[1].message, "no coordinates");
}

TEST_F(Gazetteers, say_what_they_were_made_from) {
  const Gazetteer places(file());
  EXPECT_THAT(std::string(places.sources()), HasSubstr("test 1\ncities500.txt "));
  EXPECT_THAT(std::string(places.sources()), HasSubstr("geonames.mo in 1 languages"));
}

TEST_F(Gazetteers, are_the_same_bytes_when_made_again) {
  const std::string once = tables::read_file(file());
  build_gazetteer(
      {.cities = root_ / "cities500.txt", .locales = root_ / "locale", .versions = "test 1"},
      file(), faults_);
  EXPECT_EQ(tables::read_file(file()), once);
}

TEST_F(Gazetteers, say_what_is_wrong_with_them_and_what_to_do) {
  const std::string whole = tables::read_file(file());
  EXPECT_NO_THROW(check_gazetteer(file()));
  const auto broken = [&](std::string bytes) {
    write("places.gaz", bytes);
    return message();
  };
  EXPECT_THAT(broken(whole.substr(0, whole.size() - 1)), HasSubstr("is damaged: it should have"));
  EXPECT_THAT(broken(whole.substr(0, 20)), HasSubstr("is cut short"));
  EXPECT_THAT(broken(""), HasSubstr("is empty"));
  EXPECT_THAT(broken("X" + whole.substr(1)), HasSubstr("is no gazetteer"));
  std::string newer = whole;
  newer[12] = 9;
  EXPECT_THAT(broken(newer), HasSubstr("has format 9, this program reads format 1"));
  std::string header = whole;
  header[60] = static_cast<char>(header[60] ^ 1);
  EXPECT_THAT(broken(header), HasSubstr("its header is wrong"));
  EXPECT_THAT(broken(header), HasSubstr("setup/gazetteer"));
  std::filesystem::remove(file());
  EXPECT_THAT(message(), HasSubstr("cannot be opened: No such file"));
}

TEST_F(Gazetteers, damaged_inside_never_crash_and_fail_the_full_check) {
  const std::string whole = tables::read_file(file());
  const Gazetteer before(file());
  for (std::size_t position = 400; position < whole.size(); position += 7) {
    std::string damaged = whole;
    damaged[position] = static_cast<char>(damaged[position] ^ 0xFF);
    write("other.gaz", damaged);
    const Gazetteer places(root_ / "other.gaz");
    for (const char* name : {"moscow", "qingdao", "zzz"}) {
      EXPECT_LE(places.by_name(name).size(), 16U);
      EXPECT_LE(places.by_key(key(name)).size(), 64U);
    }
    EXPECT_FALSE(places.by_id(0).has_value());
    EXPECT_THROW(check_gazetteer(root_ / "other.gaz"), Error) << position;
  }
}

TEST_F(Gazetteers, without_sources_say_so) {
  EXPECT_THROW(
      build_gazetteer({.cities = root_ / "absent", .locales = {}, .versions = {}}, file(), faults_),
      Error);
  write("empty.txt", "");
  EXPECT_THROW(build_gazetteer({.cities = root_ / "empty.txt", .locales = {}, .versions = {}},
                               file(), faults_),
               Error);
  EXPECT_THROW(build_gazetteer({.cities = root_ / "cities500.txt", .locales = {}, .versions = {}},
                               root_ / "absent/places.gaz", faults_),
               Error);
}

TEST(MoFile, reads_only_what_lies_inside) {
  const std::string whole = catalogue("1", "એક");
  EXPECT_EQ(read_mo(whole).size(), 1U);
  EXPECT_EQ(read_mo(whole).front().second, "એક");
  for (std::size_t size = 0; size + 1 < whole.size(); ++size) read_mo(whole.substr(0, size));
  EXPECT_THAT(read_mo("no catalogue"), IsEmpty());
  EXPECT_THAT(
      read_mo(number(0x950412de) + number(0) + number(0xFFFFFFFF) + number(28) + number(36)),
      IsEmpty());
}

TEST(Phrases, take_words_apart_as_texts_do) {
  EXPECT_EQ(phrase_form("guinea - bissau"), "guinea bissau");
  EXPECT_EQ(phrase_form("u. s. president"), "u.s. president");
  EXPECT_EQ(phrase_form("côte d’ivoire"), "côte d'ivoire");
  EXPECT_EQ(phrase_form("  a   b "), "a b");
  EXPECT_EQ(phrase_form(""), "");
  EXPECT_EQ(word_count("U.S."), 4);
  EXPECT_EQ(word_count("સંયુક્ત રાષ્ટ્ર"), 2);
  EXPECT_EQ(first_run("guinea-bissau"), "guinea");
  EXPECT_EQ(squeezed_key(joined_keys(text::name_keys("New York"))),
            squeezed_key(joined_keys(text::name_keys("ન્યૂયોર્ક"))));
}

}  // namespace
}  // namespace dateline::knowledge
