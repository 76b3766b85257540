// SPDX-License-Identifier: Apache-2.0
#include "times/atoms.h"

#include <algorithm>
#include <array>

#include "tables/tsv.h"
#include "text/fold.h"
#include "text/utf8.h"
#include "times/calendar.h"

namespace dateline::times {
namespace {

constexpr std::size_t longest_word = 96;  // bytes; no word of a table is longer

bool is_dash(char32_t c) { return c == U'-' || (c >= U'\u2010' && c <= U'\u2015'); }
bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
bool is_number(std::string_view form) {
  return !form.empty() && std::ranges::all_of(form, is_ascii_digit);
}

/// "1,000" -> "1000" where the commas stand as in numbers (Western or Indian groups).
std::string without_commas(std::string_view form) {
  if (form.find(',') == std::string_view::npos) return {};
  std::string digits;
  std::size_t since = 0;
  for (std::size_t at = 0; at < form.size(); ++at) {
    if (form[at] == ',' && (since < 1 || since > 3)) return {};
    if (form[at] == ',') {
      since = 0;
    } else {
      digits += form[at];
      ++since;
    }
  }
  return since == 3 && is_number(digits) ? digits : std::string();
}

std::optional<int> small_number(std::string_view digits) {
  if (!is_number(digits) || digits.size() > 9) return std::nullopt;
  const auto number = tables::parse_int(digits);
  return number ? std::optional(static_cast<int>(*number)) : std::nullopt;
}

bool is_listed(const std::vector<std::string>& list, std::string_view form) {
  return std::ranges::find(list, form) != list.end();
}

void add_number(Atom& atom, std::string_view digits) {
  const std::optional<int> number = small_number(digits);
  if (!number) return;
  atom.readings.push_back({class_num, *number});
  if (digits.size() <= 2 && *number >= 1 && *number <= 31) {
    atom.readings.push_back({class_day, *number});
  }
  if (digits.size() == 4 && *number >= 1000 && *number <= 2199) {
    atom.readings.push_back({class_year, *number});
  }
}

/// "10:30": hours and minutes.
void add_clock(Atom& atom) {
  const std::size_t colon = atom.form.find(':');
  if (colon == std::string::npos) return;
  const std::optional<int> hours = small_number(std::string_view(atom.form).substr(0, colon));
  const std::optional<int> minutes = small_number(std::string_view(atom.form).substr(colon + 1));
  if (hours && minutes && *hours < 24 && *minutes < 60) {
    atom.readings.push_back({class_clock, *hours * 100 + *minutes});
  }
}

/// "21st" and "1990s": digits with letters of the pack.
void add_suffixed(const Lexicon& lexicon, Atom& atom, std::string_view form) {
  const auto digits_before = [&](const std::string& ending) -> std::string_view {
    if (form.size() <= ending.size() || !form.ends_with(ending)) return {};
    std::string_view digits = form.substr(0, form.size() - ending.size());
    return is_number(digits) ? digits : std::string_view();
  };
  for (const std::string& ending : lexicon.ordinal_endings()) {
    const std::optional<int> number = small_number(digits_before(ending));
    if (!number) continue;
    atom.readings.push_back({class_ord, *number});
    if (*number >= 1 && *number <= 31) atom.readings.push_back({class_day, *number});
    return;
  }
  for (const std::string& ending : lexicon.decade_endings()) {
    const std::string_view digits = digits_before(ending);
    const std::optional<int> number = small_number(digits);
    if (!number || *number % 10 != 0 || (digits.size() != 2 && digits.size() != 4)) continue;
    atom.readings.push_back({class_decade, *number, digits.size() == 2});
    return;
  }
}

void add_readings(const Lexicon& lexicon, Atom& atom, std::string_view form, bool upper) {
  for (const Reading& reading : lexicon.readings(form, upper)) {
    if (!atom.reading(reading.word_class)) atom.readings.push_back(reading);
  }
  if (form.empty() || !is_ascii_digit(form.front())) return;
  if (is_number(form)) return add_number(atom, form);
  if (const std::string digits = without_commas(form); !digits.empty()) {
    if (const std::optional<int> number = small_number(digits)) {
      atom.readings.push_back({class_num, *number});
    }
    return;
  }
  add_suffixed(lexicon, atom, form);
}

/// The form without an ending: the longest that leaves a known word, else the longest.
std::optional<std::string> best_ending(const Lexicon& lexicon, std::string_view form) {
  std::optional<std::string> longest;
  for (const std::string& ending : lexicon.endings()) {
    if (form.size() <= ending.size() || !form.ends_with(ending)) continue;
    const std::string_view stem = form.substr(0, form.size() - ending.size());
    if (!lexicon.readings(stem, true).empty()) return ending;
    if (!longest) longest = ending;
  }
  return longest;
}

/// Takes endings off, at most two, as long as something is left.
void add_stems(const Lexicon& lexicon, Atom& atom, bool upper) {
  std::string form = atom.form;
  for (int round = 0; round < 2; ++round) {
    const std::optional<std::string> ending = best_ending(lexicon, form);
    if (!ending) return;
    form.resize(form.size() - ending->size());
    if (round == 0) atom.ending = *ending;
    atom.stems.push_back(form);
    if (atom.readings.empty()) add_readings(lexicon, atom, form, upper);
  }
}

class AtomBuilder {
 public:
  AtomBuilder(const Lexicon& lexicon, std::string_view text, const std::vector<Word>& words,
              const Sentence& sentence)
      : lexicon_(lexicon), text_(text), words_(words), sentence_(sentence) {}

