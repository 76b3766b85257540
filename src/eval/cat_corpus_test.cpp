// SPDX-License-Identifier: Apache-2.0
#include "eval/cat_corpus.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "dateline/error.h"
#include "eval/tiny_gold.h"

namespace dateline::eval {
namespace {

using testing::ElementsAre;
using testing::SizeIs;

constexpr std::string_view file = R"(<?xml version="1.0" encoding="UTF-8"?>
<Document doc_name="one.xml">
<token t_id="1" sentence="0" number="0">Ada</token>
<token t_id="2" sentence="0" number="1">met</token>
<token t_id="3" sentence="0" number="2">Piet</token>
<token t_id="4" sentence="0" number="3">today</token>
<token t_id="5" sentence="1" number="0">The</token>
<token t_id="6" sentence="1" number="1">talks</token>
<token t_id="7" sentence="1" number="2">failed</token>
<token t_id="8" sentence="2" number="0">Rain</token>
<token t_id="9" sentence="2" number="1">fell</token>
<Markables>
  <EVENT_MENTION m_id="11"><token_anchor t_id="2"/></EVENT_MENTION>
  <ACTION_OCCURRENCE m_id="12"><token_anchor t_id="5"/><token_anchor t_id="6"/></ACTION_OCCURRENCE>
  <NEG_ACTION_STATE m_id="13"><token_anchor t_id="7"/></NEG_ACTION_STATE>
  <ENTITY_MENTION m_id="14"><token_anchor t_id="1"/></ENTITY_MENTION>
  <TIMEX3 m_id="15" type="DATE" value="2024-05-03"><token_anchor t_id="4"/></TIMEX3>
  <TIMEX3 m_id="16" type="DATE" value="2024-05-04" functionInDocument="CREATION_TIME"><token_anchor t_id="5"/></TIMEX3>
  <TIMEX3 m_id="17" type="DATE" value="2024"/>
  <EVENT m_id="20" instance_id="ACT77" RELATED_TO="" TAG_DESCRIPTOR="meeting"/>
</Markables>
<Relations>
  <REFERS_TO r_id="31"><source m_id="11"/><source m_id="12"/><target m_id="20"/></REFERS_TO>
  <CROSS_DOC_COREF r_id="32" note="ACT78"><source m_id="13"/><target m_id="21"/></CROSS_DOC_COREF>
  <HAS_PARTICIPANT r_id="33"><source m_id="11"/><target m_id="14"/></HAS_PARTICIPANT>
</Relations>
</Document>
)";

CatDocument read() {
  const TestFolder folder;
  return read_cat(folder.write("one.xml", file));
}

TEST(CatCorpus, tokens_become_words_and_sentences) {
  const CatDocument document = read();
  EXPECT_EQ(document.name, "one");
  EXPECT_EQ(document.text.report.text, "Ada met Piet today The talks failed Rain fell");
  EXPECT_THAT(document.text.analysis.words, SizeIs(9));
  ASSERT_THAT(document.text.analysis.sentences, SizeIs(3));
  EXPECT_EQ(slice(document.text.report.text, document.text.analysis.sentences[1].span),
            "The talks failed");
}

TEST(CatCorpus, events_of_both_corpora_with_what_links_them) {
  const CatDocument document = read();
  ASSERT_THAT(document.events, SizeIs(3));
  std::vector<std::string> letters;
  for (const CatEvent& event : document.events) {
    letters.emplace_back(slice(document.text.report.text, event.span));
  }
  EXPECT_THAT(letters, ElementsAre("met", "The talks", "failed"));
  EXPECT_EQ(document.events[0].within, "one/31");
  EXPECT_EQ(document.events[1].within, "one/31");
  EXPECT_EQ(document.events[0].across, "ACT77");
  EXPECT_EQ(document.events[2].within, "one/32");
  EXPECT_EQ(document.events[2].across, "ACT78");
}

TEST(CatCorpus, times_with_letters_and_how_far_it_was_annotated) {
  const CatDocument document = read();
  ASSERT_THAT(document.times, SizeIs(2));  // the third has no letters
  EXPECT_EQ(slice(document.text.report.text, document.times[0].span), "today");
  EXPECT_EQ(document.times[0].value, "2024-05-03");
  EXPECT_FALSE(document.times[0].creation);
  EXPECT_TRUE(document.times[1].creation);
  EXPECT_EQ(document.annotated, document.events[2].span.end);
}

TEST(CatCorpus, topics_are_folders_with_files_in_order) {
  const TestFolder folder;
  folder.write("2/b.xml", file);
  folder.write("2/a.xml", file);
  folder.write("10/a.xml", file);
  folder.write("3/notes.txt", "no corpus");
  folder.write("README.xml", file);
  const auto topics = cat_topics(folder.path());
  ASSERT_THAT(topics, SizeIs(2));
  EXPECT_EQ(topics[0].name, "10");
  ASSERT_THAT(topics[1].files, SizeIs(2));
  EXPECT_EQ(topics[1].files[0].filename(), "a.xml");
}

TEST(CatCorpus, what_is_no_xml_is_told) {
  const TestFolder folder;
  EXPECT_THROW(read_cat(folder.write("one.xml", "no xml")), Error);
  EXPECT_THROW(read_cat(folder.path() / "none.xml"), Error);
}

}  // namespace
}  // namespace dateline::eval
