// SPDX-License-Identifier: Apache-2.0
#include "names/name_finder.h"

#include <chrono>
#include <filesystem>
#include <string>

#include <gtest/gtest.h>

#include "names/test_words.h"

namespace dateline::names {
namespace {

class Names : public testing::Test {
 protected:
  static const std::filesystem::path& root() {
    static const std::filesystem::path path = DATELINE_SOURCE_DIR;
    return path;
  }

  Analysis read(const std::string& language, const std::string& text) {
    Report report;
    report.text = text;
    Analysis analysis = test::words_of(text);
    NameFinder(root() / "languages" / language, knowledge_, faults_)(report, analysis);
    check(report, analysis);
    return analysis;
  }

  static void check(const Report& report, const Analysis& analysis) {
    const auto words = static_cast<Index>(analysis.words.size());
    Index last = 0;
    for (const NameMention& mention : analysis.names) {
      ASSERT_LT(mention.first_word, mention.end_word);
      ASSERT_LE(mention.end_word, words);
      ASSERT_LT(mention.entity, analysis.entities.size());
      ASSERT_LE(mention.span.end, report.text.size());
      ASSERT_TRUE(mention.span.contains(mention.name)) << slice(report.text, mention.span);
      ASSERT_GE(mention.head_word, mention.first_word);
      ASSERT_LT(mention.head_word, mention.end_word);
      ASSERT_GE(mention.first_word, last) << "in order of the text";
      for (const Index member : mention.members) ASSERT_LT(member, analysis.entities.size());
      last = mention.first_word;
    }
  }

  std::vector<Diagnostic> faults_;
  knowledge::Knowledge knowledge_{
      {.folder = root() / "knowledge", .languages = root() / "languages", .gazetteer = {}},
      faults_};
};

TEST_F(Names, nothing_gives_nothing) {
  EXPECT_TRUE(read("en", "").names.empty());
  EXPECT_TRUE(read("gu", " \n ").names.empty());
}

TEST_F(Names, every_entity_has_one_id) {
  const Analysis analysis =
      read("en",
           "Kenyan Foreign Minister Amara Tollen met Ugandan Foreign Minister "
           "Amara Tollen. Tollen thanked Kenya and Uganda.");
  ASSERT_GE(analysis.entities.size(), 4U) << "two people and two countries";
  for (std::size_t left = 0; left < analysis.entities.size(); ++left) {
    for (std::size_t right = left + 1; right < analysis.entities.size(); ++right)
      EXPECT_NE(analysis.entities[left].id, analysis.entities[right].id);
  }
}

TEST_F(Names, any_bytes_give_an_answer) {
  const std::string seeds[] = {"Minister \xFF\xFE of (((((",
                               "President of of of the the two 's's's", "\xE0\xAA\xAE\xE0",
                               "@ # @a #b S- S-4 -400 Su--30", "એસ. એસ. એસ. મંત્રી મંત્રી ના ના ના ને"};
  for (const std::string& seed : seeds) {
    read("en", seed);
    read("gu", seed);
  }
  std::uint32_t state = 1;
  for (int round = 0; round < 200; ++round) {
    std::string text;
    for (int length = 0; length < 60; ++length) {
      state = state * 1664525U + 1013904223U;
      text += static_cast<char>(state >> 24U);
    }
    read(round % 2 == 0 ? "en" : "gu", text);
  }
}

TEST_F(Names, hostile_repetition_stays_near_linear) {
  const std::string patterns[] = {"Amara Tollen and ",
                                  "the two ministers ",
                                  "his counterpart ",
                                  "Indian and ",
                                  "Minister ",
                                  "of India ",
                                  "(CBI) "};
  for (const std::string& pattern : patterns) {
    std::string text;
    while (text.size() < 200'000) text += pattern;
    const auto begin = std::chrono::steady_clock::now();
    const Analysis analysis = read("en", text);
    EXPECT_FALSE(analysis.words.empty()) << pattern;
    const auto spent = std::chrono::steady_clock::now() - begin;
    EXPECT_LT(spent, std::chrono::seconds(20)) << pattern;
  }
}

TEST_F(Names, a_capital_stands_for_its_government) {
  Entity place;
  place.kind = EntityKind::place;
  place.id = "place/524901";
  EXPECT_EQ(government_of(place, knowledge_), "country/RUS");
  place.id = "place/1797929";
  EXPECT_EQ(government_of(place, knowledge_), std::nullopt);
}

TEST_F(Names, swapped_names_change_only_themselves) {
  const auto shape = [&](const std::string& text) {
    std::string out;
    const Analysis analysis = read("en", text);
    for (const NameMention& mention : analysis.names)
      out += std::string(to_string(mention.kind)) + ' ' +
             analysis.entities[mention.entity].office_id + '\n';
    return out;
  };
  EXPECT_NE(shape("Kenyan Foreign Minister Amara Tollen met Ugandan President Bettor Gamun."), "");
  EXPECT_EQ(shape("Kenyan Foreign Minister Amara Tollen met Ugandan President Bettor Gamun in "
                  "Moscow. Tollen thanked Gamun."),
            shape("Peruvian Foreign Minister Zofia Brandek met Omani President Tarvo Melkin in "
                  "Beijing. Brandek thanked Melkin."));
}

}  // namespace
}  // namespace dateline::names
