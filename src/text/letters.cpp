// SPDX-License-Identifier: Apache-2.0
#include "text/letters.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "text/fold.h"
#include "text/utf8.h"

namespace dateline::text {
namespace {

using Reading = const char*;

// The Indic blocks of Unicode follow one plan (ISCII): the same offset is the same sound in
// Devanagari, Bengali, Gurmukhi, Gujarati, Oriya, Tamil, Telugu, Kannada and Malayalam.
// Gujarati and Hindi write foreign z with jha or dotted ja; jha therefore reads z.
constexpr char32_t first_indic = 0x0900;
constexpr char32_t end_indic = 0x0D80;
constexpr char32_t indic_block = 0x80;
constexpr char32_t first_consonant = 0x15;
constexpr char32_t end_consonant = 0x3A;
constexpr char32_t nukta = 0x3C;
constexpr char32_t virama = 0x4D;

constexpr std::array<Reading, 0x80> indic = {
    // 00 signs, 05 independent vowels
    "",   "n",  "n",  "H",  "",   "a",  "a", "i",  "i",  "u", "u",
    "ri", "li", "e",  "e",  "e",                                    //
    "ai", "o",  "o",  "o",  "au",                                   //
    "k",  "K",  "G",  "Gh", "n",  "C",  "C", "J",  "z",  "n", "t",  // 15
    "th", "d",  "dh", "n",  "t",  "th", "d", "dh", "n",  "n", "p",
    "f",  "b",  "bh", "m",  "y",  // 20
    "r",  "r",  "l",  "l",  "l",  "v",  "S", "S",  "s",  "H", "",
    "",   "",   "",   "a",  "i",  // 30
    "i",  "u",  "u",  "ri", "ri", "e",  "e", "e",  "ai", "o", "o",
    "o",  "au", "",   "t",  "",  // 40
    "",   "",   "",   "",   "",   "",   "",  "u",  "q",  "K", "G",
    "z",  "r",  "rh", "f",  "y",  // 50
    "ri", "li", "i",  "i",  "",   "",   "",  "",   "",   "",  "",
    "",   "",   "",   "",   "",  // 60
    "n",  "",   "",   "",   "",   "",   "",  "",   "",   "",  "n",
    "n",  "r",  "l",  "l",  "k",  // 70
};

constexpr char32_t first_cyrillic = 0x0430;
constexpr std::array<Reading, 0x30> cyrillic = {
    "a", "b",  "v", "G",  "d", "e", "Z",  "z", "i", "y", "k", "l", "m", "n", "o",  "p",   //
    "r", "s",  "t", "u",  "f", "K", "ts", "C", "S", "S", "",  "y", "",  "e", "yu", "ya",  //
    "e", "yo", "J", "Gy", "e", "z", "i",  "i", "y", "l", "n", "C", "k", "i", "w",  "J",   //
};

constexpr char32_t first_greek = 0x03B1;
constexpr std::array<Reading, 25> greek = {
    "a", "v", "G", "d", "e", "z", "i", "th", "i", "k", "l",  "m", "n",
    "x", "o", "p", "r", "s", "s", "t", "i",  "f", "H", "ps", "o",
};

constexpr char32_t first_hebrew = 0x05D0;
constexpr std::array<Reading, 27> hebrew = {
    "a", "b", "G", "d", "H", "v", "z", "K",  "t",  "y", "k", "k", "l", "m",
    "m", "n", "n", "s", "a", "f", "p", "ts", "ts", "k", "r", "S", "t",
};

constexpr char32_t first_arabic = 0x0621;
constexpr std::array<Reading, 0x2A> arabic = {
    "",  "a", "a", "u", "i", "",  "a", "b", "a", "t", "th", "J", "H", "K",  //
    "d", "z", "r", "z", "s", "S", "s", "d", "t", "z", "a",  "G", "",  "",   //
    "",  "",  "",  "",  "f", "k", "k", "l", "m", "n", "H",  "w", "a", "y",  //
};

constexpr char32_t first_georgian = 0x10D0;
constexpr std::array<Reading, 33> georgian = {
    "a", "b", "G", "d", "e", "v", "z", "t", "i", "k",  "l",  "m",  "n", "o", "p", "Z", "r",
    "s", "t", "u", "p", "k", "G", "k", "S", "C", "ts", "dz", "ts", "C", "K", "J", "H",
};

constexpr char32_t first_armenian = 0x0561;
constexpr std::array<Reading, 38> armenian = {
    "a", "b", "G", "d", "e", "z", "e", "e", "t", "Z", "i", "l", "K", "ts", "k", "H", "dz", "G", "C",
    "m", "y", "n", "S", "o", "C", "p", "J", "r", "s", "v", "t", "r", "ts", "v", "p", "k",  "o", "f",
};

// Hangul syllables are computed: 19 initials, 21 vowels, 28 finals.
constexpr char32_t first_hangul = 0xAC00;
constexpr char32_t end_hangul = 0xD7A4;
constexpr std::array<Reading, 19> hangul_initial = {
    "k", "k", "n", "d", "t", "r", "m", "b", "p", "s", "s", "", "J", "J", "C", "k", "t", "p", "H",
};
constexpr std::array<Reading, 21> hangul_vowel = {
    "a",  "e",  "ya", "ye", "o",  "e",  "yo", "ye", "o",  "wa", "we",
    "oe", "yo", "u",  "wo", "we", "wi", "yu", "u",  "ui", "i",
};
constexpr std::array<Reading, 28> hangul_final = {
    "",  "k", "k", "k", "n", "n", "n", "t",  "l", "k", "m", "l", "l", "l",
    "p", "l", "m", "p", "p", "t", "t", "nG", "t", "t", "k", "t", "p", "t",
};

/// Letters that lie outside the tables above, or that would lose their sound with their mark.
struct Special {
  char32_t letter;
  Reading reading;
};
constexpr std::array specials = {
    Special{0x00DF, "ss"}, Special{0x00E4, "a"},  Special{0x00E6, "e"}, Special{0x00E7, "s"},
    Special{0x00F0, "d"},  Special{0x00F1, "n"},  Special{0x00F6, "o"}, Special{0x00F8, "o"},
    Special{0x00FC, "u"},  Special{0x00FE, "t"},  Special{0x0107, "C"}, Special{0x010D, "C"},
    Special{0x0111, "d"},  Special{0x011F, "g"},  Special{0x0131, "i"}, Special{0x0138, "k"},
    Special{0x0142, "l"},  Special{0x014B, "ng"}, Special{0x0153, "e"}, Special{0x015B, "S"},
    Special{0x015F, "S"},  Special{0x0161, "S"},  Special{0x017A, "Z"}, Special{0x017C, "Z"},
    Special{0x017E, "Z"},  Special{0x01B0, "u"},  Special{0x01BF, "w"}, Special{0x0219, "S"},
    Special{0x0259, "a"},  Special{0x0491, "G"},  Special{0x0493, "G"}, Special{0x049B, "k"},
    Special{0x04A3, "nG"}, Special{0x04AF, "u"},  Special{0x04B1, "u"}, Special{0x04BB, "H"},
    Special{0x04D9, "a"},  Special{0x04E9, "o"},  Special{0x0679, "t"}, Special{0x067E, "p"},
    Special{0x0686, "C"},  Special{0x0688, "d"},  Special{0x0691, "r"}, Special{0x0698, "Z"},
    Special{0x06A4, "v"},  Special{0x06A9, "k"},  Special{0x06AF, "G"}, Special{0x06BA, "n"},
    Special{0x06BE, "H"},  Special{0x06C0, "a"},  Special{0x06C1, "H"}, Special{0x06CC, "y"},
    Special{0x06D2, "e"},
};
static_assert(std::ranges::is_sorted(specials, {}, &Special::letter));

template <std::size_t Size>
Reading in_table(const std::array<Reading, Size>& table, char32_t first, char32_t letter) {
  if (letter < first || letter >= first + Size) return nullptr;
  return table[letter - first];
}

/// Where a letter reads otherwise between vowels, at the end or before its neighbour, the reader
/// looks at the code points around it.
struct Letters {
  std::u32string code_points;

