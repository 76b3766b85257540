// SPDX-License-Identifier: Apache-2.0
#include "segment/tables.h"

#include <algorithm>
#include <functional>

#include "tables/tsv.h"
#include "text/fold.h"

namespace dateline::segment {
namespace {

using Reader = std::function<bool(Tables&, const std::string& text, const std::string& value)>;

/// The same text with a curly apostrophe, which stands for the straight one everywhere.
std::string with_curly_apostrophe(const std::string& text) {
  std::string out;
  for (const char letter : text) {
    if (letter == '\'') {
      out += "\u2019";
    } else {
      out += letter;
    }
  }
  return out;
}

void add_with_apostrophes(Words& words, const std::string& text) {
  words.insert(text);
  words.insert(with_curly_apostrophe(text));
}

std::string without_dot(const std::string& text) {
  return text.ends_with('.') ? text.substr(0, text.size() - 1) : text;
}

bool add_suffix(Tables& tables, const std::string& text, const std::string& value) {
  Suffix suffix;
  suffix.text = text;
  for (const std::string& setting : tables::split_list(value)) {
    if (setting.starts_with("stem=")) {
      const std::optional<long> letters = tables::parse_int(setting.substr(5));
      if (!letters || *letters < 0) return false;
      suffix.minimum_stem = static_cast<std::size_t>(*letters);
    } else if (setting.starts_with("after=")) {
      suffix.stem_end = setting.substr(6);
    } else if (setting.starts_with("not_after=")) {
      suffix.not_after = setting.substr(10);
    } else if (setting == "chain") {
      suffix.chain = true;
    } else {
      return false;
    }
  }
  tables.suffixes.push_back(suffix);
  suffix.text = with_curly_apostrophe(text);
  if (suffix.text != text) tables.suffixes.push_back(suffix);
  return true;
}

bool add_split(Tables& tables, const std::string& text, const std::string& value) {
  const std::vector<std::string> parts = tables::split_list(value);
  std::string joined;
  for (const std::string& part : parts) joined += part;
  if (parts.size() < 2 || joined != text) return false;
  tables.splits[text] = parts;
  std::vector<std::string> curly;
  curly.reserve(parts.size());
  for (const std::string& part : parts) curly.push_back(with_curly_apostrophe(part));
  tables.splits[with_curly_apostrophe(text)] = curly;
  return true;
}

bool add_abbreviation(Tables& tables, const std::string& text, const std::string& value) {
  if (!value.empty() && value != "digit") return false;
  tables.dotted[without_dot(text)] = value.empty() ? Dot::abbreviation : Dot::before_number;
  return true;
}

bool set_hyphen(Tables& tables, const std::string& text, const std::string&) {
  tables.split_hyphens = text == "split";
  return text == "split" || text == "keep";
}

Reader into(Words Tables::* words) {
  return [words](Tables& tables, const std::string& text, const std::string& value) {
    add_with_apostrophes(tables.*words, text);
    return value.empty();
  };
}

Reader folded_into(Words Tables::* words) {
  return [words](Tables& tables, const std::string& text, const std::string& value) {
    add_with_apostrophes(tables.*words, text::fold(text));
    return value.empty();
  };
}

std::map<std::string, Reader, std::less<>> readers() {
  return {
      {"title",
       [](Tables& tables, const std::string& text, const std::string& value) {
         tables.dotted[without_dot(text)] = Dot::title;
         return value.empty();
       }},
      {"abbreviation", add_abbreviation},
      {"initial", into(&Tables::initials)},
      {"not_initial", into(&Tables::not_initials)},
      {"starter", into(&Tables::starters)},
      {"continuer", into(&Tables::continuers)},
      {"whole", folded_into(&Tables::whole)},
      {"prefix", folded_into(&Tables::prefixes)},
      {"unit", folded_into(&Tables::units)},
      {"domain", folded_into(&Tables::domains)},
      {"leading", folded_into(&Tables::leading)},
      {"emoticon", into(&Tables::emoticons)},
      {"terminator", into(&Tables::terminators)},
      {"opening", into(&Tables::opening)},
      {"closing", into(&Tables::closing)},
      {"suffix", add_suffix},
      {"split", add_split},
      {"predicative", into(&Tables::predicative)},
      {"copula", into(&Tables::copulas)},
      {"hyphen", set_hyphen},
      {"possessive",
       [](Tables& tables, const std::string& text, const std::string&) {
         tables.possessive_apostrophe = text == "apostrophe";
         return text == "apostrophe";
       }},
  };
}

void read_file(const std::filesystem::path& file, Tables& tables,
               std::vector<Diagnostic>& diagnostics) {
  const auto kinds = readers();
  const tables::Table table = tables::read_tsv(file, {"kind", "text", "value"}, diagnostics);
  for (const tables::Row& row : table.rows) {
    const auto kind = kinds.find(table.cell(row, "kind"));
    const std::string text(table.cell(row, "text"));
    const std::string value(table.cell(row, "value"));
    if (kind == kinds.end()) {
      diagnostics.push_back(
          {file.string(), row.line, "unknown kind '" + row.cells[0] + "', see languages/und"});
    } else if (text.empty() || !kind->second(tables, text, value)) {
      diagnostics.push_back(
          {file.string(), row.line, "text or value does not fit the kind, see languages/und"});
    }
  }
}

/// segment.tsv first, then segment_*.tsv by name.
std::vector<std::filesystem::path> files_of(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  std::error_code ignored;
  for (const auto& entry : std::filesystem::directory_iterator(folder, ignored)) {
    const std::string name = entry.path().filename().string();
    if (name == "segment.tsv" || (name.starts_with("segment_") && name.ends_with(".tsv"))) {
      files.push_back(entry.path());
    }
  }
  std::ranges::sort(files);
  return files;
}

}  // namespace

Tables read_tables(const std::filesystem::path& pack_folder, std::vector<Diagnostic>& diagnostics) {
  Tables tables;
  const std::filesystem::path neutral = pack_folder.parent_path() / "und";
  for (const auto& file : files_of(neutral)) read_file(file, tables, diagnostics);
  if (pack_folder != neutral) {
    for (const auto& file : files_of(pack_folder)) read_file(file, tables, diagnostics);
  }
  std::ranges::stable_sort(tables.suffixes, std::ranges::greater{},
                           [](const Suffix& suffix) { return suffix.text.size(); });
  return tables;
}

}  // namespace dateline::segment
