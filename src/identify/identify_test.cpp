// SPDX-License-Identifier: Apache-2.0
#include "identify/identify.h"

#include <gtest/gtest.h>

namespace dateline::identify {
namespace {

IdentifyTables project_tables() {
  std::vector<Diagnostic> diagnostics;
  IdentifyTables tables = read_identify_tables(DATELINE_SOURCE_DIR "/languages", diagnostics);
  EXPECT_EQ(to_string(diagnostics), "");
  return tables;
}

std::string lang(std::string_view text) { return identify(text, project_tables()).lang; }

TEST(Identify, LetsTheScriptDecide) {
  EXPECT_EQ(lang("ઓસ્લો"), "gu");
  EXPECT_EQ(lang("ਓਸਲੋ ਵਿੱਚ"), "pa");
  EXPECT_EQ(lang("ஒஸ்லோ"), "ta");
  EXPECT_EQ(lang("오슬로"), "ko");
  EXPECT_EQ(lang("外相会談を行った"), "ja");
  EXPECT_EQ(lang("两国外长在北京会谈"), "zh");
  EXPECT_EQ(lang("אוסלו"), "he");
  const LanguageGuess guess = identify("ફિજી અને Norway વચ્ચે કરાર", project_tables());
  EXPECT_EQ(guess.lang, "gu");
  EXPECT_TRUE(guess.reliable);
}

TEST(Identify, TellsLanguagesOfOneScriptApart) {
  EXPECT_EQ(lang("The foreign ministers of Fiji and Norway met in Oslo on Monday."), "en");
  EXPECT_EQ(lang("Die Außenminister von Fidschi und Norwegen trafen sich am Montag in Oslo."),
            "de");
  EXPECT_EQ(lang("Los ministros de Exteriores de Fiyi y Noruega se reunieron el lunes en Oslo para "
                 "hablar de la pesca."),
            "es");
  EXPECT_EQ(lang("Министры иностранных дел Фиджи и Норвегии встретились в понедельник в Осло."),
            "ru");
  EXPECT_EQ(lang("Міністри закордонних справ Фіджі та Норвегії зустрілися в понеділок в Осло."),
            "uk");
  EXPECT_EQ(lang("फिजी और नॉर्वे के विदेश मंत्री सोमवार को ओस्लो में मिले।"), "hi");
  EXPECT_EQ(lang("फिजी आणि नॉर्वेचे परराष्ट्र मंत्री सोमवारी ओस्लोमध्ये भेटले."), "mr");
}

TEST(Identify, PrefersUnknownToWrong) {
  for (const std::string_view text :
       {"", " ", "12 345", "S-400", "Oslo", "!!!", "Осло", "\xFF\xFE"}) {
    const LanguageGuess guess = identify(text, project_tables());
    EXPECT_EQ(guess, LanguageGuess{}) << text;
  }
}

TEST(Identify, TellsShortEnglishByItsWords) {
  for (const std::string_view text :
       {"Modi visits Kyiv", "Trump calls Xi", "Kim Jong Un visits Vladivostok",
        "President Abebe Tesfaye met Prime Minister Juan Perez."}) {
    EXPECT_EQ(lang(text), "en") << text;
  }
  EXPECT_EQ(lang("Abebe Tesfaye, Juan Perez"), "und");
}

TEST(Identify, KnowsIndianLanguagesInLatinLettersButDoesNotTrustThem) {
  const LanguageGuess gujarati = identify(
      "aaje vadapradhan e kahyu ke sarkar madad karshe ane vatchit thase", project_tables());
  EXPECT_EQ(gujarati.lang, "gu-Latn");
  EXPECT_FALSE(gujarati.reliable);
  const LanguageGuess hindi = identify(
      "mantri ne kaha ki sarkar kisanon ki madad karegi aur baat bhi hogi", project_tables());
  EXPECT_EQ(hindi.lang, "hi-Latn");
  EXPECT_FALSE(hindi.reliable);
}

TEST(Identify, IsTotalOnCutAndBrokenText) {
  std::string text;
  while (text.size() < 100000) text += "મંત્રી ";
  EXPECT_EQ(lang(text), "gu");
  EXPECT_EQ(lang(text.substr(1)), "gu");
  EXPECT_EQ(lang(std::string(100000, '\xE0')), "und");
}

}  // namespace
}  // namespace dateline::identify
