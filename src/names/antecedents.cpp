// SPDX-License-Identifier: Apache-2.0
#include "names/antecedents.h"

#include <algorithm>
#include <set>

namespace dateline::names {
namespace {

// How many sentences back a noun phrase or pronoun may point.
constexpr Index far = 12;
constexpr Index near = 1;
// Mentions looked at on the way back; bounds hostile input.
constexpr std::ptrdiff_t most_steps = 300;

template <typename Value>
void add_once(std::vector<Value>& values, const Value& value) {
  if (std::ranges::find(values, value) == values.end()) values.push_back(value);
}

}  // namespace

std::vector<Index> Antecedents::recent() const {
  std::vector<Index> latest;
  // Only the last stretch matters; keeps long reports linear.
  const std::size_t most = 200;
  const std::size_t begin = mentions_.size() > most ? mentions_.size() - most : 0;
  for (std::size_t at = mentions_.size(); at > begin; --at)
    add_once(latest, mentions_[at - 1].entity);
  return latest;
}

bool Antecedents::is_subject(const NameMention& mention) const {
  const Word& word = scene_.analysis.words[mention.head_word];
  return word.relation == Relation::nsubj || word.relation == Relation::csubj;
}

bool Antecedents::office_fits(const Entity& entity, const std::string& office) const {
  if (entity.kind != EntityKind::person) return false;
  if (office.empty() || office == "leader" || office == "side") return true;
  return !entity.office_id.empty() && offices_agree(office, entity.office_id, scene_.tools.lexicon);
}

std::optional<Index> Antecedents::holder(Index word, const std::string& office) const {
  const Index sentence = scene_.sentence_of(word);
  for (auto mention = mentions_.rbegin(); mention != mentions_.rend(); ++mention) {
    if (mention->sentence + far < sentence || mention - mentions_.rbegin() > most_steps) break;
    if (mention->plural || mention->first_word >= word) continue;
    if (office_fits(book_.entities[mention->entity], office)) return mention->entity;
  }
  return std::nullopt;
}

std::optional<Index> Antecedents::pronoun(Index word, char sex) const {
  const Index sentence = scene_.sentence_of(word);
  std::vector<Index> persons;
  std::optional<Index> subject;
  std::optional<Index> first;
  Index first_sentence = 0;
  for (auto mention = mentions_.rbegin(); mention != mentions_.rend(); ++mention) {
    if (mention->sentence + near < sentence || mention - mentions_.rbegin() > most_steps) break;
    const Entity& entity = book_.entities[mention->entity];
    const bool person = entity.kind == EntityKind::person || entity.kind == EntityKind::office;
    if (mention->plural || !person || mention->first_word >= word) continue;
    const char known = book_.sex(mention->entity);
    if (sex != '?' && known != '?' && known != sex) continue;
    add_once(persons, mention->entity);
    if (!subject && is_subject(*mention)) subject = mention->entity;
    if (!first || mention->sentence == first_sentence) {
      first = mention->entity;
      first_sentence = mention->sentence;
    }
  }
  if (persons.size() == 1) return persons.front();
  if (subject) return subject;
  // Without a tree: who comes first in the nearest sentence is the likely subject.
  return scene_.parsed ? std::nullopt : first;
}

// The subject of the sentence, or what is spoken of first in it.
std::optional<Index> Antecedents::state(Index word) const {
  const Index sentence = scene_.sentence_of(word);
  std::optional<Index> first;
  std::optional<Index> subject;
  for (auto mention = mentions_.rbegin(); mention != mentions_.rend(); ++mention) {
    if (mention->sentence != sentence || mention - mentions_.rbegin() > most_steps) break;
    const Entity& entity = book_.entities[mention->entity];
    const bool state = entity.kind == EntityKind::country || entity.kind == EntityKind::body;
    if (!state || mention->plural || entity.country.empty() || mention->first_word >= word)
      continue;
    first = mention->entity;
    if (is_subject(*mention)) subject = mention->entity;
  }
  return subject ? subject : first;
}

std::vector<Index> Antecedents::group(Index word, const std::string& office,
                                      std::size_t count) const {
  const Index sentence = scene_.sentence_of(word);
  std::vector<Index> found;
  Index in_sentence = sentence;
  for (auto mention = mentions_.rbegin(); mention != mentions_.rend(); ++mention) {
    if (mention->sentence + far < sentence || mention - mentions_.rbegin() > most_steps) break;
    if (mention->first_word >= word) continue;
    if (mention->plural && mention->members.size() == count) {
      const bool fit = std::ranges::all_of(mention->members, [&](Index member) {
        return office_fits(book_.entities[member], office);
      });
      if (fit) return mention->members;
    }
    if (mention->plural || !office_fits(book_.entities[mention->entity], office)) continue;
    // Two that took part together stand in one sentence.
    if (!found.empty() && mention->sentence != in_sentence) found.clear();
    in_sentence = mention->sentence;
    add_once(found, mention->entity);
    if (found.size() == count) {
      std::ranges::reverse(found);
      return found;
    }
  }
  return {};
}

bool Antecedents::near_pair(Index word, const std::vector<Index>& members) const {
  const Index sentence = scene_.sentence_of(word);
  for (const Index member : members) {
    const auto seen =
        std::ranges::find_if(mentions_.rbegin(), mentions_.rend(), [&](const NameMention& mention) {
          return mention.entity == member ||
                 std::ranges::find(mention.members, member) != mention.members.end();
        });
    if (seen == mentions_.rend() || seen->sentence + near < sentence) return false;
  }
  return true;
}

std::vector<std::string> Antecedents::countries(Index word, std::size_t count) const {
  const Index sentence = scene_.sentence_of(word);
  std::vector<std::pair<int, std::string>> found;  // how often, in order of first mention
  const std::size_t begin = mentions_.size() > 300 ? mentions_.size() - 300 : 0;
  for (std::size_t at = begin; at < mentions_.size(); ++at) {
    const NameMention& mention = mentions_[at];
    if (mention.first_word >= word || mention.sentence + far < sentence) continue;
    std::vector<Index> members = mention.members;
    if (members.empty()) members.push_back(mention.entity);
    for (const Index member : members) count_country(found, book_.entities[member]);
  }
  if (found.size() < count) return {};
  std::ranges::stable_sort(found, std::ranges::greater(), &std::pair<int, std::string>::first);
  found.resize(count);
  std::vector<std::string> countries;
  countries.reserve(found.size());
  for (auto& one : found) countries.push_back(std::move(one.second));
  return countries;
}

void Antecedents::count_country(std::vector<std::pair<int, std::string>>& found,
                                const Entity& entity) const {
  if (entity.kind == EntityKind::place || entity.kind == EntityKind::thing) return;
  if (scene_.tools.knowledge.country(entity.country) == nullptr) return;
  const auto same = std::ranges::find(found, entity.country, &std::pair<int, std::string>::second);
  if (same == found.end()) {
    found.emplace_back(1, entity.country);
  } else {
    ++same->first;
  }
}

}  // namespace dateline::names
