// SPDX-License-Identifier: Apache-2.0
// Many reports on several threads: the order they came in, faults told, nothing hangs when what is
// called throws. With the shipped packs, without a gazetteer.
#include "engine/analyses.h"

#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/record_mentions.h"

namespace dateline::engine {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

const std::string root = DATELINE_SOURCE_DIR;

const Engine& engine() {
  static std::vector<Diagnostic> faults;
  static const Engine shipped({root + "/languages", root + "/knowledge", ""}, faults);
  EXPECT_EQ(to_string(faults), "");
  return shipped;
}

Report report(const std::string& key, const std::string& text, const std::string& lang = "en") {
  Report one;
  one.key = key;
  one.text = one.source = text;
  one.lang = lang;
  one.blocks = {{{0, static_cast<std::uint32_t>(text.size())}, BlockKind::body}};
  return one;
}

/// Reports "0", "1", ... of very different lengths, so that later ones are ready first.
class Source {
 public:
  explicit Source(int count) : count_(count) {}

  std::optional<Report> operator()() {
    if (at_ == count_) return std::nullopt;
    std::string text;
    for (int i = 0; i < (at_ % 5 == 0 ? 60 : 1); ++i) text += "Kenya held talks with Chad. ";
    return report(std::to_string(at_++), text);
  }

  [[nodiscard]] int given() const { return at_; }

 private:
  int count_;
  int at_ = 0;
};

class Threads : public testing::TestWithParam<unsigned> {};

TEST_P(Threads, results_come_in_the_order_of_the_reports_and_on_the_calling_thread) {
  constexpr int reports = 60;
  Source source(reports);
  const std::thread::id here = std::this_thread::get_id();
  std::vector<std::string> keys;
  std::size_t events = 0;
  analyse_all(engine(), std::ref(source), {.threads = GetParam()}, [&](Analysed&& item) {
    EXPECT_EQ(std::this_thread::get_id(), here);
    EXPECT_EQ(item.fault, "");
    EXPECT_FALSE(item.analysis.events.empty()) << item.report.key;
    keys.push_back(item.report.key);
    events += item.analysis.events.size();
  });
  ASSERT_THAT(keys, SizeIs(reports));
  for (int at = 0; at < reports; ++at)
    EXPECT_EQ(keys[static_cast<std::size_t>(at)], std::to_string(at));
  EXPECT_GE(events, keys.size());
}

TEST_P(Threads, no_reports_are_no_results) {
  int used = 0;
  analyse_all(
      engine(), [] { return std::nullopt; }, {.threads = GetParam()}, [&](Analysed&&) { ++used; });
  EXPECT_EQ(used, 0);
}

TEST_P(Threads, what_the_user_throws_comes_out_and_ends_the_threads) {
  Source source(1000);
  int used = 0;
  EXPECT_THROW(analyse_all(engine(), std::ref(source), {.threads = GetParam()},
                           [&](Analysed&&) {
                             if (++used == 3) throw std::runtime_error("the disk is full");
                           }),
               std::runtime_error);
  EXPECT_EQ(used, 3);
  EXPECT_LE(source.given(), 3 + 4 * static_cast<int>(GetParam()))
      << "at most a few a thread are held";
}

TEST_P(Threads, what_the_source_throws_comes_out_too) {
  int given = 0;
  const auto next = [&given]() -> std::optional<Report> {
    if (++given == 5) throw std::runtime_error("the file is gone");
    return report(std::to_string(given), "Kenya met Chad.");
  };
  EXPECT_THROW(analyse_all(engine(), next, {.threads = GetParam()}, [](Analysed&&) {}),
               std::runtime_error);
}

INSTANTIATE_TEST_SUITE_P(Analyses, Threads, testing::Values(1U, 2U, 5U));

/// The shipped data with an English model that is none.
class BrokenPack : public testing::Test {
 protected:
  BrokenPack() {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
    std::filesystem::copy(root + "/languages", folder_ / "languages",
                          std::filesystem::copy_options::recursive);
  }
  ~BrokenPack() override { std::filesystem::remove_all(folder_); }

