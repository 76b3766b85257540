// SPDX-License-Identifier: Apache-2.0
// Scores time expressions on the MEANTIME corpus (TIMEX3 in its own XML) with given words.
//   times_eval languages/en meantime_en [-v]      -v prints every error
#include <algorithm>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "dateline/analysis.h"
#include "syntax/parser.h"
#include "times/edtf.h"
#include "times/finder.h"

namespace {

using namespace dateline;

struct Gold {
  Span span;
  std::string type;
  std::string value;
  bool creation = false;
  bool found = false;
};

struct File {
  Report report;
  Analysis analysis;
  std::vector<Gold> gold;
  std::uint32_t annotated = 0;  // only the first sentences of a file are
};

struct Score {
  std::size_t gold = 0, found = 0, relaxed = 0, strict = 0, type = 0, value = 0, edtf = 0,
              dates = 0;
};

std::string attribute(std::string_view line, std::string_view name) {
  const std::string key = fmt::format(" {}=\"", name);
  const std::size_t begin = line.find(key);
  if (begin == std::string_view::npos) return {};
  const std::size_t end = line.find('"', begin + key.size());
  return std::string(line.substr(begin + key.size(), end - begin - key.size()));
}

std::string unescape(std::string text) {
  for (const auto& [from, to] :
       {std::pair{"&quot;", "\""}, {"&apos;", "'"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&amp;", "&"}}) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + 1)) {
      text.replace(at, std::string_view(from).size(), to);
    }
  }
  return text;
}

void add_token(File& file, const std::string& line, std::map<std::string, Span>& tokens,
               std::string& sentence) {
  const std::size_t begin = line.find('>') + 1;
  const std::string form = unescape(line.substr(begin, line.find("</token>") - begin));
  if (!file.report.text.empty()) file.report.text += ' ';
  const auto at = static_cast<std::uint32_t>(file.report.text.size());
  file.report.text += form;
  const Span span{at, static_cast<std::uint32_t>(file.report.text.size())};
  tokens[attribute(line, "t_id")] = span;
  if (attribute(line, "sentence") != sentence || file.analysis.sentences.empty()) {
    sentence = attribute(line, "sentence");
    const auto first = static_cast<Index>(file.analysis.words.size());
    file.analysis.sentences.push_back({span, first, first, BlockKind::body});
  }
  Word word;
  word.span = span;
  file.analysis.words.push_back(word);
  file.analysis.sentences.back().end_word = static_cast<Index>(file.analysis.words.size());
  file.analysis.sentences.back().span.end = span.end;
}

File read_corpus_file(const std::filesystem::path& path) {
  File file;
  std::ifstream in(path);
  std::map<std::string, Span> tokens;
  std::string sentence;
  std::optional<Gold> open;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("<token ")) add_token(file, line, tokens, sentence);
    if (line.starts_with("<TIMEX3 ")) {
      open = Gold{{},
                  attribute(line, "type"),
                  attribute(line, "value"),
                  attribute(line, "functionInDocument") == "CREATION_TIME",
                  false};
    }
    if (line.starts_with("<token_anchor ")) {
      file.annotated = std::max(file.annotated, tokens[attribute(line, "t_id")].end);
    }
    if (open && line.starts_with("<token_anchor ")) {
      open->span = cover(open->span, tokens[attribute(line, "t_id")]);
    }
    if (open && line.starts_with("</TIMEX3>")) {
      if (!open->span.empty()) file.gold.push_back(*open);
      open.reset();
    }
  }
  for (const Gold& gold : file.gold) {
    const std::optional<times::Edtf> day = times::parse_edtf(gold.value.substr(0, 10));
    if (gold.creation && day) file.report.date = times::bounds(*day).from;
  }
  return file;
}

void report_error(bool verbose, const File& file, std::string_view kind, Span span,
                  const std::string& rest) {
  if (!verbose) return;
  const std::string_view text = file.report.text;
  const std::uint32_t before = span.begin > 60 ? span.begin - 60 : 0;
  fmt::print("{}\t{}\t...{}[{}]{}...\t{}\n", kind, slice(text, span),
             slice(text, {before, span.begin}), slice(text, span),
             slice(text, {span.end, span.end + 40}), rest);
}

