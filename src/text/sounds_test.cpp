// SPDX-License-Identifier: Apache-2.0
#include "text/sounds.h"

#include <gtest/gtest.h>

#include "text/letters.h"

namespace dateline::text {
namespace {

std::string classes(std::string_view word) {
  std::string out;
  for (const Sound& sound : sounds_of(word)) out.push_back(sound.sound_class);
  return out;
}

TEST(Sounds, keep_what_another_script_writes_without_doubt) {
  EXPECT_EQ(read_sounds("Чехов"), "CeKov");
  EXPECT_EQ(read_sounds("ગૌહાટી"), "GauHati");
  EXPECT_EQ(read_sounds("Джонсон"), "dZonson");
  EXPECT_EQ(read_sounds("S. Jaishankar"), "s. jaishankar");
}

TEST(Sounds, take_latin_spellings_as_widely_as_languages_use_them) {
  EXPECT_EQ(classes("schroder"), "sradar");
  EXPECT_EQ(classes("bach"), "bak");
  EXPECT_EQ(classes("charles"), "sarlas");
  EXPECT_EQ(classes("kwasniewski"), "kfasnaafska");
  EXPECT_EQ(classes("singh"), "sank");
  EXPECT_EQ(classes("bordeaux"), "bardaaa");
}

TEST(Sounds, double_a_consonant_only_over_a_vowel) {
  EXPECT_EQ(classes("anna"), "ana");
  EXPECT_EQ(classes("mama"), "mama");
}

TEST(Sounds, of_letter_names_are_known) {
  EXPECT_EQ(letter_named(read_sounds("એસ")), 's');
  EXPECT_EQ(letter_named(read_sounds("એચ")), 'h');
  EXPECT_EQ(letter_named(read_sounds("જયશંકર")), '\0');
}

}  // namespace
}  // namespace dateline::text
