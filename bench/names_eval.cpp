// SPDX-License-Identifier: Apache-2.0
// Span scores of names on a Universal NER file (IOB2: index, word, tag), with its own words:
//   names_eval ROOT en /path/en_ewt-dev.iob2
// Prints precision, recall and F1 of persons, bodies and places for the network's tags alone and
// for NameFinder, which also reads tables, titles and the report as a whole (one document a
// report).

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include <fmt/format.h>

#include "names/name_finder.h"
#include "syntax/parser.h"
#include "tables/tsv.h"
#include "text/fold.h"

namespace {

using namespace dateline;

enum class Kind { person, body, place };
using Found = std::tuple<Index, Index, Kind>;  // words [first, end)

struct Document {
  Report report;
  Analysis analysis;
  std::set<Found> gold;
};

struct Score {
  int right = 0;
  int found = 0;
  int gold = 0;
};

std::optional<Kind> kind_of(std::string_view tag) {
  if (tag == "PER") return Kind::person;
  if (tag == "ORG") return Kind::body;
  if (tag == "LOC") return Kind::place;
  return std::nullopt;
}

void add_word(Document& document, const std::string& form) {
  if (!document.report.text.empty()) document.report.text += ' ';
  Word word;
  word.span.begin = static_cast<std::uint32_t>(document.report.text.size());
  document.report.text += form;
  word.span.end = static_cast<std::uint32_t>(document.report.text.size());
  document.analysis.words.push_back(word);
}

void end_sentence(Document& document) {
  auto& analysis = document.analysis;
  const Index first = analysis.sentences.empty() ? 0 : analysis.sentences.back().end_word;
  const auto end = static_cast<Index>(analysis.words.size());
  if (first == end) return;
  Sentence sentence;
  sentence.first_word = first;
  sentence.end_word = end;
  sentence.span = cover(analysis.words[first].span, analysis.words[end - 1].span);
  analysis.sentences.push_back(sentence);
}

std::vector<Document> read_documents(const std::filesystem::path& file) {
  std::vector<Document> documents(1);
  std::ifstream in(file);
  std::optional<Found> open;
  const auto close = [&] {
    if (open) documents.back().gold.insert(*open);
    open.reset();
  };
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("# newdoc")) documents.emplace_back();
    if (line.empty()) {
      close();
      end_sentence(documents.back());
    }
    if (line.empty() || line.front() == '#') continue;
    const auto cells = tables::split_list(line, '\t');
    if (cells.size() < 3) continue;
    const auto word = static_cast<Index>(documents.back().analysis.words.size());
    const std::string& tag = cells[2];
    if (!tag.starts_with("I-")) close();
    if (open) std::get<1>(*open) = word + 1;
    if (tag.starts_with("B-")) {
      if (const auto kind = kind_of(std::string_view(tag).substr(2)))
        open = Found{word, word + 1, *kind};
    }
    add_word(documents.back(), cells[1]);
  }
  close();
  end_sentence(documents.back());
  return documents;
}

std::set<Found> from_tags(const Analysis& analysis) {
  std::set<Found> found;
  const auto size = static_cast<Index>(analysis.words.size());
  for (Index word = 0; word < size; ++word) {
    const NameTag tag = analysis.words[word].name_tag;
    std::optional<Kind> kind;
    NameTag inside = NameTag::outside;
    if (tag == NameTag::begin_person)
      std::tie(kind, inside) = std::pair(Kind::person, NameTag::in_person);
    if (tag == NameTag::begin_place)
      std::tie(kind, inside) = std::pair(Kind::place, NameTag::in_place);
    if (tag == NameTag::begin_body)
      std::tie(kind, inside) = std::pair(Kind::body, NameTag::in_body);
    if (!kind) continue;
    Index end = word + 1;
    while (end < size && analysis.words[end].name_tag == inside) ++end;
    found.insert({word, end, *kind});
  }
  return found;
}

std::set<Found> from_mentions(const Document& document) {
  std::set<Found> found;
  for (const NameMention& mention : document.analysis.names) {
    if (mention.form != MentionForm::name || mention.plural) continue;
    std::optional<Kind> kind;
    if (mention.kind == EntityKind::person) kind = Kind::person;
    if (mention.kind == EntityKind::body) kind = Kind::body;
    if (mention.kind == EntityKind::place || mention.kind == EntityKind::country)
      kind = Kind::place;
    if (!kind || !text::starts_upper(slice(document.report.text, mention.name))) continue;
    Index first = mention.first_word;
    Index end = mention.end_word;
    const auto& words = document.analysis.words;
    while (first < end && words[first].span.end <= mention.name.begin) ++first;
    while (end > first && words[end - 1].span.begin >= mention.name.end) --end;
    found.insert({first, end, *kind});
  }
  return found;
}

void add(std::array<Score, 4>& scores, const std::set<Found>& gold, const std::set<Found>& found) {
  for (const Found& one : gold) {
    ++scores[static_cast<std::size_t>(std::get<2>(one))].gold;
    ++scores[3].gold;
  }
  for (const Found& one : found) {
    const int right = gold.contains(one) ? 1 : 0;
    for (const std::size_t row : {static_cast<std::size_t>(std::get<2>(one)), std::size_t{3}}) {
      ++scores[row].found;
      scores[row].right += right;
    }
  }
}

void print(std::string_view title, const std::array<Score, 4>& scores) {
  static constexpr std::array<std::string_view, 4> rows = {"person", "body", "place", "all"};
  fmt::print("{}\n", title);
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const Score& score = scores[row];
    const double precision = score.found == 0 ? 0 : 100.0 * score.right / score.found;
    const double recall = score.gold == 0 ? 0 : 100.0 * score.right / score.gold;
    const double f1 = precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    fmt::print("  {:<8} gold {:5}  P {:5.1f}  R {:5.1f}  F1 {:5.1f}\n", rows[row], score.gold,
               precision, recall, f1);
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) {
    fmt::print(stderr, "usage: names_eval ROOT LANG FILE.iob2\n");
    return 2;
  }
  const std::filesystem::path root = argv[1];
  const auto pack = root / "languages" / argv[2];
  std::vector<Diagnostic> faults;
  const knowledge::Knowledge knowledge({.folder = root / "knowledge",
                                        .languages = root / "languages",
                                        .gazetteer = argc > 4 ? argv[4] : ""},
                                       faults);
  const names::NameFinder find(pack, knowledge, faults);
  const syntax::Parser parse(pack / "syntax.model");
  syntax::Workspace workspace;
  std::array<Score, 4> tags{};
  std::array<Score, 4> mentions{};
  std::array<Score, 4> bare{};
  for (Document& document : read_documents(argv[3])) {
    Document untagged = document;
    find(untagged.report, untagged.analysis);
    parse(document.report.text, document.analysis, workspace);
    find(document.report, document.analysis);
    add(tags, document.gold, from_tags(document.analysis));
    add(mentions, document.gold, from_mentions(document));
    add(bare, document.gold, from_mentions(untagged));
    if (argc > 5) {
      const auto found = from_mentions(document);
      const auto show = [&](const char* sign, const Found& one) {
        const auto [first, end, kind] = one;
        fmt::print("{} {} {}\n", sign, static_cast<int>(kind),
                   slice(document.report.text, cover(document.analysis.words[first].span,
                                                     document.analysis.words[end - 1].span)));
      };
      for (const Found& one : document.gold)
        if (!found.contains(one)) show("-", one);
      for (const Found& one : found)
        if (!document.gold.contains(one)) show("+", one);
    }
  }
  print("network tags alone", tags);
  print("names, words alone", bare);
  print("names, with the network", mentions);
  return 0;
}
