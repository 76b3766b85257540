// SPDX-License-Identifier: Apache-2.0
// How well the article is found in saved web pages: a folder with one folder a page, each with
// source.html, expected.html and expected-metadata.json (the test pages of Mozilla's Readability).
#include <algorithm>
#include <map>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "engine/parts.h"
#include "eval/tasks.h"
#include "ingest/html_tree.h"
#include "ingest/ingest.h"
#include "ingest/line_tokens.h"
#include "ingest/written_date.h"
#include "tables/tsv.h"

namespace dateline::eval {
namespace {

namespace fs = std::filesystem;
using Bag = std::map<std::string, std::int64_t>;

Bag bag(std::string_view text) {
  Bag words;
  const auto size = static_cast<std::uint32_t>(text.size());
  for (const auto& token : ingest::line_tokens(text, {0, size}, text.size())) {
    if (token.kind != ingest::LineToken::Kind::sign) ++words[token.folded];
  }
  return words;
}

/// Token F1 in thousandths; two empty texts are alike.
std::int64_t token_f1(const Bag& expected, const Bag& ours) {
  std::int64_t common = 0;
  std::int64_t all = 0;
  for (const auto& [word, count] : expected) {
    all += count;
    const auto found = ours.find(word);
    if (found != ours.end()) common += std::min(count, found->second);
  }
  for (const auto& [word, count] : ours) all += count;
  constexpr std::int64_t thousandths = 1000;
  return all == 0 ? thousandths : 2 * thousandths * common / all;
}

std::string expected_text(const fs::path& file) {
  const std::string html = tables::read_file(file);
  const ingest::HtmlTree tree(html);
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

/// ASCII letters of the text, and how many of them lead back to another letter of the page.
Counts letters_astray(const Report& report) {
  Counts counts;
  for (std::uint32_t i = 0; i < report.text.size(); ++i) {
    const char c = report.text[i];
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (!letter) continue;
    const std::uint32_t at = source_position(report, i);
    ++counts.gold;
    counts.hits +=
        at >= report.source.size() || (report.source[at] != c && report.source[at] != '&');
  }
  return counts;
}

class Pages {
 public:
  Pages(const Request& request, const Engine& engine, Outcome& outcome)
      : request_(request), anatomy_(engine.parts().anatomy), outcome_(outcome) {}

  void score(const fs::path& page) {
    sheet_.next_unit();
    const std::string name = page.filename().string();
    const auto in =
        ingest::ingest(tables::read_file(page / "source.html"), {.name = "page.html"}, anatomy_);
    const Report report = in.reports.empty() ? Report{} : in.reports.front();
    const std::int64_t f1 =
        token_f1(bag(expected_text(page / "expected.html")), bag(our_text(report)));
    sheet_.add("pages: token F1 of the article, mean", Measure::mean, {.hits = f1, .gold = 1});
    constexpr std::int64_t poor = 950;
    if (f1 < poor) tell(name, fmt::format("token F1 0.{:03}", f1));
    score_metadata(name, page / "expected-metadata.json", report);
    sheet_.add("pages: letters that lead back to another", Measure::accuracy,
               letters_astray(report));
  }

  [[nodiscard]] std::vector<Figure> figures() const { return sheet_.figures(); }

 private:
  void score_metadata(const std::string& name, const fs::path& file, const Report& report) {
    const auto expected = nlohmann::json::parse(tables::read_file(file), nullptr, false);
    const auto compare = [&](const char* field, const std::string& ours) {
      const auto value = expected.value(field, nlohmann::json());
      if (!value.is_string()) return;
      const bool same = bag(value.get<std::string>()) == bag(ours);
      sheet_.add(fmt::format("pages: {}", field), Measure::accuracy, {.hits = same, .gold = 1});
      if (!same) tell(name, fmt::format("{} {} | {}", field, value.get<std::string>(), ours));
    };
    compare("title", report.title);
    compare("siteName", report.outlet);
    const auto published = expected.value("publishedTime", nlohmann::json());
    if (!published.is_string()) return;
    const auto day = ingest::parse_written_date(published.get<std::string>(), anatomy_.months);
    const bool same = day && day == report.date;
    sheet_.add("pages: date", Measure::accuracy, {.hits = same, .gold = 1});
    if (!same) tell(name, "date " + published.get<std::string>());
  }

  void tell(const std::string& page, const std::string& what) {
    if (request_.errors) outcome_.errors.push_back(page + "\t" + what);
  }

  const Request& request_;
  const ingest::AnatomyTables& anatomy_;
  Outcome& outcome_;
  Sheet sheet_;
};

}  // namespace

Outcome pages(const Request& request, const Engine& engine) {
  Outcome outcome{.corpus = "saved web pages", .unit = "pages"};
  std::vector<fs::path> folders;
  for (const auto& entry : fs::directory_iterator(request.gold)) {
    if (fs::exists(entry.path() / "source.html")) folders.push_back(entry.path());
  }
  std::ranges::sort(folders);
  Pages scorer(request, engine, outcome);
  for (const fs::path& page : folders) scorer.score(page);
  outcome.figures = scorer.figures();
  return outcome;
}

}  // namespace dateline::eval