/// Does the EDTF value cover the very days of the TIMEX3 value?
bool same_days(const std::string& edtf, const std::string& timex) {
  const std::optional<times::Edtf> gold = times::parse_edtf(timex);
  const std::optional<times::Edtf> ours = times::parse_edtf(edtf);
  return gold && ours && times::bounds(*gold) == times::bounds(*ours);
}

void score_file(File& file, Score& score, bool verbose) {
  const auto creation = [&](Span span) {
    return std::ranges::any_of(
        file.gold, [&](const Gold& gold) { return gold.creation && gold.span.overlaps(span); });
  };
  for (const TimeMention& mention : file.analysis.times) {
    const bool annotated = file.analysis.sentences[mention.sentence].span.begin < file.annotated;
    if (creation(mention.span) || !annotated) continue;
    ++score.found;
    const auto gold = std::ranges::find_if(file.gold, [&](const Gold& candidate) {
      return !candidate.found && candidate.span.overlaps(mention.span);
    });
    const std::string ours =
        fmt::format("{} {} | {} | {} {}", to_string(mention.type), mention.timex, mention.when.edtf,
                    mention.rule, mention.when.why);
    if (gold == file.gold.end()) {
      report_error(verbose, file, "SPURIOUS", mention.span, ours);
      continue;
    }
    gold->found = true;
    ++score.relaxed;
    score.strict += gold->span == mention.span;
    score.type += gold->type == to_string(mention.type);
    const bool value = gold->value == mention.timex;
    score.value += value;
    if (gold->type == "DATE" && times::parse_edtf(gold->value)) {
      ++score.dates;
      score.edtf += same_days(mention.when.edtf, gold->value);
    }
    if (gold->span != mention.span) {
      report_error(verbose, file, "EXTENT", mention.span,
                   std::string(slice(file.report.text, gold->span)));
    }
    if (!value) {
      report_error(verbose, file, "VALUE", mention.span,
                   fmt::format("gold {} {} ours {}", gold->type, gold->value, ours));
    }
  }
  for (const Gold& gold : file.gold) {
    if (gold.creation) continue;
    ++score.gold;
    if (!gold.found) report_error(verbose, file, "MISSED", gold.span, gold.type + " " + gold.value);
  }
}

int run(const std::filesystem::path& pack, const std::filesystem::path& folder, bool verbose) {
  std::vector<Diagnostic> diagnostics;
  const times::TimeFinder find(pack, diagnostics);
  fmt::print("{}", to_string(diagnostics));
  const syntax::Parser parse(pack / "syntax.model");
  syntax::Workspace workspace;
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    const bool annotated = entry.path().string().find("intra-doc_annotation") != std::string::npos;
    if (annotated && entry.path().extension() == ".xml") paths.push_back(entry.path());
  }
  std::ranges::sort(paths);
  Score score;
  for (const std::filesystem::path& path : paths) {
    File file = read_corpus_file(path);
    parse(file.report.text, file.analysis, workspace);
    find(file.report, file.analysis);
    score_file(file, score, verbose);
  }
  const auto percent = [](std::size_t part, std::size_t whole) {
    return whole == 0 ? 0.0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole);
  };
  const auto f1 = [&](std::size_t right) { return percent(2 * right, score.gold + score.found); };
  fmt::print("files {}  gold {}  found {}\n", paths.size(), score.gold, score.found);
  fmt::print("extent relaxed P {:.1f} R {:.1f} F1 {:.1f}  strict F1 {:.1f}\n",
             percent(score.relaxed, score.found), percent(score.relaxed, score.gold),
             f1(score.relaxed), f1(score.strict));
  fmt::print("of those found: type {:.1f}  TIMEX3 value {:.1f}  days of dates {:.1f} (of {})\n",
             percent(score.type, score.relaxed), percent(score.value, score.relaxed),
             percent(score.edtf, score.dates), score.dates);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    fmt::print(stderr, "usage: times_eval PACK MEANTIME [-v]\n");
    return 2;
  }
  try {
    return run(argv[1], argv[2], argc > 3 && std::string_view(argv[3]) == "-v");
  } catch (const std::exception& error) {
    fmt::print(stderr, "times_eval: {}\n", error.what());
    return 2;
  }
}
