// SPDX-License-Identifier: Apache-2.0
// The oracle ladder (docs/decisions/0001, 0002): the event grammar over given, predicted or no
// trees.
//   ladder LANG LINES RUNG...      ladder gu trees predicted gold chunks gold@/tmp/oracle
// LINES is trees (the lines of bench/gold/trees), open or kept (all lines of that half). A RUNG is
// gold, predicted or chunks, with packs of oracle_lexicon.py after @. Prints every rung and how
// each differs from the first. `ladder LANG LINES triggers` prints the gold's triggers for
// oracle_lexicon.py.
#include <algorithm>
#include <array>
#include <cstring>
#include <iostream>
#include <map>
#include <set>
#include <string>

#include <fmt/format.h>

#include "chunks.h"
#include "engine/parts.h"
#include "eval/news.h"
#include "eval/tasks.h"
#include "eval/trees_gold.h"

namespace {

using namespace dateline;
using eval::NewsDocument;

/// One rung: where trees come from, and which packs (a folder made by oracle_lexicon.py, or "" for
/// the shipped ones).
struct Rung {
  std::string name;
  std::string trees;
  std::string data;
};

struct Options {
  std::string lang;
  std::string lines;
  bool triggers = false;
  std::vector<Rung> rungs;
};

/// Where a byte of report.source came to stand in report.text.
std::uint32_t text_position(const Report& report, std::uint32_t source) {
  SourcePoint best;
  for (const SourcePoint& point : report.map) {
    if (point.source <= source) best = point;
  }
  return best.text + (source - best.source);
}

class Ladder {
 public:
  Ladder(const Options& options, std::string trees, const Engine& engine,
         const std::filesystem::path& gold)
      : options_(options),
        kind_(std::move(trees)),
        pack_(eval::need_pack({.lang = options.lang}, engine)),
        markers_(std::filesystem::path(engine.parts().paths.languages) / options.lang, faults_),
        verb_final_(options.lang == "gu" || options.lang == "hi") {
    if (options.lines == "trees" || kind_ == "gold") {
      trees_ = eval::read_trees(gold / "trees" / (options.lang + ".tsv"));
    }
  }

  [[nodiscard]] bool wanted(int line) const {
    return options_.lines != "trees" || trees_.contains(line);
  }

  Analysis read(const NewsDocument& document) {
    Analysis segmented;
    segmented.lang = options_.lang;
    pack_.segment(document.report, segmented);
    Analysis analysis = kind_ == "gold" ? with_gold_words(document, segmented) : segmented;
    pack_.parse(document.report.text, analysis, workspace_);
    if (kind_ == "gold") hang_gold(analysis);
    if (kind_ == "chunks") chunk(document, analysis);
    pack_.find_times(document.report, analysis);
    pack_.find_names(document.report, analysis);
    rejected_.clear();
    // The grammar alone: without a trunk the event network has nothing to go on from.
    pack_.find_events(document.report, analysis, syntax::Trunk{}, &rejected_);
    return analysis;
  }

  /// What became of the gold's events whose trigger was not found: adds to counts by reason.
  void count_losses(const NewsDocument& document, const Analysis& analysis,
                    std::map<std::string, int>& losses) const {
    for (const eval::GoldMention& mention : document.event_mentions) {
      if (mention.repeat) continue;
      const bool found = std::ranges::any_of(analysis.events, [&](const EventMention& event) {
        return document.letters(event.trigger).overlaps(mention.at);
      });
      // Of several rows the one that came furthest counts; it was written down last.
      const auto reason =
          std::find_if(rejected_.rbegin(), rejected_.rend(), [&](const events::Rejected& one) {
            return document.letters(one.trigger).overlaps(mention.at);
          });
      if (found) {
        ++losses["found"];
      } else {
        ++losses[reason == rejected_.rend() ? "no row of the lexicon" : reason->why];
      }
    }
  }

 private:
  /// Words whose tree is known, and what it says (heads into the new analysis).
  Analysis with_gold_words(const NewsDocument& document, const Analysis& segmented) {
    Analysis out;
    out.lang = segmented.lang;
    given_.clear();
    std::set<int> done;
    for (const Sentence& sentence : segmented.sentences) {
      const int line = document.letters(sentence.span).line;
      const auto tree = trees_.find(line);
      if (tree == trees_.end()) {
        copy_sentence(segmented, sentence, out);
      } else if (done.insert(line).second) {
        copy_gold(document, line, tree->second, sentence.block, out);
      }
    }
    return out;
  }

