// SPDX-License-Identifier: Apache-2.0
#include "names/markers.h"

#include <filesystem>

#include <gtest/gtest.h>

#include "names/test_words.h"

namespace dateline::names {
namespace {

Markers markers_of(const char* language) {
  std::vector<Diagnostic> diagnostics;
  Markers markers(std::filesystem::path(DATELINE_SOURCE_DIR) / "languages" / language, diagnostics);
  EXPECT_EQ(to_string(diagnostics), "");
  return markers;
}

bool strips_to(const Markers& markers, std::string_view form, std::string_view stem,
               MarkerRole role) {
  for (const Stem& found : markers.strip(form))
    if (found.form == stem && found.role == role) return true;
  return false;
}

TEST(Markers, strip_gives_the_bare_stem) {
  const Markers gu = markers_of("gu");
  EXPECT_TRUE(strips_to(gu, "ભારતને", "ભારત", MarkerRole::dat));
  EXPECT_TRUE(strips_to(gu, "લવરોવે", "લવરોવ", MarkerRole::erg));
  EXPECT_TRUE(strips_to(gu, "રશિયાએ", "રશિયા", MarkerRole::erg));
  EXPECT_TRUE(strips_to(gu, "મોસ્કોમાં", "મોસ્કો", MarkerRole::in));
  EXPECT_TRUE(strips_to(gu, "મોસ્કોમાંથી", "મોસ્કો", MarkerRole::from));
  EXPECT_TRUE(strips_to(gu, "રશિયાના", "રશિયા", MarkerRole::gen));
  EXPECT_TRUE(strips_to(markers_of("en"), "Moscow's", "Moscow", MarkerRole::gen));
}

TEST(Markers, strip_keeps_the_form_first_and_never_empties_it) {
  const Markers gu = markers_of("gu");
  EXPECT_EQ(gu.strip("રાણે").front(), (Stem{"રાણે", std::nullopt}));
  EXPECT_EQ(gu.strip("ને").size(), 1U);
  EXPECT_EQ(gu.strip("").size(), 1U);
  EXPECT_EQ(gu.strip("\xE0\xAA").size(), 1U);
}

struct RoleCase {
  const char* language;
  const char* text;
  Phrase phrase;
  std::optional<MarkerRole> role;
};

TEST(Markers, role_of_a_phrase_without_a_tree) {
  const RoleCase cases[] = {
      {"gu", "લવરોવ સાથે", {0, 1, 0}, MarkerRole::with},
      {"gu", "ભારત ની સાથે", {0, 1, 0}, MarkerRole::with},
      {"gu", "ભારત ના મંત્રી", {0, 1, 0}, MarkerRole::gen},
      {"gu", "કનિમોઝી કરુણાનિધિ ના નેતૃત્વમાં", {0, 2, 0}, MarkerRole::led_by},
      {"gu", "લવરોવે કહ્યું", {0, 1, 0}, MarkerRole::erg},
      {"gu", "મોસ્કોમાં મળશે", {0, 1, 0}, MarkerRole::in},
      {"gu", "મંત્રાલય ના જણાવ્યા અનુસાર", {0, 1, 0}, MarkerRole::according},
      {"gu", "ભારત મહાન", {0, 1, 0}, std::nullopt},
      {"en", "met with Lavrov", {2, 3, 2}, MarkerRole::with},
      {"en", "on the sidelines of BRICS", {4, 5, 4}, MarkerRole::sidelines},
      {"en", "with Russia 's envoy", {1, 2, 1}, MarkerRole::gen},
      {"en", "Lavrov said", {0, 1, 0}, std::nullopt},
      {"en", "a team led by Rao", {4, 5, 4}, MarkerRole::led_by},
  };
  for (const RoleCase& one : cases) {
    const Analysis analysis = test::words_of(one.text);
    const auto marking = markers_of(one.language).role_of(one.text, analysis, one.phrase);
    EXPECT_EQ(marking ? std::optional(marking->role) : std::nullopt, one.role) << one.text;
  }
}

TEST(Markers, coordination_shares_the_marker) {
  const std::string text = "જયશંકર અને લવરોવ વચ્ચે";
  Analysis analysis = test::words_of(text);
  analysis.words[2].relation = Relation::conj;
  analysis.words[2].head = 0;
  const auto marking = markers_of("gu").role_of(text, analysis, Phrase{0, 1, 0});
  ASSERT_TRUE(marking);
  EXPECT_EQ(marking->role, MarkerRole::between);

  const std::string english = "with Lavrov and Rao";
  analysis = test::words_of(english);
  analysis.words[3].relation = Relation::conj;
  analysis.words[3].head = 1;
  EXPECT_EQ(markers_of("en").role_of(english, analysis, Phrase{3, 4, 3})->role, MarkerRole::with);
}

TEST(Markers, every_role_prints_and_parses) {
  for (int value = 0; value <= static_cast<int>(MarkerRole::and_); ++value) {
    const auto role = static_cast<MarkerRole>(value);
    EXPECT_EQ(parse_marker_role(to_string(role)), role) << value;
  }
}

}  // namespace
}  // namespace dateline::names