  std::filesystem::path folder_ = std::filesystem::temp_directory_path() / "dateline-broken-pack";
};

TEST_F(BrokenPack, the_reports_of_its_language_are_faults_and_the_others_are_read) {
  std::vector<Diagnostic> faults;
  const Engine broken({(folder_ / "languages").string(), root + "/knowledge", ""}, faults);
  // Damaged after the data was found whole, and before the pack is first needed.
  std::filesystem::resize_file(folder_ / "languages/en/syntax.model", 100);
  for (const unsigned threads : {1U, 3U}) {
    std::vector<Report> reports = {report("good", "કેન્યા અને ચાડે સોમવારે વાતચીત કરી.", "gu"),
                                   report("bad", "Kenya met Chad."),
                                   report("none", "Le président est à Paris.", "fr")};
    std::size_t at = 0;
    std::vector<Analysed> results;
    analyse_all(
        broken, [&]() { return at < reports.size() ? std::optional(reports[at++]) : std::nullopt; },
        {.threads = threads}, [&](Analysed&& item) { results.push_back(std::move(item)); });
    ASSERT_THAT(results, SizeIs(3));
    EXPECT_EQ(results[0].fault, "");
    EXPECT_FALSE(results[0].analysis.events.empty());
    EXPECT_THAT(results[1].fault, HasSubstr("syntax.model"));
    EXPECT_TRUE(results[1].data_is_broken);
    EXPECT_THAT(results[1].analysis.events, IsEmpty());
    EXPECT_EQ(results[2].fault, "");
    EXPECT_THAT(results[2].analysis.lang_basis, HasSubstr("not supported"));
  }
}

// ---- mentions for the record ---------------------------------------------------------------

TEST(RecordMentions, carry_what_the_record_needs_of_their_report) {
  Report news = report("r1", "Kenya met Chad. The two met again.");
  news.outlet = "Daily Nation";
  news.date = 20000;
  Analysis analysis;
  analysis.lang = "en";
  analysis.events.resize(3);
  analysis.events[0].id = "ev-first";
  analysis.events[0].evidence = {0, 15};
  analysis.events[1].id = "ev-again";
  analysis.events[1].evidence = {16, 34};
  analysis.events[1].same_as = 0;
  analysis.events[2].id = "ev-odd";
  analysis.events[2].evidence = {30, 900};
  analysis.events[2].same_as = 77;  // points at nothing
  const std::vector<RecordMention> mentions = record_mentions(news, analysis, "AFP");
  ASSERT_THAT(mentions, SizeIs(3));
  for (const RecordMention& mention : mentions) {
    EXPECT_EQ(mention.report, "r1");
    EXPECT_EQ(mention.lang, "en");
    EXPECT_EQ(mention.outlet, "Daily Nation");
    EXPECT_EQ(mention.agency, "AFP");
    EXPECT_EQ(mention.report_date, Day{20000});
  }
  EXPECT_EQ(mentions[0].text, "Kenya met Chad.");
  EXPECT_EQ(mentions[0].retells, "");
  EXPECT_EQ(mentions[1].text, "The two met again.");
  EXPECT_EQ(mentions[1].retells, "ev-first");
  EXPECT_EQ(mentions[1].mention.id, "ev-again");
  EXPECT_EQ(mentions[2].text, "ain.");
  EXPECT_EQ(mentions[2].retells, "");
}

TEST(SearchWords, are_forms_and_lemmas_folded) {
  const Report news = report("r1", "Ministers MET Zoë");
  Analysis analysis;
  for (const auto& [span, lemma] : std::vector<std::pair<Span, std::string>>{
           {{0, 9}, "minister"}, {{10, 13}, "meet"}, {{14, 18}, "Zoë"}}) {
    Word word;
    word.span = span;
    word.lemma = lemma;
    analysis.words.push_back(word);
  }
  EXPECT_EQ(search_words(news, analysis), "ministers minister met meet zoë ");
}

TEST(SearchWords, of_an_unread_language_are_all_its_letters) {
  EXPECT_EQ(search_words(report("r1", "Le PRÉSIDENT parle."), {}), "le président parle.");
}

// ---- stamp and packs -----------------------------------------------------------------------

TEST(Stamp, names_every_part_that_what_is_derived_depends_on) {
  const std::string stamp = engine().stamp();
  for (const char* line : {"dateline ", "\nICU ", "\nknowledge ", "\nplaces ", "\npack und - ",
                           "\npack en ", "\npack gu "}) {
    EXPECT_THAT("\n" + stamp, HasSubstr(line));
  }
  EXPECT_EQ(stamp, engine().stamp());
}

TEST_F(BrokenPack, one_changed_byte_of_a_pack_or_of_what_all_fall_back_on_changes_the_stamp) {
  const auto stamp = [this] {
    std::vector<Diagnostic> faults;
    return Engine({(folder_ / "languages").string(), root + "/knowledge", ""}, faults).stamp();
  };
  const auto add_a_letter = [this](const char* file) {
    std::ofstream(folder_ / file, std::ios::app) << "#";
  };
  const std::string before = stamp();
  add_a_letter("languages/en/times.tsv");
  const std::string with_a_letter = stamp();
  EXPECT_NE(with_a_letter, before);
  add_a_letter("languages/und/segment.tsv");
  EXPECT_NE(stamp(), with_a_letter);
}

TEST(Engine, reads_a_region_of_a_language_but_not_another_script_of_it) {
  const auto words = [](const std::string& lang) {
    return engine().worker()(report("r", "કેન્યા અને ચાડ", lang)).words.size();
  };
  EXPECT_GT(words("gu"), 0U);
  EXPECT_EQ(words("gu-IN"), words("gu"));
  EXPECT_EQ(words("gu-Latn"), 0U);
  EXPECT_EQ(words("xx"), 0U);
}

}  // namespace
}  // namespace dateline::engine