  std::vector<Atom> run() {
    for (Index at = sentence_.first_word; at < sentence_.end_word && at < words_.size();) {
      if (const Index end = numeric_date(at); end > at) {
        at = end;
        continue;
      }
      split_word(at);
      ++at;
    }
    mark_designations();
    return std::move(atoms_);
  }

 private:
  void split_word(Index at) {
    const Span span = words_[at].span;
    std::uint32_t begin = span.begin;
    for (std::uint32_t position = span.begin; position < span.end;) {
      const text::CodePoint c = text::decode(text_, position);
      if (c.length == 0) break;
      if (is_dash(c.value)) {
        push({begin, position}, at, at + 1);
        push({position, position + c.length}, at, at + 1);
        begin = position + c.length;
      }
      position += c.length;
    }
    push({begin, span.end}, at, at + 1);
  }

  void push(Span span, Index first_word, Index end_word) {
    if (span.empty()) return;
    const std::string_view written = slice(text_, span);
    Atom atom;
    atom.span = span;
    atom.first_word = first_word;
    atom.end_word = end_word;
    atom.glued = !atoms_.empty() && atoms_.back().span.end == span.begin;
    if (written.size() <= longest_word) {
      const bool dash = is_dash(text::decode(written, 0).value);
      atom.form = dash ? "-" : text::ascii_digits(text::fold(written));
      if (!attach_ending(atom, first_word)) {
        const bool upper = text::starts_upper(written);
        add_readings(lexicon_, atom, atom.form, upper);
        add_clock(atom);
        add_stems(lexicon_, atom, upper);
        atoms_.push_back(std::move(atom));
      }
      return;
    }
    atoms_.push_back(std::move(atom));
  }

  /// An ending cut off or written apart is no atom: patterns need not know how words are cut.
  bool attach_ending(const Atom& atom, Index at) {
    if (atoms_.empty() || atoms_.back().readings.empty()) return false;
    Atom& before = atoms_.back();
    if (is_listed(lexicon_.ordinal_endings(), atom.form) && is_number(before.form)) {
      const std::optional<int> number = small_number(before.form);
      if (!number) return false;
      before.readings.push_back({class_ord, *number});
      before.span.end = atom.span.end;
      before.end_word = at + 1;
      return true;
    }
    if (!is_listed(lexicon_.endings(), atom.form)) return false;
    before.ending = atom.form;
    return true;
  }

