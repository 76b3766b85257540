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
#include "tables/test_cases.h"
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

/// What is wrong; "" when the expectation holds.
std::string fault_of(const Expected& expected, const Report& report, const Analysis& analysis) {
  const auto named = [&](const NameMention& mention) {
    return slice(report.text, mention.name) == expected.name ||
           slice(report.text, mention.span) == expected.name;
  };
  if (report.text.find(expected.name) == std::string::npos) return "the text has no such letters";
  if (expected.absent) {
    return std::ranges::any_of(analysis.names, named) ? "no mention was wanted" : "";
  }
  if (std::ranges::none_of(analysis.names, named)) return "there is no such mention";
  const bool fit = std::ranges::any_of(analysis.names, [&](const NameMention& mention) {
    return named(mention) && fits(expected, mention, analysis);
  });
  return fit ? "" : "it means somebody or something else";
}

/// The cases of one language, read with words alone or with the network's classes and trees.
class Runner {
 public:
  Runner(const std::string& language, bool with_network)
      : reading_(with_network ? "network" : "words"),
        knowledge_({.folder = root / "knowledge", .languages = root / "languages", .gazetteer = {}},
                   faults_),
        segment_(root / "languages" / language, faults_),
        find_(root / "languages" / language, knowledge_, faults_),
        cases_(tables::read_tsv(root / "tests/cases/names" / (language + ".tsv"),
                                {"date", "text", "expect", "known"}, faults_)) {
    if (with_network) parser_.emplace(root / "languages" / language / "syntax.model");
  }

  void run() {
    ASSERT_EQ(to_string(faults_), "");
    ASSERT_GE(cases_.rows.size(), 40U) << "the cases are gone";
    Report report;
    Analysis analysis;
    for (const tables::Row& row : cases_.rows) {
      if (!cases_.cell(row, "text").empty()) {
        report = report_of(row);
        analysis = analysis_of(report);
      }
      check(row, report, analysis);
    }
  }

 private:
  Report report_of(const tables::Row& row) const {
    Report report;
    report.text = cases_.cell(row, "text");
    report.blocks.push_back({{0, static_cast<std::uint32_t>(report.text.size())}});
    if (const auto day = tables::parse_int(cases_.cell(row, "date"))) {
      report.date = static_cast<Day>(*day);
    }
    return report;
  }

  Analysis analysis_of(const Report& report) {
    Analysis analysis;
    segment_(report, analysis);
    if (parser_) (*parser_)(report.text, analysis, workspace_);
    find_(report, analysis);
    return analysis;
  }

  void check(const tables::Row& row, const Report& report, const Analysis& analysis) const {
    const std::string known = tables::mark_for(cases_.cell(row, "known"), reading_);
    const auto items = tables::split_list(cases_.cell(row, "expect"), ';');
    EXPECT_FALSE(items.empty()) << tables::rule_name(cases_, row) << " expects nothing";
    // A mark speaks of one expectation; the others of its text stand in rows of their own.
    EXPECT_TRUE(cases_.cell(row, "known").empty() || items.size() == 1)
        << tables::rule_name(cases_, row) << ": a marked row holds one expectation";
    for (const std::string& item : items) {
      const std::string fault = fault_of(parse_expected(item), report, analysis);
      EXPECT_TRUE(tables::verdict(fault, known).empty())
          << tables::verdict(fault, known) << "; " << tables::rule_name(cases_, row) << ", "
          << reading_ << ": " << item << "\n  " << report.text << "\n"
          << print(report, analysis);
    }
  }

  std::string reading_;
  std::vector<Diagnostic> faults_;
  knowledge::Knowledge knowledge_;
  segment::Segmenter segment_;
  NameFinder find_;
  tables::Table cases_;
  std::optional<syntax::Parser> parser_;
  syntax::Workspace workspace_;
};

TEST(NameCases, english_from_words_alone) { Runner("en", false).run(); }
TEST(NameCases, gujarati_from_words_alone) { Runner("gu", false).run(); }
TEST(NameCases, english_with_the_network) { Runner("en", true).run(); }
TEST(NameCases, gujarati_with_the_network) { Runner("gu", true).run(); }

}  // namespace
}  // namespace dateline::names
