// SPDX-License-Identifier: Apache-2.0
#include "text/name_key.h"

#include <algorithm>
#include <array>

#include "text/letters.h"
#include "text/sounds.h"

namespace dateline::text {
namespace {

/// Key of one word of `read_sounds`: its consonants, and whether it begins with a vowel.
std::string key_of_sounds(std::string_view word) {
  std::string key;
  for (const Sound& sound : sounds_of(word)) {
    if (sound.sound_class != 'a' || key.empty()) key.push_back(sound.sound_class);
  }
  return key;
}

struct PlainSound {
  char sound;
  std::string_view letters;
};
constexpr std::array plain_sounds = {
    PlainSound{'C', "ch"}, PlainSound{'G', "g"},  PlainSound{'H', "h"},  PlainSound{'J', "j"},
    PlainSound{'K', "kh"}, PlainSound{'S', "sh"}, PlainSound{'Z', "zh"},
};

/// Calls `use(word, has_period)` for the words of what `read_sounds` gave.
template <typename Use>
void for_each_word(std::string_view reading, const Use& use) {
  while (!reading.empty()) {
    const std::size_t end = reading.find(' ');
    std::string_view word = reading.substr(0, end);
    const bool period = word.ends_with('.');
    if (period) word.remove_suffix(1);
    use(word, period);
    reading.remove_prefix(end == std::string_view::npos ? reading.size() : end + 1);
  }
}

}  // namespace

std::string to_latin(std::string_view text) {
  std::string out;
  for (const char sound : read_sounds(text)) {
    const auto found = std::ranges::find(plain_sounds, sound, &PlainSound::sound);
    if (found != plain_sounds.end()) {
      out += found->letters;
    } else if (sound != '.') {
      out.push_back(sound);
    }
  }
  return out;
}

std::string name_key(std::string_view word) {
  std::string letters;
  for_each_word(read_sounds(word), [&](std::string_view part, bool) { letters += part; });
  return key_of_sounds(letters);
}

std::vector<std::string> name_keys(std::string_view name) {
  std::vector<std::string> keys;
  for_each_word(read_sounds(name), [&](std::string_view word, bool period) {
    const char named = period ? letter_named(word) : '\0';
    const std::string letter(1, named);
    const std::string_view sounded = named != '\0' ? std::string_view(letter) : word;
    std::string key = key_of_sounds(sounded);
    if (sounded.size() == 1) key = key.substr(0, 1) + ".";
    keys.push_back(std::move(key));
  });
  return keys;
}

}  // namespace dateline::text
