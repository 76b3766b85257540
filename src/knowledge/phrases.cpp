// SPDX-License-Identifier: Apache-2.0
#include "knowledge/phrases.h"

#include <algorithm>
#include <tuple>

#include "text/fold.h"
#include "text/name_key.h"
#include "text/utf8.h"

namespace dateline::knowledge {
namespace {

constexpr std::size_t shortest_key = 3;  // sounds; shorter keys are shared by too many words

bool is_hyphen(char32_t c) { return c == U'-' || (c >= 0x2010 && c <= 0x2015); }
bool is_apostrophe(char32_t c) { return c == U'\'' || c == 0x2018 || c == 0x2019 || c == 0x02BC; }
bool is_word_letter(char32_t c) {
  if (c < 0x80)
    return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || (c >= U'0' && c <= U'9');
  return text::is_letter(c) || text::is_mark(c) || text::is_digit(c);
}

/// One letter and a period: part of an abbreviation that may be written apart.
bool is_initial(std::string_view word) {
  if (word.size() < 2 || word.back() != '.') return false;
  const text::CodePoint c = text::decode(word, 0);
  return c.length + 1 == word.size() || word.find('.') + 1 < word.size();
}

void append_word(std::string& out, std::string_view& last, std::string_view word) {
  if (word.empty()) return;
  const bool joined = is_initial(last) && is_initial(word);
  if (!out.empty() && !joined) out.push_back(' ');
  out += word;
  last = word;
}

bool is_acronym(std::string_view written) {
  for (std::size_t position = 0; position < written.size();) {
    const text::CodePoint c = text::decode(written, position);
    position += c.length;
    if (text::is_letter(c.value) && !text::is_upper(c.value)) return false;
  }
  return true;
}

auto order_of(const Candidate& candidate) {
  return std::tie(candidate.kind, candidate.id, candidate.form);
}

}  // namespace

std::string phrase_form(std::string_view folded) {
  std::string plain;
  for (std::size_t position = 0; position < folded.size();) {
    const text::CodePoint c = text::decode(folded, position);
    if (is_hyphen(c.value) || c.value == U',') {
      plain.push_back(' ');
    } else if (is_apostrophe(c.value)) {
      plain.push_back('\'');
    } else {
      plain += folded.substr(position, c.length);
    }
    position += c.length;
  }
  std::string out;
  std::string_view last;
  for (std::string_view rest = plain; !rest.empty();) {
    const std::size_t end = rest.find(' ');
    append_word(out, last, rest.substr(0, end));
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  }
  if (out.size() > 1 && out.back() == '.') out.pop_back();
  return out;
}

std::string_view first_run(std::string_view folded) {
  std::size_t position = 0;
  while (position < folded.size()) {
    const text::CodePoint c = text::decode(folded, position);
    if (!is_word_letter(c.value)) break;
    position += c.length;
  }
  return folded.substr(0, position);
}

std::string joined_keys(const std::vector<std::string>& keys) {
  std::string out;
  for (const std::string& key : keys) {
    if (!out.empty()) out.push_back(' ');
    out += key;
  }
  return out;
}

std::string squeezed_key(std::string_view keys) {
  std::string out;
  for (const char sound : keys) {
    const bool inner_vowel = sound == 'a' && !out.empty();
    const bool doubled = !out.empty() && out.back() == sound;
    if (sound != ' ' && !inner_vowel && !doubled) out.push_back(sound);
  }
  return out;
}

int word_count(std::string_view phrase) {
  int count = 0;
  bool inside = false;
  for (std::size_t position = 0; position < phrase.size();) {
    const text::CodePoint c = text::decode(phrase, position);
    position += c.length;
    const bool letter = is_word_letter(c.value);
    if (letter ? !inside : !text::is_space(c.value)) ++count;
    inside = letter;
  }
  return count;
}

Phrases::Phrases() {
  constexpr std::size_t usual = 32768;
  by_phrase_.reserve(usual);
  by_key_.reserve(usual);
  longest_.reserve(usual);
}

void Phrases::add(std::string_view written, Candidate candidate) {
  const std::string form = phrase_form(text::fold(written));
  if (form.empty()) return;
  candidate.written = written;
  int& longest = longest_[std::string(first_run(form))];
  longest = std::max(longest, word_count(written));
  const auto index = static_cast<std::uint32_t>(candidates_.size());
  if (candidate.form == "name" && !is_acronym(written)) {
    const std::string key = joined_keys(text::name_keys(written));
    const bool telling = key.size() >= shortest_key;
    if (telling) by_key_[squeezed_key(key)].push_back(index);
  }
  by_phrase_[form].push_back(index);
  candidates_.push_back(std::move(candidate));
}

void Phrases::add_key(std::string_view keys, Candidate candidate) {
  if (keys.empty()) return;
  by_key_[squeezed_key(keys)].push_back(static_cast<std::uint32_t>(candidates_.size()));
  candidates_.push_back(std::move(candidate));
}

std::vector<Candidate> Phrases::meanings(const Map<Meanings>& map, std::string_view name) const {
  std::vector<Candidate> found;
  const auto entry = map.find(name);
  if (entry == map.end()) return found;
  for (const std::uint32_t index : entry->second) found.push_back(candidates_[index]);
  return found;
}

std::vector<Candidate> Phrases::find(std::string_view folded) const {
  return meanings(by_phrase_, phrase_form(folded));
}

std::vector<Candidate> Phrases::find_key(std::string_view keys) const {
  return meanings(by_key_, squeezed_key(keys));
}

int Phrases::longest_from(std::string_view folded_word) const {
  const auto found = longest_.find(first_run(folded_word));
  return found == longest_.end() ? 0 : found->second;
}

/// Rows come in the order of the tables; a stable sort keeps the first rule of each meaning.
void Phrases::order(Meanings& meanings) const {
  if (meanings.size() < 2) return;
  const auto of = [this](std::uint32_t index) { return order_of(candidates_[index]); };
  std::ranges::stable_sort(meanings, {}, of);
  const auto rest = std::ranges::unique(meanings, {}, of);
  meanings.erase(rest.begin(), rest.end());
}

void Phrases::sort() {
  for (auto& [phrase, meanings] : by_phrase_) order(meanings);
  for (auto& [key, meanings] : by_key_) order(meanings);
}

}  // namespace dateline::knowledge
