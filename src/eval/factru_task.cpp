// SPDX-License-Identifier: Apache-2.0
// FactRuEval 2016 (Starostin et al.): names of Russian news. Each text has its letters in .spans
// (offsets in code points) and what they make up in .objects.
#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "engine/parts.h"
#include "eval/name_kinds.h"
#include "eval/tasks.h"
#include "ingest/ingest.h"
#include "tables/tsv.h"

namespace dateline::eval {
namespace {

namespace fs = std::filesystem;

using Name = std::pair<Span, std::string>;  // bytes of the file; "person", "body", "place"

struct FactRuText {
  std::string name;
  std::string text;
  std::set<Name> gold;
};

/// A row of .spans: letters, and what they are to their object.
struct Part {
  std::string type;
  Span span;
};

/// What a type of span is a name of; spans of other types describe.
std::string names_a(std::string_view type) {
  static const std::map<std::string, std::string, std::less<>> kinds = {
      {"name", "person"},     {"surname", "person"}, {"patronymic", "person"},
      {"nickname", "person"}, {"org_name", "body"},  {"loc_name", "place"}};
  const auto found = kinds.find(type);
  return found == kinds.end() ? "" : found->second;
}

std::string kind_of_object(std::string_view type) {
  static const std::map<std::string, std::string, std::less<>> kinds = {
      {"Person", "person"}, {"Org", "body"}, {"Location", "place"}, {"LocOrg", "place"}};
  const auto found = kinds.find(type);
  return found == kinds.end() ? "" : found->second;
}

/// Rows of a file of cells parted by spaces; what follows '#' is for people.
template <typename Take>
void each_row(const fs::path& file, std::size_t cells, const Take& take) {
  const std::string bytes = tables::read_file(file);
  int number = 0;
  for (std::size_t begin = 0; begin < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
    const std::string line = bytes.substr(begin, end - begin);
    begin = end + 1;
    ++number;
    const auto row = tables::split_list(line.substr(0, line.find('#')), ' ');
    if (row.empty()) continue;
    if (row.size() < cells || !take(row)) {
      throw Error(fmt::format("{}:{}: no row of FactRuEval: {}", file.string(), number, line));
    }
  }
}

/// Where each code point of the text starts; its size at the end.
std::vector<std::uint32_t> code_points(std::string_view text) {
  std::vector<std::uint32_t> starts;
  for (std::uint32_t at = 0; at < text.size(); ++at) {
    constexpr unsigned mask = 0xC0;
    constexpr unsigned tail = 0x80;
    if ((static_cast<unsigned char>(text[at]) & mask) != tail) starts.push_back(at);
  }
  starts.push_back(static_cast<std::uint32_t>(text.size()));
  return starts;
}

std::map<std::string, Part> read_parts(const fs::path& file, std::string_view text) {
  const auto starts = code_points(text);
  const auto last = static_cast<long>(starts.size()) - 1;
  std::map<std::string, Part> parts;
  constexpr std::size_t cells = 4;  // id, type, offset, length
  each_row(file, cells, [&](const std::vector<std::string>& row) {
    const auto offset = tables::parse_int(row[2]);
    const auto length = tables::parse_int(row[3]);
    if (!offset || !length || *offset < 0 || *length <= 0) return false;
    if (*offset >= last || *length > last - *offset) return false;
    parts[row[0]] = {row[1],
                     {starts[static_cast<std::size_t>(*offset)],
                      starts[static_cast<std::size_t>(*offset + *length)]}};
    return true;
  });
  return parts;
}

/// The cover of an object's naming letters. A description that merely holds another's name ("the
/// office of Smith" is no body named Smith) has none.
std::optional<Span> naming_letters(const std::vector<const Part*>& parts, const std::string& kind) {
  Span span;
  bool own = false;
  bool describes = false;
  for (const Part* part : parts) {
    const std::string names = names_a(part->type);
    own = own || names == kind;
    describes = describes || names.empty();
    if (!names.empty()) span = cover(span, part->span);
  }
  if (span.empty() || (describes && !own)) return std::nullopt;
  return span;
}

FactRuText read_text(fs::path file) {
  FactRuText text{.name = file.stem().string(), .text = tables::read_file(file), .gold = {}};
  const auto parts = read_parts(file.replace_extension(".spans"), text.text);
  each_row(file.replace_extension(".objects"), 3, [&](const std::vector<std::string>& row) {
    std::vector<const Part*> of;
    for (std::size_t i = 2; i < row.size(); ++i) {
      const auto part = parts.find(row[i]);
      if (part == parts.end()) return false;
      of.push_back(&part->second);
    }
    const std::string kind = kind_of_object(row[1]);
    const auto span = kind.empty() ? std::nullopt : naming_letters(of, kind);
    if (span) text.gold.emplace(*span, kind);
    return true;
  });
  return text;
}

std::vector<FactRuText> read_texts(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".objects") files.push_back(entry.path());
  }
  std::ranges::sort(files);
  std::vector<FactRuText> texts;
  texts.reserve(files.size());
  for (fs::path& file : files) texts.push_back(read_text(file.replace_extension(".txt")));
  return texts;
}

std::set<Name> found_names(const Report& report, const Analysis& analysis) {
  std::set<Name> found;
  for (const NameMention& mention : analysis.names) {
    const auto kind = scored_kind(mention);
    if (!kind) continue;
    const Span span{source_position(report, mention.name.begin),
                    source_position(report, mention.name.end - 1) + 1};
    found.emplace(span, *kind);
  }
  return found;
}

void score(const std::set<Name>& gold, const std::set<Name>& found, Sheet& sheet) {
  std::map<std::string, Counts> kinds;
  for (const Name& name : gold) ++kinds[name.second].gold;
  for (const Name& name : found) {
    ++kinds[name.second].found;
    kinds[name.second].hits += gold.contains(name);
  }
  add_kinds(sheet, "", kinds);
}

void tell(const FactRuText& text, const std::set<Name>& found, std::vector<std::string>& errors) {
  const auto show = [&](std::string_view what, const std::set<Name>& these,
                        const std::set<Name>& others) {
    for (const Name& name : these) {
      if (others.contains(name)) continue;
      errors.push_back(fmt::format("{}\t{}\t{}\t{}", what, text.name, name.second,
                                   slice(text.text, name.first)));
    }
  };
  show("MISSED", text.gold, found);
  show("EXTRA", found, text.gold);
}

}  // namespace

Outcome factru_names(const Request& request, const Engine& engine) {
  need_pack(request, engine);
  Outcome outcome{.corpus = fmt::format("{}, {}", request.gold.filename().string(), request.lang),
                  .unit = "documents"};
  Engine::Worker analyse = engine.worker();
  Sheet sheet;
  for (const FactRuText& text : read_texts(request.gold)) {
    const auto in = ingest::ingest(text.text, {.lang = request.lang, .name = text.name + ".txt"},
                                   engine.parts().anatomy);
    std::set<Name> found;
    if (!in.reports.empty()) {
      found = found_names(in.reports.front(), analyse(in.reports.front()));
    }
    sheet.next_unit();
    score(text.gold, found, sheet);
    if (request.errors) tell(text, found, outcome.errors);
  }
  outcome.figures = sheet.figures();
  return outcome;
}

}  // namespace dateline::eval
