// SPDX-License-Identifier: Apache-2.0
#pragma once
// How letters of many scripts read in Latin: tables of scripts, not of languages.
//   read_sounds("Лавров") == "lavrov", read_sounds("જયશંકર") == "JayaSankar"
// Small letters are Latin spelling, which every language reads in its own way ("c", "ch", "g", "h",
// "j"). Capitals are sounds that another script writes without doubt: C ch, G hard g, H spoken h,
// J as in John, K kh, S sh, Z zh.

#include <string>
#include <string_view>

namespace dateline::text {

/// Words stay apart by one space, an initial keeps its period ("a.p.j." is three words), letters of
/// unknown scripts are left out.
std::string read_sounds(std::string_view text);

/// Some scripts write the English names of letters for initials ("એસ." for "S."): the letter whose
/// name reads so; '\0' when none does.
char letter_named(std::string_view sounds);

}  // namespace dateline::text