  [[nodiscard]] char32_t at(std::size_t position) const {
    return position < code_points.size() ? code_points[position] : U'\0';
  }
};

bool is_indic(char32_t letter) { return letter >= first_indic && letter < end_indic; }
char32_t indic_offset(char32_t letter) { return (letter - first_indic) % indic_block; }

bool is_indic_consonant(char32_t letter) {
  if (!is_indic(letter)) return false;
  const char32_t offset = indic_offset(letter);
  return (offset >= first_consonant && offset < end_consonant) || (offset >= 0x58 && offset < 0x60);
}

/// Does the letter at `position` write its own vowel, or silence?
bool has_vowel_sign(const Letters& letters, std::size_t position) {
  const char32_t next = letters.at(position);
  if (!is_indic(next)) return false;
  const char32_t offset = indic_offset(next);
  return (offset >= 0x3E && offset <= virama) || offset == 0x57 || offset == 0x62 || offset == 0x63;
}

Reading dotted(char32_t offset) {
  switch (offset) {
    case 0x15:
      return "q";
    case 0x1C:
      return "z";
    case 0x21:
    case 0x22:
      return "r";
    case 0x2B:
      return "f";
    default:
      return indic[offset];
  }
}

/// Nasal signs read m before lips, as Latin writes them.
bool before_labial(const Letters& letters, std::size_t position) {
  const char32_t next = letters.at(position + 1);
  return is_indic(next) && indic_offset(next) >= 0x2A && indic_offset(next) <= 0x2E;
}

/// One Indic letter with what belongs to it; gives how many code points were read.
std::size_t read_indic(const Letters& letters, std::size_t position, std::string& out) {
  const char32_t letter = letters.at(position);
  const char32_t offset = indic_offset(letter);
  if (offset == 0x02 || offset == 0x01 || offset == 0x70) {
    out += before_labial(letters, position) ? "m" : "n";
    return 1;
  }
  if (!is_indic_consonant(letter)) {
    out += indic[offset];
    return 1;
  }
  std::size_t length = 1;
  const char32_t next = letters.at(position + 1);
  if (is_indic(next) && indic_offset(next) == nukta) {
    out += dotted(offset);
    ++length;
  } else {
    out += indic[offset];
  }
  const bool last = position + length >= letters.code_points.size();
  if (!last && !has_vowel_sign(letters, position + length)) out += "a";
  return length;
}

void read_hangul(char32_t letter, std::string& out) {
  const char32_t index = letter - first_hangul;
  out += hangul_initial[index / 588];
  out += hangul_vowel[index % 588 / 28];
  out += hangul_final[index % 28];
}

/// Geresh behind gimel and tsadi writes sounds that Hebrew itself lacks.
Reading with_geresh(char32_t letter) {
  switch (letter) {
    case 0x05D2:
      return "J";
    case 0x05E5:
    case 0x05E6:
      return "C";
    default:
      return nullptr;
  }
}

/// Hebrew vav and yod are vowels unless they begin the word or are doubled; last he is silent.
std::size_t read_hebrew(const Letters& letters, std::size_t position, std::string& out) {
  constexpr char32_t he = 0x05D4;
  constexpr char32_t vav = 0x05D5;
  constexpr char32_t yod = 0x05D9;
  constexpr char32_t pe = 0x05E4;
  const char32_t letter = letters.at(position);
  const char32_t next = letters.at(position + 1);
  const bool first = position == 0;
  const bool last = next == U'\0';
  if (letter == vav && next == vav) return out += "v", 2;
  if (letter == yod && next == yod) return out += "ay", 2;
  if (letter == vav && !first) return out += "o", 1;
  if (letter == yod && !first) return out += "i", 1;
  if (letter == he && last) return out += "a", 1;
  if (letter == pe && !first) return out += "f", 1;
  if (letter == pe) return out += "p", 1;
  const bool geresh = next == U'\'' || next == 0x05F3;
  if (const Reading soft = geresh ? with_geresh(letter) : nullptr) return out += soft, 2;
  out += in_table(hebrew, first_hebrew, letter);
  return 1;
}

/// Arabic waw and ya are vowels between consonants.
void read_arabic(const Letters& letters, std::size_t position, Reading reading, std::string& out) {
  const char32_t next = letters.at(position + 1);
  const bool before_vowel = next == 0x0627 || next == 0x0623 || next == 0x0649 || next == 0x064A ||
                            next == 0x0648 || next == 0x06CC || next == 0x0629;
  const bool vowel = position != 0 && !before_vowel;
  if (*reading == 'w' && vowel) {
    out += "u";
  } else if (*reading == 'y' && vowel) {
    out += "i";
  } else {
    out += reading;
  }
}

std::size_t read_greek(const Letters& letters, std::size_t position, std::string& out) {
  const char32_t letter = letters.at(position);
  const char32_t next = letters.at(position + 1);
  if (letter == U'μ' && next == U'π') return out += "b", 2;
  if (letter == U'ν' && next == U'τ') return out += position == 0 ? "d" : "nt", 2;
  if (letter == U'γ' && next == U'κ') return out += "G", 2;
  if (letter == U'ο' && next == U'υ') return out += "u", 2;
  if ((letter == U'α' || letter == U'ε') && next == U'υ') {
    out += letter == U'α' ? "av" : "ev";
    return 2;
  }
  out += in_table(greek, first_greek, letter);
  return 1;
}

Reading plain_reading(char32_t letter) {
  const auto special = std::ranges::lower_bound(specials, letter, {}, &Special::letter);
  if (special != specials.end() && special->letter == letter) return special->reading;
  if (const Reading reading = in_table(cyrillic, first_cyrillic, letter)) return reading;
  if (const Reading reading = in_table(georgian, first_georgian, letter)) return reading;
  if (const Reading reading = in_table(armenian, first_armenian, letter)) return reading;
  return nullptr;
}

std::size_t read_letter(const Letters& letters, std::size_t position, std::string& out);

/// A letter with a mark of its own ("é", "ἀ", "ă"): the letter below the mark.
void read_marked(char32_t letter, std::string& out) {
  std::string utf8;
  append(utf8, letter);
  const char32_t base = decode(fold_without_marks(utf8), 0).value;
  if (base != letter) read_letter({std::u32string(1, base)}, 0, out);
}

std::size_t read_letter(const Letters& letters, std::size_t position, std::string& out) {
  const char32_t letter = letters.at(position);
  if (letter < 0x80) {
    if ((letter >= U'a' && letter <= U'z')) out.push_back(static_cast<char>(letter));
    return 1;
  }
  if (is_indic(letter)) return read_indic(letters, position, out);
  if (const Reading reading = plain_reading(letter)) {
    out += reading;
    if (letter == 0x06CC && position != 0) out.back() = 'i';
    return 1;
  }
  if (letter >= first_hangul && letter < end_hangul) return read_hangul(letter, out), 1;
  if (in_table(hebrew, first_hebrew, letter) != nullptr) return read_hebrew(letters, position, out);
  if (in_table(greek, first_greek, letter) != nullptr) return read_greek(letters, position, out);
  if (const Reading reading = in_table(arabic, first_arabic, letter)) {
    read_arabic(letters, position, reading, out);
    return 1;
  }
  if (is_letter(letter)) read_marked(letter, out);
  return 1;
}

std::string read_word(const Letters& letters) {
  std::string out;
  for (std::size_t position = 0; position < letters.code_points.size();) {
    position += read_letter(letters, position, out);
  }
  return out;
}

bool is_joiner(char32_t letter) { return letter == U'\'' || letter == 0x2019 || letter == 0x05F3; }

struct LetterName {
  std::string_view reading;
  char letter;
};
// How English letters' names read when another script spells them out, as Indian scripts do with
// initials ("એસ. જયશંકર").
constexpr std::array letter_names = {
    LetterName{"e", 'a'},     LetterName{"bi", 'b'},  LetterName{"si", 'c'},
    LetterName{"di", 'd'},    LetterName{"i", 'e'},   LetterName{"ef", 'f'},
    LetterName{"Ji", 'g'},    LetterName{"eC", 'h'},  LetterName{"HeC", 'h'},
    LetterName{"ai", 'i'},    LetterName{"Je", 'j'},  LetterName{"ke", 'k'},
    LetterName{"el", 'l'},    LetterName{"em", 'm'},  LetterName{"en", 'n'},
    LetterName{"o", 'o'},     LetterName{"pi", 'p'},  LetterName{"kyu", 'q'},
    LetterName{"ar", 'r'},    LetterName{"es", 's'},  LetterName{"ti", 't'},
    LetterName{"yu", 'u'},    LetterName{"vi", 'v'},  LetterName{"dablyu", 'w'},
    LetterName{"dablu", 'w'}, LetterName{"eks", 'x'}, LetterName{"vai", 'y'},
    LetterName{"vay", 'y'},   LetterName{"zed", 'z'},
};

}  // namespace

std::string read_sounds(std::string_view text) {
  const std::string folded = fold(text);
  std::string out;
  Letters word;
  const auto flush = [&](bool period) {
    const std::string reading = read_word(word);
    word.code_points.clear();
    if (reading.empty()) return;
    if (!out.empty()) out.push_back(' ');
    out += reading;
    if (period) out.push_back('.');
  };
  for (std::size_t position = 0; position < folded.size();) {
    const CodePoint c = decode(folded, position);
    position += c.length;
    if (is_letter(c.value) || is_mark(c.value) || is_joiner(c.value)) {
      word.code_points.push_back(c.value);
    } else {
      flush(c.value == U'.');
    }
  }
  flush(false);
  return out;
}

char letter_named(std::string_view sounds) {
  const auto found = std::ranges::find(letter_names, sounds, &LetterName::reading);
  return found == letter_names.end() ? '\0' : found->letter;
}

}  // namespace dateline::text
