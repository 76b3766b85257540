// SPDX-License-Identifier: Apache-2.0
#include "knowledge/knowledge.h"

#include <chrono>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "text/fold.h"
#include "text/name_key.h"

namespace dateline::knowledge {
namespace {

using std::filesystem::path;
using testing::Contains;
using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;

Day day(int year, unsigned month, unsigned day_of_month) {
  const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month),
                                         std::chrono::day(day_of_month)};
  return static_cast<Day>(std::chrono::sys_days(date).time_since_epoch().count());
}

/// A small world of its own in a temporary folder, one per test.
class World : public testing::Test {
 protected:
  void SetUp() override {
    const auto* info = testing::UnitTest::GetInstance()->current_test_info();
    root_ = path(testing::TempDir()) / (std::string("dateline-world-") + info->name());
    std::filesystem::remove_all(root_);
    write("knowledge/countries.tsv",
          "iso3\tiso2\tfips\tcow\tname\tofficial\tcapital\tcapital_geonameid\taliases\n"
          "IND\tIN\tIN\t750\tIndia\tRepublic of India\tNew Delhi\t1261481\tBharat\n"
          "RUS\tRU\tRS\t365\tRussia\tRussian Federation\tMoscow\t524901\t\n"
          "USA\tUS\tUS\t2\tUnited States\tUnited States of America\tWashington\t4140963\t\n"
          "GNB\tGW\tPU\t404\tGuinea-Bissau\t\tBissau\t2374775\t\n");
    write("languages/en/countries.tsv", "iso3\tform\tmark\nUSA\tU.S.\t\nUSA\tUS\texact\n");
    write("languages/en/demonyms.tsv",
          "iso3\tform\tkind\nRUS\tRussian\tadjective\nRUS\tRussian\tperson\nRUS\tRussians\tpersons"
          "\n");
    write("languages/gu/demonyms.tsv", "iso3\tform\tkind\nRUS\tરશિયન\tadjective\n");
    write("knowledge/ontology.tsv",
          "kind\tname\tof\tquad\tscore\nclass\tCONSULT\t\tverbal coop\t2.5\n"
          "mode\tvisit\tCONSULT\t\t3\n");
    write("knowledge/bodies.tsv",
          "id\tkind\tcountry\tsectors\tname\taliases\tmembers\n"
          "sco\tigo\tIGO\tGOV\tShanghai Cooperation Organisation\tSCO\tIND|RUS\n");
    write("knowledge/offices.tsv",
          "office_id\tsector\tbody\trank\nforeign_minister\tGOV\tforeign_ministry\t3\n"
          "defence_minister\tMIL\tdefence_ministry\t4\n");
    write("knowledge/offices/IND.tsv",
          offices_header +
              "subrahmanyam-jaishankar\tSubrahmanyam Jaishankar\tS. Jaishankar\tforeign_minister\t"
              "2019-05-30\t\tday\tday\tExternal Affairs Minister\tm\n"
              "sushma-swaraj\tSushma Swaraj\t\tforeign_minister\t2014-05-26\t2019-05-30\tday\tday\t"
              "External Affairs Minister\tf\n");
    write("knowledge/offices/RUS.tsv",
          offices_header +
              "andrei-belousov\tAndrei Belousov\t\tdefence_minister\t2024-05\t\tmonth\t\t\tm\n"
              "sergei-shoigu\tSergei "
              "Shoigu\t\tdefence_minister\t2012-11-06\t2024-05\tday\tmonth\t\tm\n");
    write("knowledge/occasions.tsv",
          "id\tbody\tlevel\tname\nsco-summit\tsco\tsummit\tSCO summit\n");
    write("knowledge/occasion_editions.tsv",
          "series\tnumber\tyear\tfrom\tto\tplace\tcountry\n"
          "sco-summit\t25\t2025\t2025-08-31\t2025-09-01\tTianjin\t\n"
          "sco-summit\t24\t2024\t2024-07\t\tAstana\t\n");
    write("knowledge/regions.tsv",
          "id\tkind\tname\taliases\tcountries\tlat\tlon\n"
          "black-sea\tsea\tBlack Sea\t\t\t43\t34\n"
          "kashmir\tregion\tKashmir\t\tIND\t34\t75\n");
    write("languages/gu/regions.tsv", "id\tforms\nkashmir\tકાશ્મીર\n");
    write("knowledge/places_core.tsv",
          "geonameid\tname\tcountry\tlat\tlon\tpopulation\taliases\n"
          "524901\tMoscow\tRUS\t55.75222\t37.61556\t10381222\tMoskva|Москва|મૉસ્કો\n"
          "5601538\tMoscow\tUSA\t46.73239\t-117.00017\t25060\t\n");
  }
  void TearDown() override { std::filesystem::remove_all(root_); }

