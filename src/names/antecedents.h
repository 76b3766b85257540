// SPDX-License-Identifier: Apache-2.0
#pragma once
// Who was spoken of before: for "he", "the minister", "his counterpart", "the two leaders".

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "names/entity_book.h"
#include "names/scene.h"

namespace dateline::names {

class Antecedents {
 public:
  Antecedents(const Scene& scene, const EntityBook& book) : scene_(scene), book_(book) {}

  /// To be told of every mention, in order of the text.
  void add(const NameMention& mention) { mentions_.push_back(mention); }

  /// The last mention again, now that its members are known.
  void replace_last(NameMention mention) { mentions_.back() = std::move(mention); }

  /// Did this pair stand together in this sentence or the one before?
  [[nodiscard]] bool near_pair(Index word, const std::vector<Index>& members) const;

  /// Entities mentioned so far, latest first, each once.
  [[nodiscard]] std::vector<Index> recent() const;

  /// The person last mentioned before `word` whose office fits, at most `sentences` back.
  [[nodiscard]] std::optional<Index> holder(Index word, const std::string& office) const;

  /// The person a singular pronoun at `word` means: the subject, or the only one, in this sentence
  /// or the one before. Nothing when that is not safe.
  [[nodiscard]] std::optional<Index> pronoun(Index word, char sex) const;

  /// The country, or body of a country, that "its" means: first in this sentence.
  [[nodiscard]] std::optional<Index> state(Index word) const;

  /// The last plural mention's members, or the last two persons that took part together.
  [[nodiscard]] std::vector<Index> group(Index word, const std::string& office,
                                         std::size_t count) const;

  /// The countries most spoken of before, by name or by their people; nothing when there are fewer.
  [[nodiscard]] std::vector<std::string> countries(Index word, std::size_t count) const;

  [[nodiscard]] const std::vector<NameMention>& mentions() const { return mentions_; }

 private:
  [[nodiscard]] bool is_subject(const NameMention& mention) const;
  void count_country(std::vector<std::pair<int, std::string>>& found, const Entity& entity) const;
  [[nodiscard]] bool office_fits(const Entity& entity, const std::string& office) const;

  const Scene& scene_;
  const EntityBook& book_;
  std::vector<NameMention> mentions_;
};

}  // namespace dateline::names
