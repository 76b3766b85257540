// SPDX-License-Identifier: Apache-2.0
// The second proposer (docs/decisions/0003): what the network and the event grammar say about the
// news gold, as tables for proposer/.
//   trunk LANG open|kept FOLDER
// FOLDER gets HALF.words.tsv (line, from, to, sentence, upos, head, relation, lemma),
// HALF.trunk.f32 (the trunk's vector of each of these words, native floats; file size by rows
// gives the width), HALF.names.tsv and HALF.events.tsv (the program's own).
// Spans are bytes of the line.
#include <fstream>
#include <iostream>
#include <string>

#include <fmt/format.h>

#include "engine/parts.h"
#include "eval/news_gold.h"
#include "eval/tasks.h"

namespace {

using namespace dateline;
using eval::NewsDocument;

std::ofstream open_table(const std::filesystem::path& file, std::string_view head) {
  std::ofstream out(file, std::ios::binary);
  if (!out) throw Error(file.string() + ": cannot be written");
  out << head << '\n';
  return out;
}

std::string spans_of(const NewsDocument& document, const std::vector<Participant>& people) {
  std::string text;
  for (const Participant& one : people) {
    if (!one.span) continue;
    const eval::Letters at = document.letters(*one.span);
    text += fmt::format("{}{}:{}-{}", text.empty() ? "" : " ", at.line, at.span.begin, at.span.end);
  }
  return text;
}

class Tables {
 public:
  Tables(const std::filesystem::path& folder, const std::string& half)
      : words_(open_table(folder / (half + ".words.tsv"),
                          "line\tfrom\tto\tsentence\tupos\thead\trelation\tlemma")),
        names_(open_table(folder / (half + ".names.tsv"), "line\tfrom\tto\thead\tkind\tform")),
        events_(open_table(folder / (half + ".events.tsv"),
                           "line\tfrom\tto\tclass\tactors\trecipients\trule")),
        trunk_(folder / (half + ".trunk.f32"), std::ios::binary) {}

  /// Parses sentence by sentence, since the scratch holds the trunk of the last one only.
  void parse(const engine::Pack& pack, const NewsDocument& document, Analysis& analysis) {
    const std::vector<Sentence> sentences = analysis.sentences;
    for (const Sentence& sentence : sentences) {
      analysis.sentences.assign(1, sentence);
      pack.parse(document.report.text, analysis, workspace_);
      const std::vector<float>& state = workspace_.network.state;
      const std::size_t words = sentence.end_word - sentence.first_word;
      if (width_ == 0) width_ = state.size() / words;
      if (state.size() != words * width_) throw Error("a sentence is parsed in several parts");
      trunk_.write(reinterpret_cast<const char*>(state.data()),
                   static_cast<std::streamsize>(state.size() * sizeof(float)));
    }
    analysis.sentences = sentences;
  }

  void write(const NewsDocument& document, const Analysis& analysis) {
    write_words(document, analysis);
    for (const NameMention& name : analysis.names) {
      const eval::Letters at = document.letters(name.name.empty() ? name.span : name.name);
      names_ << fmt::format("{}\t{}\t{}\t{}\t{}\t{}\n", at.line, at.span.begin, at.span.end,
                            base_ + name.head_word, to_string(name.kind),
                            static_cast<int>(name.form));
    }
    for (const EventMention& event : analysis.events) {
      const eval::Letters at = document.letters(event.trigger);
      events_ << fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t{}\n", at.line, at.span.begin, at.span.end,
                             to_string(event.event_class), spans_of(document, event.actors),
                             spans_of(document, event.recipients), event.rule);
    }
    base_ += analysis.words.size();
  }

 private:
  void write_words(const NewsDocument& document, const Analysis& analysis) {
    for (const Sentence& sentence : analysis.sentences) {
      for (Index i = sentence.first_word; i < sentence.end_word; ++i) {
        const Word& word = analysis.words[i];
        const eval::Letters at = document.letters(word.span);
        words_ << fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\n", at.line, at.span.begin,
                              at.span.end, sentences_, to_string(word.upos),
                              word.head ? static_cast<std::ptrdiff_t>(base_ + *word.head) : -1,
                              to_string(word.relation), word.lemma);
      }
      ++sentences_;
    }
  }

  std::ofstream words_;
  std::ofstream names_;
  std::ofstream events_;
  std::ofstream trunk_;
  syntax::Workspace workspace_;
  std::size_t width_ = 0;
  std::size_t base_ = 0;  // words of the documents before
  std::size_t sentences_ = 0;
};

void run(const std::string& lang, const std::string& half, const std::filesystem::path& folder) {
  std::vector<Diagnostic> faults;
  const Engine engine(find_data(), faults);
  const engine::Pack& pack = eval::need_pack({.lang = lang}, engine);
  const std::filesystem::path root(DATELINE_SOURCE_DIR);
  const auto documents =
      eval::read_news_gold(root / "bench/gold/news", root / "../shared/data/parallel", half, lang,
                           engine.parts().anatomy);
  Tables tables(folder, half);
  for (const NewsDocument& document : documents) {
    Analysis analysis;
    analysis.lang = lang;
    pack.segment(document.report, analysis);
    tables.parse(pack, document, analysis);
    pack.find_times(document.report, analysis);
    pack.find_names(document.report, analysis);
    pack.find_events(document.report, analysis);
    tables.write(document, analysis);
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) {
    fmt::print(stderr, "usage: trunk LANG open|kept FOLDER\n");
    return 2;
  }
  try {
    run(argv[1], argv[2], argv[3]);
  } catch (const std::exception& error) {
    fmt::print(stderr, "trunk: {}\n", error.what());
    return 2;
  }
}
