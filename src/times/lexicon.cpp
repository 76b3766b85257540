// SPDX-License-Identifier: Apache-2.0
#include "times/lexicon.h"

#include <algorithm>

#include <fmt/format.h>

#include "tables/tsv.h"
#include "text/fold.h"
#include "times/values.h"

namespace dateline::times {
namespace {

/// The number a cell stands for: a unit's or modifier's place in its set, else a whole number.
std::optional<int> value_of(ClassId word_class, std::string_view cell) {
  if (word_class == class_unit || word_class == class_units) {
    const std::optional<Unit> unit = parse_unit(cell);
    return unit ? std::optional(static_cast<int>(*unit)) : std::nullopt;
  }
  if (word_class == class_mod) {
    const std::optional<Modifier> modifier = parse_modifier(cell);
    return modifier ? std::optional(static_cast<int>(*modifier)) : std::nullopt;
  }
  if (cell.empty() && (word_class >= first_pack_class || word_class == class_part)) return 0;
  const std::optional<long> number = tables::parse_int(cell);
  if (!number || *number < -1'000'000 || *number > 1'000'000'000) return std::nullopt;
  return static_cast<int>(*number);
}

bool has_flag(const std::vector<std::string>& flags, std::string_view name) {
  return std::ranges::find(flags, name) != flags.end();
}

void sort_longest_first(std::vector<std::string>& endings) {
  std::ranges::stable_sort(endings, [](const std::string& left, const std::string& right) {
    return left.size() > right.size();
  });
}

}  // namespace

Lexicon::Lexicon(const std::filesystem::path& pack_folder, std::vector<Diagnostic>& diagnostics)
    : classes_{"day",    "year",    "num",  "ord", "month",  "weekday", "unit",    "units",
               "season", "quarter", "part", "mod", "decade", "century", "numdate", "clock"} {
  const tables::Table table =
      tables::read_optional_tsv(pack_folder / "times.tsv", {"class", "text"}, diagnostics);
  for (const tables::Row& row : table.rows) {
    add_row(table.cell(row, "class"), table.cell(row, "text"), table.cell(row, "value"),
            table.cell(row, "flags"), {table.file.string(), row.line, ""}, diagnostics);
  }
  sort_longest_first(endings_);
  sort_longest_first(ordinal_endings_);
  sort_longest_first(decade_endings_);
}

void Lexicon::add_row(std::string_view name, std::string_view text, std::string_view value,
                      std::string_view flags, Diagnostic fault,
                      std::vector<Diagnostic>& diagnostics) {
  const auto complain = [&](std::string message) {
    fault.message = std::move(message);
    diagnostics.push_back(fault);
  };
  const std::string folded = text::fold(text);
  if (name.empty() || folded.empty()) return complain("class and text must not be empty");
  if (name == "ending") {
    if (value == "since") since_endings_.push_back(folded);
    return endings_.push_back(folded);
  }
  if (name == "ordinal_ending") return ordinal_endings_.push_back(folded);
  if (name == "decade_ending") return decade_endings_.push_back(folded);
  if (name == "date_order") {
    if (text != "dmy" && text != "mdy") return complain("date_order is dmy or mdy");
    date_order_ = text == "dmy" ? DateOrder::day_first : DateOrder::month_first;
    return;
  }
  const std::optional<ClassId> word_class = intern_class(name);
  if (!word_class) return complain("more classes than a pack may have");
  const std::optional<int> number = value_of(*word_class, value);
  if (!number) return complain(fmt::format("'{}' is no value for class {}", value, name));
  const std::vector<std::string> marks = tables::split_list(flags);
  entries_[folded].push_back(
      {{*word_class, *number, has_flag(marks, "weak")}, has_flag(marks, "upper")});
}

bool Lexicon::is_since_ending(std::string_view ending) const {
  return std::ranges::find(since_endings_, ending) != since_endings_.end();
}

std::optional<ClassId> Lexicon::intern_class(std::string_view name) {
  if (const std::optional<ClassId> found = find_class(name)) return found;
  if (classes_.size() >= class_limit) return std::nullopt;
  classes_.emplace_back(name);
  return static_cast<ClassId>(classes_.size() - 1);
}

std::optional<ClassId> Lexicon::find_class(std::string_view name) const {
  const auto found = std::ranges::find(classes_, name);
  if (found == classes_.end()) return std::nullopt;
  return static_cast<ClassId>(found - classes_.begin());
}

std::vector<Reading> Lexicon::readings(std::string_view folded, bool upper) const {
  std::vector<Reading> result;
  const auto found = entries_.find(std::string(folded));
  if (found == entries_.end()) return result;
  for (const Entry& entry : found->second) {
    if (upper || !entry.needs_upper) result.push_back(entry.reading);
  }
  return result;
}

}  // namespace dateline::times
