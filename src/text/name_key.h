// SPDX-License-Identifier: Apache-2.0
#pragma once
// The key under which one name is found in every script: "Jaishankar", "જયશંકર", "जयशंकर" and
// "Джайшанкар" share theirs. Built from a phonetic reading of the letters: transliteration to
// Latin, schwas and vowel length dropped, doubled letters and aspirates merged, initials kept.

#include <string>
#include <string_view>
#include <vector>

namespace dateline::text {

/// Reads letters of any supported script as plain lower-case Latin ("જયશંકર" -> "jayashankar").
/// Letters of unsupported scripts are left out. ASCII out.
std::string to_latin(std::string_view text);

/// Key of one word; "" if it has no letters. Equal keys are likely, not certain, to be one name.
std::string name_key(std::string_view word);

/// Keys of the words of a name, in order, titles not removed: "S. Jaishankar" -> {"s.", "jsnkr"}.
/// A word that is an initial gives one consonant or vowel class and a dot.
std::vector<std::string> name_keys(std::string_view name);

/// 0 (surely different) to 100 (same reading): how alike two words sound, by weighted edit
/// distance over `to_latin`; integer arithmetic only.
int similarity(std::string_view left, std::string_view right);

}  // namespace dateline::text