  static void copy_sentence(const Analysis& from, const Sentence& sentence, Analysis& to) {
    Sentence copy = sentence;
    copy.first_word = static_cast<Index>(to.words.size());
    to.words.insert(to.words.end(), from.words.begin() + sentence.first_word,
                    from.words.begin() + sentence.end_word);
    copy.end_word = static_cast<Index>(to.words.size());
    to.sentences.push_back(copy);
  }

  void copy_gold(const NewsDocument& document, int line, const Analysis& tree, BlockKind block,
                 Analysis& to) {
    const auto base = static_cast<Index>(to.words.size());
    const std::uint32_t start =
        document.starts[static_cast<std::size_t>(line - document.first_line)];
    for (const Word& gold : tree.words) {
      Word word = gold;
      word.span = {text_position(document.report, start + gold.span.begin),
                   text_position(document.report, start + gold.span.end - 1) + 1};
      if (gold.head) word.head = *gold.head + base;
      given_.emplace(static_cast<Index>(to.words.size()), word);
      Word bare;
      bare.span = word.span;
      bare.glued = word.glued;
      to.words.push_back(bare);
    }
    for (Sentence sentence : tree.sentences) {
      sentence.first_word += base;
      sentence.end_word += base;
      sentence.block = block;
      sentence.span =
          cover(to.words[sentence.first_word].span, to.words[sentence.end_word - 1].span);
      to.sentences.push_back(sentence);
    }
  }

  void hang_gold(Analysis& analysis) const {
    for (const auto& [index, gold] : given_) {
      Word& word = analysis.words[index];
      word.upos = gold.upos;
      word.head = gold.head;
      word.relation = gold.relation;
      word.subrelation = gold.subrelation;
    }
  }

  void chunk(const NewsDocument& document, Analysis& analysis) const {
    for (const Sentence& sentence : analysis.sentences) {
      if (!wanted(document.letters(sentence.span).line)) continue;
      bench::chunk_tree(document.report.text, markers_, verb_final_, analysis, sentence);
    }
  }

