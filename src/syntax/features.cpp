// SPDX-License-Identifier: Apache-2.0
#include "syntax/features.h"

#include <algorithm>
#include <array>

#include "text/fold.h"
#include "text/utf8.h"

namespace dateline::syntax {
namespace {

constexpr std::size_t shape_length = 8;

// First code points of the decimal digit blocks (Unicode Nd) of the scripts news is written in.
// Fixed here and in training/features.py, so that a newer ICU does not change what a model sees.
constexpr std::array<char32_t, 19> digit_zeros = {0x30,  0x660, 0x6F0,  0x7C0,  0x966, 0x9E6, 0xA66,
                                                  0xAE6, 0xB66, 0xBE6,  0xC66,  0xCE6, 0xD66, 0xE50,
                                                  0xED0, 0xF20, 0x1040, 0x17E0, 0x1810};

bool is_digit(char32_t point) {
  return std::ranges::any_of(digit_zeros,
                             [point](char32_t zero) { return point >= zero && point < zero + 10; });
}

bool is_ascii_letter(char32_t point) {
  return (point >= U'a' && point <= U'z') || (point >= U'A' && point <= U'Z');
}

/// Punctuation, signs and spaces by code block: neither letter nor digit.
bool is_symbol(char32_t point) {
  if (point < 0x80) return !is_ascii_letter(point) && !is_digit(point);
  return point < 0xC0 || (point >= 0x2000 && point <= 0x2BFF) ||
         (point >= 0x3000 && point <= 0x303F) || point == 0x964 || point == 0x965;
}

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool folding_changes(std::string_view letter) {
  if (is_ascii(letter)) return letter.front() >= 'A' && letter.front() <= 'Z';
  return text::fold(letter) != letter;
}

/// Bytes of the first (or last) `count` code points of well-formed text.
std::string_view first_points(std::string_view text, std::size_t count) {
  std::size_t end = 0;
  while (count-- > 0 && end < text.size()) end += text::decode(text, end).length;
  return text.substr(0, end);
}

std::string_view last_points(std::string_view text, std::size_t count) {
  std::size_t begin = text.size();
  while (count-- > 0 && begin > 0) begin = text::previous(text, begin);
  return text.substr(begin);
}

std::uint32_t row_of(std::span<const std::uint32_t> hashes, std::uint32_t hash) {
  const auto at = std::ranges::lower_bound(hashes, hash);
  if (at == hashes.end() || *at != hash) return 0;
  return static_cast<std::uint32_t>(at - hashes.begin()) + 1;
}

}  // namespace

std::uint32_t fnv1a(std::string_view bytes) {
  std::uint32_t value = 0x811C9DC5U;
  for (const char c : bytes) value = (value ^ static_cast<unsigned char>(c)) * 0x01000193U;
  return value;
}

void write_folded(std::string_view form, std::string& out) {
  if (!is_ascii(form)) {
    out = text::fold(form);
    return;
  }
  out.assign(form);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

void write_plain(std::string_view folded, std::string& out) {
  out.clear();
  for (std::size_t at = 0; at < folded.size();) {
    const text::CodePoint point = text::decode(folded, at);
    if (is_digit(point.value)) {
      out.push_back('0');
    } else {
      out.append(folded, at, point.length);
    }
    at += point.length;
  }
}

void write_shape(std::string_view form, std::string_view folded, std::string& out) {
  out.clear();
  const bool all_small = form == folded;
  char32_t last = 0;
  std::size_t run = 0;
  std::size_t length = 0;
  for (std::size_t at = 0; at < form.size() && length < shape_length;) {
    const text::CodePoint point = text::decode(form, at);
    const std::string_view letter = form.substr(at, point.length);
    at += point.length;
    const char32_t kind = is_digit(point.value)                   ? U'd'
                          : is_symbol(point.value)                ? point.value
                          : !all_small && folding_changes(letter) ? U'X'
                                                                  : U'x';
    run = kind == last ? run + 1 : 1;
    last = kind;
    if (run > 2) continue;
    text::append(out, kind);
    ++length;
  }
}

void feature_rows(std::span<const Feature> features, std::string_view form, Join join,
                  FeatureScratch& scratch, std::uint32_t* rows) {
  write_folded(form, scratch.folded);
  write_plain(scratch.folded, scratch.plain);
  write_shape(form, scratch.folded, scratch.shape);
  for (const Feature& feature : features) {
    std::string_view value;
    switch (feature.kind) {
      case FeatureKind::form:
        value = scratch.plain;
        break;
      case FeatureKind::prefix:
        value = first_points(scratch.plain, feature.length);
        break;
      case FeatureKind::suffix:
        value = last_points(scratch.plain, feature.length);
        break;
      case FeatureKind::shape:
        value = scratch.shape;
        break;
      case FeatureKind::join:
        *rows++ = static_cast<std::uint32_t>(join);
        continue;
    }
    *rows++ = row_of(feature.hashes, fnv1a(value));
  }
}

}  // namespace dateline::syntax
