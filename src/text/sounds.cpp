// SPDX-License-Identifier: Apache-2.0
#include "text/sounds.h"

#include <array>
#include <cstddef>

namespace dateline::text {
namespace {

constexpr std::size_t longest_word = 64;  // letters
constexpr std::string_view vowels = "aeiouy";
constexpr std::string_view front_vowels = "eiy";
constexpr std::string_view no_vowel = "bcdfghjklmnpqrstvwxzCGHJKSZ$";  // $ the end of the word

/// A spelling and the sound classes it stands for. Latin spelling differs from language to language
/// (Jan, Jean, John; Bach, Chirac, Charles), so the classes are as wide as that difference; which
/// rules pay was measured on names in two scripts (training/name-key).
struct Spelling {
  std::string_view letters;
  std::string_view sounds;
  std::string_view before{};  // one of these letters stands before; ^ the beginning of the word
  std::string_view after{};   // one of these letters follows; $ the end of the word
};

// The first rule that fits is used: longer and narrower ones first within one first letter.
// Capitals are the sounds of read_sounds.
constexpr std::array spellings = {
    Spelling{"C", "s"},
    Spelling{"Gh", "k"},
    Spelling{"G", "k"},
    Spelling{"H", "k"},
    Spelling{"J", "s"},
    Spelling{"K", "k"},
    Spelling{"S", "s"},
    Spelling{"Z", "s"},
    Spelling{"b", "b"},
    Spelling{"chh", "s"},
    Spelling{"ch", "k", {}, no_vowel},  // Bach, Christian
    Spelling{"ch", "s"},
    Spelling{"ck", "k"},
    Spelling{"cc", "s", {}, "ei"},
    Spelling{"cs", "s"},  // Hungarian
    Spelling{"cz", "s"},
    Spelling{"c", "s", {}, front_vowels},
    Spelling{"c", "k"},
    Spelling{"dg", "s", {}, "e"},
    Spelling{"dj", "s"},
    Spelling{"dt", "t"},
    Spelling{"dz", "s"},
    Spelling{"dZ", "s"},
    Spelling{"d", "d"},
    Spelling{"f", "f"},
    Spelling{"gh", "k", {}, vowels},
    Spelling{"gh", ""},  // Vaughn
    Spelling{"g", "k"},
    Spelling{"h", "", "bdgjkptcsz"},  // aspirates
    Spelling{"h", "k", {}, "m"},      // Ahmed
    Spelling{"h", "", {}, no_vowel},  // Kohl, Sarah
    Spelling{"h", "k"},
    Spelling{"j", "", "lkfbptsv"},  // Ljubljana, Bjorn
    Spelling{"j", "", "yi", "$"},   // Zelenskyj
    Spelling{"j", "s"},
    Spelling{"kh", "k"},
    Spelling{"k", "k"},
    Spelling{"l", "l"},
    Spelling{"m", "m"},
    Spelling{"ngh", "nk"},  // Singh
    Spelling{"ng", "n"},    // Hong Kong and Indic letters leave open whether a vowel follows
    Spelling{"nGh", "nk"},
    Spelling{"nG", "n"},
    Spelling{"n", "n"},
    Spelling{"ph", "f"},
    Spelling{"p", "p"},
    Spelling{"qu", "k"},
    Spelling{"q", "k"},
    Spelling{"rh", "r", "^"},
    Spelling{"r", "r"},
    Spelling{"shch", "s"},
    Spelling{"sch", "s"},
    Spelling{"sh", "s"},
    Spelling{"s", "s"},
    Spelling{"tsch", "s"},
    Spelling{"tch", "s"},
    Spelling{"tsh", "s"},
    Spelling{"tC", "s"},
    Spelling{"tS", "s"},
    Spelling{"ts", "s"},
    Spelling{"tz", "s"},
    Spelling{"t", "t"},
    Spelling{"u", "f", "^", "aeioy"},  // how Cyrillic writes an initial w
    Spelling{"vich", "fs", {}, "$"},   // Slavic -vich, -vic
    Spelling{"vych", "fs", {}, "$"},
    Spelling{"vic", "fs", {}, "$"},
    Spelling{"v", "f"},
    Spelling{"wh", "f"},
    Spelling{"w", "f", {}, "s"},  // Sikorski's -wski
    Spelling{"w", "", {}, no_vowel},
    Spelling{"w", "f"},
    Spelling{"x", "s", "^"},
    Spelling{"x", "", "u", "$"},  // Bordeaux
    Spelling{"x", "ks"},
    Spelling{"zh", "s"},
    Spelling{"z", "s"},
};

bool contains(std::string_view letters, char letter) {
  return letters.find(letter) != std::string_view::npos;
}

bool fits(const Spelling& spelling, std::string_view word, std::size_t position) {
  if (!word.substr(position).starts_with(spelling.letters)) return false;
  const std::size_t end = position + spelling.letters.size();
  const char before = position == 0 ? '^' : word[position - 1];
  const char after = end < word.size() ? word[end] : '$';
  return (spelling.before.empty() || contains(spelling.before, before)) &&
         (spelling.after.empty() || contains(spelling.after, after));
}

/// Where the spellings of each first letter begin and end in the table.
struct Rules {
  std::array<unsigned char, 128> begin{};
  std::array<unsigned char, 128> end{};
};
constexpr Rules rules_by_letter() {
  Rules rules;
  for (std::size_t i = spellings.size(); i > 0; --i) {
    const auto letter = static_cast<std::size_t>(spellings[i - 1].letters.front());
    if (rules.end[letter] == 0) rules.end[letter] = static_cast<unsigned char>(i);
    rules.begin[letter] = static_cast<unsigned char>(i - 1);
  }
  return rules;
}
constexpr Rules rules = rules_by_letter();

const Spelling* spelling_at(std::string_view word, std::size_t position) {
  const auto letter = static_cast<unsigned char>(word[position]);
  if (letter >= rules.begin.size()) return nullptr;
  for (std::size_t i = rules.begin[letter]; i < rules.end[letter]; ++i) {
    if (fits(spellings[i], word, position)) return &spellings[i];
  }
  return nullptr;
}

}  // namespace

std::vector<Sound> sounds_of(std::string_view word) {
  word = word.substr(0, longest_word);
  std::vector<Sound> sounds;
  sounds.reserve(word.size());
  for (std::size_t position = 0; position < word.size();) {
    const Spelling* spelling = spelling_at(word, position);
    if (spelling == nullptr) {
      const char letter = word[position] == 'y' ? 'i' : word[position];
      if (contains(vowels, letter)) sounds.push_back({'a', letter});
      ++position;
      continue;
    }
    for (const char sound : spelling->sounds) {
      const bool doubled = !sounds.empty() && sounds.back().sound_class == sound;
      if (!doubled) sounds.push_back({sound, word[position]});
    }
    position += spelling->letters.size();
  }
  return sounds;
}

}  // namespace dateline::text
