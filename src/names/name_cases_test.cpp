// SPDX-License-Identifier: Apache-2.0
// Runs tests/cases/names/<lang>.tsv: sentences of our own with the entities they speak of. Once
// with words alone, once with the shipped network's classes, trees and tags.

#include <algorithm>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "names/name_finder.h"
#include "segment/segmenter.h"
#include "syntax/parser.h"
#include "tables/tsv.h"
#include "text/fold.h"

namespace dateline::names {
namespace {

const std::filesystem::path root = DATELINE_SOURCE_DIR;

/// "name = id country:IND office:x count:20 approx", "name = a+b" for plural, "! name" for nothing.
struct Expected {
  std::string name;
  std::vector<std::string> ids;
  std::vector<std::string> attributes;
  bool absent = false;
};

Expected parse_expected(std::string_view item) {
  Expected expected;
  if (item.starts_with("!")) {
    expected.absent = true;
    expected.name = text::trim(item.substr(1));
    return expected;
  }
  const std::size_t equals = item.rfind(" = ");
  expected.name = text::trim(item.substr(0, equals));
  const auto parts = tables::split_list(item.substr(equals + 3), ' ');
  expected.ids = tables::split_list(parts.front(), '+');
  expected.attributes.assign(parts.begin() + 1, parts.end());
  return expected;
}

std::string sectors_of(const Entity& entity) {
  std::string all;
  for (const Sector sector : entity.sectors)
    all += fmt::format("{}{}", all.empty() ? "" : "+", to_string(sector));
  return all;
}

std::string joined_by(std::string words, char mark) {
  std::ranges::replace(words, ' ', mark);
  return words;
}

bool has_attribute(const Entity& entity, std::string_view attribute) {
  const std::size_t colon = attribute.find(':');
  const std::string_view name = attribute.substr(0, colon);
  const std::string value(colon == attribute.npos ? "" : attribute.substr(colon + 1));
  if (name == "name") return joined_by(entity.name, '_') == value;
  if (name == "country") return entity.country == value;
  if (name == "office") return entity.office_id == value;
  if (name == "sectors") return sectors_of(entity) == value;
  if (name == "count") return entity.count && std::to_string(*entity.count) == value;
  if (name == "approx") return entity.approximate;
  if (name == "inferred") return entity.basis == Basis::inferred;
  return false;
}

bool fits(const Expected& expected, const NameMention& mention, const Analysis& analysis) {
  std::vector<std::string> ids;
  for (const Index member : mention.members) ids.push_back(analysis.entities[member].id);
  if (ids.empty()) ids.push_back(analysis.entities[mention.entity].id);
  if (ids != expected.ids) return false;
  const Entity& entity = analysis.entities[mention.entity];
  return std::ranges::all_of(expected.attributes, [&](const std::string& attribute) {
    return has_attribute(entity, attribute);
  });
}

std::string print(const Report& report, const Analysis& analysis) {
  std::string out;
  for (const NameMention& mention : analysis.names) {
    const Entity& entity = analysis.entities[mention.entity];
    out +=
        fmt::format("    [{}] = {} country:{} office:{} sectors:{}{}\n",
                    slice(report.text, mention.name), entity.id, entity.country, entity.office_id,
                    sectors_of(entity), mention.members.size() > 1 ? " +" : "");
  }
  return out;
}

bool holds(const Expected& expected, const Report& report, const Analysis& analysis) {
  const auto named = [&](const NameMention& mention) {
    return slice(report.text, mention.name) == expected.name ||
           slice(report.text, mention.span) == expected.name;
  };
  if (expected.absent) return std::ranges::none_of(analysis.names, named);
  return std::ranges::any_of(analysis.names, [&](const NameMention& mention) {
    return named(mention) && fits(expected, mention, analysis);
  });
}

class Runner {
 public:
  explicit Runner(const std::string& language, bool with_network)
      : knowledge_({.folder = root / "knowledge", .languages = root / "languages", .gazetteer = {}},
                   faults_),
        segment_(root / "languages" / language, faults_),
        find_(root / "languages" / language, knowledge_, pack_faults_),
        cases_(tables::read_tsv(root / "tests/cases/names" / (language + ".tsv"),
                                {"date", "text", "expect"}, case_faults_)) {
    const auto model = root / "languages" / language / "syntax.model";
    if (with_network && std::filesystem::exists(model)) parser_.emplace(model);
    EXPECT_EQ(to_string(pack_faults_), "");
    EXPECT_EQ(to_string(case_faults_), "");
  }

  [[nodiscard]] bool has_network() const { return parser_.has_value(); }

  /// Percent of the expectations that hold; what does not is printed.
  double run() {
    int all = 0;
    int good = 0;
    for (const auto& row : cases_.rows) {
      Report report;
      report.text = cases_.cell(row, "text");
      report.blocks.push_back({{0, static_cast<std::uint32_t>(report.text.size())}});
      report.date =
          tables::parse_int(cases_.cell(row, "date"))
              ? std::optional(static_cast<Day>(*tables::parse_int(cases_.cell(row, "date"))))
              : std::nullopt;
      Analysis analysis;
      segment_(report, analysis);
      if (parser_) (*parser_)(report.text, analysis, workspace_);
      find_(report, analysis);
      for (const auto& item : tables::split_list(cases_.cell(row, "expect"), ';')) {
        ++all;
        const bool held = holds(parse_expected(item), report, analysis);
        good += held ? 1 : 0;
        if (held) continue;
        fmt::print("line {}: expected {}\n  {}\n{}", row.line, item, report.text,
                   print(report, analysis));
      }
    }
    fmt::print("{} of {} expectations hold\n", good, all);
    return all == 0 ? 0.0 : 100.0 * good / all;
  }

 private:
  std::vector<Diagnostic> faults_;
  std::vector<Diagnostic> pack_faults_;
  std::vector<Diagnostic> case_faults_;
  knowledge::Knowledge knowledge_;
  segment::Segmenter segment_;
  NameFinder find_;
  tables::Table cases_;
  std::optional<syntax::Parser> parser_;
  syntax::Workspace workspace_;
};

TEST(NameCases, english_from_words_alone) { EXPECT_GE(Runner("en", false).run(), 88.0); }
TEST(NameCases, gujarati_from_words_alone) { EXPECT_GE(Runner("gu", false).run(), 88.0); }

TEST(NameCases, english_with_the_network) {
  Runner runner("en", true);
  if (!runner.has_network()) GTEST_SKIP() << "languages/en/syntax.model is not there";
  EXPECT_GE(runner.run(), 93.0);
}

TEST(NameCases, gujarati_with_the_network) {
  Runner runner("gu", true);
  if (!runner.has_network()) GTEST_SKIP() << "languages/gu/syntax.model is not there";
  EXPECT_GE(runner.run(), 90.0);
}

}  // namespace
}  // namespace dateline::names
