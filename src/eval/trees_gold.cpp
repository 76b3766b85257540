// SPDX-License-Identifier: Apache-2.0
#include "eval/trees_gold.h"

#include <fmt/format.h>

#include "dateline/error.h"
#include "tables/tsv.h"

namespace dateline::eval {
namespace {

class TreeReader {
 public:
  explicit TreeReader(const std::filesystem::path& file) {
    std::vector<Diagnostic> faults;
    table_ = tables::read_tsv(file, {"line", "from", "to", "upos", "head", "relation"}, faults);
    if (!faults.empty()) throw Error(to_string(faults));
  }

  TreesByLine read() {
    TreesByLine trees;
    for (const tables::Row& row : table_.rows) {
      Analysis& analysis = trees[static_cast<int>(number(row, "line"))];
      analysis.words.push_back(word(row, analysis));
    }
    for (auto& [line, analysis] : trees) {
      for (const Word& word : analysis.words) {
        if (word.head && *word.head >= analysis.words.size()) {
          throw Error(fmt::format("{}: line {}: a head is no word of the line",
                                  table_.file.string(), line));
        }
      }
      add_sentences(analysis, 0);
    }
    return trees;
  }

 private:
  std::uint32_t number(const tables::Row& row, std::string_view column) const {
    const auto value = tables::parse_int(table_.cell(row, column));
    if (!value || *value < 0) fail(row, column);
    return static_cast<std::uint32_t>(*value);
  }

  [[noreturn]] void fail(const tables::Row& row, std::string_view column) const {
    throw Error(
        fmt::format("{}:{}: {} cannot be read; write the gold anew with "
                    "bench/gold/trees/standoff.py",
                    table_.file.string(), row.line, column));
  }

  Word word(const tables::Row& row, const Analysis& analysis) const {
    Word word;
    word.span = {number(row, "from"), number(row, "to")};
    const auto upos = parse_upos(table_.cell(row, "upos"));
    if (!upos) fail(row, "upos");
    word.upos = *upos;
    const std::uint32_t head = number(row, "head");
    if (head > 0) word.head = head - 1;
    const auto parts = tables::split_list(table_.cell(row, "relation"), ':');
    const auto relation = parts.empty() ? std::nullopt : parse_relation(parts.front());
    if (!relation) fail(row, "relation");
    word.relation = *relation;
    if (parts.size() > 1) word.subrelation = parse_subrelation(parts[1]);
    const auto apart = [](Upos of) { return of == Upos::punct || of == Upos::sym; };
    word.glued = !analysis.words.empty() && analysis.words.back().span.end == word.span.begin &&
                 !apart(word.upos) && !apart(analysis.words.back().upos);
    return word;
  }

  tables::Table table_;
};

}  // namespace

TreesByLine read_trees(const std::filesystem::path& file) { return TreeReader(file).read(); }

void add_sentences(Analysis& analysis, Index first_word) {
  const auto end = static_cast<Index>(analysis.words.size());
  const auto root_of = [&](Index word) {
    for (std::size_t steps = 0; analysis.words[word].head && steps < analysis.words.size(); ++steps)
      word = *analysis.words[word].head;
    return word;
  };
  for (Index word = first_word; word < end; ++word) {
    const bool fresh = analysis.sentences.empty() ||
                       analysis.sentences.back().first_word < first_word ||
                       root_of(word) != root_of(analysis.sentences.back().first_word);
    if (fresh) analysis.sentences.push_back({{}, word, word, BlockKind::body});
    Sentence& sentence = analysis.sentences.back();
    sentence.end_word = word + 1;
    sentence.span = cover(sentence.span, analysis.words[word].span);
  }
}

}  // namespace dateline::eval
