// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the network sees of a word: rows of hashed strings (form, prefixes, suffixes, shape) and how
// it was joined to the word before. training/features.py computes the same.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::syntax {

enum class FeatureKind : std::uint8_t { form, prefix, suffix, shape, join };

/// How a word stands to the one before it; the number is the row of the `join` table.
enum class Join : std::uint8_t { unknown, spaced, adjacent, glued };

struct Feature {
  FeatureKind kind = FeatureKind::form;
  std::size_t length = 0;                 // code points of a prefix or suffix
  std::span<const std::uint32_t> hashes;  // sorted; row = 1 + position, row 0 = not among them
};

/// FNV-1a, 32 bits.
std::uint32_t fnv1a(std::string_view bytes);

/// text::fold, without the library for plain ASCII. `out` is replaced.
void write_folded(std::string_view form, std::string& out);

/// A folded form with every decimal digit written 0. `out` is replaced.
void write_plain(std::string_view folded, std::string& out);

/// "Xxx", "dd-Xx": X letters that folding changes, x others, d digits, signs as they are; runs cut
/// to two, at most eight characters. `out` is replaced.
void write_shape(std::string_view form, std::string_view folded, std::string& out);

/// Buffers that live on between words.
struct FeatureScratch {
  std::string folded;
  std::string plain;
  std::string shape;
};

/// The row of each feature of `form`, into rows[0 .. features.size()).
void feature_rows(std::span<const Feature> features, std::string_view form, Join join,
                  FeatureScratch& scratch, std::uint32_t* rows);

}  // namespace dateline::syntax
