// SPDX-License-Identifier: Apache-2.0
#pragma once
// The entities of one report while it is read, and which short names may stand for them.

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "dateline/analysis.h"
#include "names/identity.h"
#include "names/name_runs.h"

namespace dateline::names {

class EntityBook {
 public:
  explicit EntityBook(const Tools& tools) : tools_(tools) {}

  std::vector<Entity> entities;

  /// The entity of this id; `fresh` is stored when there is none yet.
  Index get(Entity fresh);
  [[nodiscard]] std::optional<Index> find(const std::string& id) const;

  /// Another name by which the entity goes: keys across scripts, words in order.
  void add_name(Index entity, std::vector<std::string> keys, std::vector<std::string> words);
  void add_acronym(const std::string& folded, Index entity);
  [[nodiscard]] std::optional<Index> by_acronym(const std::string& folded) const;

  /// The person that this full or short name means, the last mentioned of several that fit;
  /// nothing when country or office contradict. `recent`: mention order, latest first.
  [[nodiscard]] std::optional<Index> person_named(const NameRun& name, const NameContext& context,
                                                  const std::vector<Index>& recent) const;

  /// 'm', 'f' or '?': by the tables, or by the pronoun that stood for it before.
  [[nodiscard]] char sex(Index entity) const;
  void note_sex(Index entity, char sex) { sexes_.emplace(entity, sex); }

 private:
  struct Name {
    Index entity = 0;
    std::vector<std::string> keys;
    std::vector<std::string> words;
  };
  [[nodiscard]] bool contradicts(const Entity& entity, const NameContext& context) const;
  [[nodiscard]] static bool fits(const NameRun& shorter, const Name& full);

  const Tools& tools_;
  std::map<std::string, Index, std::less<>> by_id_;
  std::map<std::string, Index, std::less<>> acronyms_;
  std::map<Index, char> sexes_;
  std::vector<Name> names_;
  std::set<std::pair<Index, std::vector<std::string>>> known_names_;  // entity and words
  std::multimap<std::string, std::size_t, std::less<>> by_key_;       // every word's key -> names_
};

/// "foreign minister" of "foreign_minister".
std::string office_words(std::string_view id);
/// "john-qwerty" of {"John", "Qwerty"} in any script.
std::string latin_id(const std::vector<std::string>& words);

}  // namespace dateline::names
