// SPDX-License-Identifier: Apache-2.0
#include "syntax/parser.h"

#include <filesystem>
#include <random>

#include <gtest/gtest.h>

#include "syntax/conllu.h"
#include "syntax/tree.h"

namespace dateline::syntax {
namespace {

/// Words at the spaces of `text`; a line is a sentence.
Analysis words_of(std::string_view text) {
  Analysis out;
  std::uint32_t at = 0;
  Sentence sentence;
  const auto close = [&] {
    sentence.end_word = static_cast<Index>(out.words.size());
    out.sentences.push_back(sentence);
    sentence.first_word = sentence.end_word;
  };
  while (at < text.size()) {
    const auto end =
        static_cast<std::uint32_t>(std::min(text.find_first_of(" \n", at), text.size()));
    if (end > at) {
      Word word;
      word.span = {at, end};
      out.words.push_back(word);
    }
    if (end < text.size() && text[end] == '\n') close();
    at = end + 1;
  }
  close();
  return out;
}

void expect_trees(const Analysis& analysis) {
  for (const Sentence& sentence : analysis.sentences) {
    int roots = 0;
    for (Index i = sentence.first_word; i < sentence.end_word; ++i) {
      const Word& word = analysis.words[i];
      roots += word.head ? 0 : 1;
      EXPECT_EQ(word.relation == Relation::root, !word.head);
      EXPECT_TRUE(is_ancestor(analysis, *root_of(analysis, sentence), i));
      if (word.head) {
        EXPECT_GE(*word.head, sentence.first_word);
        EXPECT_LT(*word.head, sentence.end_word);
      }
    }
    EXPECT_EQ(roots, sentence.first_word < sentence.end_word ? 1 : 0);
  }
}

class ParserTest : public testing::TestWithParam<const char*> {
 protected:
  void SetUp() override {
    const auto model =
        std::filesystem::path(DATELINE_SOURCE_DIR) / "languages" / GetParam() / "syntax.model";
    ASSERT_TRUE(std::filesystem::exists(model)) << model;
    parser_.emplace(model);
  }

  Analysis parse(std::string_view text) {
    Analysis analysis = words_of(text);
    (*parser_)(text, analysis, workspace_);
    return analysis;
  }

  std::optional<Parser> parser_;
  Workspace workspace_;
};

TEST_P(ParserTest, any_words_give_one_tree_a_sentence) {
  expect_trees(parse(""));
  expect_trees(parse("\n\n"));
  expect_trees(parse("x"));
  expect_trees(parse("\xFF \xC0\x80 \xE0\xAA \n ) ) ) ( ( ( . . . . \n 1 2 3 4"));
  std::mt19937 source(23);
  std::string text;
  for (int i = 0; i < 3000; ++i) {
    text += static_cast<char>(source() % 256);
    if (source() % 4 == 0) text += ' ';
  }
  const Analysis noise = parse(text);
  EXPECT_GT(noise.words.size(), 100U);
  expect_trees(noise);
}

TEST_P(ParserTest, monstrous_sentences_are_parsed_in_parts) {
  std::string text;
  for (int i = 0; i < 2100; ++i) text += i % 50 == 49 ? "; " : "word ";
  const Analysis analysis = parse(text);
  ASSERT_EQ(analysis.words.size(), 2100U);
  expect_trees(analysis);
}

TEST_P(ParserTest, a_word_does_not_depend_on_what_was_read_before) {
  const std::string_view text = "The foreign minister arrived in Nairobi .\nHe left at 5 .";
  const Analysis first = parse(text);
  parse("something else entirely , much longer than the sentences before it and after it .");
  EXPECT_EQ(parse(text), first);
  Workspace fresh;
  Analysis again = words_of(text);
  (*parser_)(text, again, fresh);
  EXPECT_EQ(again, first);
}

TEST_P(ParserTest, spans_beyond_the_text_are_empty_words) {
  Analysis analysis = words_of("a b c");
  analysis.words[2].span = {100, 200};
  (*parser_)("a b c", analysis, workspace_);
  expect_trees(analysis);
}

INSTANTIATE_TEST_SUITE_P(Packs, ParserTest, testing::Values("en", "gu"));

using EnglishTest = ParserTest;

TEST_P(EnglishTest, plain_news_is_read_plainly) {
  const Analysis a = parse("The ministers of India and Kenya met in Lisbon on Tuesday .");
  EXPECT_EQ(a.words[6].lemma, "meet");
  EXPECT_EQ(a.words[6].upos, Upos::verb);
  EXPECT_EQ(a.words[6].relation, Relation::root);
  EXPECT_EQ(a.words[1].relation, Relation::nsubj);
  EXPECT_EQ(a.words[1].head, 6U);
  EXPECT_EQ(a.words[1].lemma, "minister");
  EXPECT_EQ(feature(a.words[6], "Tense"), "Past");
  EXPECT_EQ(a.words[8].relation, Relation::obl);
  EXPECT_EQ(a.words[8].name_tag, NameTag::begin_place);
  EXPECT_EQ(a.words[7].relation, Relation::case_);
}

TEST_P(EnglishTest, names_nobody_knows_are_names) {
  const Analysis a = parse("Ambassador Qorzat Vellumbe met President Ilxor Damnakh .");
  EXPECT_EQ(a.words[1].upos, Upos::propn);
  EXPECT_EQ(a.words[3].lemma, "meet");
  EXPECT_EQ(a.words[3].relation, Relation::root);
  EXPECT_EQ(a.words[2].lemma, "Vellumbe");
}

TEST_P(EnglishTest, capital_letters_do_not_hide_the_verb) {
  const Analysis a = parse("RUSSIA AND INDIA SIGN AGREEMENT IN MOSCOW");
  EXPECT_EQ(a.words[3].upos, Upos::verb);
  EXPECT_EQ(a.words[3].lemma, "sign");
}

INSTANTIATE_TEST_SUITE_P(Packs, EnglishTest, testing::Values("en"));

}  // namespace
}  // namespace dateline::syntax