  void write(const path& name, const std::string& contents) const {
    std::filesystem::create_directories((root_ / name).parent_path());
    std::ofstream(root_ / name, std::ios::binary) << contents;
  }

  Knowledge open() {
    return {{.folder = root_ / "knowledge", .languages = root_ / "languages", .gazetteer = {}},
            faults_};
  }

  const std::string offices_header =
      "person_id\tname\taliases\toffice_id\tfrom\tto\tsure_from\tsure_to\ttitle\tsex\n";
  path root_;
  std::vector<Diagnostic> faults_;
};

std::vector<std::string> ids(const std::vector<Candidate>& candidates) {
  std::vector<std::string> out;
  for (const Candidate& candidate : candidates) out.push_back(candidate.id + " " + candidate.form);
  return out;
}

TEST_F(World, reads_without_faults) {
  open();
  EXPECT_EQ(to_string(faults_), "");
}

TEST_F(World, finds_countries_in_every_pack_language_and_says_by_which_row) {
  const Knowledge world = open();
  EXPECT_THAT(ids(world.lookup("russia")), ElementsAre("RUS name"));
  EXPECT_EQ(world.lookup("russia").front().rule, "knowledge/countries.tsv:3");
  EXPECT_THAT(ids(world.lookup("રશિયા")), ElementsAre("RUS name"));
  EXPECT_THAT(world.lookup("રશિયા").front().rule, HasSubstr("ICU"));
  EXPECT_THAT(ids(world.lookup("russian")), ElementsAre("RUS adjective", "RUS person"));
  EXPECT_THAT(ids(world.lookup("રશિયન")), ElementsAre("RUS adjective"));
  EXPECT_THAT(world.lookup("atlantis"), IsEmpty());
}

TEST_F(World, does_not_mind_how_hyphens_and_periods_were_split) {
  const Knowledge world = open();
  EXPECT_THAT(ids(world.lookup("guinea-bissau")), ElementsAre("GNB name"));
  EXPECT_THAT(ids(world.lookup("guinea - bissau")), ElementsAre("GNB name"));
  EXPECT_THAT(ids(world.lookup("u. s.")), ElementsAre("USA name"));
  EXPECT_EQ(world.longest_from("guinea"), 3);
  EXPECT_EQ(world.longest_from("guinea-bissau"), 3);
  EXPECT_EQ(world.longest_from("atlantis"), 0);
}

TEST_F(World, marks_forms_whose_letters_must_stand_exactly_so) {
  const Knowledge world = open();
  EXPECT_THAT(world.lookup("us"), ElementsAre(testing::AllOf(Field(&Candidate::mark, "exact"),
                                                             Field(&Candidate::written, "US"))));
}

