// SPDX-License-Identifier: Apache-2.0
#include "times/tense_table.h"

#include <algorithm>

#include <fmt/format.h>

#include "tables/tsv.h"
#include "text/fold.h"

namespace dateline::times {
namespace {

std::optional<Direction> parse_direction(std::string_view name) {
  if (name.empty()) return Direction::unknown;
  if (name == "past") return Direction::past;
  if (name == "present") return Direction::present;
  if (name == "future") return Direction::future;
  return std::nullopt;
}

struct RowReader {
  TenseReader::Table& table;

  /// The fault of the row, "" for none.
  std::string add(std::string_view kind, const std::string& text, const TenseMark& mark) const {
    if (kind == "order") {
      table.verb_final = text == "verb_final";
      return text == "verb_final" || text == "verb_medial" ? ""
                                                           : "order is verb_final or verb_medial";
    }
    if (kind == "auxiliary") {
      table.auxiliaries[text] = mark;
    } else if (kind == "form") {
      table.forms[text] = mark;
    } else if (kind == "modifier") {
      table.modifiers[text] = mark;
    } else if (kind == "governor") {
      table.governors.insert(text);
    } else if (kind == "forward") {
      table.forward.insert(text);
    } else if (kind == "infinitive") {
      table.infinitive_marks.insert(text);
    } else if (kind == "target") {
      table.targets.insert(text);
    } else if (kind == "adjacent") {
      table.adjacent.insert(text);
    } else if (kind == "boundary") {
      table.boundaries.insert(text);
    } else if (kind == "ending") {
      table.endings.emplace_back(text, mark);
    } else if (kind == "phrase") {
      table.phrases.push_back(tables::split_list(text, ' '));
    } else {
      return fmt::format("'{}' is no kind of row", kind);
    }
    return "";
  }
};

std::string read_flags(std::string_view cell, TenseMark& mark) {
  for (const std::string& flag : tables::split_list(cell)) {
    if (flag == "modal") {
      mark.modal = true;
    } else if (flag == "perfect") {
      mark.perfect = true;
    } else if (flag == "background") {
      mark.background = true;
    } else if (flag == "progressive") {
      mark.progressive = true;
    } else if (flag == "finite") {
      mark.finite = true;
    } else {
      return fmt::format("'{}' is no flag", flag);
    }
  }
  return "";
}

}  // namespace

const TenseMark* TenseReader::Table::ending_of(std::string_view form) const {
  for (const auto& [ending, mark] : endings) {
    // Two letters of a stem at least; a letter takes up to three bytes.
    if (form.size() >= ending.size() + 2 && form.ends_with(ending)) return &mark;
  }
  return nullptr;
}

void read_tense_table(const std::filesystem::path& pack_folder,
                      std::vector<Diagnostic>& diagnostics, TenseReader::Table& table) {
  const tables::Table file =
      tables::read_optional_tsv(pack_folder / "tense.tsv", {"kind", "text"}, diagnostics);
  const RowReader reader{table};
  for (const tables::Row& row : file.rows) {
    TenseMark mark;
    std::string fault = read_flags(file.cell(row, "flags"), mark);
    const std::optional<Direction> direction = parse_direction(file.cell(row, "direction"));
    mark.direction = direction.value_or(Direction::unknown);
    if (!direction) fault = "direction is past, present, future or empty";
    const std::string text = text::fold(file.cell(row, "text"));
    if (text.empty()) fault = "an empty text";
    if (fault.empty()) fault = reader.add(file.cell(row, "kind"), text, mark);
    if (!fault.empty()) diagnostics.push_back({file.file.string(), row.line, fault});
  }
  std::ranges::stable_sort(table.endings, [](const auto& left, const auto& right) {
    return left.first.size() > right.first.size();
  });
}

}  // namespace dateline::times
