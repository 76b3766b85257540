// SPDX-License-Identifier: Apache-2.0
// Names over column corpora with B- and I- tags (Universal NER .iob2, HiNER .conll, IL-NER .txt),
// with the corpus's own words. Right when letters and kind are.
#include <fstream>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "engine/parts.h"
#include "eval/name_kinds.h"
#include "eval/tagged_text.h"
#include "eval/tasks.h"
#include "tables/tsv.h"
#include "text/fold.h"

namespace dateline::eval {
namespace {

using Name =
    std::tuple<Index, Index, std::string>;  // words [first, end), "person", "body", "place"

struct TaggedText {
  TextBuilder text;
  std::set<Name> gold;
};

/// The kinds of the corpora's tags; other tags (numbers, artefacts) are no names here.
std::optional<std::string> kind_of(std::string_view tag) {
  static const std::map<std::string, std::string, std::less<>> kinds = {
      {"PER", "person"},        {"PERSON", "person"},  {"NEP", "person"},
      {"ORG", "body"},          {"NEO", "body"},       {"LOC", "place"},
      {"ORGANIZATION", "body"}, {"LOCATION", "place"}, {"NEL", "place"}};
  const auto found = kinds.find(tag);
  if (found == kinds.end()) return std::nullopt;
  return found->second;
}

class BioReader {
 public:
  std::vector<TaggedText> read(const std::filesystem::path& file) {
    std::ifstream in(file);
    texts_.emplace_back();
    for (std::string line; std::getline(in, line);) {
      if (line.ends_with('\r')) line.pop_back();
      if (line.starts_with("# newdoc")) begin_document();
      const auto cells = tables::split_list(line, '\t');
      if (cells.empty()) end_sentence();
      if (cells.size() < 2 || line.starts_with("# ")) continue;
      const bool numbered = cells.size() > 2 && tables::parse_int(cells[0]);
      add(cells[numbered ? 1 : 0], cells[numbered ? 2 : 1]);
    }
    end_sentence();
    std::erase_if(texts_, [](const TaggedText& text) { return text.text.report.text.empty(); });
    return std::move(texts_);
  }

 private:
  void close() {
    if (open_) texts_.back().gold.insert(*open_);
    open_.reset();
  }

  void begin_document() {
    documents_ = true;
    texts_.emplace_back();
  }

  void end_sentence() {
    close();
    texts_.back().text.end_sentence();
    // Files without document borders are cut into pieces that resampling can use.
    constexpr std::size_t sentences = 20;
    if (texts_.back().text.analysis.sentences.size() >= sentences && !documents_)
      texts_.emplace_back();
  }

  void add(const std::string& form, const std::string& tag) {
    const auto word = static_cast<Index>(texts_.back().text.analysis.words.size());
    if (!tag.starts_with("I-")) close();
    if (open_) std::get<1>(*open_) = word + 1;
    if (tag.starts_with("B-")) {
      if (const auto kind = kind_of(std::string_view(tag).substr(2)))
        open_ = {word, word + 1, *kind};
    }
    texts_.back().text.add_word(form);
  }

  std::vector<TaggedText> texts_;
  std::optional<Name> open_;
  bool documents_ = false;  // the file says where documents begin
};

std::set<Name> from_tags(const Analysis& analysis) {
  static const std::map<NameTag, std::pair<std::string, NameTag>> begins = {
      {NameTag::begin_person, {"person", NameTag::in_person}},
      {NameTag::begin_place, {"place", NameTag::in_place}},
      {NameTag::begin_body, {"body", NameTag::in_body}}};
  std::set<Name> found;
  for (Index word = 0; word < analysis.words.size(); ++word) {
    const auto begin = begins.find(analysis.words[word].name_tag);
    if (begin == begins.end()) continue;
    Index end = word + 1;
    while (end < analysis.words.size() && analysis.words[end].name_tag == begin->second.second)
      ++end;
    found.emplace(word, end, begin->second.first);
  }
  return found;
}

std::set<Name> from_mentions(const Analysis& analysis) {
  std::set<Name> found;
  for (const NameMention& mention : analysis.names) {
    const auto kind = scored_kind(mention);
    if (!kind) continue;
    Index first = mention.first_word;
    Index end = mention.end_word;
    while (first < end && analysis.words[first].span.end <= mention.name.begin) ++first;
    while (end > first && analysis.words[end - 1].span.begin >= mention.name.end) --end;
    found.emplace(first, end, *kind);
  }
  return found;
}

void score(const std::set<Name>& gold, const std::set<Name>& found, const std::string& what,
           Sheet& sheet) {
  std::map<std::string, Counts> kinds;
  for (const Name& name : gold) ++kinds[std::get<2>(name)].gold;
  for (const Name& name : found) {
    ++kinds[std::get<2>(name)].found;
    kinds[std::get<2>(name)].hits += gold.contains(name);
  }
  add_kinds(sheet, what, kinds);
}

void tell(const TaggedText& text, const std::set<Name>& found, std::vector<std::string>& errors) {
  const Analysis& analysis = text.text.analysis;
  const auto show = [&](std::string_view what, const Name& name) {
    const auto& [first, end, kind] = name;
    errors.push_back(
        fmt::format("{}\t{}\t{}", what, kind,
                    slice(text.text.report.text,
                          cover(analysis.words[first].span, analysis.words[end - 1].span))));
  };
  for (const Name& name : text.gold) {
    if (!found.contains(name)) show("MISSED", name);
  }
  for (const Name& name : found) {
    if (!text.gold.contains(name)) show("EXTRA", name);
  }
}

}  // namespace

Outcome bio_names(const Request& request, const Engine& engine) {
  const engine::Pack& pack = need_pack(request, engine);
  std::vector<TaggedText> texts = BioReader().read(request.gold);
  if (texts.empty()) throw Error(request.gold.string() + ": no words with tags in this file");
  Outcome outcome{.corpus = fmt::format("{}, {}", request.gold.filename().string(), request.lang),
                  .unit = "documents, or pieces of 20 sentences"};
  syntax::Workspace workspace;
  Sheet sheet;
  for (const TaggedText& text : texts) {
    Analysis analysis = text.text.analysis;
    analysis.lang = request.lang;
    pack.parse(text.text.report.text, analysis, workspace);
    pack.find_names(text.text.report, analysis);
    const std::set<Name> found = from_mentions(analysis);
    sheet.next_unit();
    score(text.gold, found, "", sheet);
    score(text.gold, from_tags(analysis), " by the network's tags alone", sheet);
    if (request.errors) tell(text, found, outcome.errors);
  }
  outcome.figures = sheet.figures();
  return outcome;
}

}  // namespace dateline::eval
