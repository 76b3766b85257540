// SPDX-License-Identifier: Apache-2.0
#include "events/tree_paths.h"

#include <algorithm>

#include "syntax/features.h"
#include "text/fold.h"

namespace dateline::events {
namespace {

constexpr std::size_t longest_path = 4;

/// The head of a word inside its sentence, if it has one there.
std::optional<Index> head_inside(const Analysis& analysis, const Sentence& sentence, Index word) {
  const auto& head = analysis.words[word].head;
  if (!head || *head < sentence.first_word || *head >= sentence.end_word) return std::nullopt;
  return *head;
}

}  // namespace

std::string relation_name(const Word& word) {
  std::string name(to_string(word.relation));
  const std::string_view sub = to_string(word.subrelation);
  if (!sub.empty()) name.append(":").append(sub);
  return name;
}

std::uint32_t marking_hash(const Scene& scene, Index word) {
  std::string marking = relation_name(scene.word(word)) + "|";
  for (const Index child : scene.tree.children(word)) {
    if (scene.word(child).relation != Relation::case_) continue;
    marking += text::fold(scene.text_of(child));
    break;
  }
  return syntax::fnv1a(marking);
}

PathsFrom::PathsFrom(const Analysis& analysis, const Sentence& sentence, Index source)
    : analysis_(&analysis), sentence_(&sentence) {
  std::optional<Index> at = source;
  for (std::size_t step = 0; at && step <= longest_path; ++step) {
    if (std::ranges::find(up_, *at) != up_.end()) break;
    up_.push_back(*at);
    at = head_inside(analysis, sentence, *at);
  }
}

std::uint32_t PathsFrom::hash(Index target) const {
  std::vector<Index> down;
  std::optional<Index> at = target;
  for (std::size_t step = 0; at && step <= longest_path; ++step) {
    const auto meeting = std::ranges::find(up_, *at);
    if (meeting == up_.end()) {
      down.push_back(*at);
      at = head_inside(*analysis_, *sentence_, *at);
      continue;
    }
    const auto rise = static_cast<std::size_t>(meeting - up_.begin());
    if (rise + down.size() > longest_path) break;
    std::string path;
    for (std::size_t i = 0; i < rise; ++i) {
      path.append(path.empty() ? "^" : " ^").append(relation_name(analysis_->words[up_[i]]));
    }
    for (std::size_t i = down.size(); i-- > 0;) {
      path.append(path.empty() ? "v" : " v").append(relation_name(analysis_->words[down[i]]));
    }
    return syntax::fnv1a(path);
  }
  return syntax::fnv1a("far");
}

}  // namespace dateline::events
