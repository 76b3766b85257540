// SPDX-License-Identifier: Apache-2.0
// Scores a syntax model on CoNLL-U files with given words, and says how fast it was.
//   syntax_eval languages/en/syntax.model dev.conllu [more.conllu ...]
#include <chrono>
#include <cstdio>
#include <exception>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <tuple>

#include <fmt/format.h>

#include "syntax/conllu.h"
#include "syntax/parser.h"

namespace {

using namespace dateline;

struct Score {
  std::size_t words = 0, upos = 0, uas = 0, las = 0, las_subtypes = 0, lemma = 0, features = 0;
  std::size_t names_right = 0, names_gold = 0, names_found = 0;
};

using Name = std::tuple<Index, Index, int>;

std::set<Name> names_of(const Analysis& analysis, const Sentence& sentence) {
  std::set<Name> out;
  for (Index i = sentence.first_word; i < sentence.end_word; ++i) {
    const int tag = static_cast<int>(analysis.words[i].name_tag);
    if (tag % 2 != 1) continue;  // begin_person, begin_place, begin_body
    Index end = i + 1;
    while (end < sentence.end_word && static_cast<int>(analysis.words[end].name_tag) == tag + 1) {
      ++end;
    }
    out.emplace(i, end, tag);
  }
  return out;
}

void count(const Analysis& gold, const Analysis& found, Score& score) {
  for (std::size_t i = 0; i < gold.words.size(); ++i) {
    const Word& g = gold.words[i];
    const Word& f = found.words[i];
    const bool head = g.head == f.head;
    const bool label = head && g.relation == f.relation;
    ++score.words;
    score.upos += g.upos == f.upos;
    score.uas += head;
    score.las += label;
    score.las_subtypes += label && g.subrelation == f.subrelation;
    score.lemma += g.lemma == f.lemma;
    score.features += g.features == f.features;
  }
  for (const Sentence& sentence : gold.sentences) {
    const std::set<Name> right = names_of(gold, sentence);
    const std::set<Name> guessed = names_of(found, sentence);
    score.names_gold += right.size();
    score.names_found += guessed.size();
    for (const Name& name : guessed) score.names_right += right.contains(name);
  }
}

double percent(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0.0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole);
}

void print(const char* file, const Score& s, double seconds) {
  fmt::print(
      "{}: UPOS {:.2f} UAS {:.2f} LAS {:.2f} (subtypes {:.2f}) feats {:.2f} lemma {:.2f} names F "
      "{:.1f}; {} words, {:.0f} words/s\n",
      file, percent(s.upos, s.words), percent(s.uas, s.words), percent(s.las, s.words),
      percent(s.las_subtypes, s.words), percent(s.features, s.words), percent(s.lemma, s.words),
      percent(2 * s.names_right, s.names_gold + s.names_found), s.words,
      static_cast<double>(s.words) / seconds);
}

void evaluate(const syntax::Parser& parse, const char* file) {
  std::ifstream in(file);
  std::stringstream bytes;
  bytes << in.rdbuf();
  const syntax::AnnotatedText gold = syntax::read_conllu(bytes.str());
  Analysis found = gold.analysis;
  syntax::Workspace workspace;
  const auto start = std::chrono::steady_clock::now();
  parse(gold.text, found, workspace);
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
  Score score;
  count(gold.analysis, found, score);
  print(file, score, seconds.count());
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc < 3) {
    fmt::print(stderr, "usage: syntax_eval MODEL FILE.conllu...\n");
    return 2;
  }
  const auto start = std::chrono::steady_clock::now();
  const syntax::Parser parse(argv[1]);
  const std::chrono::duration<double, std::milli> load = std::chrono::steady_clock::now() - start;
  fmt::print("loaded and self-tested in {:.1f} ms\n", load.count());
  for (int i = 2; i < argc; ++i) evaluate(parse, argv[i]);
  return 0;
} catch (const std::exception& error) {
  fmt::print(stderr, "{}\n", error.what());
  return 2;
}