  /// Reads "15/07/2025" and its like, whatever words they were cut into; the word after it.
  Index numeric_date(Index at) {
    const std::uint32_t begin = words_[at].span.begin;
    if (!text::is_digit(text::decode(text_, begin).value)) return at;
    std::array<int, 3> numbers{};
    std::array<int, 3> lengths{};
    std::uint32_t position = begin;
    char32_t separator = 0;
    for (std::size_t part = 0; part < 3; ++part) {
      for (; lengths[part] < 5; ++lengths[part]) {
        const text::CodePoint c = text::decode(text_, position);
        const int digit = text::digit_value(c.value);
        if (digit < 0) break;
        numbers[part] = numbers[part] * 10 + digit;
        position += c.length;
      }
      if (part == 2) break;
      const text::CodePoint c = text::decode(text_, position);
      if (c.value != U'/' && c.value != U'.' && c.value != U'-') return at;
      if (part == 1 && c.value != separator) return at;
      separator = c.value;
      position += c.length;
    }
    return push_date({begin, position}, at, numbers, lengths);
  }

  Index push_date(Span span, Index at, const std::array<int, 3>& numbers,
                  const std::array<int, 3>& lengths) {
    Index end = at;
    while (end < sentence_.end_word && words_[end].span.begin < span.end) ++end;
    Atom atom;
    atom.span = span;
    atom.readings.push_back({class_numdate, 0});
    if (lengths[0] == 4 && lengths[1] == 2 && lengths[2] == 2) {
      atom.written_year = numbers[0];
      atom.written_month = numbers[1];
      atom.written_day = numbers[2];
    } else if (lengths[2] == 4 && lengths[0] <= 2 && lengths[1] <= 2) {
      if (!order_day_month(atom, numbers)) return at;
    } else {
      return at;
    }
    if (!day_from(atom.written_year, atom.written_month, atom.written_day)) return at;
    atom.first_word = at;
    atom.end_word = end;
    atom.span.end = std::max(span.end, words_[end - 1].span.end);  // a case ending stays with it
    atoms_.push_back(std::move(atom));
    return end;
  }

  bool order_day_month(Atom& atom, const std::array<int, 3>& numbers) const {
    atom.written_year = numbers[2];
    bool day_first = lexicon_.date_order() != DateOrder::month_first;
    if (numbers[0] > 12) day_first = true;
    if (numbers[1] > 12) day_first = false;
    atom.written_day = day_first ? numbers[0] : numbers[1];
    atom.written_month = day_first ? numbers[1] : numbers[0];
    atom.day_month_open = lexicon_.date_order() == DateOrder::unknown && numbers[0] <= 12 &&
                          numbers[1] <= 12 && numbers[0] != numbers[1];
    return numbers[0] > 0 && numbers[1] > 0;
  }

  /// "S-400", "Su-30": a number hung on letters that are no time word names a thing.
  void mark_designations() {
    for (std::size_t at = 2; at < atoms_.size(); ++at) {
      const bool hung = atoms_[at].glued && atoms_[at - 1].glued && atoms_[at - 1].form == "-";
      if (hung && atoms_[at - 2].readings.empty()) atoms_[at].readings.clear();
    }
  }

  const Lexicon& lexicon_;
  std::string_view text_;
  const std::vector<Word>& words_;
  const Sentence& sentence_;
  std::vector<Atom> atoms_;
};

}  // namespace

const Reading* Atom::reading(ClassId word_class) const {
  const auto found = std::ranges::find(readings, word_class, &Reading::word_class);
  return found == readings.end() ? nullptr : &*found;
}

std::vector<Atom> atoms_of(const Lexicon& lexicon, std::string_view text,
                           const std::vector<Word>& words, const Sentence& sentence) {
  return AtomBuilder(lexicon, text, words, sentence).run();
}

}  // namespace dateline::times
