// SPDX-License-Identifier: Apache-2.0
#include "times/patterns.h"

#include <algorithm>

#include <fmt/format.h>

#include "tables/tsv.h"
#include "text/fold.h"

namespace dateline::times {
namespace {

constexpr std::size_t most_optional = 8;  // 2^8 sequences from one row

bool is_class_name(std::string_view name) {
  return !name.empty() && name.front() >= 'A' && name.front() <= 'Z' &&
         std::ranges::all_of(
             name, [](char letter) { return (letter >= 'A' && letter <= 'Z') || letter == '_'; });
}

std::string lower(std::string_view name) {
  std::string result(name);
  for (char& letter : result) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  }
  return result;
}

/// "{!in|by}", "MONTH!", "last|past?": one element; a fault is told in `fault`.
Element parse_element(std::string_view text, const Lexicon& lexicon, std::string& fault) {
  Element element;
  if (text.size() > 2 && text.front() == '{' && text.back() == '}') {
    element.context = true;
    text = text.substr(1, text.size() - 2);
    if (text.front() == '!') {
      element.negated = true;
      text.remove_prefix(1);
    }
  }
  if (text.size() > 1 && text.back() == '?') {
    element.optional = true;
    text.remove_suffix(1);
  }
  if (text.size() > 1 && text.back() == '+') {
    element.ended = true;
    text.remove_suffix(1);
  }
  if (text.size() > 1 && text.back() == '!') {
    element.strong = true;
    text.remove_suffix(1);
  }
  if (!is_class_name(text)) {
    for (const std::string& word : tables::split_list(text)) {
      element.words.push_back(text::fold(word));
    }
    if (element.words.empty()) fault = "an element without words";
    return element;
  }
  element.word_class = lexicon.find_class(lower(text));
  if (!element.word_class) {
    fault = fmt::format("'{}' is no class: times.tsv has no word of it", text);
  }
  return element;
}

struct MeaningReader {
  Meaning meaning;
  std::string fault;

  void read_amount(std::string_view word) {
    const int sign = word.front() == '-' ? -1 : 1;
    if (word.ends_with("NUM")) {
      meaning.captured_sign = sign;
      return;
    }
    if (word.front() == '+') word.remove_prefix(1);
    const std::optional<long> number = tables::parse_int(word);
    if (number) meaning.amount = static_cast<int>(*number);
    if (!number) fault = fmt::format("'{}' is no amount", word);
  }

  void read_setting(std::string_view word) {
    const std::size_t equals = word.find('=');
    const std::string_view key = word.substr(0, equals);
    const std::string_view cell = word.substr(equals + 1);
    if (key == "mod") {
      const std::optional<Modifier> modifier = parse_modifier(cell);
      if (!modifier) fault = fmt::format("'{}' is no modifier", cell);
      meaning.modifier = modifier.value_or(Modifier::none);
      return;
    }
    if (key == "look") {
      if (cell == "past") meaning.look = Direction::past;
      if (cell == "future") meaning.look = Direction::future;
      if (meaning.look == Direction::unknown) fault = "look is past or future";
      return;
    }
    const std::optional<long> number = tables::parse_int(cell);
    if (!number) {
      fault = fmt::format("'{}' is no number", cell);
      return;
    }
    const int value = static_cast<int>(*number);
    if (key == "year_shift") {
      meaning.year_shift = value;
    } else if (key == "month_shift") {
      meaning.month_shift = value;
    } else if (key == "year") {
      meaning.year = value;
    } else if (key == "month") {
      meaning.month = value;
    } else if (key == "day") {
      meaning.day = value;
    } else if (key == "season") {
      meaning.season = value;
    } else {
      fault = fmt::format("'{}' is no setting", key);
    }
  }

  void read(std::string_view cell) {
    const std::vector<std::string> words = tables::split_list(cell, ' ');
    const std::optional<Operation> operation =
        words.empty() ? std::nullopt : parse_operation(words.front());
    if (!operation) {
      fault = fmt::format("'{}' is no operation", cell);
      return;
    }
    meaning.operation = *operation;
    for (std::size_t at = 1; at < words.size(); ++at) {
      const std::string& word = words[at];
      if (word.find('=') != std::string::npos) {
        read_setting(word);
      } else if (word == "UNIT") {
        meaning.unit.reset();  // the captured one
      } else if (const std::optional<Unit> unit = parse_unit(word)) {
        meaning.unit = unit;
      } else {
        read_amount(word);
      }
    }
  }
};

bool matches(const Element& element, const Atom& atom, const Reading** captured) {
  if (element.word_class) {
    const Reading* reading = atom.reading(*element.word_class);
    if (reading == nullptr || (element.strong && reading->weak)) return false;
    if (element.ended && atom.ending.empty()) return false;
    *captured = reading;
    return true;
  }
  return std::ranges::any_of(element.words, [&](const std::string& word) {
    return atom.form == word || std::ranges::find(atom.stems, word) != atom.stems.end();
  });
}

/// Context elements hold when each fits the atom there; beyond the sentence only negated ones do.
bool context_fits(const std::vector<Element>& elements, const std::vector<Atom>& atoms,
                  std::size_t begin) {
  for (std::size_t at = 0; at < elements.size(); ++at) {
    const Reading* ignored = nullptr;
    const bool fits =
        begin + at < atoms.size() && matches(elements[at], atoms[begin + at], &ignored);
    if (fits == elements[at].negated) return false;
  }
  return true;
}

bool before_fits(const std::vector<Element>& elements, const std::vector<Atom>& atoms,
                 std::size_t begin) {
  if (elements.size() <= begin) return context_fits(elements, atoms, begin - elements.size());
  return std::ranges::all_of(elements, &Element::negated);
}

std::optional<Match> match_at(const Pattern& pattern, const std::vector<Atom>& atoms,
                              std::size_t begin) {
  if (begin + pattern.core.size() > atoms.size()) return std::nullopt;
  Match match{
      .begin = begin, .end = begin + pattern.core.size(), .row = pattern.row, .captures = {}};
  for (std::size_t at = 0; at < pattern.core.size(); ++at) {
    const Reading* reading = nullptr;
    if (!matches(pattern.core[at], atoms[begin + at], &reading)) return std::nullopt;
    if (reading != nullptr) {
      match.captures.push_back({reading->word_class, reading->value, begin + at});
    }
  }
  if (!before_fits(pattern.before, atoms, begin)) return std::nullopt;
  if (!context_fits(pattern.after, atoms, match.end)) return std::nullopt;
  return match;
}

}  // namespace

