// SPDX-License-Identifier: Apache-2.0
#include "times/tense.h"

#include <filesystem>

#include <gtest/gtest.h>

#include "segment/segmenter.h"
#include "syntax/parser.h"

namespace dateline::times {
namespace {

namespace fs = std::filesystem;

const fs::path languages = fs::path(DATELINE_SOURCE_DIR) / "languages";

struct Case {
  const char* text;
  const char* predicate;  // its letters
  Direction direction;
  bool progressive = false;
  bool modal = false;
  bool background = false;
};

/// A pack's words and trees, and its reader of tense.
class Pack {
 public:
  explicit Pack(const std::string& lang)
      : cut_(languages / lang, diagnostics_),
        parse_(languages / lang / "syntax.model"),
        tense_(languages / lang, diagnostics_) {}

  TenseReader::Tense read(const Case& row, bool with_features) {
    Report report;
    report.text = row.text;
    report.blocks = {{{0, static_cast<std::uint32_t>(report.text.size())}, BlockKind::body}};
    Analysis analysis;
    cut_(report, analysis);
    parse_(report.text, analysis, workspace_);
    for (Index at = 0; at < analysis.words.size(); ++at) {
      if (!with_features) analysis.words[at].features.clear();
    }
    for (Index at = 0; at < analysis.words.size(); ++at) {
      if (slice(report.text, analysis.words[at].span) == row.predicate) {
        return tense_.read(report.text, analysis, at);
      }
    }
    ADD_FAILURE() << row.text << " has no " << row.predicate;
    return {};
  }

 private:
  std::vector<Diagnostic> diagnostics_;
  segment::Segmenter cut_;
  syntax::Parser parse_;
  syntax::Workspace workspace_;
  TenseReader tense_;
};

void run(const std::string& lang, const std::vector<Case>& cases, bool with_features) {
  Pack pack(lang);
  for (const Case& row : cases) {
    const TenseReader::Tense tense = pack.read(row, with_features);
    EXPECT_EQ(to_string(tense.direction), to_string(row.direction)) << row.text;
    EXPECT_EQ(tense.progressive, row.progressive) << row.text;
    EXPECT_EQ(tense.modal, row.modal) << row.text;
    EXPECT_EQ(tense.perfect_or_past_before_past, row.background) << row.text;
  }
}

const std::vector<Case> english{
    {"The ministers met in Astana.", "met", Direction::past},
    {"The ministers will meet in Astana.", "meet", Direction::future},
    {"The ministers have met in Astana.", "met", Direction::past},
    {"The ministers had met in Astana.", "met", Direction::past, false, false, true},
    {"The ministers are holding talks in Astana.", "holding", Direction::present, true},
    {"The ministers may hold talks in Astana.", "hold", Direction::future, false, true},
    {"The president is set to visit Delhi.", "visit", Direction::future},
    {"The president is expected to visit Delhi.", "visit", Direction::future},
    {"The president plans to visit Delhi.", "visit", Direction::future},
    {"The president is due to visit Delhi.", "visit", Direction::future},
    {"The talks will be held in Delhi.", "held", Direction::future},
    {"The talks were held in Delhi.", "held", Direction::past},
    {"They discussed the upcoming visit of the president.", "visit", Direction::future},
};

TEST(TenseReader, reads_english) { run("en", english, true); }
TEST(TenseReader, reads_english_without_features) { run("en", english, false); }

const std::vector<Case> gujarati{
    {"મંત્રીઓ મોસ્કોમાં મળ્યા હતા.", "મળ્યા", Direction::past},
    {"મંત્રીઓ મોસ્કોમાં મળશે.", "મળશે", Direction::future},
    {"મંત્રી દિલ્હીની મુલાકાત લેશે.", "લેશે", Direction::future},
    {"મંત્રીએ દિલ્હીની મુલાકાત લીધી હતી.", "લીધી", Direction::past},
};

TEST(TenseReader, reads_gujarati) { run("gu", gujarati, true); }
TEST(TenseReader, reads_gujarati_without_features) { run("gu", gujarati, false); }

TEST(TenseReader, survives_a_tree_that_is_a_cycle) {
  std::vector<Diagnostic> diagnostics;
  const TenseReader read(languages / "en", diagnostics);
  const std::string text = "talks end";
  Analysis analysis;
  Word word;
  word.span = {0, 5};
  word.head = 1;
  word.relation = Relation::acl;
  analysis.words.push_back(word);
  word.span = {6, 9};
  word.head = 0;
  analysis.words.push_back(word);
  analysis.sentences.push_back({{0, 9}, 0, 2, BlockKind::body});
  EXPECT_EQ(read.read(text, analysis, 0).direction, Direction::unknown);
  EXPECT_EQ(read.read(text, analysis, 7).direction, Direction::unknown);
  EXPECT_EQ(governing_predicate(analysis, 7), std::nullopt);
}

}  // namespace
}  // namespace dateline::times
