// SPDX-License-Identifier: Apache-2.0
#include "text/name_key.h"

#include <algorithm>
#include <array>

#include "text/letters.h"

namespace dateline::text {
namespace {

constexpr std::size_t longest_word = 64;  // letters of a reading that count

/// Where a spelling rule applies.
enum class Where : unsigned char {
  anywhere,
  first,             // begins the word
  last,              // ends the word
  before_front,      // before e, i, y
  before_consonant,  // or at the end
  before_vowel,      // y counts as a vowel
};

/// A spelling in Latin letters and the sounds (classes of the key) it stands for. Latin spelling
/// differs from language to language; the classes are as wide as that difference.
///   a vowel (kept only where it begins the word)   k k g h kh q   s s z sh zh ts
///   j j dzh    c ch    t d p b f(v w) m n l r
struct Spelling {
  std::string_view letters;
  std::string_view sounds;
  Where where = Where::anywhere;
};

// Longest first within one first letter; the first rule that fits is used.
constexpr std::array spellings = {
    Spelling{"b", "b"},
    Spelling{"chh", "c"},
    Spelling{"ch", "k", Where::before_consonant},
    Spelling{"ch", "c"},
    Spelling{"ck", "k"},
    Spelling{"cz", "c"},
    Spelling{"c", "s", Where::before_front},
    Spelling{"c", "k"},
    Spelling{"dzh", "j"},
    Spelling{"dj", "j"},
    Spelling{"dt", "t"},
    Spelling{"dh", "d"},
    Spelling{"d", "d"},
    Spelling{"f", "f"},
    Spelling{"gh", "k", Where::before_vowel},
    Spelling{"gh", ""},
    Spelling{"g", "j", Where::before_front},
    Spelling{"g", "k"},
    Spelling{"h", "", Where::before_consonant},
    Spelling{"h", "k"},
    Spelling{"j", "j"},
    Spelling{"kh", "k"},
    Spelling{"k", "k"},
    Spelling{"l", "l"},
    Spelling{"m", "m"},
    Spelling{"ng", "n", Where::before_consonant},
    Spelling{"n", "n"},
    Spelling{"ph", "f"},
    Spelling{"p", "p"},
    Spelling{"qu", "k"},
    Spelling{"q", "k"},
    Spelling{"rh", "r"},
    Spelling{"r", "r"},
    Spelling{"shch", "s"},
    Spelling{"sch", "s"},
    Spelling{"sh", "s"},
    Spelling{"s", "s"},
    Spelling{"tsch", "c"},
    Spelling{"tch", "c"},
    Spelling{"ts", "s"},
    Spelling{"tz", "s"},
    Spelling{"th", "t"},
    Spelling{"t", "t"},
    Spelling{"v", "f"},
    Spelling{"w", "", Where::before_consonant},
    Spelling{"wh", "f"},
    Spelling{"w", "f"},
    Spelling{"x", "s", Where::first},
    Spelling{"x", "ks"},
    Spelling{"zh", "s"},
    Spelling{"z", "s"},
};

bool is_vowel(char letter) {
  return std::string_view("aeiouy").find(letter) != std::string_view::npos;
}

bool fits(const Spelling& spelling, std::string_view word, std::size_t position) {
  if (!word.substr(position).starts_with(spelling.letters)) return false;
  const std::size_t after = position + spelling.letters.size();
  const char next = after < word.size() ? word[after] : '\0';
  switch (spelling.where) {
    case Where::anywhere:
      return true;
    case Where::first:
      return position == 0;
    case Where::last:
      return next == '\0';
    case Where::before_front:
      return next == 'e' || next == 'i' || next == 'y';
    case Where::before_consonant:
      return !is_vowel(next);
    case Where::before_vowel:
      return is_vowel(next);
  }
  return false;
}

const Spelling* spelling_at(std::string_view word, std::size_t position) {
  for (const Spelling& spelling : spellings) {
    if (fits(spelling, word, position)) return &spelling;
  }
  return nullptr;
}

/// Key of a reading of one word: its sounds, doubled ones once.
std::string key_of_reading(std::string_view word) {
  word = word.substr(0, longest_word);
  std::string key;
  for (std::size_t position = 0; position < word.size();) {
    const Spelling* spelling = spelling_at(word, position);
    if (spelling == nullptr) {
      if (position == 0 && is_vowel(word[0])) key.push_back('a');
      ++position;
      continue;
    }
    for (const char sound : spelling->sounds) {
      if (key.empty() || key.back() != sound) key.push_back(sound);
    }
    position += spelling->letters.size();
  }
  if (key.empty() && !word.empty()) key.push_back('a');
  return key;
}

/// Calls `use(word, has_period)` for the words of what `read_letters` gave.
template <typename Use>
void for_each_word(std::string_view reading, const Use& use) {
  while (!reading.empty()) {
    const std::size_t end = reading.find(' ');
    std::string_view word = reading.substr(0, end);
    const bool period = word.ends_with('.');
    if (period) word.remove_suffix(1);
    use(word, period);
    reading.remove_prefix(end == std::string_view::npos ? reading.size() : end + 1);
  }
}

}  // namespace

std::string to_latin(std::string_view text) {
  std::string out;
  for_each_word(read_letters(text), [&](std::string_view word, bool) {
    if (!out.empty()) out.push_back(' ');
    out += word;
  });
  return out;
}

std::string name_key(std::string_view word) {
  std::string letters;
  for_each_word(read_letters(word), [&](std::string_view part, bool) { letters += part; });
  return key_of_reading(letters);
}

std::vector<std::string> name_keys(std::string_view name) {
  std::vector<std::string> keys;
  for_each_word(read_letters(name), [&](std::string_view word, bool period) {
    const char named = period ? letter_named(word) : '\0';
    const std::string letter(1, named);
    const std::string_view sounded = named != '\0' ? std::string_view(letter) : word;
    std::string key = key_of_reading(sounded);
    if (sounded.size() == 1) key = key.substr(0, 1) + ".";
    keys.push_back(std::move(key));
  });
  return keys;
}

int similarity(std::string_view left, std::string_view right) {
  return name_key(left) == name_key(right) ? 100 : 0;
}

}  // namespace dateline::text