Patterns::Patterns(const std::filesystem::path& pack_folder, const Lexicon& lexicon,
                   std::vector<Diagnostic>& diagnostics)
    : by_class_(class_limit) {
  const tables::Table table = tables::read_optional_tsv(
      pack_folder / "times_patterns.tsv", {"pattern", "meaning", "example"}, diagnostics);
  for (const tables::Row& row : table.rows) {
    MeaningReader reader;
    reader.read(table.cell(row, "meaning"));
    std::vector<Element> elements;
    for (const std::string& part : tables::split_list(table.cell(row, "pattern"), ' ')) {
      elements.push_back(parse_element(part, lexicon, reader.fault));
    }
    const auto optional =
        static_cast<std::size_t>(std::ranges::count_if(elements, &Element::optional));
    if (optional > most_optional) reader.fault = "too many optional elements";
    if (elements.empty()) reader.fault = "an empty pattern";
    if (!reader.fault.empty()) {
      diagnostics.push_back({table.file.string(), row.line, reader.fault});
      continue;
    }
    rows_.push_back({reader.meaning, std::string(table.cell(row, "pattern")),
                     std::string(table.cell(row, "example")), tables::rule_name(table, row)});
    add_pattern(elements, rows_.size() - 1);
  }
}

void Patterns::add_pattern(const std::vector<Element>& elements, std::size_t row) {
  const auto optional = std::ranges::find_if(elements, &Element::optional);
  if (optional != elements.end()) {
    std::vector<Element> with = elements;
    std::vector<Element> without = elements;
    const auto at = optional - elements.begin();
    with[static_cast<std::size_t>(at)].optional = false;
    without.erase(without.begin() + at);
    add_pattern(with, row);
    add_pattern(without, row);
    return;
  }
  Pattern pattern{.before = {}, .core = {}, .after = {}, .row = row};
  for (const Element& element : elements) {
    std::vector<Element>& part = !element.context       ? pattern.core
                                 : pattern.core.empty() ? pattern.before
                                                        : pattern.after;
    part.push_back(element);
  }
  if (pattern.core.empty()) return;
  const std::size_t index = patterns_.size();
  const Element& first = pattern.core.front();
  if (first.word_class) by_class_[*first.word_class].push_back(index);
  for (const std::string& word : first.words) by_word_[word].push_back(index);
  patterns_.push_back(std::move(pattern));
}

std::optional<Match> Patterns::longest_at(const std::vector<Atom>& atoms, std::size_t begin) const {
  std::optional<Match> best;
  const auto consider = [&](const std::vector<std::size_t>& candidates) {
    for (const std::size_t index : candidates) {
      const std::size_t length = patterns_[index].core.size();
      const std::size_t best_length = best ? best->end - best->begin : 0;
      const bool better = length > best_length ||
                          (length == best_length && best && patterns_[index].row < best->row);
      if (!better) continue;
      if (std::optional<Match> match = match_at(patterns_[index], atoms, begin)) {
        best = std::move(match);
      }
    }
  };
  for (const Reading& reading : atoms[begin].readings) consider(by_class_[reading.word_class]);
  const auto consider_word = [&](const std::string& word) {
    const auto found = by_word_.find(word);
    if (found != by_word_.end()) consider(found->second);
  };
  consider_word(atoms[begin].form);
  for (const std::string& stem : atoms[begin].stems) consider_word(stem);
  return best;
}

std::vector<Match> Patterns::find(const std::vector<Atom>& atoms) const {
  std::vector<Match> found;
  for (std::size_t at = 0; at < atoms.size();) {
    std::optional<Match> match = longest_at(atoms, at);
    at = match ? match->end : at + 1;
    if (match) found.push_back(std::move(*match));
  }
  return found;
}

}  // namespace dateline::times
