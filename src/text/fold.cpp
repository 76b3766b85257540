// SPDX-License-Identifier: Apache-2.0
#include "text/fold.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "text/utf8.h"

namespace dateline::text {
namespace {

/// ICU copies ill-formed bytes as they are.
std::string repaired(std::string_view text) {
  std::string out;
  for (std::size_t position = 0; position < text.size();) {
    const CodePoint c = decode(text, position);
    append(out, c.value);
    position += c.length;
  }
  return out;
}

// Normal forms sort the marks on one letter, which costs the square of their number. No writing
// puts more than this on a letter (Unicode Standard Annex 15, "Stream-Safe Text Format").
constexpr std::size_t most_marks = 30;

/// The text without marks beyond the first most_marks on one letter.
std::string without_heaps_of_marks(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* const decomposed = icu::Normalizer2::getNFDInstance(status);
  std::string out;
  std::size_t marks = 0;
  for (std::size_t position = 0; position < text.size();) {
    const CodePoint c = decode(text, position);
    const auto code = static_cast<UChar32>(c.value);
    if (decomposed->hasBoundaryBefore(code) == 0) {
      ++marks;
    } else if (u_hasBinaryProperty(code, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) == 0) {
      marks = 0;  // what folding leaves out parts no marks
    }
    if (marks <= most_marks) out += text.substr(position, c.length);
    position += c.length;
  }
  return out;
}

std::string normalize_with(const icu::Normalizer2* normalizer, std::string_view text) {
  if (!is_well_formed(text)) return normalize_with(normalizer, repaired(text));
  std::string few;
  if (text.size() > 2 * most_marks) {  // a mark takes two bytes at least
    few = without_heaps_of_marks(text);
    text = few;
  }
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  UErrorCode status = U_ZERO_ERROR;
  normalizer->normalizeUTF8(0,
                            icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())),
                            sink, nullptr, status);
  return out;
}

bool is_ascii(std::string_view text) {
  for (const char c : text) {
    if (static_cast<unsigned char>(c) >= 0x80) return false;
  }
  return true;
}

UChar32 icu_char(char32_t code_point) { return static_cast<UChar32>(code_point); }

Script script_of_code(UScriptCode code) {
  switch (code) {
    case USCRIPT_LATIN:
      return Script::latin;
    case USCRIPT_CYRILLIC:
      return Script::cyrillic;
    case USCRIPT_GREEK:
      return Script::greek;
    case USCRIPT_DEVANAGARI:
      return Script::devanagari;
    case USCRIPT_GUJARATI:
      return Script::gujarati;
    case USCRIPT_BENGALI:
      return Script::bengali;
    case USCRIPT_GURMUKHI:
      return Script::gurmukhi;
    case USCRIPT_TAMIL:
      return Script::tamil;
    case USCRIPT_TELUGU:
      return Script::telugu;
    case USCRIPT_KANNADA:
      return Script::kannada;
    case USCRIPT_MALAYALAM:
      return Script::malayalam;
    case USCRIPT_SINHALA:
      return Script::sinhala;
    case USCRIPT_ORIYA:
      return Script::oriya;
    case USCRIPT_ARABIC:
      return Script::arabic;
    case USCRIPT_HEBREW:
      return Script::hebrew;
    case USCRIPT_HAN:
      return Script::han;
    case USCRIPT_HIRAGANA:
      return Script::hiragana;
    case USCRIPT_KATAKANA:
      return Script::katakana;
    case USCRIPT_HANGUL:
      return Script::hangul;
    case USCRIPT_THAI:
      return Script::thai;
    case USCRIPT_ETHIOPIC:
      return Script::ethiopic;
    default:
      return Script::other;
  }
}

bool drops_marks(Script script) {
  return script == Script::latin || script == Script::cyrillic || script == Script::greek;
}

}  // namespace

std::string fold(std::string_view text) {
  if (is_ascii(text)) {
    std::string out(text);
    for (char& c : out) {
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return out;
  }
  UErrorCode status = U_ZERO_ERROR;
  return normalize_with(icu::Normalizer2::getNFKCCasefoldInstance(status), text);
}

std::string normalize(std::string_view text) {
  if (is_ascii(text)) return std::string(text);
  UErrorCode status = U_ZERO_ERROR;
  return normalize_with(icu::Normalizer2::getNFCInstance(status), text);
}

std::string fold_without_marks(std::string_view text) {
  std::string folded = fold(text);
  if (is_ascii(folded)) return folded;
  UErrorCode status = U_ZERO_ERROR;
  const std::string decomposed = normalize_with(icu::Normalizer2::getNFDInstance(status), folded);
  std::string out;
  Script base = Script::none;
  for (std::size_t position = 0; position < decomposed.size();) {
    const CodePoint c = decode(decomposed, position);
    position += c.length;
    if (is_mark(c.value) && drops_marks(base)) continue;
    if (is_letter(c.value)) base = script_of(c.value);
    append(out, c.value);
  }
  return normalize(out);
}

Script script_of(char32_t code_point) {
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode code = uscript_getScript(icu_char(code_point), &status);
  if (code == USCRIPT_COMMON || code == USCRIPT_INHERITED || code == USCRIPT_UNKNOWN) {
    return Script::none;
  }
  return script_of_code(code);
}

bool is_letter(char32_t code_point) {
  return u_isalpha(icu_char(code_point)) && !is_mark(code_point);
}

bool is_mark(char32_t code_point) {
  return (U_GET_GC_MASK(icu_char(code_point)) & U_GC_M_MASK) != 0;
}

bool is_digit(char32_t code_point) { return u_isdigit(icu_char(code_point)) != 0; }
bool is_space(char32_t code_point) { return u_isUWhiteSpace(icu_char(code_point)) != 0; }

bool is_punctuation(char32_t code_point) {
  return (U_GET_GC_MASK(icu_char(code_point)) & (U_GC_P_MASK | U_GC_S_MASK)) != 0;
}

bool is_upper(char32_t code_point) { return u_isupper(icu_char(code_point)) != 0; }
bool is_lower(char32_t code_point) { return u_islower(icu_char(code_point)) != 0; }

int digit_value(char32_t code_point) { return u_charDigitValue(icu_char(code_point)); }

std::string ascii_digits(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t position = 0; position < text.size();) {
    const CodePoint c = decode(text, position);
    const int digit = is_digit(c.value) ? digit_value(c.value) : -1;
    if (digit >= 0) {
      out.push_back(static_cast<char>('0' + digit));
    } else {
      out.append(text.substr(position, c.length));
    }
    position += c.length;
  }
  return out;
}

bool starts_upper(std::string_view text) {
  for (std::size_t position = 0; position < text.size();) {
    const CodePoint c = decode(text, position);
    if (is_letter(c.value)) return is_upper(c.value);
    position += c.length;
  }
  return false;
}

std::string_view trim(std::string_view text) {
  std::size_t begin = 0;
  while (begin < text.size()) {
    const CodePoint c = decode(text, begin);
    if (!is_space(c.value)) break;
    begin += c.length;
  }
  std::size_t end = text.size();
  while (end > begin) {
    const std::size_t start = previous(text, end);
    if (!is_space(decode(text, start).value)) break;
    end = start;
  }
  return text.substr(begin, end - begin);
}

}  // namespace dateline::text
