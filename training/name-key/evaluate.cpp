// SPDX-License-Identifier: Apache-2.0
// Measures src/text/name_key on pairs of one name in two scripts (TSV: left, right, ...).
//   evaluate PAIRS.tsv [--indic OFFSET] [--errors N] [--threshold T]
// Prints recall of equal keys and of similarity, and how often random pairs agree.

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "tables/tsv.h"
#include "text/fold.h"
#include "text/letters.h"
#include "text/name_key.h"
#include "text/utf8.h"

namespace {

using dateline::text::name_key;
using dateline::text::similarity;

struct Options {
  std::string file;
  int errors = 0;
  int threshold = 75;
  bool gujarati = false;
  bool dump = false;    // print the keys of every pair
  bool joined = false;  // cells are spaced by letter
};

Options read_options(int count, char** arguments) {
  Options options{.file = arguments[1]};
  for (int i = 2; i < count; ++i) {
    const std::string argument = arguments[i];
    if (argument == "--errors") options.errors = std::atoi(arguments[++i]);
    if (argument == "--threshold") options.threshold = std::atoi(arguments[++i]);
    if (argument == "--gujarati") options.gujarati = true;
    if (argument == "--dump") options.dump = true;
    if (argument == "--joined") options.joined = true;
  }
  return options;
}

/// Devanagari and Gujarati run in parallel in Unicode.
std::string to_gujarati(const std::string& text) {
  std::string out;
  for (std::size_t position = 0; position < text.size();) {
    const auto c = dateline::text::decode(text, position);
    position += c.length;
    const bool devanagari = c.value >= 0x0900 && c.value < 0x0980;
    dateline::text::append(out, devanagari ? c.value + 0x180 : c.value);
  }
  return out;
}

std::vector<std::pair<std::string, std::string>> read_pairs(const Options& options) {
  std::vector<std::pair<std::string, std::string>> pairs;
  std::ifstream in(options.file);
  for (std::string line; std::getline(in, line);) {
    const auto cells = dateline::tables::split_list(line, '\t');
    if (cells.size() < 2) continue;
    std::string right = cells[1];
    if (options.joined) std::erase(right, ' ');
    if (options.gujarati) right = to_gujarati(dateline::text::fold(right));
    const auto left_words = dateline::tables::split_list(cells[0], ' ');
    const auto right_words = dateline::tables::split_list(right, ' ');
    if (left_words.size() != right_words.size()) continue;
    for (std::size_t i = 0; i < left_words.size(); ++i) {
      const bool initial = dateline::text::to_latin(left_words[i]).size() < 3;
      if (!initial) pairs.emplace_back(left_words[i], right_words[i]);
    }
  }
  return pairs;
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 2) return 2;
  const Options options = read_options(count, arguments);
  const auto pairs = read_pairs(options);
  std::size_t equal = 0;
  std::size_t alike = 0;
  int printed = 0;
  std::uint64_t state = 1;
  for (const auto& [left, right] : pairs) {
    const bool same = name_key(left) == name_key(right);
    const bool near = similarity(left, right) >= options.threshold;
    if (options.dump) {
      std::printf("%s\t%s\t%s\t%s\t%s\t%s\n", left.c_str(), right.c_str(),
                  name_key(left).c_str(), name_key(right).c_str(),
                  dateline::text::read_sounds(left).c_str(),
                  dateline::text::read_sounds(right).c_str());
      continue;
    }
    equal += same ? 1 : 0;
    alike += near ? 1 : 0;
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    if (!same && printed < options.errors && (state >> 60U) == 0) {
      ++printed;
      std::printf("  %s %s  %s | %s  %s  %d\n", left.c_str(), right.c_str(), name_key(left).c_str(),
                  dateline::text::to_latin(right).c_str(), name_key(right).c_str(),
                  similarity(left, right));
    }
  }
  if (options.dump) return 0;
  std::size_t false_equal = 0;
  std::size_t false_alike = 0;
  constexpr std::size_t trials = 1000000;
  std::vector<std::string> left_keys;
  std::vector<std::string> right_keys;
  for (const auto& [left, right] : pairs) {
    left_keys.push_back(name_key(left));
    right_keys.push_back(name_key(right));
  }
  for (std::size_t i = 0; i < trials; ++i) {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    const std::size_t a = (state >> 33U) % pairs.size();
    const std::size_t b = (state >> 11U) % pairs.size();
    if (pairs[a].first == pairs[b].first || pairs[a].second == pairs[b].second) continue;
    if (left_keys[a] == right_keys[b]) ++false_equal;
    if (i % 10 == 0 && similarity(pairs[a].first, pairs[b].second) >= options.threshold) {
      ++false_alike;
    }
  }
  const auto percent = [](std::size_t part, std::size_t whole) {
    return 100.0 * static_cast<double>(part) / static_cast<double>(whole);
  };
  std::printf(
      "%s: %zu pairs, equal keys %.1f %%, similarity >= %d %.1f %%; random pairs: equal "
      "keys %.3f %%, similar %.3f %%\n",
      options.file.c_str(), pairs.size(), percent(equal, pairs.size()), options.threshold,
      percent(alike, pairs.size()), percent(false_equal, trials),
      percent(false_alike, trials / 10));
  return 0;
}