  Options options_;
  std::string kind_;
  std::vector<Diagnostic> faults_;
  const engine::Pack& pack_;
  names::Markers markers_;
  bool verb_final_;
  syntax::Workspace workspace_;
  std::vector<events::Rejected> rejected_;
  eval::TreesByLine trees_;
  std::map<Index, Word> given_;
};

/// Only what stands on the wanted lines is scored.
void restrict_gold(NewsDocument& document, const Ladder& ladder) {
  std::set<std::string> events;
  std::erase_if(document.event_mentions, [&](const eval::GoldMention& mention) {
    if (ladder.wanted(mention.at.line)) events.insert(mention.of);
    return !ladder.wanted(mention.at.line);
  });
  std::erase_if(document.events, [&](const auto& event) { return !events.contains(event.first); });
  // An event whose fullest mention is elsewhere is told by the first one here.
  for (const std::string& event : events) {
    eval::GoldMention* first = nullptr;
    bool main = false;
    for (eval::GoldMention& mention : document.event_mentions) {
      if (mention.of != event) continue;
      if (first == nullptr) first = &mention;
      main = main || !mention.repeat;
    }
    if (!main && first != nullptr) first->repeat = false;
  }
}

bool has_wanted_line(const NewsDocument& document, const Ladder& ladder) {
  for (int line = document.first_line; line <= document.last_line; ++line) {
    if (ladder.wanted(line)) return true;
  }
  return false;
}

void restrict_found(const NewsDocument& document, const Ladder& ladder, Analysis& analysis) {
  for (EventMention& event : analysis.events) event.same_as.reset();
  std::erase_if(analysis.events, [&](const EventMention& event) {
    return !ladder.wanted(document.letters(event.trigger).line);
  });
}

void print_triggers(const NewsDocument& document, const Analysis& analysis) {
  for (const eval::GoldMention& mention : document.event_mentions) {
    if (mention.repeat) continue;
    const eval::GoldEvent& event = document.events.at(mention.of);
    for (const Word& word : analysis.words) {
      if (!document.letters(word.span).overlaps(mention.at)) continue;
      fmt::print("{}\t{}\t{}\t{}\n", slice(document.report.text, word.span), word.lemma,
                 to_string(word.upos), to_string(event.event_class));
      break;
    }
  }
}

constexpr std::array compared = {"events: class", "events: class, source, target",
                                 "events: triggers of all mentions", "roles: all",
                                 "roles: all, also of events that were missed"};

DataPaths paths_of(const Rung& rung) {
  DataPaths paths = find_data();
  if (rung.data.empty()) return paths;
  paths.languages = rung.data + "/languages";
  return paths;
}

eval::Sheet climb(const Options& options, const Rung& rung, std::map<std::string, int>& losses) {
  std::vector<Diagnostic> faults;
  const Engine engine(paths_of(rung), faults);
  const std::filesystem::path gold = std::filesystem::path(DATELINE_SOURCE_DIR) / "bench/gold";
  Ladder ladder(options, rung.trees, engine, gold);
  const std::string half = options.lines == "kept" ? "kept" : "open";
  const std::filesystem::path texts =
      std::filesystem::path(DATELINE_SOURCE_DIR) / "../shared/data/parallel";
  auto documents =
      eval::read_news_gold(gold / "news", texts, half, options.lang, engine.parts().anatomy);
  eval::Sheet sheet;
  for (NewsDocument& document : documents) {
    Analysis analysis = ladder.read(document);
    restrict_gold(document, ladder);
    restrict_found(document, ladder, analysis);
    if (!has_wanted_line(document, ladder)) continue;
    ladder.count_losses(document, analysis, losses);
    if (options.triggers) print_triggers(document, analysis);
    sheet.next_unit();
    const eval::Reading reading{.document = &document, .analysis = analysis, .sheet = &sheet};
    eval::score_events(reading);
    eval::score_roles(reading);
    eval::score_status(reading);
  }
  return sheet;
}

void print_sheet(const Rung& rung, const eval::Sheet& sheet) {
  fmt::print("{}\n", rung.name);
  for (const eval::Figure& figure : sheet.figures()) {
    // Over some lines only, the documents' other lines would count as lines without events.
    if (figure.measure == eval::Measure::per_hundred) continue;
    fmt::print("  {:<46} {:6.1f} [{:5.1f}, {:5.1f}] n {:<5} P {:5.1f} R {:5.1f}\n", figure.name,
               figure.value, figure.low, figure.high, figure.n, figure.precision, figure.recall);
  }
}

int run(const Options& options) {
  std::vector<eval::Sheet> sheets;
  for (const Rung& rung : options.rungs) {
    std::map<std::string, int> losses;
    sheets.push_back(climb(options, rung, losses));
    if (options.triggers) continue;
    print_sheet(rung, sheets.back());
    fmt::print("  what became of the gold's events:\n");
    for (const auto& [reason, count] : losses) fmt::print("    {:4} {}\n", count, reason);
  }
  if (options.triggers) return 0;
  for (std::size_t i = 1; i < sheets.size(); ++i) {
    fmt::print("{} against {} (paired over documents)\n", options.rungs[i].name,
               options.rungs[0].name);
    for (const char* figure : compared) {
      const eval::Figure difference =
          eval::paired_difference(sheets[0].by_unit(figure), sheets[i].by_unit(figure));
      fmt::print("  {:<46} {:+6.1f} [{:+5.1f}, {:+5.1f}]\n", figure, difference.value,
                 difference.low, difference.high);
    }
  }
  return 0;
}

/// "gold@/tmp/exp/gu"
Rung rung_of(const std::string& name) {
  const std::size_t at = name.find('@');
  return {name, name.substr(0, at), at == std::string::npos ? "" : name.substr(at + 1)};
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) {
    fmt::print(stderr,
               "usage: ladder LANG trees|open|kept RUNG...   (gold|predicted|chunks)[@PACKS]\n"
               "       ladder LANG trees|open|kept triggers\n");
    return 2;
  }
  try {
    Options options{.lang = argv[1], .lines = argv[2], .rungs = {}};
    options.triggers = std::strcmp(argv[3], "triggers") == 0;
    if (options.triggers && options.lines == "kept") {
      throw Error("the kept half is scored as totals only: its triggers are not printed");
    }
    for (int i = 3; i < argc; ++i) {
      options.rungs.push_back(options.triggers ? rung_of("predicted") : rung_of(argv[i]));
    }
    return run(options);
  } catch (const std::exception& error) {
    fmt::print(stderr, "ladder: {}\n", error.what());
    return 2;
  }
}
