// SPDX-License-Identifier: Apache-2.0
#pragma once
// How letters of many scripts read in plain Latin: tables of scripts, not of languages.
//   read_letters("જયશંકર") == "jayashankar", read_letters("Лавров") == "lavrov"

#include <string>
#include <string_view>

namespace dateline::text {

/// Reads the letters of a text as lower-case ASCII; words stay apart by one space, initials keep
/// their period, letters of unknown scripts are left out.
std::string read_letters(std::string_view text);

/// Does a script write English letters' names for initials ("એસ." for "S.")? Then the letter.
/// `reading` is what `read_letters` gave for the word; '\0' when it is no letter's name.
char letter_named(std::string_view reading);

}  // namespace dateline::text
