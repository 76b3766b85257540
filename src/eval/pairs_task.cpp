// SPDX-License-Identifier: Apache-2.0
// One name in two scripts: how often do the keys agree, and how often by chance? A file of pairs,
// tab-separated (second column letter by letter, or plain).
#include <algorithm>
#include <fstream>

#include <fmt/format.h>

#include "eval/tasks.h"
#include "tables/tsv.h"
#include "text/fold.h"
#include "text/name_key.h"

namespace dateline::eval {
namespace {

struct NamePair {
  std::string left;
  std::string right;
};

/// "м а н н е р г е й м" -> "маннергейм"; a name with longer words keeps its spaces.
std::string joined(const std::string& name) {
  const auto words = tables::split_list(name, ' ');
  const auto is_letter = [](const std::string& word) {
    constexpr std::size_t longest_letter = 4;
    return word.size() <= longest_letter &&
           std::ranges::count_if(word, [](char c) { return (c & 0xC0) != 0x80; }) == 1;
  };
  if (words.size() < 2 || !std::ranges::all_of(words, is_letter)) return name;
  std::string out;
  for (const std::string& word : words) out += word;
  return out;
}

std::vector<NamePair> read_pairs(const std::filesystem::path& file) {
  std::ifstream in(file);
  std::vector<NamePair> pairs;
  for (std::string line; std::getline(in, line);) {
    const auto cells = tables::split_list(line, '\t');
    if (cells.size() < 2) continue;
    pairs.push_back({joined(cells[0]), joined(cells[1])});
  }
  std::ranges::sort(pairs, {}, &NamePair::left);
  return pairs;
}

bool same_key(const std::string& left, const std::string& right) {
  const auto keys = text::name_keys(left);
  return !keys.empty() && keys == text::name_keys(right);
}

/// `far` is any other pair, `next` the one whose first name comes next in the alphabet.
void score(const NamePair& pair, const NamePair& far, const NamePair& next, Sheet& sheet) {
  constexpr int alike = 75;
  const auto add = [&](std::string_view what, bool hit) {
    sheet.add(fmt::format("identities: {}", what), Measure::accuracy, {.hits = hit, .gold = 1});
  };
  add("same key, one name", same_key(pair.left, pair.right));
  add("sounds alike, one name", text::similarity(pair.left, pair.right) >= alike);
  add("same key, two names at random", same_key(pair.left, far.right));
  add("sounds alike, two names at random", text::similarity(pair.left, far.right) >= alike);
  if (pair.left == next.left) return;
  add("same key, next name in the alphabet", same_key(pair.left, next.right));
  add("sounds alike, next name in the alphabet", text::similarity(pair.left, next.right) >= alike);
}

}  // namespace

Outcome name_pairs(const Request& request, const Engine&) {
  const std::vector<NamePair> pairs = read_pairs(request.gold);
  if (pairs.size() < 2) throw Error(request.gold.string() + ": no pairs of names in this file");
  Outcome outcome{.corpus = request.gold.filename().string(), .unit = "pairs"};
  Sheet sheet;
  constexpr std::size_t step = 7919;  // a prime: every name meets a far other one
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    sheet.next_unit();
    score(pairs[i], pairs[(i + step) % pairs.size()], pairs[(i + 1) % pairs.size()], sheet);
    if (request.errors && !same_key(pairs[i].left, pairs[i].right)) {
      outcome.errors.push_back(fmt::format("APART\t{}\t{}", pairs[i].left, pairs[i].right));
    }
  }
  outcome.figures = sheet.figures();
  return outcome;
}

}  // namespace dateline::eval
