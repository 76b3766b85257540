// SPDX-License-Identifier: Apache-2.0
#include "identify/identify.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "identify/detector.h"
#include "text/utf8.h"

namespace dateline::identify {
namespace {

using text::Script;

constexpr std::size_t most_bytes = std::size_t{64} << 10U;
// One or two words may be names, which are the same in many languages.
constexpr std::size_t fewest_words = 2;
constexpr std::size_t fewest_words_when_unsure = 4;
constexpr int least_evidence_when_unsure = 300;  // CLD2's score per KiB; text it knows has 300-1500
constexpr std::size_t script_count = static_cast<std::size_t>(Script::other) + 1;

/// How many letters of each script there are.
struct ScriptCounts {
  std::array<std::uint32_t, script_count> of{};
  std::uint32_t all = 0;

  [[nodiscard]] std::uint32_t operator[](Script script) const {
    return of[static_cast<std::size_t>(script)];
  }
  [[nodiscard]] int percent(std::uint32_t part) const {
    return all == 0 ? 0 : static_cast<int>(std::uint64_t{part} * 100 / all);
  }
};

ScriptCounts count_scripts(std::string_view text) {
  ScriptCounts counts;
  for (std::size_t at = 0; at < text.size();) {
    const text::CodePoint c = text::decode(text, at);
    at += c.length;
    const Script script = text::script_of(c.value);
    if (script == Script::none) continue;
    ++counts.of[static_cast<std::size_t>(script)];
    ++counts.all;
  }
  return counts;
}

Script most_frequent(const ScriptCounts& counts) {
  const auto most = std::max_element(counts.of.begin(), counts.of.end());
  if (*most == 0) return Script::none;
  return static_cast<Script>(most - counts.of.begin());
}

/// Han beside kana is Japanese whichever of the two there is more of; so is Hangul beside Han.
Script deciding_script(const ScriptCounts& counts) {
  const Script most = most_frequent(counts);
  if (most != Script::han && most != Script::hiragana && most != Script::katakana) return most;
  const std::uint32_t kana = counts[Script::hiragana] + counts[Script::katakana];
  if (kana * 20 >= counts[Script::han]) return Script::hiragana;
  return most;
}

std::uint32_t letters_for(const ScriptCounts& counts, Script script) {
  if (script != Script::hiragana) return counts[script];
  return counts[Script::hiragana] + counts[Script::katakana] + counts[Script::han];
}

/// Words of Latin letters, folded.
std::vector<std::string> latin_words(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (std::size_t at = 0; at <= text.size();) {
    const bool end = at == text.size();
    const text::CodePoint c = end ? text::CodePoint{} : text::decode(text, at);
    if (!end && text::is_letter(c.value)) {
      word += text.substr(at, c.length);
    } else if (!word.empty()) {
      words.push_back(text::fold(word));
      word.clear();
    }
    at += end ? 1 : c.length;
  }
  return words;
}

/// A language written in Latin letters that usually is not: every third word is one of its
/// frequent words. Never reliable: no pack reads such text.
LanguageGuess find_romanised(std::string_view text, const IdentifyTables& tables) {
  constexpr std::size_t fewest_hits = 2;
  const std::vector<std::string> words = latin_words(text);
  LanguageGuess best;
  for (const auto& [lang, frequent] : tables.romanised) {
    const auto hits = static_cast<std::size_t>(
        std::count_if(words.begin(), words.end(), [&](const std::string& word) {
          return std::binary_search(frequent.begin(), frequent.end(), word);
        }));
    const int score = words.empty() ? 0 : static_cast<int>(hits * 100 / words.size());
    if (hits < fewest_hits || score < 30 || score <= best.score) continue;
    best = {lang, score, false};
  }
  return best;
}

/// Runs of letters.
std::size_t count_words(std::string_view text) {
  std::size_t words = 0;
  bool inside = false;
  for (std::size_t at = 0; at < text.size();) {
    const text::CodePoint c = text::decode(text, at);
    const bool letter = text::is_letter(c.value) || text::is_mark(c.value);
    if (letter && !inside) ++words;
    inside = letter;
    at += c.length;
  }
  return words;
}

std::size_t count_hits(const std::vector<std::string>& words,
                       const std::map<std::string, std::vector<std::string>>& lists,
                       const std::string& lang) {
  const auto list = lists.find(lang);
  if (list == lists.end()) return 0;
  return static_cast<std::size_t>(
      std::count_if(words.begin(), words.end(), [&](const std::string& word) {
        return std::binary_search(list->second.begin(), list->second.end(), word);
      }));
}

/// Short text by its words: one that only this language has, or three that it shares.
LanguageGuess by_words(std::string_view text, const IdentifyTables& tables) {
  const std::vector<std::string> words = latin_words(text);
  LanguageGuess best;
  if (words.size() < fewest_words) return best;
  for (const auto& [lang, frequent] : tables.frequent) {
    const std::size_t points =
        3 * count_hits(words, tables.frequent, lang) + count_hits(words, tables.weak, lang);
    const auto score = static_cast<int>(std::min<std::size_t>(100, points * 34 / words.size()));
    if (points >= 3 && score >= 17 && score > best.score) best = {lang, score, false};
  }
  return best;
}

/// What letter statistics say, "und" where they say nothing.
LanguageGuess by_letters(std::string_view text, const IdentifyTables& tables) {
  const std::size_t words = count_words(text);
  Detected found = detect(text);
  if (found.code.empty() && words >= fewest_words_when_unsure) {
    found = detect(text, {.best_effort = true});
    found.reliable = false;
    if (found.score < least_evidence_when_unsure) return {};
  }
  if (found.code.empty() || words < fewest_words) return {};
  const auto code = tables.code_of.find(found.code);
  std::string lang = code == tables.code_of.end() ? found.code : code->second;
  if (lang == "und") return {};
  return {std::move(lang), found.percent, found.reliable};
}

LanguageGuess by_statistics(std::string_view text, Script script, const IdentifyTables& tables) {
  if (script != Script::latin) return by_letters(text, tables);
  if (LanguageGuess romanised = find_romanised(text, tables); romanised.score > 0) return romanised;
  LanguageGuess guess = by_letters(text, tables);
  return guess.lang == "und" ? by_words(text, tables) : guess;
}

}  // namespace

LanguageGuess identify(std::string_view text, const IdentifyTables& tables) {
  text = text.substr(0, most_bytes);
  // Not inside a letter: the detector takes only well-formed text.
  while (!text.empty() && !text::is_well_formed(text) && text.size() + 4 > most_bytes)
    text.remove_suffix(1);
  const ScriptCounts counts = count_scripts(text);
  const Script script = deciding_script(counts);
  if (script == Script::none) return {};
  const auto decided = tables.language_of_script.find(script);
  if (decided == tables.language_of_script.end()) return by_statistics(text, script, tables);
  const int score = counts.percent(letters_for(counts, script));
  return {decided->second, score, score >= 50};
}

}  // namespace dateline::identify