TEST_F(World, finds_people_across_scripts_by_name_surname_and_initial) {
  const Knowledge world = open();
  const auto keys = [](std::string_view name) {
    std::string out;
    for (const std::string& key : text::name_keys(name)) out += (out.empty() ? "" : " ") + key;
    return out;
  };
  EXPECT_THAT(ids(world.lookup("s. jaishankar")), ElementsAre("subrahmanyam-jaishankar name"));
  EXPECT_THAT(ids(world.lookup_key(keys("એસ. જયશંકર"))),
              Contains("subrahmanyam-jaishankar initials"));
  EXPECT_THAT(ids(world.lookup_key(keys("જયશંકર"))), ElementsAre("subrahmanyam-jaishankar surname"));
  EXPECT_THAT(ids(world.lookup_key(keys("Андрей Белоусов"))), ElementsAre("andrei-belousov name"));
  EXPECT_THAT(ids(world.lookup_key(keys("બેલોસોવ"))), ElementsAre("andrei-belousov surname"));
}

TEST_F(World, knows_who_held_an_office_on_a_day) {
  const Knowledge world = open();
  const auto holder = [&](std::string_view office, std::optional<Day> on) -> std::string {
    const Tenure* tenure = world.holder(office == "defence_minister" ? "RUS" : "IND", office, on);
    return tenure == nullptr ? "nobody" : tenure->person;
  };
  EXPECT_EQ(holder("foreign_minister", day(2014, 5, 25)), "nobody");
  EXPECT_EQ(holder("foreign_minister", day(2014, 5, 26)), "sushma-swaraj");
  EXPECT_EQ(holder("foreign_minister", day(2019, 5, 30)), "subrahmanyam-jaishankar");  // handover
  EXPECT_EQ(holder("foreign_minister", day(2025, 7, 15)), "subrahmanyam-jaishankar");
  EXPECT_EQ(holder("foreign_minister", std::nullopt), "nobody");
  // Sure only to the month: within that month nobody is surely the holder.
  EXPECT_EQ(holder("defence_minister", day(2024, 4, 30)), "sergei-shoigu");
  EXPECT_EQ(holder("defence_minister", day(2024, 5, 14)), "nobody");
  EXPECT_EQ(holder("defence_minister", day(2024, 5, 31)), "andrei-belousov");
  EXPECT_EQ(world.holders("RUS", "defence_minister", day(2024, 5, 14), day(2024, 5, 14)).size(),
            2U);
  EXPECT_EQ(world.holders("RUS", "defence_minister", {}, {}).size(), 2U);
  EXPECT_EQ(world.holder("IND", "defence_minister", std::nullopt), nullptr);
}

TEST_F(World, gives_a_persons_offices_latest_first) {
  const Knowledge world = open();
  EXPECT_EQ(world.offices_of("sergei-shoigu", day(2020, 1, 1)).size(), 1U);
  EXPECT_THAT(world.offices_of("sergei-shoigu", day(2025, 1, 1)), IsEmpty());
  EXPECT_EQ(world.offices_of("sergei-shoigu", {}).front()->body, "defence_ministry");
  EXPECT_EQ(world.offices_of("sergei-shoigu", {}).front()->sector, Sector::mil);
  EXPECT_THAT(world.offices_of("nobody", {}), IsEmpty());
}

TEST_F(World, knows_editions_of_occasions_as_exactly_as_the_table) {
  const Knowledge world = open();
  const auto editions = world.editions("sco-summit");
  ASSERT_EQ(editions.size(), 2U);
  EXPECT_EQ(editions[0]->when, "2024-07");
  EXPECT_FALSE(editions[0]->from.has_value());
  EXPECT_EQ(editions[1]->when, "2025-08-31/2025-09-01");
  EXPECT_EQ(editions[1]->to, day(2025, 9, 1));
  EXPECT_EQ(world.series("sco-summit")->body, "sco");
}

TEST_F(World, knows_core_places_and_regions_without_a_gazetteer) {
  const Knowledge world = open();
  const auto found = world.places("moscow");
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].country, "RUS");  // most populous first
  EXPECT_EQ(found[1].country, "USA");
  EXPECT_EQ(world.places("મૉસ્કો").size(), 1U);
  EXPECT_EQ(world.places_by_key(text::name_key("મોસ્કો")).front().id, "524901");
  EXPECT_EQ(world.place("524901")->name, "Moscow");
  EXPECT_EQ(world.place("black-sea")->precision, "sea");
  EXPECT_EQ(world.place("kashmir")->country, "IND");
  EXPECT_THAT(ids(world.lookup("કાશ્મીર")), ElementsAre("kashmir name"));
  EXPECT_THAT(world.gazetteer_state(), HasSubstr("no gazetteer"));
}

