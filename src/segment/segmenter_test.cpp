// SPDX-License-Identifier: Apache-2.0
#include "segment/segmenter.h"

#include <ctime>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace dateline::segment {
namespace {

const std::filesystem::path packs = std::filesystem::path(DATELINE_SOURCE_DIR) / "languages";

Segmenter segmenter(const std::string& language) {
  std::vector<Diagnostic> diagnostics;
  Segmenter result(packs / language, diagnostics);
  EXPECT_TRUE(diagnostics.empty()) << to_string(diagnostics);
  return result;
}

Analysis analysed(const std::string& language, const std::string& text) {
  Report report;
  report.text = text;
  Analysis analysis;
  segmenter(language)(report, analysis);
  return analysis;
}

/// Words with a space between, "+" before glued ones, " | " between sentences.
std::string shown(const std::string& language, const std::string& text) {
  const Analysis analysis = analysed(language, text);
  std::string out;
  for (const Sentence& sentence : analysis.sentences) {
    if (!out.empty()) out += " | ";
    for (Index i = sentence.first_word; i < sentence.end_word; ++i) {
      const Word& word = analysis.words[i];
      if (i > sentence.first_word) out += word.glued ? "+" : " ";
      out += slice(text, word.span);
    }
  }
  return out;
}

using Cases = std::vector<std::pair<std::string, std::string>>;

TEST(Segmenter, cuts_english_words) {
  const Cases cases = {
      {"India's envoy doesn't know.", "India+'s envoy does+n't know ."},
      {"They cannot, won't and shouldn't’ve gone.",
       "They can+not , wo+n't and should+n't+’ve gone ."},
      {"the workers' union", "the workers+' union"},
      {"'the workers' said", "' the workers ' said"},
      {"a well-known co-founder of the Russia-Ukraine talks",
       "a well - known co-founder of the Russia - Ukraine talks"},
      {"the S-400 and Su-30 jets", "the S - 400 and Su - 30 jets"},
      {"$20m, 5km, 20%, 7pm, the 17th", "$ 20 m , 5 km , 20 % , 7 pm , the 17th"},
      {"1,000.50 on 12/05/2024 at 10:30", "1,000.50 on 12/05/2024 at 10:30"},
      {"2024-07-05 and 3-4 days", "2024-07-05 and 3 - 4 days"},
      {"See https://mea.gov.in/a.htm?x=1, www.un.org.",
       "See https://mea.gov.in/a.htm?x=1 , www.un.org ."},
      {"write to press.office@mid.ru.", "write to press.office@mid.ru ."},
      {"@NordicPM #COP29", "@NordicPM #COP29"},
      {"AT&T and R&D", "AT&T and R&D"},
      {"he said… then... nothing", "he said … then ... nothing"},
      {"O'Brien of Côte d’Ivoire", "O'Brien of Côte d’Ivoire"},
  };
  for (const auto& [text, words] : cases) EXPECT_EQ(shown("en", text), words);
}

TEST(Segmenter, ends_english_sentences) {
  const Cases cases = {
      {"Dr. S. Ramanathan met Gen. A. B. Smith. They left.",
       "Dr. S. Ramanathan met Gen. A. B. Smith . | They left ."},
      {"He flew to the U.S. The talks failed.", "He flew to the U.S. | The talks failed ."},
      {"The U.S. Congress met.", "The U.S. Congress met ."},
      {"No. 5 won. No. We lost.", "No. 5 won . | No . | We lost ."},
      {"“We agree.” Kowalski left.", "“ We agree . ” | Kowalski left ."},
      {"\"Will you?\" he asked. \"Yes.\"", "\" Will you ? \" he asked . | \" Yes . \""},
      {"Talks failed.[6] War began.", "Talks failed . [ 6 ] | War began ."},
      {"Prices rose 3.5 percent.", "Prices rose 3.5 percent ."},
      {"First line\n\nSecond paragraph", "First line | Second paragraph"},
      {"Headline without a stop\nThe body.", "Headline without a stop | The body ."},
      {"The foreign ministers of the two\ncountries met.",
       "The foreign ministers of the two | countries met ."},
      {"The foreign ministers of the two neighbouring\ncountries met.",
       "The foreign ministers of the two neighbouring countries met ."},
  };
  for (const auto& [text, words] : cases) EXPECT_EQ(shown("en", text), words);
}

TEST(Segmenter, cuts_the_gujarati_genitive) {
  const Cases cases = {
      {"રશિયાના વિદેશ મંત્રી", "રશિયા+ના વિદેશ મંત્રી"},
      {"યોજનાની જાહેરાત", "યોજના+ની જાહેરાત"},
      {"તેની યોજના, એનું ઘર, કોઈનો ભાઈ", "તે+ની યોજના , એ+નું ઘર , કોઈ+નો ભાઈ"},
      {"પોતાના દેશમાં", "પોતા+ના દેશમાં"},
      {"તેમની અને જેના", "તેમની અને જેના"},
      {"2024ના અંતે", "2024+ના અંતે"},
      {"વચ્ચેની બેઠક પરની ચર્ચા", "વચ્ચેની બેઠક પરની ચર્ચા"},
      {"મંત્રીને મોસ્કોમાં દિલ્હીથી", "મંત્રીને મોસ્કોમાં દિલ્હીથી"},
      {"સેના, ઘટના, મહિના, નાના, જમાના", "સેના , ઘટના , મહિના , નાના , જમાના"},
      {"પ્રશ્નો અને પ્રધાનો", "પ્રશ્નો અને પ્રધાનો"},
      {"કરવાની જાહેરાત", "કરવા+ની જાહેરાત"},
      {"તેઓ જવાના છે.", "તેઓ જવાના છે ."},
      {"ભારત-રશિયા સંબંધો", "ભારત - રશિયા સંબંધો"},
      {"(SCO) ની બેઠક", "( SCO ) ની બેઠક"},
  };
  for (const auto& [text, words] : cases) EXPECT_EQ(shown("gu", text), words);
}

TEST(Segmenter, ends_gujarati_sentences) {
  const Cases cases = {
      {"એસ. રામનાથન મળ્યા. તેઓ ગયા।", "એસ. રામનાથન મળ્યા . | તેઓ ગયા ।"},
      {"ડૉ. એ. પી. જે. અબ્દુલ કલામ", "ડૉ. એ. પી. જે. અબ્દુલ કલામ"},
      {"બી.જે.પી. જીતી.", "બી.જે.પી. જીતી ."},
      {"રૂ. 500 કરોડ મળ્યા.", "રૂ. 500 કરોડ મળ્યા ."},
      {"“આવતીકાલે મળીશું.” એમ તેમણે કહ્યું.", "“ આવતીકાલે મળીશું . ” એમ તેમણે કહ્યું ."},
  };
  for (const auto& [text, words] : cases) EXPECT_EQ(shown("gu", text), words);
}

TEST(Segmenter, reads_languages_without_tables) {
  EXPECT_EQ(shown("xx", "Кто-то пришёл. Он ушёл."), "Кто-то пришёл . | Он ушёл .");
  EXPECT_EQ(shown("xx", "他来了。我走了。"), "他 来 了 。 | 我 走了 。");
}

TEST(Segmenter, keeps_blocks_apart) {
  Report report;
  report.text = "MOSCOW, August 13: the talks began";
  report.blocks = {{{0, 18}, BlockKind::dateline}, {{18, 34}, BlockKind::body}};
  Analysis analysis;
  segmenter("en")(report, analysis);
  ASSERT_EQ(analysis.sentences.size(), 2U);
  EXPECT_EQ(analysis.sentences[0].block, BlockKind::dateline);
  EXPECT_EQ(analysis.sentences[1].block, BlockKind::body);
  EXPECT_EQ(slice(report.text, analysis.sentences[1].span), "the talks began");
}

/// What holds of every answer: spans in order, inside the text, words inside their sentence.
void expect_sound(const std::string& text, const Analysis& analysis) {
  std::uint32_t last = 0;
  Index word = 0;
  for (const Sentence& sentence : analysis.sentences) {
    ASSERT_LE(last, sentence.span.begin);
    ASSERT_EQ(sentence.first_word, word);
    ASSERT_LT(sentence.first_word, sentence.end_word);
    for (; word < sentence.end_word; ++word) {
      const Span span = analysis.words[word].span;
      ASSERT_LE(last, span.begin);
      ASSERT_LT(span.begin, span.end);
      ASSERT_TRUE(sentence.span.contains(span));
      last = span.end;
    }
  }
  ASSERT_LE(last, text.size());
  ASSERT_EQ(word, analysis.words.size());
}

TEST(Segmenter, answers_hostile_text_soundly) {
  const std::string unit[] = {"a",  ".",    "-",      "'",  "a.", "a-",  "a'",           "@",
                              "a@", "www.", "1-",     "1.", "\"", "[1]", "\xED\xA0\x80", "\xFF",
                              "ના", "્",     "a_",     "\n", " ",  "U.S", "字",           "ก",
                              "(",  "/",    "http://"};
  for (const std::string& piece : unit) {
    std::string text;
    while (text.size() < 200'000) text += piece;
    for (const char* language : {"en", "gu", "xx"}) {
      const std::clock_t begin = std::clock();  // processor time: other programs do not count
      const Analysis analysis = analysed(language, text);
      expect_sound(text, analysis);
      EXPECT_EQ(analysis.words.empty(), piece == " " || piece == "\n") << piece;
      const double seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
      EXPECT_LT(seconds, 5.0) << "'" << piece << "' in " << language;
    }
  }
}

TEST(Segmenter, leaves_out_the_rest_of_a_run_on_and_says_so) {
  std::string text;
  for (int i = 0; i < 50'000; ++i) text += "word ";
  text += "word.\nMore words.";
  const Analysis analysis = analysed("en", text);
  ASSERT_EQ(analysis.notices.size(), 1U);
  EXPECT_EQ(analysis.notices.front(),
            "the text from byte 0 on runs for 50002 words without an end of a sentence; only about "
            "the first 20000 were read: put full stops or new lines into it");
  EXPECT_LT(analysis.words.size(), 20'400U);
  EXPECT_EQ(slice(text, analysis.sentences.back().span), "More words.");
}

TEST(Segmenter, cuts_long_sentences_without_a_notice) {
  std::string text;
  for (int i = 0; i < 1'000; ++i) text += "word ";
  const Analysis analysis = analysed("en", text + ".");
  EXPECT_EQ(analysis.words.size(), 1'001U);
  EXPECT_TRUE(analysis.notices.empty());
}

TEST(Segmenter, reports_faults_in_tables) {
  const auto folder = std::filesystem::temp_directory_path() / "dateline_segment_test" / "zz";
  std::filesystem::create_directories(folder);
  {
    std::FILE* file = std::fopen((folder / "segment.tsv").c_str(), "w");
    ASSERT_NE(file, nullptr);
    std::fputs("kind\ttext\tvalue\nnonsense\ta\t\nsplit\tcannot\tcan|nt\nhyphen\tsplit\t\n", file);
    std::fclose(file);
  }
  std::vector<Diagnostic> diagnostics;
  const Segmenter broken(folder, diagnostics);
  ASSERT_EQ(diagnostics.size(), 2U);
  EXPECT_EQ(diagnostics[0].line, 2);
  EXPECT_EQ(diagnostics[1].line, 3);
  std::filesystem::remove_all(folder.parent_path());
}

}  // namespace
}  // namespace dateline::segment
