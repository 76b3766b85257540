// SPDX-License-Identifier: Apache-2.0
#include "text/name_key.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "text/hash.h"
#include "text/utf8.h"

namespace dateline::text {
namespace {

using testing::ElementsAre;

TEST(ToLatin, reads_letters_of_many_scripts) {
  EXPECT_EQ(to_latin("જયશંકર"), "jayashankar");
  EXPECT_EQ(to_latin("जयशंकर"), "jayashankar");
  EXPECT_EQ(to_latin("Лавров"), "lavrov");
  EXPECT_EQ(to_latin("Хрущёв"), "khrushyov");
  EXPECT_EQ(to_latin("મુંબઈ"), "mumbai");
  EXPECT_EQ(to_latin("ઝેલેન્સ્કી"), "zelenski");
  EXPECT_EQ(to_latin("Müller"), "muller");
  EXPECT_EQ(to_latin("Łukašenka"), "lukashenka");
  EXPECT_EQ(to_latin("Αθήνα"), "athina");
  EXPECT_EQ(to_latin("서울"), "soul");
  EXPECT_EQ(to_latin("ઢાકા"), "dhaka");
  EXPECT_EQ(to_latin("ঢাকা"), "dhaka");
  EXPECT_EQ(to_latin("ਅੰਮ੍ਰਿਤਸਰ"), "ammritasar");
}

TEST(ToLatin, keeps_words_apart_and_leaves_out_what_it_cannot_read) {
  EXPECT_EQ(to_latin("S. Jaishankar"), "s jaishankar");
  EXPECT_EQ(to_latin("Jean-Luc"), "jean luc");
  EXPECT_EQ(to_latin("北京"), "");
  EXPECT_EQ(to_latin("2024"), "");
  EXPECT_EQ(to_latin(""), "");
}

struct SameName {
  std::vector<std::string> spellings;
};

class OneName : public testing::TestWithParam<SameName> {};

TEST_P(OneName, has_one_key_in_every_spelling) {
  const auto& spellings = GetParam().spellings;
  for (const std::string& spelling : spellings) {
    EXPECT_EQ(name_key(spelling), name_key(spellings.front())) << spelling;
    EXPECT_GE(similarity(spelling, spellings.front()), 70) << spelling;
  }
}

INSTANTIATE_TEST_SUITE_P(
    NameKey, OneName,
    testing::Values(SameName{{"Jaishankar", "જયશંકર", "जयशंकर", "Джайшанкар"}},
                    SameName{{"Lavrov", "Лавров", "લવરોવ", "લાવરોવ", "लावरोव"}},
                    SameName{{"Zelensky", "Zelenskyy", "Zelenskiy", "Зеленский", "Зеленський",
                              "ઝેલેન્સ્કી", "ઝેલેન્સકી", "ज़ेलेंस्की", "Selenskyj"}},
                    SameName{{"Sergei", "Sergey", "Сергей", "સેર્ગેઈ", "સર્ગેઇ", "Sergeï"}},
                    SameName{{"Aleksandr", "Alexander", "Александр", "એલેક્ઝાન્ડર", "अलेक्जेंडर"}},
                    SameName{{"Belousov", "Белоусов", "બેલોસોવ", "બેલૌસોવ"}},
                    SameName{{"Khrushchev", "Хрущёв", "Хрущев", "ખ્રુશ્ચેવ"}},
                    SameName{{"Putin", "Путин", "પુતિન", "पुतिन", "Poutine"}},
                    SameName{{"Modi", "Моди", "મોદી", "मोदी", "মোদী", "ਮੋਦੀ", "మోదీ", "ಮೋದಿ", "മോദി"}},
                    SameName{{"Singh", "સિંહ", "सिंह", "Сингх", "સિંઘ"}},
                    SameName{{"Misri", "મિસરી", "મિસ્રી", "मिसरी", "Мисри"}},
                    SameName{{"Sonowal", "સોનોવાલ", "सोनोवाल", "Соновал"}},
                    SameName{{"Ahmed", "અહેમદ", "अहमद", "Ахмед", "أحمد"}},
                    SameName{{"Macron", "મેક્રોન", "Макрон", "ماكرون", "מקרון"}},
                    SameName{{"Netanyahu", "નેતન્યાહુ", "Нетаньяху", "נתניהו"}},
                    SameName{{"Sikorski", "Сикорский", "સિકોરસ્કી"}},
                    SameName{{"Ivanovich", "Иванович", "Ivanović", "Ivanovic"}},
                    SameName{{"Yanukovych", "Янукович"}}));

TEST(NameKey, tells_different_names_apart) {
  for (const auto& [left, right] :
       std::vector<std::pair<std::string, std::string>>{{"Lavrov", "Belousov"},
                                                        {"મોદી", "શાહ"},
                                                        {"Putin", "Peskov"},
                                                        {"Biden", "Blinken"},
                                                        {"જયશંકર", "જયસૂર્યા"},
                                                        {"Xi", "Li"}}) {
    EXPECT_NE(name_key(left), name_key(right)) << left << ' ' << right;
    EXPECT_LT(similarity(left, right), 70) << left << ' ' << right;
  }
}

TEST(NameKey, is_empty_only_without_letters) {
  EXPECT_EQ(name_key(""), "");
  EXPECT_EQ(name_key("2024"), "");
  EXPECT_EQ(name_key("—"), "");
  EXPECT_EQ(name_key("A"), "a");
  EXPECT_EQ(name_key("ઉ"), "a");
  EXPECT_NE(name_key("Oh"), "");
}

TEST(NameKey, is_total_on_any_bytes) {
  EXPECT_EQ(name_key("\xFF\xFE"), "");
  EXPECT_EQ(similarity("\xFF", "Modi"), 0);
  const std::string endless(1 << 20, 'b');
  EXPECT_LE(name_key(endless).size(), 64U);
  EXPECT_EQ(similarity(endless, endless), 100);
  for (unsigned first = 0; first < 256; ++first) {
    for (unsigned second = 0; second < 256; ++second) {
      const std::string bytes = {static_cast<char>(0xE0U | (first & 15U)), static_cast<char>(first),
                                 static_cast<char>(second)};
      for (const char c : name_key(bytes)) EXPECT_TRUE(c >= 'a' && c <= 'z');
    }
  }
}

TEST(NameKey, version_changes_with_the_rules) {
  std::string all;
  const std::string letters = "abcdefghijklmnopqrstuvwxyz";
  for (const char first : letters) {
    for (const char second : letters) {
      for (const char third : letters) all += name_key(std::string{'e', first, second, third});
      all += name_key(std::string{first, second}) + ' ';
    }
  }
  for (char32_t letter = 0xC0; letter < 0x1100; ++letter) {
    std::string word = "a";
    append(word, letter);
    all += name_key(word + "b") + name_key(word) + ' ';
  }
  EXPECT_EQ(static_cast<std::uint32_t>(hash64(all)), name_key_version)
      << "the keys have changed: write this number into name_key.h, and make places.gaz anew";
}

TEST(NameKeys, keeps_initials_as_one_sound_and_a_dot) {
  const auto initial = [](std::string_view name) { return name_keys(name).front(); };
  EXPECT_THAT(name_keys("S. Jaishankar"), ElementsAre("s.", "ssnkr"));
  EXPECT_THAT(name_keys("એસ. જયશંકર"), ElementsAre("s.", "ssnkr"));
  EXPECT_THAT(name_keys("एस. जयशंकर"), ElementsAre("s.", "ssnkr"));
  EXPECT_THAT(name_keys("С. Джайшанкар"), ElementsAre("s.", "ssnkr"));
  EXPECT_THAT(name_keys("A.P.J. Abdul Kalam"), ElementsAre("a.", "p.", "s.", "abdl", "klm"));
  EXPECT_EQ(name_keys("એ.પી.જે. અબ્દુલ કલામ"), name_keys("A.P.J. Abdul Kalam"));
  EXPECT_EQ(initial("કે. ચંદ્રશેખર રાવ"), "k.");
  EXPECT_EQ(initial("જી. કિશન રેડ્ડી"), "k.");
  EXPECT_EQ(initial("એચ. ડી. કુમારસ્વામી"), name_keys("H. D. Kumaraswamy").front());
}

TEST(NameKeys, of_words_with_a_period_that_are_no_initials_are_plain) {
  EXPECT_THAT(name_keys("St. Petersburg"), ElementsAre("st", "ptrsbrk"));
  EXPECT_THAT(name_keys("Lavrov."), ElementsAre("lfrf"));
}

TEST(Similarity, is_symmetric_and_whole_for_one_reading) {
  for (const auto& [left, right] : std::vector<std::pair<std::string, std::string>>{
           {"Lavrov", "લવરોવ"}, {"Modi", "Peskov"}, {"Qingdao", "કિંગદાઓ"}, {"a", "bcd"}}) {
    EXPECT_EQ(similarity(left, right), similarity(right, left));
    EXPECT_EQ(similarity(left, left), 100);
  }
  EXPECT_GT(similarity("Qingdao", "કિંગદાઓ"), similarity("Kandahar", "કિંગદાઓ"));
  EXPECT_GT(similarity("Lavrov", "લવરોવ"), similarity("Larov", "લવરોવ"));
}

}  // namespace
}  // namespace dateline::text
