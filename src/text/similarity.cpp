// SPDX-License-Identifier: Apache-2.0
// How alike two names sound: weighted edit distance over their sounds.

#include <algorithm>
#include <array>
#include <string>

#include "text/letters.h"
#include "text/name_key.h"
#include "text/sounds.h"

namespace dateline::text {
namespace {

constexpr int consonant_weight = 100;
constexpr int vowel_weight = 40;
constexpr int other_vowel = 15;       // a for o
constexpr int schwa_weight = 20;      // a vowel a, which Indic and Arabic letters leave unwritten
constexpr int other_letter = 10;      // z for s: same class, another letter
constexpr int unlike = 130;           // a consonant for another of no kin
constexpr int spoken_or_silent = 50;  // h, w, j, y and the like come and go
constexpr std::size_t longest = 96;   // sounds

/// Classes of sounds that are easily written for each other.
struct Kin {
  char left;
  char right;
  int cost;
};
constexpr std::array kin = {
    Kin{'b', 'f', 60}, Kin{'b', 'p', 50}, Kin{'f', 'p', 70},  Kin{'d', 't', 50}, Kin{'k', 's', 80},
    Kin{'m', 'n', 50}, Kin{'l', 'r', 80}, Kin{'d', 's', 100}, Kin{'s', 't', 80},
};

bool is_weak(char letter) {
  return letter == 'h' || letter == 'H' || letter == 'w' || letter == 'j';
}

int weight(const Sound& sound) {
  if (sound.sound_class == 'a') return sound.letter == 'a' ? schwa_weight : vowel_weight;
  return is_weak(sound.letter) ? spoken_or_silent : consonant_weight;
}

int substitution(const Sound& left, const Sound& right) {
  if (left == right) return 0;
  if (left.sound_class == right.sound_class) {
    return left.sound_class == 'a' ? other_vowel : other_letter;
  }
  const char low = std::min(left.sound_class, right.sound_class);
  const char high = std::max(left.sound_class, right.sound_class);
  const auto found = std::ranges::find_if(
      kin, [&](const Kin& pair) { return pair.left == low && pair.right == high; });
  if (found != kin.end()) return found->cost;
  return low == 'a' ? unlike + vowel_weight : unlike;
}

std::vector<Sound> sounds_of_name(std::string_view name) {
  std::vector<Sound> sounds;
  const std::string read = read_sounds(name);
  for (std::string_view rest = read; !rest.empty() && sounds.size() < longest;) {
    const std::size_t end = rest.find_first_of(" .");
    for (const Sound& sound : sounds_of(rest.substr(0, end))) sounds.push_back(sound);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  }
  if (sounds.size() > longest) sounds.resize(longest);
  return sounds;
}

int total(const std::vector<Sound>& sounds) {
  int sum = 0;
  for (const Sound& sound : sounds) sum += weight(sound);
  return sum;
}

int distance(const std::vector<Sound>& left, const std::vector<Sound>& right) {
  std::array<int, longest + 1> row{};
  for (std::size_t j = 0; j < right.size(); ++j) row[j + 1] = row[j] + weight(right[j]);
  for (const Sound& sound : left) {
    int diagonal = row[0];
    row[0] += weight(sound);
    for (std::size_t j = 0; j < right.size(); ++j) {
      const int changed = diagonal + substitution(sound, right[j]);
      diagonal = row[j + 1];
      row[j + 1] = std::min({changed, row[j + 1] + weight(sound), row[j] + weight(right[j])});
    }
  }
  return row[right.size()];
}

}  // namespace

int similarity(std::string_view left, std::string_view right) {
  const std::vector<Sound> left_sounds = sounds_of_name(left);
  const std::vector<Sound> right_sounds = sounds_of_name(right);
  if (left_sounds.empty() || right_sounds.empty()) return 0;
  const int whole = std::max(total(left_sounds), total(right_sounds));
  return std::max(0, 100 - 100 * distance(left_sounds, right_sounds) / whole);
}

}  // namespace dateline::text
