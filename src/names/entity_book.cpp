// SPDX-License-Identifier: Apache-2.0
#include "names/entity_book.h"

#include <algorithm>
#include <utility>

#include "text/name_key.h"

namespace dateline::names {
namespace {

// Short names are compared by sound; the readings must be this near (0-100).
constexpr int least_similarity = 75;
constexpr int least_in_latin = 88;
// Persons of one surname that are compared; bounds hostile input.
constexpr std::size_t most_namesakes = 64;

bool is_initial_key(const std::string& key) { return key.size() >= 2 && key.back() == '.'; }

bool same_word(const std::string& left_key, const std::string& right_key) {
  if (left_key == right_key) return true;
  if (is_initial_key(left_key)) return !right_key.empty() && right_key.front() == left_key.front();
  if (is_initial_key(right_key)) return !left_key.empty() && left_key.front() == right_key.front();
  return false;
}

bool is_ascii(const std::string& word) {
  return std::ranges::all_of(word, [](char letter) { return (letter & 0x80) == 0; });
}

// Two spellings in Latin letters differ less than two scripts do.
bool sounds_alike(const std::string& left, const std::string& right) {
  const int least = is_ascii(left) && is_ascii(right) ? least_in_latin : least_similarity;
  return left == right || text::similarity(left, right) >= least;
}

}  // namespace

Index EntityBook::get(Entity fresh) {
  const auto found = by_id_.find(fresh.id);
  if (found != by_id_.end()) return found->second;
  const auto index = static_cast<Index>(entities.size());
  by_id_.emplace(fresh.id, index);
  entities.push_back(std::move(fresh));
  return index;
}

std::optional<Index> EntityBook::find(const std::string& id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? std::nullopt : std::optional(found->second);
}

void EntityBook::add_name(Index entity, std::vector<std::string> keys,
                          std::vector<std::string> words) {
  if (keys.empty() || keys.size() != words.size()) return;
  if (!known_names_.emplace(entity, words).second) return;
  for (const std::string& key : keys) {
    if (!is_initial_key(key)) by_key_.emplace(key, names_.size());
  }
  names_.push_back({entity, std::move(keys), std::move(words)});
}

void EntityBook::add_acronym(const std::string& folded, Index entity) {
  acronyms_.emplace(folded, entity);
}

std::optional<Index> EntityBook::by_acronym(const std::string& folded) const {
  const auto found = acronyms_.find(folded);
  return found == acronyms_.end() ? std::nullopt : std::optional(found->second);
}

bool EntityBook::contradicts(const Entity& entity, const NameContext& context) const {
  if (!context.country.empty() && !entity.country.empty() && context.country != entity.country)
    return true;
  if (context.office.empty() || entity.office_id.empty()) return false;
  if (offices_agree(context.office, entity.office_id, tools_.lexicon) ||
      offices_agree(entity.office_id, context.office, tools_.lexicon))
    return false;
  // Offices the tables follow exclude each other; a rank or profession goes with any office.
  return tools_.knowledge.office(context.office) != nullptr &&
         tools_.knowledge.office(entity.office_id) != nullptr;
}

// One word: any word of the full name. Several: each fits one of the full name, in order, and the
// last words are the same.
bool EntityBook::fits(const NameRun& shorter, const Name& full) {
  if (shorter.keys.size() != shorter.words.size() || shorter.keys.empty()) return false;
  if (shorter.keys.size() == 1) {
    for (std::size_t at = 0; at < full.keys.size(); ++at) {
      if (!is_initial_key(full.keys[at]) && full.keys[at] == shorter.keys.front() &&
          sounds_alike(full.words[at], shorter.words.front()))
        return true;
    }
    return false;
  }
  std::size_t at = 0;
  for (std::size_t part = 0; part < shorter.keys.size(); ++part) {
    while (at < full.keys.size() && !same_word(shorter.keys[part], full.keys[at])) ++at;
    if (at == full.keys.size()) return false;
    ++at;
  }
  return at == full.keys.size() && sounds_alike(shorter.words.back(), full.words.back());
}

std::optional<Index> EntityBook::person_named(const NameRun& name, const NameContext& context,
                                              const std::vector<Index>& recent) const {
  std::vector<Index> fitting;
  if (name.keys.empty()) return std::nullopt;
  const auto [begin, end] = by_key_.equal_range(name.keys.back());
  std::size_t tried = 0;
  for (auto one = begin; one != end && tried < most_namesakes; ++one, ++tried) {
    const Name& full = names_[one->second];
    if (!fits(name, full) || contradicts(entities[full.entity], context)) continue;
    if (std::ranges::find(fitting, full.entity) == fitting.end()) fitting.push_back(full.entity);
  }
  if (fitting.size() < 2) return fitting.empty() ? std::nullopt : std::optional(fitting.front());
  for (const Index entity : recent) {
    if (std::ranges::find(fitting, entity) != fitting.end()) return entity;
  }
  return fitting.front();
}

char EntityBook::sex(Index entity) const {
  const auto told = sexes_.find(entity);
  if (told != sexes_.end()) return told->second;
  const std::string& id = entities[entity].id;
  const std::string_view prefix = "person/";
  if (!id.starts_with(prefix)) return '?';
  const knowledge::Person* person = tools_.knowledge.person(id.substr(prefix.size()));
  return person == nullptr ? '?' : person->sex;
}

std::string office_words(std::string_view id) {
  std::string words(id);
  std::ranges::replace(words, '_', ' ');
  return words;
}

std::string latin_id(const std::vector<std::string>& words) {
  std::string id;
  for (const std::string& word : words) {
    std::string latin;
    for (const char letter : text::to_latin(word)) {
      const bool plain = (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
      if (plain) latin += letter;
    }
    if (latin.empty()) continue;
    if (!id.empty()) id += '-';
    id += latin;
  }
  return id;
}

}  // namespace dateline::names
