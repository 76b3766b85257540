// SPDX-License-Identifier: Apache-2.0
// The tables that are shipped: whole, and knowing what the news names most.

#include <algorithm>
#include <array>
#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "knowledge/knowledge.h"
#include "text/fold.h"
#include "text/name_key.h"

namespace dateline::knowledge {
namespace {

const std::filesystem::path root = DATELINE_SOURCE_DIR;

Knowledge open_shipped(std::vector<Diagnostic>& faults,
                       const std::filesystem::path& gazetteer = {}) {
  return {{.folder = root / "knowledge", .languages = root / "languages", .gazetteer = gazetteer},
          faults};
}

struct City {
  const char* written;
  const char* name;
};

// Gujarati names of cities as newspapers write them, ours.
constexpr std::array cities = {
    City{"મોસ્કો", "moscow"},
    City{"અસ્તાના", "astana"},
    City{"કિંગદાઓ", "qingdao"},
    City{"રિયો ડી જાનેરો", "rio de janeiro"},
    City{"જોહાનિસબર્ગ", "johannesburg"},
    City{"બેઇજિંગ", "beijing"},
    City{"તિયાનજિન", "tianjin"},
    City{"શાંઘાઈ", "shanghai"},
    City{"લંડન", "london"},
    City{"પેરિસ", "paris"},
    City{"બર્લિન", "berlin"},
    City{"ટોક્યો", "tokyo"},
    City{"સિઓલ", "seoul"},
    City{"પ્યોંગયાંગ", "pyongyang"},
    City{"ખાર્કિવ", "kharkiv"},
    City{"મિન્સ્ક", "minsk"},
    City{"વોર્સો", "warsaw"},
    City{"વિયેના", "vienna"},
    City{"મેડ્રિડ", "madrid"},
    City{"એથેન્સ", "athens"},
    City{"અંકારા", "ankara"},
    City{"તેહરાન", "tehran"},
    City{"બગદાદ", "baghdad"},
    City{"દમાસ્કસ", "damascus"},
    City{"જેરુસલેમ", "jerusalem"},
    City{"રિયાધ", "riyadh"},
    City{"અબુ ધાબી", "abu dhabi"},
    City{"કૈરો", "cairo"},
    City{"ખાર્તુમ", "khartoum"},
    City{"નૈરોબી", "nairobi"},
    City{"અદીસ અબાબા", "addis ababa"},
    City{"ઇસ્લામાબાદ", "islamabad"},
    City{"કરાચી", "karachi"},
    City{"કાબુલ", "kabul"},
    City{"કંદહાર", "kandahar"},
    City{"ઢાકા", "dhaka"},
    City{"કોલંબો", "colombo"},
    City{"કાઠમંડુ", "kathmandu"},
    City{"યાંગોન", "yangon"},
    City{"બેંગકોક", "bangkok"},
    City{"હનોઈ", "hanoi"},
    City{"જકાર્તા", "jakarta"},
    City{"કુઆલાલમ્પુર", "kuala lumpur"},
    City{"કેનબેરા", "canberra"},
    City{"ઓટાવા", "ottawa"},
    City{"હવાના", "havana"},
    City{"કારાકાસ", "caracas"},
    City{"બ્રાઝિલિયા", "brasilia"},
    City{"સમરકંદ", "samarkand"},
    City{"તાશ્કંદ", "tashkent"},
    City{"બિશ્કેક", "bishkek"},
    City{"દુશાન્બે", "dushanbe"},
    City{"બાકુ", "baku"},
    City{"યેરેવાન", "yerevan"},
    City{"કઝાન", "kazan"},
    City{"વ્લાદિવોસ્તોક", "vladivostok"},
    City{"વુહાન", "wuhan"},
    City{"શ્રીનગર", "srinagar"},
    City{"બુડાપેસ્ટ", "budapest"},
    City{"હેલસિંકી", "helsinki"},
};

/// The cities that are not found by their Gujarati names.
std::vector<std::string> not_found(const Knowledge& world) {
  std::vector<std::string> missing;
  for (const City& city : cities) {
    std::vector<Place> places = world.places(text::fold(city.written));
    if (places.empty()) {
      for (const SoundingPlace& like : world.places_like(city.written))
        places.push_back(like.place);
    }
    const bool right =
        !places.empty() && text::fold_without_marks(places.front().name) == city.name;
    if (!right) missing.emplace_back(city.name);
  }
  return missing;
}

TEST(ShippedTables, have_no_faults) {
  std::vector<Diagnostic> faults;
  open_shipped(faults);
  EXPECT_EQ(to_string(faults), "");
}

TEST(ShippedTables, name_every_country_in_every_language_of_a_pack) {
  std::vector<Diagnostic> faults;
  const Knowledge world = open_shipped(faults);
  EXPECT_GE(world.countries().size(), 249U);
  for (const Country& country : world.countries()) {
    const auto meanings = world.lookup(text::fold(country.name));
    EXPECT_TRUE(std::ranges::any_of(meanings, [&](const Candidate& meaning) {
      return meaning.kind == Candidate::Kind::country && meaning.id == country.iso3;
    })) << country.name;
  }
}

TEST(ShippedTables, know_their_tenures_people) {
  std::vector<Diagnostic> faults;
  const Knowledge world = open_shipped(faults);
  ASSERT_GE(world.persons().size(), 100U);
  for (const Person& person : world.persons()) {
    EXPECT_FALSE(person.tenures.empty()) << person.id;
    EXPECT_FALSE(world.lookup(text::fold(person.name)).empty()) << person.id;
  }
}

TEST(ShippedTables, know_great_cities_in_gujarati_without_a_gazetteer) {
  std::vector<Diagnostic> faults;
  const Knowledge world = open_shipped(faults);
  EXPECT_THAT(not_found(world), testing::ElementsAre());
}

TEST(ShippedTables, know_great_cities_in_gujarati_with_the_gazetteer) {
  const std::filesystem::path gazetteer = root / "build/places.gaz";
  if (!std::filesystem::exists(gazetteer)) GTEST_SKIP() << "no gazetteer: run setup/gazetteer";
  std::vector<Diagnostic> faults;
  const Knowledge world = open_shipped(faults, gazetteer);
  EXPECT_EQ(to_string(faults), "");
  EXPECT_THAT(not_found(world), testing::ElementsAre());
  EXPECT_EQ(world.place("1850147")->name, "Tokyo");
  EXPECT_EQ(world.places("москва").front().country, "RUS");
}

}  // namespace
}  // namespace dateline::knowledge
