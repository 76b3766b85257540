// SPDX-License-Identifier: Apache-2.0
// Measures how well the article is found in saved web pages: a folder with one folder a page, each
// with source.html and expected.html (Mozilla Readability's test pages). Prints the token F1 of the
// article's text against ours, its mean and the worst twenty pages, and how many metadata agree.
//   ingest_eval FOLDER LANGUAGES_FOLDER [PAGE]     with PAGE, prints that page's text

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include "ingest/html_tree.h"
#include "ingest/ingest.h"
#include "ingest/line_tokens.h"
#include "ingest/written_date.h"
#include "tables/tsv.h"

namespace {

namespace fs = std::filesystem;
using dateline::BlockKind;
using dateline::Report;

std::map<std::string, int> bag(std::string_view text) {
  std::map<std::string, int> words;
  const auto size = static_cast<std::uint32_t>(text.size());
  for (const auto& token : dateline::ingest::line_tokens(text, {0, size}, text.size())) {
    if (token.kind != dateline::ingest::LineToken::Kind::sign) ++words[token.folded];
  }
  return words;
}

struct Score {
  std::string page;
  double precision = 0;
  double recall = 0;
  [[nodiscard]] double f1() const {
    return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
  }
};

Score compare(const std::string& page, std::string_view expected, std::string_view ours) {
  const auto left = bag(expected);
  const auto right = bag(ours);
  int common = 0;
  int left_all = 0;
  int right_all = 0;
  for (const auto& [word, count] : left) {
    left_all += count;
    const auto found = right.find(word);
    if (found != right.end()) common += std::min(count, found->second);
  }
  for (const auto& [word, count] : right) right_all += count;
  if (left_all == 0 && right_all == 0) return {page, 1, 1};
  return {page, right_all == 0 ? 0.0 : static_cast<double>(common) / right_all,
          left_all == 0 ? 0.0 : static_cast<double>(common) / left_all};
}

std::string expected_text(const fs::path& file) {
  const std::string html = dateline::tables::read_file(file);
  const dateline::ingest::HtmlTree tree(html);
  std::string text;
  for (const auto& node : tree.nodes()) {
    if (node.is_text()) text += node.text;
    text += ' ';
  }
  return text;
}

/// Our text without the headline: the expected articles leave out their titles.
std::string our_text(const Report& report) {
  for (const auto& block : report.blocks) {
    if (block.kind == BlockKind::headline) return report.text.substr(block.span.end);
  }
  return report.text;
}

/// Does every letter lead back to a byte of the page that can be its own?
int letters_astray(const Report& report) {
  int astray = 0;
  for (std::uint32_t i = 0; i < report.text.size(); ++i) {
    const char c = report.text[i];
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (!letter) continue;
    const std::uint32_t at = source_position(report, i);
    if (at >= report.source.size() || (report.source[at] != c && report.source[at] != '&'))
      ++astray;
  }
  return astray;
}

/// How many pages' metadata agree with what the folder expects, by field.
struct Metadata {
  std::map<std::string, int> told;
  std::map<std::string, int> same;

  void add(const std::string& page, const fs::path& file, const Report& report,
           const dateline::ingest::AnatomyTables& tables) {
    const auto expected = nlohmann::json::parse(dateline::tables::read_file(file));
    compare(page, expected, "title", report.title);
    compare(page, expected, "siteName", report.outlet);
    const auto published = expected.value("publishedTime", nlohmann::json());
    if (!published.is_string()) return;
    ++told["date"];
    const auto day =
        dateline::ingest::parse_written_date(published.get<std::string>(), tables.months);
    if (day && day == report.date)
      ++same["date"];
    else
      fmt::print("{}: date {} expected, {} found\n", page, published.get<std::string>(),
                 report.date.value_or(-1));
  }

  void compare(const std::string& page, const nlohmann::json& expected, const std::string& field,
               const std::string& ours) {
    const auto value = expected.value(field, nlohmann::json());
    if (!value.is_string()) return;
    ++told[field];
    if (bag(value.get<std::string>()) == bag(ours))
      ++same[field];
    else
      fmt::print("{}: {} \"{}\" expected, \"{}\" found\n", page, field, value.get<std::string>(),
                 ours);
  }

  void print() const {
    for (const auto& [field, count] : told) {
      const auto found = same.find(field);
      fmt::print("{} {}/{}\n", field, found == same.end() ? 0 : found->second, count);
    }
  }
};

void print(const std::vector<Score>& scores) {
  double sum = 0;
  for (const Score& score : scores) sum += score.f1();
  for (std::size_t i = 0; i < std::min<std::size_t>(20, scores.size()); ++i)
    fmt::print("{:.3f}  precision {:.3f}  recall {:.3f}  {}\n", scores[i].f1(), scores[i].precision,
               scores[i].recall, scores[i].page);
  fmt::print("mean F1 {:.4f} over {} pages\n", sum / static_cast<double>(scores.size()),
             scores.size());
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    fmt::print(stderr, "usage: ingest_eval FOLDER LANGUAGES_FOLDER [PAGE]\n");
    return EXIT_FAILURE;
  }
  std::vector<dateline::Diagnostic> diagnostics;
  const auto tables = dateline::ingest::read_anatomy_tables(argv[2], diagnostics);
  std::vector<fs::path> pages;
  for (const auto& entry : fs::directory_iterator(argv[1])) pages.push_back(entry.path());
  std::sort(pages.begin(), pages.end());
  std::vector<Score> scores;
  Metadata metadata;
  double seconds = 0;
  int astray = 0;
  std::size_t bytes = 0;
  for (const fs::path& page : pages) {
    const std::string name = page.filename().string();
    if (argc > 3 && name != argv[3]) continue;
    std::string html = dateline::tables::read_file(page / "source.html");
    bytes += html.size();
    const auto start = std::chrono::steady_clock::now();
    const auto result = dateline::ingest::ingest(std::move(html), {.name = "page.html"}, tables);
    seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    const Report report = result.reports.empty() ? Report{} : result.reports.front();
    if (argc > 3)
      fmt::print("title: {}\ndate: {}\nurl: {}\noutlet: {}\nlang: {}\n{}\n", report.title,
                 report.date.value_or(-1), report.url, report.outlet, report.lang, report.text);
    metadata.add(name, page / "expected-metadata.json", report, tables);
    astray += letters_astray(report);
    scores.push_back(compare(name, expected_text(page / "expected.html"), our_text(report)));
  }
  std::stable_sort(scores.begin(), scores.end(),
                   [](const Score& left, const Score& right) { return left.f1() < right.f1(); });
  metadata.print();
  print(scores);
  fmt::print("{} ASCII letters lead back to another letter; {:.1f} MB in {:.2f} s\n", astray,
             static_cast<double>(bytes) / 1e6, seconds);
  return EXIT_SUCCESS;
}
