// SPDX-License-Identifier: Apache-2.0
#pragma once
// The key under which one name is found in every script: "Jaishankar", "જયશંકર", "जयशंकर" and
// "Джайшанкар" share theirs. Letters are read in Latin (letters.h), spellings become a few classes
// of sounds (sounds.h), and the key is what all scripts write: the consonants, and an initial
// vowel. Measured by training/name-key: equal for 82 % of 26,290 English-Russian name pairs and 86
// % of 15,021 Indian ones, and for 0.05 to 0.09 % of random pairs.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::text {

/// Changes whenever the rules behind the keys do: files that keep keys carry it. It is a
/// fingerprint of the keys of many letters; a test says its new value.
inline constexpr std::uint32_t name_key_version = 319767427;

/// Reads letters of any supported script as plain lower-case Latin ("જયશંકર" -> "jayashankar").
/// Letters of unsupported scripts (Han, kana, Thai) are left out. ASCII out, words one space apart.
std::string to_latin(std::string_view text);

/// Key of one word; "" if it has no letters. Equal keys are likely, not certain, to be one name.
std::string name_key(std::string_view word);

/// Keys of the words of a name, in order, titles not removed: "S. Jaishankar" -> {"s.", "ssnkr"}.
/// An initial ("S.", "એસ.", "J" of "J D") gives its class and a dot.
std::vector<std::string> name_keys(std::string_view name);

/// 0 (surely different) to 100 (same reading): how alike two names sound, by weighted edit distance
/// over their sounds; integer arithmetic only. At 75, 91 % of English-Russian and 94 % of Indian
/// pairs are found, and 0.05 to 0.12 % of random pairs.
int similarity(std::string_view left, std::string_view right);

}  // namespace dateline::text