TEST_F(World, gives_scores_of_modes_and_else_of_their_class) {
  const Knowledge world = open();
  EXPECT_EQ(world.score(EventClass::consult, Mode::visit), 3.0);
  EXPECT_EQ(world.score(EventClass::consult, Mode::phone), 2.5);
}

TEST_F(World, reports_every_fault_with_file_and_line) {
  write("knowledge/bodies.tsv",
        "id\tkind\tcountry\tsectors\tname\taliases\tmembers\n"
        "sco\tigo\tIGO\tGOVV\tSCO\t\tIND|XXX\n"
        "sco\tigo\tIGO\tGOV\tSCO\t\t\n");
  write("languages/en/demonyms.tsv", "iso3\tform\tkind\nRUS\tRussian\tadverb\nQQQ\tQ\tperson\n");
  write("knowledge/offices/RUS.tsv", offices_header + "a\tA B\t\tking\t2012\t\t\t\t\tm\n" +
                                         "a\tA B\t\tdefence_minister\t2012-13\t\t\t\t\tm\n" +
                                         "a\tA C\t\tdefence_minister\t2014\t2012\t\t\t\tm\n");
  open();
  const std::string all = to_string(faults_);
  EXPECT_THAT(all, HasSubstr("demonyms.tsv:2: kind 'adverb'"));
  EXPECT_THAT(all, HasSubstr("demonyms.tsv:3: knowledge/countries.tsv knows no 'QQQ'"));
  EXPECT_THAT(all, HasSubstr("bodies.tsv:2: PLOVER has no sector 'GOVV'"));
  EXPECT_THAT(all, HasSubstr("bodies.tsv:2: member 'XXX' is no country"));
  EXPECT_THAT(all, HasSubstr("bodies.tsv:3: the body 'sco' has a row already"));
  EXPECT_THAT(all, HasSubstr("RUS.tsv:2: knowledge/offices.tsv knows no office 'king'"));
  EXPECT_THAT(all, HasSubstr("RUS.tsv:3: '2012-13' in from is no date"));
  EXPECT_THAT(all, HasSubstr("RUS.tsv:4: 'a' is called 'A B' in another row"));
  EXPECT_THAT(all, HasSubstr("RUS.tsv:4: the tenure ends before it begins"));
}

TEST_F(World, is_an_error_when_a_table_is_missing_or_lacks_a_column) {
  const auto complaint = [this] {
    try {
      open();
    } catch (const Error& error) {
      return std::string(error.what());
    }
    return std::string();
  };
  std::filesystem::remove(root_ / "knowledge/occasion_editions.tsv");
  EXPECT_THAT(complaint(), HasSubstr("occasion_editions.tsv"));
  write("knowledge/occasions.tsv", "id\tbody\n");
  EXPECT_THAT(complaint(), HasSubstr("occasions.tsv: the header line lacks the column 'level'"));
}

TEST_F(World, has_a_version_that_changes_with_every_table) {
  const std::string before = open().version();
  EXPECT_EQ(open().version(), before);
  write("languages/gu/regions.tsv", "id\tforms\nkashmir\tકાશ્મિર\n");
  EXPECT_NE(open().version(), before);
}

TEST(Knowledge, without_its_folder_says_what_to_do) {
  std::vector<Diagnostic> faults;
  try {
    const Knowledge world({.folder = "/nonexistent/knowledge", .languages = {}, .gazetteer = {}},
                          faults);
    FAIL();
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), HasSubstr("/nonexistent/knowledge"));
    EXPECT_THAT(error.what(), HasSubstr("DATELINE_DATA"));
  }
}

}  // namespace
}  // namespace dateline::knowledge
