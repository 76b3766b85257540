// SPDX-License-Identifier: Apache-2.0
#pragma once
// Forms of a word for comparing: NFKC case folding, and what kind of letters it is made of.

#include <string>
#include <string_view>

namespace dateline::text {

/// NFKC, case folded (Unicode NFKC_Casefold without removing default ignorables other than ICU
/// does). Ill-formed bytes become U+FFFD. `fold("ＭＯＳＣＯＷ") == "moscow"`.
std::string fold(std::string_view text);

/// NFC, nothing else.
std::string normalize(std::string_view text);

/// `fold` without diacritics on Latin, Greek and Cyrillic letters ("Müller" -> "muller"); marks of
/// other scripts are part of their words and stay.
std::string fold_without_marks(std::string_view text);

enum class Script : unsigned char {
  none,
  latin,
  cyrillic,
  greek,
  devanagari,
  gujarati,
  bengali,
  gurmukhi,
  tamil,
  telugu,
  kannada,
  malayalam,
  sinhala,
  oriya,
  arabic,
  hebrew,
  han,
  hiragana,
  katakana,
  hangul,
  thai,
  ethiopic,
  other,
};

/// Script of one code point; `none` for digits, punctuation, spaces and inherited marks.
Script script_of(char32_t code_point);

bool is_letter(char32_t code_point);       // general category L*
bool is_mark(char32_t code_point);         // M*
bool is_digit(char32_t code_point);        // Nd, in any script
bool is_space(char32_t code_point);        // White_Space
bool is_punctuation(char32_t code_point);  // P* or S*
bool is_upper(char32_t code_point);
bool is_lower(char32_t code_point);

/// 0-9 for a decimal digit of any script, -1 otherwise.
int digit_value(char32_t code_point);

/// The text with decimal digits of every script as ASCII digits; other letters stay.
std::string ascii_digits(std::string_view text);

/// Does the first letter of the text stand in upper case?
bool starts_upper(std::string_view text);

/// Text with leading and trailing white space cut.
std::string_view trim(std::string_view text);

}  // namespace dateline::text
